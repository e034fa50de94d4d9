"""Asked and waiting: the request, the reply, help meanwhile, asking how long, and a service that says no."""

from datetime import date

import pytest

from engine.errors import InTheWay, NotAllowed, WhyIsMissing
from engine.values import TaskStatus
from tests.workflows.small import CHILD, DSL, MOTHER, SENCO, TEACHER, as_, key
from tests.workflows.specialist_involvement.story import MEANWHILE, SENT, TAKEN_ON, Asking
from workflows.support.agreements import withdraw_agreement
from workflows.support.plans import OutcomeWords, save_outcome

TOLD = {"who": [key(MOTHER)], "on": "2026-09-24", "reason": "Too young", "instead": "Word maps", "own_way": True}
NOT_TAKEN_ON = {"reply": "not_taken_on", "on": "2026-09-22", "words": "Too young for us"}


def test_a_request_that_is_not_written_down_is_a_should(asking: Asking) -> None:
    asking.to_decided()
    row = asking.row("send_request")
    assert (row.owner, row.due_on) == ("senco", date(2026, 9, 21))
    assert asking.blocking("refer") == {"request_recorded": "When and how the service was asked is not written."}
    with pytest.raises(InTheWay):
        asking.move("refer")
    assert asking.move("refer", request_recorded="Asked at the planning meeting.") == "referred"


def test_a_request_that_was_sent_is_all_that_asking_still_needs(asking: Asking) -> None:
    asking.to_decided()
    with pytest.raises(NotAllowed):
        asking.answer("send_request", TEACHER, **SENT)
    asking.answer("send_request", SENCO, **SENT)
    assert asking.next() == ("move", "refer", "senco")
    assert asking.move("refer") == "referred"


def test_the_reply_waits_for_the_service_and_the_senco_chases_it(asking: Asking) -> None:
    asking.to_referred()
    assert asking.next() == ("task", "note_reply", "service")
    row = asking.row("note_reply")
    assert (row.due_on, row.chased_by, row.due_standing) == (date(2026, 10, 6), "senco", "our default")


def test_without_a_request_the_reply_is_expected_after_twenty_school_days(asking: Asking) -> None:
    asking.to_decided()
    asking.move("refer", request_recorded="By phone.")
    assert asking.row("note_reply").due_on == date(2026, 10, 5)


@pytest.mark.parametrize("reply", ["no_reply", "more_wanted"])
def test_a_service_that_has_not_said_yet_is_asked_again(asking: Asking, reply: str) -> None:
    asking.to_referred()
    asking.on(date(2026, 10, 6))
    asking.answer("note_reply", SENCO, reply=reply, on="2026-10-06")
    row = asking.row("note_reply")
    assert (row.status, row.due_on) == (TaskStatus.OPEN, date(2026, 11, 3))
    assert asking.next() == ("task", "note_reply", "service")


@pytest.mark.parametrize("reply", ["waiting_list", "date_given"])
def test_a_child_who_is_taken_on_goes_on_to_wait(asking: Asking, reply: str) -> None:
    asking.to_referred()
    asking.answer("note_reply", SENCO, reply=reply, on="2026-09-08")
    assert asking.next() == ("move", "accepted", "senco")
    assert asking.move("accepted") == "waiting"


def test_a_wait_is_as_long_as_the_service_said(asking: Asking) -> None:
    asking.to_referred()
    asking.answer("note_reply", SENCO, reply="date_given", on="2026-09-08", seen_on="2026-10-16")
    asking.move("accepted")
    assert asking.now.projection.usual_until == date(2026, 10, 16)
    assert asking.row("chase").due_on == date(2026, 10, 16)


def test_help_goes_on_while_the_child_waits(asking: Asking) -> None:
    asking.to_waiting()
    assert asking.next() == ("task", "help_meanwhile", "class_teacher")
    assert asking.row("help_meanwhile").due_on == date(2026, 10, 6)
    asking.answer("help_meanwhile", **MEANWHILE)
    assert asking.status("help_meanwhile") is TaskStatus.DONE
    assert asking.next() == ("task", "chase", "service")


def test_a_plan_that_is_only_being_written_does_not_say_what_we_do_meanwhile(asking: Asking) -> None:
    asking.to_waiting()
    journey = asking.now.journey
    with asking.desk.writing(as_(TEACHER), subjects=[CHILD]) as work:
        save_outcome(work, journey, 1, OutcomeWords("Read a page", "A line", "Each Friday", date(2026, 11, 20)))
    assert asking.status("help_meanwhile") is TaskStatus.OPEN


def test_the_service_is_asked_how_long_again_and_again(asking: Asking) -> None:
    asking.to_waiting()
    assert asking.row("chase").due_on == date(2026, 11, 3)
    asking.on(date(2026, 11, 3))
    asking.answer("chase", SENCO, on="2026-11-03", answer="Before Christmas", will_see="yes", next_on="2026-12-01")
    first = asking.row("chase")
    assert (first.status, first.due_on) == (TaskStatus.OPEN, date(2026, 12, 1))
    asking.on(date(2026, 12, 1))
    asking.answer("chase", SENCO, on="2026-12-01", answer="In the spring", will_see="yes")
    again = asking.row("chase")
    assert again.id == first.id
    assert again.answer is not None
    assert (again.answer.version, again.status) == (2, TaskStatus.OPEN)
    assert again.due_on is not None
    assert again.due_on > date(2026, 12, 31)


def test_a_service_that_says_no_is_told_to_the_family_first(asking: Asking) -> None:
    asking.to_referred()
    assert asking.status("tell_family_answer") is None
    asking.on(date(2026, 9, 22))
    asking.answer("note_reply", SENCO, **NOT_TAKEN_ON)
    assert asking.next() == ("task", "tell_family_answer", "senco")
    row = asking.row("tell_family_answer")
    assert (row.owner, row.due_on) == ("senco", date(2026, 9, 29))
    with pytest.raises(InTheWay):
        asking.move("not_taken_on", why="Too young for the service.")
    asking.answer("tell_family_answer", SENCO, **TOLD)
    assert asking.next() == ("move", "not_taken_on", "senco")
    with pytest.raises(WhyIsMissing):
        asking.move("not_taken_on")
    assert asking.move("not_taken_on", why="Too young for the service.") == "not_accepted"


def test_a_service_that_says_no_while_the_child_waits_is_told_too(asking: Asking) -> None:
    asking.to_waiting()
    asking.answer("chase", SENCO, on="2026-09-22", answer="The team has closed", will_see="no")
    assert asking.status("chase") is TaskStatus.DONE
    assert asking.next() == ("task", "tell_family_answer", "senco")
    asking.answer("tell_family_answer", SENCO, **TOLD)
    assert asking.next() == ("move", "not_taken_on", "senco")
    assert asking.move("not_taken_on", why="The team has closed.") == "not_accepted"


def test_not_telling_the_family_what_the_service_said_needs_a_reason(asking: Asking) -> None:
    asking.to_waiting()
    reason = "The family heard it from the service itself."
    assert asking.move("not_taken_on", why="Closed.", family_told_of_answer=reason) == "not_accepted"


def test_sharing_ends_with_the_involvement_without_anybody_having_withdrawn(asking: Asking) -> None:
    asking.to_waiting()
    asking.move("close", why="The family moves away.")
    assert [(each.ends_on, each.withdrawn_on) for each in asking.agreements()] == [(date(2026, 9, 22), None)]


def test_a_family_that_says_no_while_the_child_waits_stops_all_sharing_and_the_service_is_told(asking: Asking) -> None:
    asking.to_waiting()
    assert asking.move("family_says_no", TEACHER, why="They would rather wait.") == "declined"
    assert [each.withdrawn_on for each in asking.agreements()] == [date(2026, 9, 22)]
    row = asking.row("tell_service")
    assert (row.status, row.owner, row.due_on) == (TaskStatus.OPEN, "senco", date(2026, 9, 24))
    asking.answer("tell_service", SENCO, on="2026-09-23", how="phone")
    assert asking.open_tasks() == set()


def test_a_service_that_was_never_asked_need_not_be_told(asking: Asking) -> None:
    asking.to_decided()
    asking.move("family_says_no", TEACHER, why="They would rather wait.")
    assert asking.status("tell_service") is None


def test_a_yes_that_is_withdrawn_while_the_child_waits_is_the_first_thing_to_see_to(asking: Asking) -> None:
    asking.to_waiting()
    with asking.desk.writing(as_(TEACHER), subjects=[CHILD]) as work:
        withdraw_agreement(work, asking.agreements()[0].id)
    assert ("family_agrees", "The family has withdrawn its agreement.") in asking.now.projection.blocking
    row = asking.row("decide_with_family")
    assert (row.status, row.due_on) == (TaskStatus.OPEN, date(2026, 10, 6))
    assert asking.next() == ("task", "decide_with_family", "class_teacher")


def test_a_yes_ends_after_twelve_months_and_is_asked_for_again(asking: Asking) -> None:
    asking.to_waiting()
    asking.on(date(2027, 9, 7))
    assert asking.status("decide_with_family") is TaskStatus.DONE
    asking.on(date(2027, 9, 8))
    row = asking.row("decide_with_family")
    assert (row.status, row.due_on) == (TaskStatus.OPEN, date(2027, 9, 22))
    because = "The agreement of the family ended on 7 September 2027."
    assert ("family_agrees", because) in asking.now.projection.blocking
    asking.decide(on="2027-09-08")
    assert asking.status("decide_with_family") is TaskStatus.DONE


def test_an_exception_for_safety_opens_nothing_that_would_tell_the_family(asking: Asking) -> None:
    asking.except_("safeguarding", DSL)
    asking.move("agree_with_family")
    asking.answer("send_request", SENCO, **SENT)
    asking.move("refer")
    asking.answer("note_reply", SENCO, **TAKEN_ON)
    asking.move("accepted")
    assert asking.open_tasks() == {"chase", "help_meanwhile"}
