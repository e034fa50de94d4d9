"""Where else a child learns, and a part-time timetable: what is written, what fits, and what is asked because of it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from engine.checks import Outcome
from engine.clock import SetClock
from engine.database import Database
from engine.definition import Standing
from engine.errors import AnswersRefused, NotFound
from engine.playbook import DueOn
from tests.workflows.ehc_annual_review.sample import child
from tests.workflows.graduated_approach.sample import (
    annual_review,
    exempt,
    pupil,
    seen,
)
from tests.workflows.graduated_approach.story import Story
from tests.workflows.small import CHILD, MOTHER, SENCO, SIBLING, Trial, as_, key
from workflows.graduated_approach.facts import Facts
from workflows.support.away_seen import (
    ALTERNATIVE,
    HOSPITAL,
    LEADS_HERE,
    LEADS_THERE,
    PART_TIME,
    PLACE,
    Away,
    ElsewhereSeen,
)
from workflows.support.circle import AgreementSeen
from workflows.support.elsewhere import (
    ElsewhereWords,
    add_elsewhere,
    change_elsewhere,
    elsewhere_of,
    take_back_elsewhere,
)
from workflows.support.elsewhere_asked import (
    agreed_places,
    learns_elsewhere,
    place_in_words,
    place_sharing_agreed,
    registered_elsewhere,
    second_school_has_record,
    timetable_look_again,
    timetable_looked_at,
)

MONDAY, OCTOBER, NOVEMBER = date(2026, 9, 7), date(2026, 10, 5), date(2026, 11, 2)
HILLSIDE = UUID(int=71)
AT_HILLSIDE = ElsewhereWords(LEADS_HERE, MONDAY, place="  Hillside  School ", days="Fridays", whom="Their SENCO")
MORNINGS = ElsewhereWords(
    PART_TIME, MONDAY, date(2026, 10, 16), days="Mornings", agreed_by=("child",), look_again_on=OCTOBER
)
NONE, NOT_MET, MET = Outcome.NOT_NEEDED, Outcome.NOT_MET, Outcome.MET


def at(kind: str = LEADS_HERE, *, known_on: date = NOVEMBER, to_on: date | None = None) -> ElsewhereSeen:
    return ElsewhereSeen(HILLSIDE, kind, "Hillside", "Fridays", known_on, known_on, to_on)


def part_time(look_again_on: date | None) -> ElsewhereSeen:
    return ElsewhereSeen(HILLSIDE, PART_TIME, "", "Mornings", MONDAY, MONDAY, date(2026, 12, 18), look_again_on)


def said(answer: str, *, withdrawn_on: date | None = None) -> AgreementSeen:
    who = frozenset({key(MOTHER)})
    of = (frozenset({"plan"}), UUID(int=81), UUID(int=3), PLACE, 1, NOVEMBER, answer)
    return AgreementSeen(who, *of, service=str(HILLSIDE), withdrawn_on=withdrawn_on)


def with_place(*places: ElsewhereSeen, **more: Any) -> Facts:
    return seen(away=Away(elsewhere=places), **more)


def test_a_place_keeps_its_id_and_what_was_known_before(trial_on_both: Trial) -> None:
    trial = trial_on_both
    with trial.writing() as work:
        made = add_elsewhere(work, CHILD, AT_HILLSIDE)
    before = trial.clock.now()
    trial.clock.advance(timedelta(days=3))
    with trial.writing() as work:
        change_elsewhere(work, made, replace(AT_HILLSIDE, to_on=OCTOBER, known_on=MONDAY))
    (now,), (then,) = trial.circle().away.elsewhere, trial.circle(before).away.elsewhere
    assert (now.id, now.place, now.known_on, now.to_on) == (made, "Hillside School", MONDAY, OCTOBER)
    assert (then.id, then.to_on) == (made, None)
    with trial.desk.reading(as_(SENCO)) as session:
        (row,) = elsewhere_of(session, UUID(int=1), CHILD)
        assert elsewhere_of(session, UUID(int=1), SIBLING) == ()
    assert (row.id, row.whom) == (made, "Their SENCO")


def test_what_was_written_by_mistake_is_taken_back_and_only_of_the_child_in_hand(trial_on_both: Trial) -> None:
    trial = trial_on_both
    with trial.writing() as work:
        made = add_elsewhere(work, CHILD, MORNINGS)
    with trial.desk.writing(as_(SENCO), subjects=[SIBLING]) as work, pytest.raises(NotFound):
        take_back_elsewhere(work, made)
    with trial.writing() as work:
        take_back_elsewhere(work, made)
    assert trial.circle().away.elsewhere == ()


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (replace(AT_HILLSIDE, place=" "), "place"),
        (replace(AT_HILLSIDE, to_on=date(2026, 9, 4)), "to_on"),
        (replace(AT_HILLSIDE, known_on=OCTOBER), "known_on"),
        (replace(MORNINGS, to_on=None), "to_on"),
        (replace(MORNINGS, agreed_by=()), "agreed_by"),
        (replace(MORNINGS, look_again_on=None), "look_again_on"),
        (replace(MORNINGS, look_again_on=date(2026, 10, 19)), "look_again_on"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_question(trial: Trial, words: ElsewhereWords, fault: str) -> None:
    with pytest.raises(AnswersRefused) as refused, trial.writing() as work:
        add_elsewhere(work, CHILD, words)
    assert set(refused.value.faults) == {fault}


@pytest.mark.parametrize(
    ("facts", "outcome", "asks"),
    [
        (with_place(), NONE, None),
        (with_place(part_time(OCTOBER)), NONE, None),
        (with_place(at(to_on=date(2026, 11, 20))), NONE, None),  # over by 23 November
        (with_place(at(ALTERNATIVE)), NOT_MET, NOVEMBER),
        (with_place(at(HOSPITAL), agreements=(said("no"),)), MET, None),
        (with_place(at(), allowed=[exempt("safeguarding")]), NONE, NOVEMBER),
        (with_place(at(), others=[annual_review()]), NONE, None),  # asked once for a child
    ],
)
def test_the_family_is_asked_once_what_each_place_may_know(facts: Facts, outcome: Outcome, asks: date | None) -> None:
    assert place_sharing_agreed(facts).outcome is outcome
    assert learns_elsewhere(facts) == asks


def test_only_a_yes_that_stands_lets_a_place_know() -> None:
    told = [
        with_place(at(), agreements=(each,)) for each in (said("limits"), said("no"), said("yes", withdrawn_on=OCTOBER))
    ]
    assert [len(agreed_places(facts.circle, facts.today)) for facts in told] == [1, 0, 0]
    assert place_in_words(with_place(at())) == (
        "Hillside. Registered at both schools, and this school leads. From 2 November 2026. Fridays."
    )
    assert place_in_words(told[0]) is None


ACADEMY = pupil()._replace(school_is_maintained=False)
SENT = at()._replace(record_sent_on=date(2026, 11, 10))


@pytest.mark.parametrize(
    ("facts", "outcome", "due"),
    [
        (with_place(at(LEADS_THERE)), NONE, None),  # the other was first, and sends to us
        (with_place(at(ALTERNATIVE)), NONE, None),
        (with_place(at()), NOT_MET, DueOn(NOVEMBER, Standing.LAW)),
        (with_place(at(), pupil=ACADEMY), NOT_MET, DueOn(NOVEMBER, Standing.OUR_DEFAULT)),
        (with_place(SENT), MET, None),
        (with_place(SENT, at()), NOT_MET, DueOn(NOVEMBER, Standing.LAW)),  # there is another one
        (with_place(at(), others=[annual_review()]), NONE, None),
    ],
)
def test_a_second_school_gets_a_copy_of_the_record(facts: Facts, outcome: Outcome, due: DueOn | None) -> None:
    assert second_school_has_record(facts).outcome is outcome
    assert registered_elsewhere(facts) == due


def test_a_review_of_an_ehc_plan_asks_for_it_before_sen_support_does() -> None:
    facts = child({}, away=Away(elsewhere=(at(),)))
    assert second_school_has_record(facts).outcome is NOT_MET
    assert learns_elsewhere(facts) == NOVEMBER


@pytest.mark.parametrize(
    ("look_again_on", "outcome"),
    [(None, NONE), (date(2026, 12, 1), MET), (date(2026, 11, 30), NOT_MET), (date(2026, 11, 20), NOT_MET)],
)
def test_a_timetable_is_looked_at_in_the_week_before_its_day(look_again_on: date | None, outcome: Outcome) -> None:
    facts = with_place(part_time(look_again_on))
    assert timetable_looked_at(facts).outcome is outcome
    assert timetable_look_again(facts) == (DueOn(look_again_on, Standing.AGREED) if look_again_on else None)


def test_what_is_said_is_kept_for_the_place_that_was_shown(sqlite_database: Database, clock: SetClock) -> None:
    """Of two that begin on one day it is the one that was written down first as it now stands."""
    story = Story(sqlite_database, clock)
    story.begin()
    with story.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        first, second = (add_elsewhere(work, CHILD, replace(AT_HILLSIDE, place=name)) for name in ("Ash", "Birch"))
    clock.advance(timedelta(minutes=1))
    with story.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        change_elsewhere(work, first, replace(AT_HILLSIDE, place="Ash", days="Mondays"))
    kept = []
    for answer in ("yes", "no"):
        shown = place_in_words(story.now().facts) or ""
        said = {"took_part": [key(MOTHER)], "on": "2026-09-07", "answer": answer, "share": []}
        story.answer("ask_about_place", said, by=SENCO)
        asked = [each for each in story.now().facts.circle.agreements if each.answer == answer]
        kept.append((shown.split(".")[0], [each.service for each in asked]))
    assert kept == [("Birch", [str(second)]), ("Ash", [str(first)])]


GOES_ON = {"on": "2026-09-30", "next": "longer", "who": [key(MOTHER)], "until": "2026-11-20"}


@pytest.fixture
def story(sqlite_database: Database, clock: SetClock) -> Story:
    """A child with a part-time timetable, on 30 September."""
    story = Story(sqlite_database, clock)
    story.begin()
    with story.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        add_elsewhere(work, CHILD, MORNINGS)
    story.on(date(2026, 9, 30))
    return story


def test_a_timetable_goes_on_with_an_end_an_agreement_and_another_day(story: Story) -> None:
    for lacking in ({}, {"look_again_on": "2026-11-23"}, {"look_again_on": "2026-11-16", "who": []}):
        with pytest.raises(AnswersRefused):
            story.answer("look_at_timetable", {**GOES_ON, **lacking}, by=SENCO)
    story.answer("look_at_timetable", {**GOES_ON, "look_again_on": "2026-11-16"}, by=SENCO)
    assert "look_at_timetable" not in story.open_tasks()
    story.on(date(2026, 11, 9))
    assert "look_at_timetable" in story.open_tasks()
    assert story.row("look_at_timetable").due_on == date(2026, 11, 16)


def test_full_time_again_ends_a_timetable_with_today(story: Story) -> None:
    story.answer("look_at_timetable", {"on": "2026-09-30", "next": "full"}, by=SENCO)
    story.on(date(2026, 10, 1))
    facts = story.now().facts
    assert facts.circle.away.timetable(facts.today) is None
    assert "look_at_timetable" not in story.open_tasks()
