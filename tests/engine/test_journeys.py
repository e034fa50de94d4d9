"""Journeys move only as written, and each move is judged, recorded and followed up in one transaction."""

from datetime import date

import pytest
from sqlmodel import col, select

from engine import journeys, tasks
from engine.desk import Desk
from engine.errors import AlreadyOpen, AnswersRefused, InTheWay, NotAllowed, NotFromHere, Stale, WhyIsMissing
from engine.reading import look
from engine.records import AllowanceRow, Duty
from engine.values import AllowanceKind, Assessment
from tests.engine.small import CHILD, HEAD, SENCO, SIBLING, TEACHER, as_


def begin(desk: Desk, child=CHILD):
    return journeys.open_journey(desk, as_(TEACHER), child, "baking", {"note": "Flour"}).journey_id


def seen(desk: Desk, child=CHILD):
    with desk.reading(as_(SENCO)) as session:
        return look(desk, session, as_(SENCO), child)[-1]


def answer(desk: Desk, person, task: str, child=CHILD, **values):
    row = next(row for row in seen(desk, child).tasks if row.task == task and row.status != "lapsed")
    return tasks.answer(desk, as_(person), row.id, values, seen=row.answer.version if row.answer else 0)


def ready(desk: Desk):
    journey_id = begin(desk)
    answer(desk, SENCO, "tell", on="2026-09-07")
    answer(desk, TEACHER, "weigh", note="300 g")
    return journey_id


def test_an_opening_answers_its_task_and_opens_the_others(desk):
    begin(desk)
    now = seen(desk)
    assert {row.task: row.status.value for row in now.tasks} == {"begin": "done", "tell": "open", "weigh": "open"}
    assert now.records[0].kind == "opened"
    assert now.as_stored.next.name == "tell"
    assert now.as_stored.next.due_on == date(2026, 9, 14)
    assert dict(now.as_stored.blocking)["told"] == "Nobody has been told."
    assert now.as_stored == now.projection


def test_a_second_journey_in_the_same_slot_is_refused(desk):
    begin(desk)
    with pytest.raises(AlreadyOpen):
        begin(desk)
    begin(desk, SIBLING)


def test_a_move_with_all_guards_met_leads_where_it_is_written(desk):
    journey_id = ready(desk)
    moved = journeys.move(desk, as_(TEACHER), journey_id, "bake", seen=0)
    now = seen(desk)
    assert (moved.stage, moved.sequence, now.journey.stage, now.journey.cycle) == ("oven", 1, "oven", 1)
    assert now.records[1].detail["becauses"]["told"] == "Told on 2026-09-07."
    assert now.as_stored == now.projection


def test_a_must_not_met_stops_the_move_whatever_reason_is_given(desk):
    journey_id = begin(desk)
    with pytest.raises(InTheWay) as refused:
        journeys.move(
            desk, as_(TEACHER), journey_id, "bake", seen=0, reasons={"told": "x", "asked": "x", "weighed": "x"}
        )
    assert [verdict.check for verdict in refused.value.assessment.refused] == ["told", "asked"]
    assert seen(desk).journey.stage == "mixing"


def test_a_should_not_met_is_passed_with_a_reason_that_is_kept(desk):
    journey_id = begin(desk)
    answer(desk, SENCO, "tell", on="2026-09-07")
    with pytest.raises(InTheWay):
        journeys.move(desk, as_(TEACHER), journey_id, "bake", seen=0, reasons={"weighed": "  "})
    journeys.move(desk, as_(TEACHER), journey_id, "bake", seen=0, reasons={"weighed": "The scale is broken"})
    assert seen(desk).records[1].detail["departures"] == {"weighed": "The scale is broken"}


def test_an_exemption_and_an_exception_pass_by_the_listed_role_only(desk):
    journey_id = begin(desk)
    with pytest.raises(NotAllowed):
        journeys.record_allowance(
            desk, as_(TEACHER), journey_id, "not_this_one", kind=AllowanceKind.EXEMPTION, guard="told"
        )
    with pytest.raises(NotAllowed):
        journeys.record_allowance(desk, as_(SENCO), journey_id, "unlisted", kind=AllowanceKind.EXCEPTION)
    journeys.record_allowance(desk, as_(SENCO), journey_id, "not_this_one", kind=AllowanceKind.EXEMPTION, guard="told")
    journeys.record_allowance(desk, as_(SENCO), journey_id, "urgent", kind=AllowanceKind.EXCEPTION)
    answer(desk, TEACHER, "weigh", note="300 g")
    journeys.move(desk, as_(TEACHER), journey_id, "bake", seen=0)
    assert seen(desk).journey.stage == "oven"


def test_an_exemption_never_passes_an_always(desk):
    journey_id = begin(desk)
    journeys.record_allowance(desk, as_(SENCO), journey_id, "not_this_one", kind=AllowanceKind.EXEMPTION, guard="told")
    with pytest.raises(InTheWay) as refused:
        journeys.move(desk, as_(TEACHER), journey_id, "bake", seen=0, reasons={"weighed": "x"})
    assert [verdict.check for verdict in refused.value.assessment.blocking] == ["asked"]


def allowed(desk):
    """What lets a move pass now, by its kind and name."""
    return [(each.kind.value, each.name) for each in seen(desk).allowances]


def test_what_lets_a_move_pass_does_so_until_it_is_lifted(desk):
    journey_id = begin(desk)
    exempt = {"kind": AllowanceKind.EXEMPTION, "guard": "told"}
    journeys.record_allowance(desk, as_(SENCO), journey_id, "not_this_one", **exempt)
    journeys.record_allowance(desk, as_(SENCO), journey_id, "urgent", kind=AllowanceKind.EXCEPTION)
    journeys.lift_allowance(desk, as_(SENCO), journey_id, "not_this_one", **exempt)
    with pytest.raises(InTheWay) as refused:
        journeys.move(desk, as_(TEACHER), journey_id, "bake", seen=0, reasons={"weighed": "x"})
    assert [verdict.check for verdict in refused.value.assessment.blocking] == ["told"]
    assert allowed(desk) == [("exception", "urgent"), ("lifted", "not_this_one")]
    journeys.record_allowance(desk, as_(SENCO), journey_id, "not_this_one", **exempt)
    journeys.move(desk, as_(TEACHER), journey_id, "bake", seen=0, reasons={"weighed": "x"})
    assert allowed(desk) == [("exception", "urgent"), ("exemption", "not_this_one")]


def test_it_is_lifted_by_those_who_may_record_it_and_once(desk):
    journey_id = begin(desk)
    urgent = ("urgent", {"kind": AllowanceKind.EXCEPTION})
    with pytest.raises(NotAllowed, match="Nothing of the kind"):
        journeys.lift_allowance(desk, as_(SENCO), journey_id, urgent[0], **urgent[1])
    journeys.record_allowance(desk, as_(SENCO), journey_id, urgent[0], **urgent[1])
    with pytest.raises(NotAllowed):
        journeys.lift_allowance(desk, as_(TEACHER), journey_id, urgent[0], **urgent[1])
    journeys.lift_allowance(desk, as_(SENCO), journey_id, urgent[0], **urgent[1])
    with pytest.raises(NotAllowed, match="Nothing of the kind"):
        journeys.lift_allowance(desk, as_(SENCO), journey_id, urgent[0], **urgent[1])


def test_recorded_again_it_takes_the_place_of_what_was_and_both_are_kept(desk):
    journey_id = begin(desk)
    exempt = {"kind": AllowanceKind.EXEMPTION, "guard": "told"}
    for day in (date(2026, 10, 1), date(2026, 11, 2)):
        journeys.record_allowance(desk, as_(SENCO), journey_id, "not_this_one", **exempt, look_again_on=day)
    assert [each.look_again_on for each in seen(desk).allowances] == [date(2026, 11, 2)]
    with desk.reading(as_(SENCO)) as session:
        kept = session.exec(select(AllowanceRow).order_by(col(AllowanceRow.look_again_on))).all()
    assert [(each.look_again_on, each.superseded_at is None) for each in kept] == [
        (date(2026, 10, 1), False),
        (date(2026, 11, 2), True),
    ]


def test_a_stale_tab_cannot_move(desk):
    journey_id = ready(desk)
    journeys.move(desk, as_(TEACHER), journey_id, "mix_again", seen=0)
    with pytest.raises(Stale):
        journeys.move(desk, as_(TEACHER), journey_id, "bake", seen=0)


def test_only_the_roles_of_a_move_may_make_it(desk):
    journey_id = ready(desk)
    with pytest.raises(NotAllowed):
        journeys.move(desk, as_(HEAD), journey_id, "bake", seen=0)


def test_a_move_is_refused_from_every_stage_that_does_not_have_it(desk):
    journey_id = ready(desk)
    with pytest.raises(NotFromHere):
        journeys.move(desk, as_(SENCO), journey_id, "take_out", seen=0)


def test_a_move_that_asks_why_is_not_made_without(desk):
    journey_id = ready(desk)
    journeys.move(desk, as_(TEACHER), journey_id, "bake", seen=0)
    with pytest.raises(WhyIsMissing):
        journeys.move(desk, as_(SENCO), journey_id, "back", seen=1)
    journeys.move(desk, as_(SENCO), journey_id, "back", seen=1, why="Too wet")
    assert seen(desk).journey.stage == "mixing"


def test_leaving_a_stage_lapses_its_open_tasks_and_the_record_names_them(desk):
    journey_id = begin(desk)
    answer(desk, SENCO, "tell", on="2026-09-07")
    moved = journeys.move(desk, as_(TEACHER), journey_id, "bake", seen=0, reasons={"weighed": "No time"})
    assert moved.lapsed == ("weigh",)
    assert seen(desk).records[1].lapsed == ("weigh",)


def test_a_final_stage_ends_the_journey_and_frees_its_slot(desk):
    journey_id = ready(desk)
    journeys.move(desk, as_(TEACHER), journey_id, "bake", seen=0)
    journeys.move(desk, as_(SENCO), journey_id, "take_out", seen=1)
    ended = seen(desk)
    assert (ended.journey.is_open, ended.journey.closed_on, ended.as_stored.next.kind) == (
        False,
        date(2026, 9, 7),
        "none",
    )
    assert begin(desk) != journey_id


def test_a_task_opens_when_it_can_be_done_and_its_date_is_kept(desk):
    begin(desk)
    answer(desk, SENCO, "tell", on="2026-09-07")
    answer(desk, TEACHER, "weigh", note="300 g", again_on="2026-09-26")
    now = seen(desk)
    assert [(d.name, d.due_on) for d in now.dates] == [("again", date(2026, 9, 25))]
    assert "weigh_more" not in {row.task for row in now.tasks}
    assert now.as_stored.next.kind == "move"


def test_an_agreed_date_moves_only_with_a_reason_and_the_old_one_is_kept(desk):
    begin(desk)
    answer(desk, TEACHER, "weigh", note="300 g", again_on="2026-09-25")
    row = next(row for row in seen(desk).tasks if row.task == "weigh")
    later = {"note": "300 g", "again_on": "2026-09-30"}
    with pytest.raises(WhyIsMissing):
        tasks.answer(desk, as_(TEACHER), row.id, later, seen=1)
    tasks.answer(desk, as_(TEACHER), row.id, later, seen=1, why="The oven is cold")
    assert [d.due_on for d in seen(desk).dates] == [date(2026, 9, 30)]


def test_two_answers_from_one_version_do_not_overwrite_each_other(desk):
    begin(desk)
    answer(desk, TEACHER, "weigh", note="300 g")
    row = next(row for row in seen(desk).tasks if row.task == "weigh")
    with pytest.raises(Stale):
        tasks.answer(desk, as_(TEACHER), row.id, {"note": "Other"}, seen=0)


def test_an_answer_with_holes_is_refused_with_a_sentence_for_each(desk):
    begin(desk)
    row = next(row for row in seen(desk).tasks if row.task == "weigh")
    with pytest.raises(AnswersRefused) as refused:
        tasks.answer(desk, as_(TEACHER), row.id, {"note": " ", "again_on": "30 February"}, seen=0)
    assert refused.value.faults == {
        "note": "Answer “What do you see?”",
        "again_on": "“When again?” must be a real date",
    }


def test_what_nobody_holds_falls_to_the_senco(desk):
    journey_id = begin(desk)
    row = next(row for row in seen(desk).tasks if row.task == "weigh")
    with pytest.raises(NotAllowed):
        tasks.answer(desk, as_(SENCO), row.id, {"note": "x"}, seen=0)
    with desk.writing(as_(SENCO), journey=journey_id) as work:
        for duty in work.session.exec(select(Duty).where(Duty.person_id == TEACHER)):
            duty.to_on = date(2026, 9, 1)
    tasks.answer(desk, as_(SENCO), row.id, {"note": "x"}, seen=0)


def test_a_task_handed_over_is_answered_by_that_person(desk):
    begin(desk)
    row = next(row for row in seen(desk).tasks if row.task == "weigh")
    with pytest.raises(NotAllowed):
        tasks.answer(desk, as_(HEAD), row.id, {"note": "x"}, seen=0)
    tasks.hand_over(desk, as_(TEACHER), row.id, HEAD)
    assert seen(desk).as_stored.next.name == "tell"
    tasks.answer(desk, as_(HEAD), row.id, {"note": "x"}, seen=0)


def test_a_carried_journey_says_what_is_not_known_of_the_skipped_way(desk):
    with pytest.raises(NotAllowed):
        journeys.carry_in(desk, as_(TEACHER), CHILD, "baking", at="oven", values={"on": "2026-09-01"})
    journeys.carry_in(
        desk, as_(SENCO), CHILD, "baking", at="oven", values={"on": "2026-09-01"}, known={"asked": "By phone"}
    )
    now = seen(desk)
    assert (now.journey.cycle, now.journey.carried, now.records[0].kind) == (1, True, "carried")
    assert now.records[0].detail["known"] == {"told": "not known", "asked": "By phone"}


def test_the_row_that_a_journey_was_carried_in_with_keeps_its_stage(desk):
    journeys.carry_in(desk, as_(SENCO), CHILD, "baking", at="oven", values={"on": "2026-09-01"})
    row = next(row for row in seen(desk).tasks if row.task == "carried_in")
    assert row.answer.values == {"stage": "oven", "on": "2026-09-01"}


def test_a_refused_write_leaves_nothing_behind(desk):
    journey_id = ready(desk)
    before = seen(desk)
    with pytest.raises(InTheWay):
        lose_the_scale_and_bake(desk, journey_id)
    assert (seen(desk).tasks, seen(desk).journey) == (before.tasks, before.journey)


def lose_the_scale_and_bake(desk: Desk, journey_id) -> None:
    with desk.writing(as_(SENCO), journey=journey_id) as work:
        loaded = work.journey(journey_id)
        work.put(loaded._replace(journey=loaded.journey._replace(stage="oven", cycle=1)))
        work.refresh()
        raise InTheWay(Assessment("bake", ()))
