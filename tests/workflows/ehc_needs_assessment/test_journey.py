"""A request from beginning to end: by the school, by the family, to a plan, to a no, and to what follows a no."""

from datetime import date

import pytest

from engine.boards import board, mine
from engine.errors import AlreadyOpen, InTheWay, NotAllowed
from tests.workflows.ehc_needs_assessment.story import DONE, GOT_IT, SENT, VIEW, Request
from tests.workflows.small import DSL, HEAD, SCHOOL, SENCO, TEACHER, as_

MONDAY = date(2026, 9, 7)


def test_the_school_shows_what_was_done_and_asks_the_family_before_it_asks(request_: Request) -> None:
    request_.begin()
    assert set(request_.blocking("ask_council")) == {"action_shown", "family_view_known", "request_shared"}
    request_.answer("show_what_was_done", **DONE)
    request_.answer("ask_family_view", TEACHER, **{**VIEW, "view": "time"})
    assert request_.blocking("ask_council")["family_view_known"] == "The family wants time."
    request_.answer("ask_family_view", **VIEW)
    request_.on(date(2026, 9, 9))
    request_.answer("send_request", **SENT)
    assert request_.next() == ("move", "ask_council", "senco")
    assert request_.move("ask_council") == "requested"
    assert request_.dates()["decision"] == date(2026, 10, 21)
    request_.answer("note_received", **GOT_IT)
    assert request_.dates() == {
        "decision": date(2026, 10, 22),
        "no_plan_letter": date(2026, 12, 31),
        "final_plan": date(2027, 1, 28),
    }
    assert [(each.council, each.from_on) for each in request_.circle().councils] == [("Elmshire", date(2026, 9, 9))]
    assert len(request_.circle().talks) == 1


def test_the_school_may_ask_without_what_is_usual_and_says_why(request_: Request) -> None:
    request_.begin()
    with pytest.raises(InTheWay):
        request_.move("ask_council")
    said = dict.fromkeys(("action_shown", "family_view_known", "request_shared"), "It is urgent")
    assert request_.move("ask_council", **said) == "requested"


@pytest.mark.parametrize("by", [TEACHER, SENCO, HEAD, DSL])
def test_anybody_writes_down_that_the_family_has_asked(request_: Request, by: object) -> None:
    request_.put_in(by=by)
    assert request_.now.journey.stage == "requested"
    assert request_.open_tasks() == {"note_received", "note_decision", "note_other_council"}
    assert request_.dates()["decision"] == date(2026, 10, 19)
    assert request_.circle().council_on(MONDAY) == "Elmshire"


def test_the_family_asks_while_the_school_is_getting_ready(request_: Request) -> None:
    request_.begin()
    assert request_.blocking("family_has_asked") == {}
    assert request_.move("family_has_asked", TEACHER) == "requested"
    assert "note_received" in request_.open_tasks()
    assert request_.dates()["decision"] == date(2026, 10, 19)


def test_the_family_may_ask_twice_and_again_after_a_no(request_: Request) -> None:
    request_.to_refused()
    request_.put_in(on="2026-10-12")
    assert request_.dates()["decision"] == date(2026, 11, 23)
    with pytest.raises(AlreadyOpen):  # the second press of one page
        request_.put_in(on="2026-10-12")
    request_.put_in(on="2026-10-13")
    assert request_.dates()["decision"] == date(2026, 11, 24)


def test_what_the_council_owes_waits_for_the_council_and_is_held_up_after_its_day(request_: Request) -> None:
    request_.put_in()
    assert request_.next() == ("task", "note_received", "senco")
    request_.answer("note_received", on="2026-09-07", council="Elmshire")
    assert request_.next() == ("task", "note_decision", "council")
    request_.on(date(2026, 10, 19))
    assert request_.row("note_decision").due_standing == "law"
    assert request_.now.projection.held_up_from == date(2026, 10, 19)


def test_a_listed_reason_takes_the_time_limits_away_and_not_the_step(request_: Request) -> None:
    request_.put_in()
    request_.on(date(2026, 10, 12))
    request_.answer("note_decision", decision="not_yet", on="2026-10-12", reason="away")
    assert request_.dates() == {}
    row = request_.row("note_decision")
    assert (row.status, row.due_standing, row.due_on) == ("open", "our default", date(2026, 11, 9))
    request_.answer("note_decision", decision="not_yet", on="2026-10-12")
    assert request_.dates()["decision"] == date(2026, 10, 19)


def test_the_schools_advice_is_due_by_law_and_nobody_passes_it_with_a_reason(request_: Request) -> None:
    request_.to_assessing()
    row = request_.row("send_advice")
    assert (row.due_on, row.due_standing) == (date(2026, 11, 25), "law")
    with pytest.raises(InTheWay):
        request_.move("advice_is_there", advice_sent="We have no time")
    request_.answer("send_advice", state="sent", on="2026-10-12", copy=True)
    assert request_.move("advice_is_there") == "advised"


def test_advice_that_the_council_has_already_is_not_owed_again(request_: Request) -> None:
    request_.to_assessing()
    request_.exempt("advice_given_before")
    assert request_.blocking("advice_is_there") == {}
    assert "send_advice" not in request_.open_tasks()
    with pytest.raises(NotAllowed, match="request for our advice came on 14 October"):
        request_.exempt("advice_not_asked")


def test_a_draft_is_written_down_whatever_the_school_still_owes(request_: Request) -> None:
    request_.to_draft()
    assert request_.now.journey.stage == "draft"
    request_.answer("note_draft", served_on="2026-11-14", consulted_on="2026-11-16")
    assert request_.dates()["draft_answer"] == date(2026, 11, 28)
    assert request_.row("answer_council").due_on == date(2026, 12, 1)
    request_.on(date(2026, 11, 29))
    assert "draft_answer" not in request_.dates()


def test_the_final_plan_makes_the_status_and_gives_the_family_its_two_months(request_: Request) -> None:
    request_.to_draft()
    request_.on(date(2026, 12, 14))
    request_.answer("note_final", decision="final", on="2026-12-10")
    request_.move("plan_is_final", values={"issued_on": "2026-12-10"})
    circle = request_.circle()
    assert (circle.pupil.sen_code, circle.pupil.sen_since) == ("E", date(2026, 12, 10))
    assert circle.ehc_plan_in_force is not None
    assert (circle.ehc_plan_in_force.journey_id, circle.ehc_plan_in_force.council) == (request_.journey_id, "Elmshire")
    assert request_.dates() == {"appeal_from_decision": date(2027, 2, 10), "appeal_time": date(2027, 2, 10)}
    assert request_.lanes() == {"ehc_needs_assessment", "ehc_annual_review"}
    with pytest.raises(InTheWay):
        request_.move("plan_stands")
    request_.on(date(2027, 2, 11))
    assert request_.move("plan_stands") == "plan_in_force"


def test_what_stands_in_the_plan_is_amended_within_five_weeks_of_the_order(request_: Request) -> None:
    request_.to_draft()
    request_.move("plan_is_final", values={"issued_on": "2026-11-16"})
    request_.answer("note_family_steps", appealed_on="2026-11-16")
    request_.answer("note_plan_outcome", outcome="ordered", on="2026-11-16")
    assert request_.dates()["amended_plan"] == date(2026, 12, 21)
    request_.answer("note_amended_plan", on="2026-11-16")
    assert "amended_plan" not in request_.dates()


def test_a_no_gives_the_family_its_dates_and_the_school_no_deadline(request_: Request) -> None:
    request_.to_refused()
    assert request_.dates() == {"appeal_from_decision": date(2026, 12, 12), "appeal_time": date(2026, 12, 12)}
    assert request_.now.journey.is_open
    request_.answer("tell_family_ways", who=["child"], on="2026-10-12", told=["iass", "support"], support=True)
    assert request_.next() == ("task", "note_family_steps", "family")
    for day in (date(2026, 12, 11), date(2026, 12, 12)):
        request_.on(day)
        assert request_.now.projection.held_up_from is None or request_.now.projection.held_up_from > day
    assert all(row.nudge_on is None for row in request_.now.tasks if row.task == "note_family_steps")
    assert all(each.nudge_on is None for each in request_.now.dates)


def test_what_is_up_to_the_family_is_on_nobodys_list(request_: Request) -> None:
    request_.to_refused()
    request_.answer("tell_family_ways", who=["child"], on="2026-10-12", told=["iass"], support=False)
    for person in (SENCO, HEAD, TEACHER):
        with request_.desk.reading(as_(person)) as session:
            assert mine(session, as_(person), date(2026, 10, 12)) == ()
    with request_.desk.reading(as_(SENCO)) as session:
        assert board(session, as_(SENCO), held_up_before=date(2026, 12, 12)) == ()


def test_the_certificate_moves_the_last_day_where_it_is_later(request_: Request) -> None:
    request_.to_refused()
    request_.answer("note_family_steps", TEACHER, certificate_on="2026-11-29")
    assert request_.dates() == {
        "appeal_from_decision": date(2026, 12, 12),
        "appeal_from_certificate": date(2026, 12, 29),
        "appeal_time": date(2026, 12, 29),
    }


def test_it_ends_once_the_familys_time_is_over_and_support_goes_on(request_: Request) -> None:
    request_.to_refused()
    with pytest.raises(InTheWay):
        request_.move("no_further")
    request_.on(date(2026, 12, 13))
    assert request_.move("no_further") == "support_goes_on"
    assert request_.circle().pupil.sen_code == "N"


def test_after_a_won_appeal_the_council_assesses_in_new_limits(request_: Request) -> None:
    request_.to_refused()
    request_.answer("tell_family_ways", who=["child"], on="2026-10-12", told=["iass"], support=True)
    request_.answer("note_family_steps", appealed_on="2026-10-12")
    request_.on(date(2027, 3, 1))
    assert request_.now.projection.held_up_from is None
    request_.answer("note_outcome", outcome="ordered", on="2027-03-01")
    assert request_.next() == ("move", "council_must_act", "senco")
    assert request_.move("council_must_act") == "assessing"
    assert request_.dates() == {
        "new_letter": date(2027, 3, 15),
        "no_plan_letter": date(2027, 5, 10),
        "final_plan": date(2027, 6, 7),
    }
    request_.answer("note_new_letter", on="2027-03-01")
    assert "new_letter" not in request_.dates()


def test_after_a_mediation_about_the_plan_a_draft_is_due(request_: Request) -> None:
    request_.to_assessing()
    request_.answer("note_plan_decision", decision="no_plan", on="2026-10-12")
    assert request_.move("council_makes_no_plan") == "no_plan"
    request_.answer("note_family_steps", mediation_on="2026-10-12")
    request_.answer("note_outcome", outcome="agreed", on="2026-10-12")
    assert request_.move("council_must_act") == "advised"
    assert request_.dates() == {"draft_plan": date(2026, 11, 16), "final_plan": date(2026, 12, 28)}


def test_a_request_is_taken_back_or_goes_on_elsewhere(request_: Request) -> None:
    request_.put_in()
    assert request_.move("take_back", why="The family prefers to wait") == "taken_back"
    request_.put_in()
    assert request_.move("goes_on_elsewhere") == "elsewhere"
    assert request_.now.journey.school_id == SCHOOL
