"""What a school's layers say stands on the pages on which people work."""

import pytest

from engine.layer import LayerKind
from tests.client import Reader
from tests.web.classroom import Classroom
from workflows.catalogue import catalogue
from workflows.publishing import publish, use_layer

OWN = """\
layer: school
of: graduated_approach
version: 1
title: Our own words
in_force_from: 2026-09-07
tasks:
  weigh_concern:
    fields:
      behind: {ask: "What else could be going on?"}
    more_fields:
      - field: asked_ta
        ask: What does the teaching assistant say?
        answer: short text
        may_be_blank: true
"""


@pytest.fixture
def laid(room: Classroom) -> Classroom:
    """The classroom, at a school that uses Westmere's layer and has published its own."""
    with room.desk.writing_school(room.as_(room.school.senco)) as work:
        use_layer(work, catalogue(), LayerKind.COUNCIL, "westmere", work.today)
        publish(work, catalogue(), OWN)
    return room


def test_a_step_asks_in_the_words_of_the_school_and_asks_what_it_adds(laid: Classroom, teacher: Reader) -> None:
    child = laid.amira
    laid.begin(child)
    page = teacher.page(laid.step(child, "weigh_concern"))
    assert "What else could be going on?" in page.main
    assert "Sight, hearing, sleep or health not checked lately" in page.main
    assert "What does the teaching assistant say?" in page.main
    laid.answer(child, "weigh_concern", {"behind": ["nothing"], "next": "different", "asked_ta": "Tired by ten"})
    answer = laid.row(child, "weigh_concern").answer
    assert answer is not None
    assert answer.values["asked_ta"] == "Tired by ten"


def test_a_step_that_the_council_adds_is_there_to_be_done(laid: Classroom, senco: Reader) -> None:
    child = laid.amira
    laid.write_plan(child)
    page = senco.page(laid.step(child, "westmere_response_form"))
    assert "Which of Westmere’s bands fits Amira now?" in page.main
    assert "Targeted plus" in page.main


def test_a_guard_that_the_council_raised_is_not_called_the_law(laid: Classroom, senco: Reader) -> None:
    page = senco.page("/how-it-goes/graduated_approach")
    assert "Westmere’s graduated response says always" in page.main
    assert "End targeted support" in page.main
