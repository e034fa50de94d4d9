"""A definition drawn: the words of the picture are those of the table, whatever they are, and all lie inside it."""

import itertools
from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.definition import Workflow
from tests import MONDAY
from tests.client import Reader
from tests.web.school import SmallSchool
from web.definitions.described import BEGIN, StageSaid, described
from web.definitions.layout import PAD, PHONE, SIZE, WIDE, Form, laid_out
from web.definitions.picture import svg
from web.definitions.written import mermaid, table
from web.lettering import plain, width_of
from workflows.catalogue import catalogue

LAW = [catalogue().current(name, MONDAY).workflow for name in catalogue().names(on=MONDAY)]
WORKFLOWS = [*LAW, *(each.workflow for each in catalogue().proposals())]
HOSTILE = '</text><script>alert("x")</script>|#&;\x07' + "W" * 50
TAGS = {"svg", "title", "desc", "path", "rect", "circle", "polygon", "text"}

every = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
both = pytest.mark.parametrize("form", [WIDE, PHONE], ids=lambda form: form.name)


def said(picture: Element) -> str:
    return "".join(each.text or "" for each in picture.iter() if each.tag.endswith("text")).replace(" ", "")


def renamed(stages: tuple[StageSaid, ...], words: str) -> tuple[StageSaid, ...]:
    """The same stages and ways, everything called `words`."""
    return tuple(
        replace(
            stage,
            label=words,
            usual=words,
            ways=tuple(replace(way, button=words, to_label=words, by=words) for way in stage.ways),
        )
        for stage in stages
    )


def inside(stages: tuple[StageSaid, ...], form: Form) -> None:
    layout = laid_out(stages, form, here=stages[1].name)
    for card in layout.cards:
        texts = [*card.texts, *(text for row in card.rows for text in row.texts)]
        for text in texts:
            size = 17 if text.is_label else SIZE
            assert PAD + width_of(text.words, size) <= form.card
            assert card.top + size <= text.y < card.top + card.height
        for above, below in itertools.pairwise(texts):
            assert below.y - above.y >= 19
    assert layout.cards[-1].top + layout.cards[-1].height < layout.height


@every
@both
def test_the_picture_says_each_way_as_the_table_does(workflow: Workflow, form: Form) -> None:
    stages = described(workflow)
    words, place = said(fromstring(svg(laid_out(stages, form), workflow.title))), 0
    rows = table(stages).splitlines()[2:]
    for stage in stages:
        place = words.index(plain(stage.label).replace(" ", ""), place)
        for way in stage.ways:
            row = rows.pop(0)
            for each in (way.button, way.leads, way.by):
                place = words.index(each.replace(" ", ""), place)
                assert each in row
            place = words.index(way.forces.replace(" ", ""), place)
    assert not rows


@every
def test_everything_lies_inside_the_picture(workflow: Workflow) -> None:
    inside(described(workflow), WIDE)
    inside(described(workflow), PHONE)


@both
@given(words=st.one_of(st.just(HOSTILE), st.text(min_size=1, max_size=90)))
@settings(max_examples=25, deadline=None)
def test_whatever_a_school_calls_its_stages_is_words_and_lies_inside(form: Form, words: str) -> None:
    stages = renamed(described(LAW[0]), f"x{words}")
    inside(stages, form)
    picture = fromstring(svg(laid_out(stages, form), words, note=words))
    assert {each.tag.rsplit("}")[-1] for each in picture.iter()} == TAGS - (
        {"circle", "polygon"} if form is PHONE else set()
    )


def test_hostile_words_end_no_cell_and_no_node() -> None:
    stages = renamed(described(LAW[0]), HOSTILE)
    assert all(row.replace("\\|", "").count("|") == 6 for row in table(stages).splitlines())
    assert "<script>" not in table(stages)
    drawn = mermaid(stages)
    assert "<script>" not in drawn
    assert all(line.count('"') == 2 for line in drawn.splitlines()[1:])


@every
def test_who_may_begin_is_said_in_every_form(workflow: Workflow) -> None:
    stages = described(workflow)
    assert stages[0].name == BEGIN
    by = stages[0].ways[0].by
    assert by in table(stages)
    assert by in mermaid(stages)
    assert by.replace(" ", "") in said(fromstring(svg(laid_out(stages), "x")))


def test_the_phone_s_picture_is_small_enough_for_fourteen_pixels() -> None:
    layout = laid_out(described(LAW[0]), PHONE)
    assert (layout.lines, layout.width) == ((), 272)


def test_the_page_draws_both_forms_of_what_the_school_has(client: Reader, school: SmallSchool) -> None:
    page = client.come_in(school.senco.email).page("/how-it-goes/phase_transfer")
    assert [each.get("aria-labelledby") for each in page.tree.findall(".//figure/*")] == [
        "definition-wide-title",
        "definition-phone-title",
    ]
