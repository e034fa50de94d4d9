"""In both EHC lanes a changed rule moves no date that was issued; another event, or another limit of the law, does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from engine.checks import Register
from engine.clock import SetClock
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.playbook import DueOn, Playbook
from engine.reading import look
from engine.refreshing import refresh_school
from engine.values import TaskStatus
from tests.workflows.ehc_annual_review.story import BOTH, OTHERS, REPORT, Reviewing
from tests.workflows.ehc_needs_assessment.story import Request
from tests.workflows.small import CHILD, HEAD, SENCO, as_
from workflows.catalogue import Definitions, catalogue
from workflows.support.council import set_council
from workflows.support.ehc_records import EhcPlan
from workflows.support.history import add, stamped

LATER = timedelta(days=14)
LANES = ("ehc_annual_review", "ehc_needs_assessment")


def _a_fortnight_later(rule: Callable[..., Any]) -> Callable[..., Any]:
    """The rule as another Parliament might have it: whatever it counts is two weeks longer."""

    def changed(facts: Any) -> Any:
        found = rule(facts)
        return replace(found, on=found.on + LATER) if isinstance(found, DueOn) and found.since else found

    changed.__name__ = rule.__name__
    return changed


def _changed(playbook: Playbook) -> Playbook:
    rules = Register("rule")
    for rule in playbook.rules.values():
        rules.add(_a_fortnight_later(rule))
    return replace(playbook, rules=rules)


def with_changed_rules(desk: Desk) -> Desk:
    """The same school, under the same definitions by their hash, with every rule of both lanes changed."""
    books = [_changed(each) if each.workflow.name in LANES else each for each in catalogue().all()]
    return Desk(Definitions(books, layers=catalogue().layers), desk.clock, desk.database, Ids(seed=8))


def issued(desk: Desk) -> dict[str, tuple[date | None, str]]:
    """Every open step and every date that is not met: its day and its standing."""
    with desk.reading(as_(SENCO)) as session:
        pages = look(desk, session, as_(SENCO), CHILD)
    steps = {
        f"step {row.task}": (row.due_on, row.due_standing)
        for each in pages
        for row in each.tasks
        if row.status is TaskStatus.OPEN
    }
    dates = {f"date {row.name}": (row.due_on, row.standing) for each in pages for row in each.dates if not row.met_on}
    return steps | dates


def nothing_moves(desk: Desk) -> int:
    """Refresh under the changed rules, by night and wholly: how many dates stood, all of them unmoved."""
    before, under = issued(desk), with_changed_rules(desk)
    for _ in range(2):
        refresh_school(under, as_(SENCO), everything=True)
        assert issued(under) == before
    return sum(on is not None for on, _ in before.values())


def _to_the_papers(reviewing: Reviewing) -> None:
    reviewing.answer("set_meeting", on="2026-10-15", time="2pm", where="Room 3", suits=True)
    reviewing.move("begin_preparing")


def _to_the_council(reviewing: Reviewing) -> None:
    reviewing.hold()
    reviewing.answer("write_report", HEAD, **REPORT)
    reviewing.answer("send_report_round", HEAD, who=BOTH, others=OTHERS, on="2026-10-20")
    reviewing.move("send_report", HEAD)


def _to_the_changes(reviewing: Reviewing) -> None:
    reviewing.decide("amend")
    reviewing.move("plan_changes")
    reviewing.answer("note_notice", on="2026-11-12", evidence=True, changes="Hours")


def _to_an_end(reviewing: Reviewing) -> None:
    reviewing.decide("cease", on="2026-10-16")
    reviewing.move("plan_ends")


def _to_another_council(reviewing: Reviewing) -> None:
    reviewing.answer("note_other_council", council="Oakshire", on="2026-09-07", known_on="2026-09-04")


@pytest.mark.parametrize(
    "way", [_to_the_papers, Reviewing.hold, _to_the_council, _to_the_changes, _to_an_end, _to_another_council]
)
def test_a_changed_rule_moves_no_date_of_a_review(reviewing: Reviewing, way: Callable[[Reviewing], None]) -> None:
    way(reviewing)
    assert nothing_moves(reviewing.desk) >= 1


@pytest.mark.parametrize("way", [Request.put_in, Request.to_assessing, Request.to_draft, Request.to_refused])
def test_a_changed_rule_moves_no_date_of_a_request(request_: Request, way: Callable[[Request], None]) -> None:
    way(request_)
    assert nothing_moves(request_.desk) >= 3


def test_another_event_is_counted_by_the_rule_as_it_then_stands(request_: Request) -> None:
    request_.put_in()
    assert request_.dates()["decision"] == date(2026, 10, 19)
    request_.desk = with_changed_rules(request_.desk)
    request_.answer("note_received", on="2026-09-10", council="Elmshire")
    assert request_.dates()["decision"] == date(2026, 11, 5)
    assert request_.row("note_decision").due_on == date(2026, 11, 5)


def test_a_meeting_on_another_day_is_counted_by_the_rule_as_it_then_stands(reviewing: Reviewing) -> None:
    _to_the_papers(reviewing)
    assert reviewing.row("circulate").due_on == date(2026, 10, 1)
    reviewing.desk = with_changed_rules(reviewing.desk)
    reviewing.answer("set_meeting", on="2026-10-20", time="2pm", where="Room 3", suits=True)
    assert reviewing.row("circulate").due_on == date(2026, 10, 20)


def test_a_time_limit_that_falls_away_gives_way_though_the_event_is_the_same_day(request_: Request) -> None:
    """Put in on the day of the request, so that the law's six weeks and our asking again hang on one day."""
    request_.put_in()
    request_.answer("note_decision", decision="not_yet", on="2026-09-07", reason="personal")
    row = request_.row("note_decision")
    assert (row.due_on, row.due_standing, row.due_since) == (date(2026, 10, 5), "our default", date(2026, 9, 7))


def test_a_re_assessment_has_its_fifteen_days_though_the_request_is_the_same(request_: Request) -> None:
    """That there was a plan turns out later: the same request, and another limit."""
    request_.put_in()
    with request_.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        set_council(work, CHILD, "Elmshire", date(2024, 3, 1))
        of = {"subject_id": CHILD, "council": "Elmshire", "issued_on": date(2024, 3, 1)}
        add(work, EhcPlan(**stamped(work, **of)))
    assert request_.row("note_decision").due_on == date(2026, 9, 22)
    assert request_.dates()["decision"] == date(2026, 9, 22)


@pytest.fixture
def reviewing(sqlite_database: Database, clock: SetClock) -> Reviewing:
    return Reviewing(sqlite_database, clock)


@pytest.fixture
def request_(sqlite_database: Database, clock: SetClock) -> Request:
    return Request(sqlite_database, clock)
