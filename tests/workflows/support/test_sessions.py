"""Sessions: took place, or did not and why; groups; and what was given against what was planned."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from engine.days import plain_days
from engine.errors import AnswersRefused, NotOpen
from tests.workflows.small import CHILD, HEAD, SCHOOL, TEACHER, Trial, as_
from workflows.support.circle import PlanSeen, ProvisionSeen
from workflows.support.delivery import Delivered, all_started, delivered, delivered_by_place, plan_week
from workflows.support.plans import ProvisionWords, save_provision
from workflows.support.seen import SessionsSeen
from workflows.support.sessions import (
    AWAY,
    Held,
    Support,
    forget_session,
    group_names,
    log_group,
    log_session,
    logged,
    supports_given,
    supports_of,
    week_of,
)

TODAY = date(2026, 9, 7)
ME = f"person:{TEACHER}"
PLAN_ID, OTHER_PLAN = UUID(int=70), UUID(int=71)


def put_in_place(trial: Trial, **words: object) -> tuple[Support, ...]:
    """A plan in force with two kinds of support: one that names the teacher, in a group, and one that names nobody."""
    given = {"given_by": ME, "group_name": "Phonics", "minutes": 20, "times_a_week": 3, "weeks": 10, **words}
    trial.write(lambda work, journey: save_provision(work, journey, 1, ProvisionWords("Sounds", **given)))
    trial.write(lambda work, journey: save_provision(work, journey, 2, ProvisionWords("Task board")))
    trial.move("put_in_place")
    with trial.desk.reading(as_(TEACHER)) as session:
        return supports_of(session, SCHOOL, CHILD)


def log(trial: Trial, support: Support, held: Held) -> None:
    trial.write(lambda work, _: log_session(work, support, held))


def seen(trial: Trial) -> list[tuple[int, bool, int]]:
    return [(each.provision, each.took_place, each.number) for each in trial.circle().sessions]


def test_only_support_of_a_plan_in_force_has_sessions(trial_on_both: Trial) -> None:
    trial = trial_on_both
    trial.write(lambda work, journey: save_provision(work, journey, 1, ProvisionWords("Sounds", given_by=ME)))
    with trial.desk.reading(as_(TEACHER)) as session:
        assert supports_of(session, SCHOOL, CHILD) == ()
    supports = put_in_place(trial)
    assert [(each.place, each.what, each.group_name, each.times_a_week) for each in supports] == [
        (1, "Sounds", "Phonics", 3),
        (2, "Task board", "", None),
    ]


def test_somebody_sees_the_sessions_that_they_give(trial_on_both: Trial) -> None:
    trial = trial_on_both
    put_in_place(trial)
    with trial.desk.reading(as_(TEACHER)) as session:
        assert [each.what for each in supports_given(session, as_(TEACHER), TODAY)] == ["Sounds"]
        assert supports_given(session, as_(HEAD), TODAY) == ()
        assert group_names(session, SCHOOL) == ("Phonics",)


def test_a_session_took_place_or_did_not_and_what_is_said_later_takes_its_place(trial_on_both: Trial) -> None:
    trial = trial_on_both
    sounds, board = put_in_place(trial)
    log(trial, sounds, Held(TODAY, True))
    log(trial, board, Held(TODAY, False, "room"))
    assert seen(trial) == [(1, True, 1), (2, False, 1)]
    log(trial, sounds, Held(TODAY, False, "adult_away"))
    assert seen(trial) == [(1, False, 1), (2, False, 1)]
    with trial.desk.reading(as_(TEACHER)) as session:
        found = logged(session, SCHOOL, (sounds, board), week_of(TODAY))
    assert [(each.on, each.took_place, each.why) for each in found[sounds.key]] == [(TODAY, False, "adult_away")]


def test_a_day_left_blank_or_taken_back_is_not_known(trial: Trial) -> None:
    sounds, _ = put_in_place(trial)
    assert seen(trial) == []
    log(trial, sounds, Held(TODAY, False, "trip"))
    trial.write(lambda work, _: forget_session(work, sounds, TODAY))
    assert seen(trial) == []


def test_a_group_is_ticked_once_and_those_away_are_taken_out(trial: Trial) -> None:
    sounds, board = put_in_place(trial)
    trial.write(lambda work, _: log_group(work, (sounds, board), Held(TODAY, True), [sounds.key]))
    assert seen(trial) == [(1, True, 1), (2, False, 1)]
    with trial.desk.reading(as_(TEACHER)) as session:
        assert logged(session, SCHOOL, (board,), TODAY)[board.key][0].why == AWAY
    trial.write(lambda work, _: log_group(work, (sounds, board), Held(TODAY, False, "trip"), []))
    assert seen(trial) == [(1, False, 1), (2, False, 1)]


def test_a_day_may_hold_more_than_one_session(trial: Trial) -> None:
    sounds, _ = put_in_place(trial, times_a_week=10)
    assert sounds.a_day == 2
    for nth in (1, 2):
        log(trial, sounds, Held(TODAY, True, nth=nth))
    assert seen(trial) == [(1, True, 2)]


def test_a_session_of_tomorrow_or_without_a_reason_is_refused(trial: Trial) -> None:
    sounds, _ = put_in_place(trial)
    for held, field in ((Held(TODAY + timedelta(days=1), True), "on"), (Held(TODAY, False, "lazy"), "why")):
        with pytest.raises(AnswersRefused) as refused:
            log(trial, sounds, held)
        assert set(refused.value.faults) == {field}


def test_a_plan_that_is_not_in_force_any_more_takes_no_sessions(trial: Trial) -> None:
    sounds, _ = put_in_place(trial)
    trial.move("end")
    with pytest.raises(NotOpen):
        log(trial, sounds, Held(TODAY, True))


def plan(*given: ProvisionSeen, from_on: date | None = TODAY) -> PlanSeen:
    return PlanSeen(PLAN_ID, UUID(int=1), 1, "in_force", "", from_on, None, (), given)


def help_(place: int, times: int | None, weeks: int | None = None) -> ProvisionSeen:
    return ProvisionSeen(UUID(int=place), place, "Help", 1, "", None, None, "", times, weeks)


def took(place: int, number: int, took_place: bool = True, plan_id: UUID = PLAN_ID) -> SessionsSeen:
    return SessionsSeen(plan_id, place, took_place, number, TODAY, TODAY)


def test_a_plan_is_in_its_first_week_on_its_first_day_and_in_none_after_its_longest_support() -> None:
    both = plan(help_(1, 3, 6), help_(2, 1, 12))
    found = [plan_week(both, TODAY + timedelta(days=days)) for days in (-1, 0, 6, 7, 83, 84)]
    assert found == [None, (1, 12), (1, 12), (2, 12), (12, 12), None]
    assert plan_week(plan(help_(1, 3)), TODAY) is None


def test_planned_is_counted_in_school_days_until_the_last_week_of_the_support() -> None:
    days = plain_days()
    for today, planned in (
        (TODAY - timedelta(days=1), 0),
        (TODAY, 0),
        (TODAY + timedelta(days=1), 1),
        (TODAY + timedelta(days=6), 3),
        (TODAY + timedelta(days=13), 6),
        (TODAY + timedelta(days=90), 6),
    ):
        assert delivered(plan(help_(1, 3, weeks=2)), (), days, today).planned == planned


def test_what_is_not_planned_by_the_week_has_no_plan_to_be_held_against() -> None:
    assert delivered(plan(help_(1, None)), (took(1, 2),), plain_days(), TODAY) == Delivered(0, 2, 0)
    assert delivered(plan(help_(1, 3), from_on=None), (), plain_days(), TODAY) == Delivered()


def test_sessions_count_for_their_own_support_of_their_own_plan() -> None:
    sessions = (took(1, 2), took(1, 1, took_place=False), took(2, 4), took(9, 5), took(1, 7, plan_id=OTHER_PLAN))
    found = delivered_by_place(plan(help_(1, 5), help_(2, 1)), sessions, plain_days(), TODAY + timedelta(days=6))
    assert found == {1: Delivered(5, 2, 1), 2: Delivered(4, 4, 0)}


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Delivered(36, 29, 2), "31 of 36 sessions are logged: 29 took place, 2 did not."),
        (Delivered(36, 31, 0), "31 of 36 sessions are logged."),
        (Delivered(36, 0, 0), "0 of 36 sessions are logged."),
        (Delivered(0, 1, 0), "1 session is logged."),
        (Delivered(0, 3, 1), "4 sessions are logged: 3 took place, 1 did not."),
        (Delivered(), "No session is logged yet."),
    ],
)
def test_planned_against_given_in_words(found: Delivered, words: str) -> None:
    assert found.words == words


def test_all_has_started_once_every_support_has_had_a_session() -> None:
    both = plan(help_(1, 3), help_(2, 1))
    assert not all_started(both, (took(1, 2),))
    assert not all_started(both, (took(1, 2), took(2, 1, took_place=False)))
    assert all_started(both, (took(1, 2), took(2, 1)))
    assert not all_started(plan(), ())
