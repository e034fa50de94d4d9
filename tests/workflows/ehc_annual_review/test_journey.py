"""A plan from review to review, through the engine and a real database."""

from datetime import date

import pytest

from engine import journeys
from engine.clock import SetClock
from engine.database import Database
from engine.errors import AlreadyOpen, InTheWay, NotAllowed, WhyIsMissing
from engine.reading import look
from engine.values import AllowanceKind, TaskStatus
from tests.workflows.ehc_annual_review.story import BOTH, NOTED, OTHERS, PLAN, REPORT, VIEW, WORKFLOW, Reviewing
from tests.workflows.small import CHILD, DSL, HEAD, SENCO, TEACHER, as_
from workflows.school.records import Pupil
from workflows.support.attempts import Attempts
from workflows.support.ehc_reviews import plan_ended, plan_known


def test_beginning_writes_down_the_plan_and_counts_backwards_from_its_anniversary(reviewing: Reviewing) -> None:
    circle = reviewing.circle
    assert circle.ehc_plan_in_force is not None
    assert (circle.ehc_plan_in_force.council, circle.pupil.sen_code) == ("Elmshire", "E")
    assert circle.council_on(date(2025, 11, 30)) == "Elmshire"
    assert reviewing.dates() == {
        "meeting_by": (date(2026, 11, 1), False),
        "decision_by": (date(2026, 11, 29), False),
    }
    assert reviewing.next() == ("task", "set_meeting", "senco")
    assert reviewing.row("set_meeting").due_on == date(2026, 9, 18)
    assert reviewing.row("say_which_plan").status is TaskStatus.DONE


def test_a_child_has_one_review_at_a_time(reviewing: Reviewing) -> None:
    with pytest.raises(AlreadyOpen):
        journeys.open_journey(reviewing.desk, as_(SENCO), CHILD, WORKFLOW, PLAN)


def test_the_teacher_does_not_begin_it(reviewing: Reviewing) -> None:
    with pytest.raises(NotAllowed):
        journeys.open_journey(reviewing.desk, as_(TEACHER), CHILD, WORKFLOW, PLAN)


def test_a_whole_year_ends_with_the_decision_and_the_next_begins_with_it(reviewing: Reviewing) -> None:
    reviewing.get_ready()
    assert reviewing.row("invite").due_on == date(2026, 9, 14)
    assert (reviewing.row("circulate").due_on, reviewing.row("circulate").due_standing) == (date(2026, 10, 1), "law")
    assert reviewing.now.projection.next.waiting_until == date(2026, 10, 14)
    reviewing.on(date(2026, 10, 15))
    assert reviewing.next() == ("task", "note_meeting", "senco")
    reviewing.answer(
        "note_meeting", on="2026-10-15", took_part=BOTH, how="in_person", progress="Half way", words="Glad"
    )
    assert reviewing.move("hold_meeting") == "held"
    report = reviewing.row("write_report")
    assert (report.owner, report.due_on, report.due_standing) == ("head", date(2026, 10, 29), "law")
    reviewing.answer("write_report", HEAD, recommends="keep", why="It fits", differs="no")
    reviewing.answer("send_report_round", HEAD, who=BOTH, others=OTHERS, on="2026-10-20")
    assert reviewing.move("send_report", HEAD) == "with_council"
    decision = reviewing.row("note_decision")
    assert (decision.owner, decision.chased_by, decision.due_on) == ("council", "senco", date(2026, 11, 12))
    reviewing.answer("note_decision", decision="keep", on="2026-11-10", told=True)
    assert reviewing.next() == ("move", "plan_stays", "senco")
    assert reviewing.move("plan_stays") == "ahead"
    assert (reviewing.now.journey.cycle, reviewing.now.journey.is_open) == (1, True)
    assert reviewing.dates() == {
        "meeting_by": (date(2027, 10, 12), False),
        "decision_by": (date(2027, 11, 9), False),
    }
    assert reviewing.now.projection.next.waiting_until == date(2027, 8, 3)


def test_nobody_forgets_the_next_review(reviewing: Reviewing) -> None:
    reviewing.decide("keep")
    reviewing.move("plan_stays")
    assert "set_meeting" not in reviewing.open_tasks()
    reviewing.on(date(2027, 8, 4))
    assert reviewing.next() == ("task", "set_meeting", "senco")
    reviewing.on(date(2027, 12, 1))
    assert reviewing.now.projection.held_up_from == date(2027, 8, 31)


def test_a_meeting_of_the_review_is_a_meeting_with_the_family(reviewing: Reviewing) -> None:
    reviewing.hold()
    assert [each.on for each in reviewing.circle.meetings] == [date(2026, 10, 15)]


def test_without_two_weeks_the_meeting_does_not_pass_and_a_reason_does_not_help(reviewing: Reviewing) -> None:
    reviewing.get_ready(invited="2026-10-05", round_on="2026-10-06")
    reviewing.on(date(2026, 10, 15))
    reviewing.answer("note_meeting", on="2026-10-15", took_part=BOTH, how="phone", progress="Half way", words="Glad")
    assert set(reviewing.missing("hold_meeting")) == {"notice_given", "papers_circulated"}
    with pytest.raises(InTheWay):
        reviewing.move("hold_meeting", notice_given="x", papers_circulated="x")
    with pytest.raises(NotAllowed):
        reviewing.exempt("all_invited_agreed_to_less", "notice_given", SENCO)
    for guard in ("notice_given", "papers_circulated"):
        reviewing.exempt("all_invited_agreed_to_less", guard, HEAD)
    assert reviewing.move("hold_meeting") == "held"


def test_another_day_needs_another_invitation(reviewing: Reviewing) -> None:
    reviewing.get_ready()
    assert "invite" not in reviewing.open_tasks()
    reviewing.answer("set_meeting", on="2026-10-22", time="2pm", where="Room 3", suits=True)
    assert "invite" in reviewing.open_tasks()
    assert reviewing.next() == ("task", "invite", "senco")
    assert reviewing.dates()["notice_by"] == (date(2026, 10, 8), False)


def test_a_review_that_the_council_holds_itself_asks_the_school_for_none_of_it(reviewing: Reviewing) -> None:
    reviewing.answer("set_meeting", on="2026-10-15", time="2pm", where="The council", suits=True)
    reviewing.move("begin_preparing")
    for guard in ("everyone_invited", "notice_given", "papers_circulated"):
        reviewing.exempt("council_holds_it", guard)
    reviewing.on(date(2026, 10, 15))
    reviewing.answer("note_meeting", on="2026-10-15", took_part=BOTH, how="video", progress="Half way", words="Glad")
    assert reviewing.move("hold_meeting") == "held"


def test_what_let_one_review_pass_lets_the_next_one_pass_no_more(reviewing: Reviewing) -> None:
    """The council held this year's review; nobody has said so of next year's, and what is owed for it is asked anew."""
    reviewing.answer("set_meeting", on="2026-10-15", time="2pm", where="The council", suits=True)
    reviewing.move("begin_preparing")
    owed = ("everyone_invited", "notice_given", "papers_circulated")
    for guard in owed:
        reviewing.exempt("council_holds_it", guard)
    reviewing.on(date(2026, 10, 15))
    reviewing.answer("note_meeting", **NOTED)
    reviewing.answer("ask_child", TEACHER, **VIEW)
    reviewing.move("hold_meeting")
    reviewing.answer("write_report", HEAD, **REPORT)
    reviewing.answer("send_report_round", HEAD, who=BOTH, others=OTHERS, on="2026-10-20")
    reviewing.move("send_report", HEAD)
    reviewing.answer("note_decision", decision="keep", on="2026-11-10", told=True)
    reviewing.move("plan_stays")
    reviewing.move("hold_early", why="The family asks for one")
    assert set(owed) < set(reviewing.missing("hold_meeting"))
    reviewing.exempt("council_holds_it", "everyone_invited")
    assert set(owed) & set(reviewing.missing("hold_meeting")) == {"notice_given", "papers_circulated"}


def test_after_a_late_meeting_the_decision_is_due_by_the_end_of_the_year(reviewing: Reviewing) -> None:
    """Four weeks from 20 November are 18 December; the year ends on 29 November (CFA 2014, section 44(1))."""
    reviewing.get_ready(meeting="2026-11-20", invited="2026-11-02", round_on="2026-11-05")
    reviewing.on(date(2026, 11, 20))
    reviewing.answer("note_meeting", **{**NOTED, "on": "2026-11-20"})
    reviewing.move("hold_meeting")
    reviewing.answer("write_report", HEAD, **REPORT)
    reviewing.answer("send_report_round", HEAD, who=BOTH, others=OTHERS, on="2026-11-20")
    reviewing.move("send_report", HEAD)
    decision = reviewing.row("note_decision")
    assert (decision.due_on, decision.due_standing) == (date(2026, 11, 29), "law")


def test_the_report_says_where_opinions_differ_before_it_goes(reviewing: Reviewing) -> None:
    reviewing.hold()
    reviewing.answer("write_report", HEAD, recommends="amend", why="More speech therapy", differs="yes")
    reviewing.answer("send_report_round", HEAD, who=BOTH, others=OTHERS, on="2026-10-20")
    assert reviewing.missing("send_report") == {
        "difference_written": "Somebody sees it differently, and it is not written what."
    }


def test_a_young_pupil_is_not_asked_about_adult_life_and_one_in_year_9_is(reviewing: Reviewing) -> None:
    reviewing.hold()
    assert "plan_adulthood" not in reviewing.open_tasks()
    assert "adulthood_considered" not in reviewing.missing("send_report")
    with reviewing.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        pupil = work.session.get(Pupil, (work.school_id, CHILD))
        assert pupil is not None
        pupil.year_group = "9"
    assert {"plan_adulthood", "note_careers"} <= reviewing.open_tasks()
    assert "adulthood_considered" in reviewing.missing("send_report")


def test_an_early_review_may_be_asked_for_at_any_time_and_nothing_is_in_its_way(reviewing: Reviewing) -> None:
    reviewing.decide("keep")
    reviewing.move("plan_stays")
    assert reviewing.missing("hold_early") == {}
    with pytest.raises(WhyIsMissing):
        reviewing.move("hold_early", TEACHER)
    assert reviewing.move("hold_early", TEACHER, why="Her mother asks, since the bus has changed.") == "preparing"
    assert reviewing.row("set_meeting").due_on == date(2026, 11, 26)


def test_the_council_changes_the_plan_within_twelve_weeks_of_the_meeting(reviewing: Reviewing) -> None:
    reviewing.decide("amend")
    assert set(reviewing.missing("plan_stays")) == {"council_keeps_plan"}
    assert reviewing.move("plan_changes") == "amending"
    assert reviewing.row("note_notice").due_on == date(2026, 11, 12)
    assert reviewing.dates()["changed_by"] == (date(2027, 1, 7), False)
    reviewing.answer("note_notice", on="2026-11-14", evidence=True, changes="Section F")
    answer = reviewing.row("help_to_answer")
    assert (answer.owner, answer.due_on, answer.due_standing) == ("family", date(2026, 11, 28), "law")
    assert reviewing.row("note_final").due_on == date(2027, 1, 7)
    reviewing.answer("note_final", outcome="amended", on="2026-12-18", read="More speech therapy")
    assert reviewing.move("plan_is_final") == "ahead"
    assert reviewing.dates()["decision_by"] == (date(2027, 11, 9), False)


def test_the_school_never_ends_a_plan(reviewing: Reviewing) -> None:
    for do, values in (("plan_is_over", {"next_status": "none"}), ("child_left", {})):
        with pytest.raises(InTheWay):
            reviewing.move(do, values=values)
    assert reviewing.stage == "ahead"


def test_the_council_ends_the_plan_and_the_school_decides_what_comes_next(reviewing: Reviewing) -> None:
    reviewing.decide("cease")
    assert reviewing.move("plan_ends") == "ending"
    assert reviewing.row("note_end").due_on == date(2027, 1, 8)
    reviewing.on(date(2027, 1, 11))
    reviewing.answer("note_end", end="appeal", on="2027-01-11")
    assert reviewing.row("note_end").due_on == date(2027, 4, 9)
    assert reviewing.circle.ehc_plan_in_force is not None
    reviewing.on(date(2027, 4, 12))
    reviewing.answer("note_end", end="ended", on="2027-04-12")
    assert reviewing.next() == ("move", "plan_is_over", "senco")
    assert reviewing.circle.pupil.sen_code == "E"
    assert reviewing.move("plan_is_over", values={"next_status": "sen_support"}) == "plan_over"
    assert reviewing.circle.pupil.sen_code == "K"
    assert reviewing.circle.ehc_plan_in_force is None


def test_an_end_that_is_dropped_leads_to_the_next_review(reviewing: Reviewing) -> None:
    reviewing.decide("cease")
    reviewing.move("plan_ends")
    reviewing.answer("note_end", end="dropped", on="2026-12-01")
    assert reviewing.move("plan_goes_on") == "ahead"
    assert reviewing.now.journey.cycle == 1


def test_a_decision_that_is_corrected_corrects_the_year_that_is_counted_from_it(reviewing: Reviewing) -> None:
    reviewing.decide("keep", on="2026-11-01")
    reviewing.answer("note_decision", decision="keep", on="2026-11-03", told=True)
    assert [each.reviewed_on for each in reviewing.circle.ehc_plans] == [date(2026, 11, 3)]


def test_a_review_under_way_elsewhere_is_put_in_where_it_stands(sqlite_database: Database, clock: SetClock) -> None:
    reviewing = Reviewing(sqlite_database, clock)
    with reviewing.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        plan_ended(work, CHILD, date(2026, 9, 7))
    reviewing.move("plan_is_over", values={"next_status": "none"})
    with reviewing.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        plan_known(work, CHILD, "Oakford", date(2025, 10, 1), None)
    put_in = journeys.carry_in(
        reviewing.desk, as_(SENCO), CHILD, WORKFLOW, at="held", values={"meeting_on": "2026-09-01"}
    )
    reviewing.journey_id = put_in.journey_id
    assert reviewing.row("write_report").due_on == date(2026, 9, 15)
    assert reviewing.dates()["decision_by"] == (date(2026, 9, 30), False)


def test_an_end_that_was_noted_by_mistake_is_taken_back(reviewing: Reviewing) -> None:
    for ended in (date(2026, 9, 7), None):
        with reviewing.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
            plan_ended(work, CHILD, ended)
    assert reviewing.circle.ehc_plan_in_force is not None


def test_telling_the_family_may_wait_where_the_safeguarding_lead_says_so(reviewing: Reviewing) -> None:
    reviewing.hold()
    assert "report_sent" in reviewing.missing("send_report")
    with pytest.raises(NotAllowed):
        reviewing.exempt("safeguarding", "report_sent", HEAD)
    reviewing.exempt("safeguarding", "report_sent", DSL)
    assert "report_sent" not in reviewing.missing("send_report")


def test_a_looked_after_child_s_review_goes_with_the_education_plan(reviewing: Reviewing) -> None:
    with reviewing.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        pupil = work.session.get(Pupil, (work.school_id, CHILD))
        assert pupil is not None
        pupil.looked_after = True
    reviewing.answer("set_meeting", on="2026-10-15", time="2pm", where="Room 3", suits=True)
    assert reviewing.row("beside_pep").due_on == date(2026, 10, 22)


def test_the_child_s_lanes_are_seen_together(reviewing: Reviewing) -> None:
    assert reviewing.circle.attempts_since(None) == Attempts()
    with reviewing.desk.reading(as_(TEACHER)) as session:
        assert [each.journey.workflow for each in look(reviewing.desk, session, as_(TEACHER), CHILD)] == [WORKFLOW]


def test_a_safeguarding_decision_is_looked_at_again_on_its_day_and_lifted(reviewing: Reviewing) -> None:
    reviewing.hold()
    exempt = {"kind": AllowanceKind.EXEMPTION, "guard": "report_sent"}
    desk, lead, day = reviewing.desk, as_(DSL), date(2027, 1, 18)
    journeys.record_allowance(desk, lead, reviewing.journey_id, "safeguarding", **exempt, look_again_on=day)  # type: ignore[arg-type]
    assert reviewing.dates()["look_again_at_decision"] == (day, False)
    journeys.lift_allowance(desk, lead, reviewing.journey_id, "safeguarding", **exempt)  # type: ignore[arg-type]
    assert reviewing.dates()["look_again_at_decision"][1]
    assert "report_sent" in reviewing.missing("send_report")
