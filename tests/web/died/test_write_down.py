"""Writing down that a child has died: with care, for the right child, and taken back where it was a mistake."""

from uuid import UUID

import pytest

from engine.desk import Desk
from engine.errors import AtRest, NotAllowed, Stale, WhyIsMissing
from engine.journeys import open_journey
from engine.values import Actor, Scope
from tests.client import Page, Reader
from tests.web.school import SCHOOL_ID, SYSTEM, SmallSchool
from workflows.school import deaths
from workflows.school.pupils import pupils_found
from workflows.support import history, observations, sharing
from workflows.support.screen_records import TeacherView
from workflows.support.seen import PLAN
from workflows.support.teacher_views import asked_of_me, say

SEEN = {"strengths": "Builds anything", "seen": "Loses the thread", "family_knows": "told_us"}
DAY = ["5", "9", "2026"]


@pytest.fixture
def amira(desk: Desk, school: SmallSchool) -> UUID:
    """A child about whom the class teacher has raised a concern."""
    child = school.children[0]
    teacher = Scope(SCHOOL_ID, Actor(school.teacher.name, school.teacher.id))
    open_journey(desk, teacher, child, "graduated_approach", SEEN)
    return child


def written_down(reader: Reader, child: UUID, name: str = "amira  khan", on: list[str] = DAY) -> Page:
    asked = reader.page(f"/children/{child}/died")
    return reader.press(asked, "Write it down", {"name": name, "died_on": on})


def test_the_page_leads_there_quietly_and_says_what_then_stops(senco: Reader, amira: UUID) -> None:
    leads = senco.page(f"/children/{amira}").links()["When a child has died"]
    found = senco.page(leads).main
    assert "We are sorry that you need this page." in found
    assert "No reminder, no mail and no calendar speaks of Amira from then on" in found
    assert "Waymark writes to nobody about this." in found


def test_it_is_written_down_for_no_other_child_and_for_no_day_to_come(senco: Reader, amira: UUID) -> None:
    assert written_down(senco, amira, name="Leo Brand").errors == [
        "This is not the name of the child whose page you came from"
    ]
    assert written_down(senco, amira, on=["5", "9", "2027"]).errors == ["The day must be today or in the past"]
    assert "Say what comes next" in senco.page(f"/children/{amira}").main


def test_from_that_press_nothing_waits_and_the_page_says_it_plainly(
    senco: Reader, school: SmallSchool, desk: Desk, amira: UUID
) -> None:
    shown = written_down(senco, amira)
    assert "Amira died on 5 September 2026" in shown.main
    assert "Written down by Mrs Okafor, on 7 September 2026" in shown.main
    assert "It rests at “Concern raised”." in shown.main
    for gone in ("Next step", "What can happen next", "At any time", "We are meeting now", "When a child has died"):
        assert gone not in shown.main
    assert senco.page(f"/children/{amira}/died").heading == "Amira Khan"
    with desk.reading(SYSTEM) as session:
        assert not pupils_found(session, SCHOOL_ID, "amira")
    teacher = senco.come_in(school.teacher.email)
    assert "Amira" not in teacher.page("/next-steps").main
    assert "Amira" not in teacher.page("/my-class").main


def test_what_colleagues_wrote_sent_and_asked_before_waits_for_nobody(
    senco: Reader, school: SmallSchool, desk: Desk, amira: UUID
) -> None:
    teacher = Scope(SCHOOL_ID, Actor(school.teacher.name, school.teacher.id))
    with desk.writing(SYSTEM, subjects=[amira]) as work:
        (loaded,) = work.journeys.values()
        of = {"subject_id": amira, "journey_id": loaded.journey.id, "task_id": loaded.tasks[0].id}
        when = {"person_id": school.teacher.id, "asked_on": work.today, "closes_on": work.today}
        history.add(work, TeacherView(**history.stamped(work, **of, **when)))
        observations.add(work, loaded.journey, observations.Noticed("Kind", "Left the room twice"))
        sharing.send_to_all(work, loaded.journey, PLAN, [f"person:{school.teacher.id}"])

    def waiting() -> list[int]:
        with desk.reading(teacher) as session:
            found = (observations.unread, sharing.to_read, asked_of_me)
            return [len(each(session, teacher, desk.today())) for each in found]

    assert waiting() == [1, 1, 1]
    written_down(senco, amira)
    assert waiting() == [0, 0, 0]
    with pytest.raises(AtRest), desk.writing(teacher, subjects=[amira]) as work:
        say(work, loaded.tasks[0].id, "same", "")


def test_a_mistake_is_put_right_and_everything_goes_on(senco: Reader, school: SmallSchool, amira: UUID) -> None:
    mistake = written_down(senco, amira).links()["It was a mistake"]
    assert senco.press(senco.page(mistake), "Put the mistake right").errors == ["Say how the mistake came about"]
    back = senco.press(senco.page(mistake), "Put the mistake right", {"why": "The wrong child"})
    assert "The mistake is put right." in back.text
    assert senco.page(mistake).heading == "Amira Khan"
    assert "Say what comes next" in senco.come_in(school.teacher.email).page("/next-steps").main


def test_it_is_for_the_senco_and_the_head_alone(client: Reader, school: SmallSchool, desk: Desk, amira: UUID) -> None:
    for somebody in (school.office, school.teacher):
        assert client.come_in(somebody.email).page(f"/children/{amira}/died").status == 403
    assert client.come_in(school.head.email).page(f"/children/{amira}/died").status == 200
    teacher = Scope(SCHOOL_ID, Actor("Mrs Patel", school.teacher.id))
    with pytest.raises(NotAllowed), desk.writing(teacher, subjects=[amira]) as work:
        deaths.write_down(work, amira, work.today)


def test_it_is_on_record_once_and_taken_back_with_a_reason(desk: Desk, school: SmallSchool, amira: UUID) -> None:
    head = Scope(SCHOOL_ID, Actor("Mr Hill", school.head.id))
    with desk.writing(head, subjects=[amira]) as work:
        deaths.write_down(work, amira, work.today)
    with pytest.raises(Stale), desk.writing(head, subjects=[amira]) as work:
        deaths.write_down(work, amira, work.today)
    with pytest.raises(WhyIsMissing), desk.writing(head, subjects=[amira]) as work:
        deaths.take_back(work, amira, " ")
