"""The rules that give days, numbers of days, and the words that stand in a field to begin with."""

from datetime import date, timedelta
from uuid import UUID

from engine.days import DayKind
from engine.definition import Length
from engine.values import AllowanceKind
from tests.workflows.specialist_involvement.cases_service import SENT, replied, waiting
from tests.workflows.specialist_involvement.sample import ASKED, CARRIED, FATHER, OPENED, TODAY, child, exception, said
from workflows.school.own_lists import Service
from workflows.specialist_involvement.due import rules
from workflows.support.circle import PlanSeen, PupilViewSeen

EASTER = date(2027, 3, 26)


def test_the_family_is_told_after_an_urgent_exception_and_no_other() -> None:
    assert rules["urgent_exception"](child(allowances=(exception("attempts_failed"),))) is None
    assert rules["urgent_exception"](child(allowances=(exception("urgent"),))) == TODAY
    held_back = (exception("urgent"), exception("safeguarding"))
    assert rules["urgent_exception"](child(allowances=held_back)) is None
    lifted = exception("safeguarding")._replace(kind=AllowanceKind.LIFTED, on=TODAY + timedelta(days=1))
    assert rules["urgent_exception"](child(allowances=(exception("urgent"), lifted))) == TODAY + timedelta(days=1)


def test_the_family_is_asked_from_the_opening_and_again_from_when_its_yes_ended() -> None:
    asked = rules["family_to_decide"]
    assert asked(child()) == OPENED
    assert asked(child(said())) == OPENED
    assert asked(child(said(withdrawn_on=date(2026, 11, 18)))) == date(2026, 11, 18)
    assert asked(child(said(ends_on=date(2026, 11, 20)))) == date(2026, 11, 21)
    assert asked(child(said(ends_on=date(2026, 11, 20)), said(who=[FATHER]))) == OPENED


def test_a_wait_is_as_long_as_the_service_said_when_that_is_ahead() -> None:
    assert rules["usual_wait"](child()) == Length(42, DayKind.SCHOOL)
    assert rules["usual_wait"](child(carried={**CARRIED, "next_on": "2027-01-12"})) == date(2027, 1, 12)
    assert rules["usual_wait"](child(carried={**CARRIED, "next_on": "2026-06-01"})) == Length(42, DayKind.SCHOOL)
    assert rules["usual_wait"](replied("date_given", seen_on="2027-03-26")) == EASTER
    assert rules["usual_wait"](replied("date_given", seen_on="2026-10-30")) == Length(42, DayKind.SCHOOL)


def test_a_service_whose_usual_wait_the_school_knows_counts_by_it() -> None:
    named, unknown = Service(ASKED["service"], "Northbank team", 18), Service(ASKED["service"], "Northbank team")
    assert rules["usual_wait"](child(services=(named,))) == Length(126, DayKind.CALENDAR)
    assert rules["usual_wait"](child(services=(Service("other", "The farm", 4), unknown))) == Length(42, DayKind.SCHOOL)
    assert rules["services_named"](child(services=(named,))).endswith(": Northbank team, usually 18 weeks")
    assert rules["services_named"](child()) is None


def test_a_reply_is_expected_by_the_day_given_else_after_twenty_school_days() -> None:
    assert rules["reply_expected"](child(answers={"send_request": SENT})) == date(2026, 12, 7)
    assert rules["reply_expected"](child()) == date(2026, 11, 30)


def test_no_reply_yet_puts_off_asking_by_as_long_again() -> None:
    assert rules["reply_expected"](replied("no_reply")) == date(2026, 12, 14)


def test_the_service_is_asked_again_on_the_day_given_else_after_thirty_school_days() -> None:
    assert rules["next_chase"](waiting()) == date(2026, 12, 14)
    assert rules["next_chase"](waiting(carried={**CARRIED, "next_on": "2027-01-12"})) == date(2027, 1, 12)
    assert rules["next_chase"](waiting({"will_see": "yes", "next_on": "2027-01-29"})) == date(2027, 1, 29)
    assert rules["next_chase"](waiting({"will_see": "yes"})) == date(2026, 12, 31)


def test_the_family_is_owed_an_answer_only_after_a_no_of_the_service() -> None:
    refused = rules["refused_by_service"]
    assert refused(replied("waiting_list")) is None
    assert refused(replied("not_taken_on")) == date(2026, 11, 16)
    assert refused(waiting({"will_see": "yes"})) is None
    assert refused(waiting({"will_see": "no"})) == date(2026, 11, 17)


def test_the_familys_answer_begins_with_the_words_of_the_service() -> None:
    begins = rules["words_of_the_service"]
    assert begins(child()) is None
    assert begins(replied("not_taken_on", words="Too young for us")) == "Too young for us"
    assert begins(waiting({"will_see": "no", "answer": "The team has closed"})) == "The team has closed"


def test_a_service_that_was_never_asked_is_not_told() -> None:
    told = rules["service_to_be_told"]
    assert told(child(stage="declined")) is None
    assert told(child(stage="declined", answers={"send_request": SENT})) == OPENED
    assert told(waiting({"will_see": "yes"})) == OPENED


def test_whether_advice_helps_is_seen_at_the_review_of_the_plan_where_that_is_ahead() -> None:
    agreed = said(about="plan", service="", review_on=date(2027, 2, 9))
    past = said(about="plan", service="", review_on=date(2026, 11, 20))
    assert rules["plan_review"](child()) is None
    assert rules["plan_review"](child(past)) is None
    assert rules["plan_review"](child(past, agreed)) == date(2027, 2, 9)


def test_what_works_begins_with_the_plan_and_the_childs_own_words() -> None:
    plan = PlanSeen(UUID(int=1), UUID(int=2), 1, "in_force", "A seat near the board", date(2026, 9, 1), None)
    view = PupilViewSeen(frozenset({"talked"}), UUID(int=3), None, date(2026, 9, 1), good="Drawing")
    assert rules["what_works"](child()) is None
    assert rules["what_works"](child(plans=(plan,))) == "A seat near the board"
    assert rules["what_works"](child(plans=(plan,), views=(view,))) == (
        "A seat near the board\nIn the child’s own words: Drawing"
    )
