"""A move to another council: who passes the plan on by when, what the new council says, and when it reviews.

SEND Regulations 2014, regulation 15.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from engine.checks import Outcome
from engine.definition import Standing
from engine.values import TaskStatus
from tests.workflows.ehc_annual_review.sample import child, moved, plan
from tests.workflows.ehc_annual_review.story import Reviewing
from tests.workflows.small import TEACHER
from workflows.ehc_annual_review.due import rules
from workflows.ehc_annual_review.facts import Facts
from workflows.ehc_annual_review.guards import checks
from workflows.support.ehc_seen import CouncilSeen

CAME = date(2026, 11, 2)
OTHER = {"council": "Council 1", "on": "2026-11-02", "known_on": "2026-10-28"}


def come(answers: Mapping[str, Mapping[str, Any]] | None = None, **more: Any) -> Facts:
    """A child with a plan of 9 March 2026 who came to another council on 2 November."""
    return child(answers or {}, **{"councils": moved(CAME), **more})


@pytest.mark.parametrize(
    ("known_on", "by"),
    [
        ("2026-10-28", date(2026, 11, 17)),  # fifteen working days that begin with Wednesday 28 October
        ("2026-10-12", CAME),  # the fifteenth working day before the move: in time
        (None, CAME),  # while nobody says when it knew
    ],
)
def test_the_old_council_passes_the_plan_on(known_on: str | None, by: date) -> None:
    facts = come({"note_other_council": {**OTHER, "known_on": known_on}})
    due = rules["transfer_by"](facts)
    assert (due.on, due.standing, due.since) == (by, Standing.LAW, CAME)


def test_what_was_said_of_another_move_is_not_of_this_one() -> None:
    facts = come({"note_other_council": {**OTHER, "on": "2026-09-01"}, "note_transfer": {"on": "2026-09-03"}})
    assert (facts.old_council_knew_on, facts.transferred_on) == (None, None)


def test_the_new_council_has_six_weeks_from_the_transfer() -> None:
    waiting = come({"note_other_council": OTHER})
    assert rules["new_council_by"](waiting).on == date(2026, 12, 29)  # 17 November, then six Tuesdays
    here = come({"note_other_council": OTHER, "note_transfer": {"on": "2026-11-16"}})
    assert rules["new_council_by"](here).on == date(2026, 12, 28)


def test_the_plan_is_reviewed_within_three_months_of_the_transfer_where_that_is_later() -> None:
    here = come({"note_transfer": {"on": "2026-12-10"}}, ehc=plan(date(2026, 1, 9)))
    assert (rules["year_ends"](here).on, rules["year_ends"](here).since) == (date(2027, 3, 9), date(2026, 12, 10))
    sooner = come({"note_transfer": {"on": "2026-11-16"}})
    assert (rules["year_ends"](sooner).on, rules["year_ends"](sooner).since) == (date(2027, 3, 8), date(2026, 3, 9))


@pytest.mark.parametrize(
    "facts",
    [
        child({}),
        child({}, councils=moved()),
        come(ehc=None),
        come(ehc=plan(date(2026, 3, 9), date(2026, 11, 20))),  # reviewed since
        child({}, councils=(CouncilSeen("elmshire", CAME),)),  # the same council, first written down now
    ],
)
def test_without_a_move_since_the_last_review_nothing_is_asked(facts: Facts) -> None:
    assert facts.moved is None
    assert [rules[name](facts) for name in ("transfer_by", "new_council_by")] == [None, None]
    for name in ("plan_transferred", "new_council_answered"):
        assert checks[name](facts).outcome is Outcome.NOT_NEEDED


def test_each_is_met_by_its_day_and_by_nothing_before_the_move() -> None:
    early = come({"note_transfer": {"on": "2026-11-01"}, "note_new_council": {"on": "2026-10-30"}})
    done = come({"note_transfer": {"on": "2026-11-02"}, "note_new_council": {"on": "2026-12-01"}})
    for name in ("plan_transferred", "new_council_answered"):
        assert checks[name](early).outcome is Outcome.NOT_MET
        assert checks[name](done).outcome is Outcome.MET


def test_a_council_that_the_plan_alone_names_counts_as_the_old_one() -> None:
    facts = child({}, councils=(CouncilSeen("Oakshire", CAME),))
    assert facts.moved == CouncilSeen("Oakshire", CAME)


def test_a_move_is_written_down_and_its_day_put_right(reviewing: Reviewing) -> None:
    reviewing.on(CAME)
    assert {"note_transfer", "note_new_council"} & reviewing.open_tasks() == set()
    reviewing.answer("note_other_council", TEACHER, council="Oakshire", on="2026-11-02", known_on="2026-10-28")
    assert {"note_transfer", "note_new_council"} <= reviewing.open_tasks()
    assert reviewing.row("note_transfer").due_on == date(2026, 11, 17)
    assert reviewing.dates()["decision_by"] == (date(2027, 2, 1), False)
    reviewing.answer("note_other_council", council="Oakshire", on="2026-10-26", known_on="2026-10-28")
    assert [(each.council, each.from_on) for each in reviewing.circle.councils] == [
        ("Elmshire", date(2025, 11, 30)),
        ("Oakshire", date(2026, 10, 26)),
    ]
    assert reviewing.dates()["decision_by"] == (date(2027, 1, 25), False)
    reviewing.answer("note_transfer", on="2026-11-02")
    assert reviewing.row("note_transfer").status is TaskStatus.DONE
    assert reviewing.dates()["transfer_by"] == (date(2026, 11, 17), True)
    assert reviewing.row("note_new_council").due_on == date(2026, 12, 14)
    assert reviewing.dates()["decision_by"] == (date(2027, 2, 1), False)
    reviewing.answer("note_new_council", does="review", on="2026-11-30", review_on="2027-01-20")
    assert reviewing.row("note_new_council").status is TaskStatus.DONE


def test_a_later_move_asks_again(reviewing: Reviewing) -> None:
    reviewing.on(CAME)
    reviewing.answer("note_other_council", council="Oakshire", on="2026-11-02")
    reviewing.answer("note_transfer", on="2026-11-02")
    reviewing.on(date(2026, 11, 20))
    reviewing.answer("note_other_council", council="Ashshire", on="2026-11-20")
    assert reviewing.row("note_transfer").status is TaskStatus.OPEN
    assert reviewing.row("note_transfer").due_on == date(2026, 11, 20)
