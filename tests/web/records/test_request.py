"""Somebody asks for a child’s record: the day, what is read first, the paper, and to whom it was given."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlmodel import select

from engine.clock import SetClock
from engine.desk import Desk
from engine.journeys import carry_in, open_journey
from engine.values import Actor, Scope
from tests.client import Page, Reader
from tests.web.school import SCHOOL_ID, SYSTEM, SmallSchool
from web.records.others import Others
from workflows.school import deaths
from workflows.school.record_requests import Asked, write_down
from workflows.school.records import Pupil, School
from workflows.school.year_records import SchoolDuty
from workflows.support.contacts import ContactWords, add_contact, end_contact
from workflows.support.documents import Paper, attach
from workflows.support.elsewhere import ElsewhereWords, add_elsewhere, change_elsewhere
from workflows.support.family import Attempt, log_attempt
from workflows.support.suspensions import suspend

SEEN = {
    "strengths": "Builds anything", "seen": "Loses the thread when Leo talks to her", "family_knows": "told_us",
    "tried": "Her mother Samira reads with her",
}  # fmt: skip
HOME = "1 Invented Street"
EVERYTHING = "Everything is read. The record is ready to be printed and given."


@pytest.fixture
def samira(desk: Desk, school: SmallSchool) -> UUID:
    """The mother of Amira, about whom the class teacher has raised a concern."""
    child = school.children[0]
    teacher = Scope(SCHOOL_ID, Actor(school.teacher.name, school.teacher.id))
    open_journey(desk, teacher, child, "graduated_approach", SEEN)
    with desk.writing(SYSTEM, subjects=[child]) as work:
        add_contact(work, child, ContactWords("Omar Khan", "father"))
        return add_contact(work, child, ContactWords("Samira Khan", "mother", address=HOME))


def asked(reader: Reader, school: SmallSchool, by: str) -> Page:
    form = reader.page(f"/children/{school.children[0]}/record/asked")
    return reader.press(form, "Write it down", {"asked_by": by, "asked_on": ["7", "9", "2026"], "how": "phone"})


def request_page(reader: Reader, school: SmallSchool, by: str) -> Page:
    return reader.page(asked(reader, school, by).links()["Amira Khan"])


def duty(desk: Desk) -> SchoolDuty:
    with desk.reading(SYSTEM) as session:
        return session.exec(
            select(SchoolDuty).where(SchoolDuty.name.in_(["educational_record", "subject_access"]))
        ).one()  # type: ignore[attr-defined]


def read_through(reader: Reader, page: Page, **decided: str) -> Page:
    """Say of each line of free text that it stays in, but for those that are decided otherwise."""
    selects = [str(each.get("name")) for each in page.form("Keep what I decided").iter("select")]
    said = {name: next((why for part, why in decided.items() if part in name.split("-")), "in") for name in selects}
    return reader.press(page, "Keep what I decided", said)


def test_a_parent_at_a_maintained_school_has_fifteen_school_days(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID
) -> None:
    leads = senco.page(f"/children/{school.children[0]}").links()["Somebody has asked for the record"]
    assert leads == f"/children/{school.children[0]}/record/asked"
    shown = asked(senco, school, f"contact:{samira}")
    assert "15 school days after it was asked for" in shown.main
    issued = duty(desk)
    assert (issued.name, issued.due_on, issued.standing) == ("educational_record", date(2026, 9, 28), "law")
    assert issued.nudge_on is not None
    year = senco.page("/school-year").main
    assert "Give the educational record that a parent asked for" in year
    assert "Amira" not in year
    assert "regulation 5 (not yet checked)" in senco.page(shown.links()["Amira Khan"]).main


@pytest.mark.parametrize(("by", "is_maintained"), [("child", True), ("contact", False)])
def test_everybody_else_has_one_month(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID, by: str, is_maintained: bool
) -> None:
    with desk.writing_school(SYSTEM) as work:
        work.session.get_one(School, SCHOOL_ID).is_maintained = is_maintained
    asked(senco, school, by if by == "child" else f"contact:{samira}")
    assert (duty(desk).name, duty(desk).due_on, duty(desk).kind) == ("subject_access", date(2026, 10, 7), "calendar")


def test_what_may_tell_of_somebody_else_is_read_before_the_paper_is_made(
    senco: Reader, school: SmallSchool, samira: UUID
) -> None:
    page = request_page(senco, school, f"contact:{samira}")
    assert "2 lines may tell of somebody else." in page.main
    paper = f"{page.links()['It is no longer asked for'].removesuffix('/no-longer')}/paper"
    assert senco.page(paper).heading == "The record that was asked for"
    ready = read_through(senco, page, seen="child")
    assert EVERYTHING in ready.main
    assert "Decided by Mrs Okafor, on 7 September 2026" in ready.main
    made = senco.page(ready.links()["The record, to print"]).main
    assert "Builds anything" in made
    assert "1 line is left out for that reason." in made
    assert "Leo" not in made
    assert HOME not in made
    assert "For Samira Khan, who asked on 7 September 2026." in made


@pytest.mark.parametrize(
    "named", ["leo drew it", "Drawn like a Brand", "KOFI’s", "As Koko said", "mensah", "Asked by yusuf"]
)
def test_whoever_left_long_ago_is_found_by_every_name(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID, named: str
) -> None:
    child, began = school.children[0], date(2026, 1, 5)
    with desk.writing_school(SYSTEM) as work:
        amira, leo, kofi = (work.session.get_one(Pupil, (SCHOOL_ID, each)) for each in school.children)
        amira.left_on = leo.left_on = work.today
        kofi.known_as = "Koko"
    with desk.writing(SYSTEM, subjects=[child]) as work:
        end_contact(work, add_contact(work, child, ContactWords("Yusuf Aden"), began), date(2026, 8, 1))
        attach(work, child, Paper(named, None, "plan.pdf", b"%PDF-1.7 a plan"))
    assert "3 lines may tell of somebody else." in request_page(senco, school, f"contact:{samira}").main


@pytest.mark.parametrize(
    ("said", "is_found"),
    [("She will rest at noon", False), ("Then Will came", True), ("he sat on it, then", False), ("Read to An", True),
     ("read with an O’NEILL", True), ("a brand new start", False)],
)  # fmt: skip
def test_a_name_that_is_a_word_too_is_found_by_its_capital(said: str, is_found: bool) -> None:
    assert Others({"will", "an", "neill", "brand"}).may_be_in(said) is is_found


def test_who_else_is_meant_is_another_adult(senco: Reader, school: SmallSchool, desk: Desk, samira: UUID) -> None:
    with desk.writing(SYSTEM, subjects=[school.children[0]]) as work:
        log_attempt(work, school.children[0], Attempt((f"contact:{samira}",), work.today, "phone", usable=True))
    ready = read_through(senco, request_page(senco, school, "child"), tried="adult")
    made = senco.page(ready.links()["The record, to print"]).main
    assert "Tried to reach another adult" in made
    assert "For Amira Khan" in made
    assert "Samira" not in made


def test_the_head_holds_back_with_a_name_and_no_detail_and_the_senco_cannot(
    senco: Reader, school: SmallSchool, samira: UUID
) -> None:
    page = read_through(senco, request_page(senco, school, f"contact:{samira}"))
    address = page.links()["It was given"].removesuffix("/given")
    assert "Hold the whole record back" not in page.main
    head = senco.come_in(school.head.email)
    held = head.press(head.page(address), "Hold the whole record back")
    assert "The whole record is held back by Mr Hill, since 7 September 2026. Nothing of it goes." in held.main
    assert head.page(f"{address}/paper").heading == "The record that was asked for"
    assert EVERYTHING in head.press(held, "Let the record go again").main


def test_a_page_that_was_opened_before_does_what_its_button_says(
    client: Reader, school: SmallSchool, samira: UUID
) -> None:
    head = client.come_in(school.head.email)
    page = request_page(head, school, f"contact:{samira}")
    head.press(page, "Hold the whole record back")
    again = head.press(page, "Hold the whole record back")
    assert "The record is held back." in again.text
    assert "Nothing of it goes." in again.main


def test_being_away_stands_once_in_the_record_and_what_was_typed_of_it_is_read_first(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID
) -> None:
    child = school.children[0]
    with desk.writing(SYSTEM, subjects=[child]) as work:
        suspend(work, child, work.today, 2)
        add_elsewhere(work, child, ElsewhereWords("dual_here", work.today, place="Hillside School", days="As Leo does"))
        attach(work, child, Paper("A letter of the family Brand", None, "letter.pdf", b"%PDF-1.7 a letter"))
    page = request_page(senco, school, f"contact:{samira}")
    assert "4 lines may tell of somebody else." in page.main
    ready = read_through(senco, page, away="child", paper="child")
    made = senco.page(ready.links()["The record, to print"]).main
    assert made.count("Suspended for 2 school days") == 1
    assert made.count("Registered at both schools") == 1
    assert "As Leo does" not in made
    assert "Brand" not in made


@pytest.mark.parametrize(
    ("decided", "now", "still"),
    [("in", "With Kofi, a friend", "1 line may tell"), ("child", "On Fridays", "1 line may tell"),
     ("in", "On Fridays", EVERYTHING)],
)  # fmt: skip
def test_a_decision_holds_for_the_words_that_were_read_and_no_others(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID, decided: str, now: str, still: str
) -> None:
    words = ElsewhereWords("dual_here", date(2026, 9, 7), place="Hillside School", days="With Leo, a friend")
    with desk.writing(SYSTEM, subjects=[school.children[0]]) as work:
        place = add_elsewhere(work, school.children[0], words)
    page = request_page(senco, school, f"contact:{samira}")
    assert EVERYTHING in read_through(senco, page, away=decided).main
    with desk.writing(SYSTEM, subjects=[school.children[0]]) as work:
        change_elsewhere(work, place, replace(words, days=now))
    assert still in senco.page(page.links()["It is no longer asked for"].removesuffix("/no-longer")).main


def test_two_journeys_that_began_at_one_moment_are_read_apart(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID
) -> None:
    scope = Scope(SCHOOL_ID, Actor(school.senco.name, school.senco.id))
    row = {"asked_by": "school", "since": "2026-09-01", "carries_out": f"person:{school.ta.id}"}
    for service in ("physiotherapy", "speech_and_language"):
        values = {**row, "service": service}
        carry_in(desk, scope, school.children[0], "specialist_involvement", at="waiting", values=values)
    assert request_page(senco, school, f"contact:{samira}").main.count("things from before not known") == 2


def test_that_it_was_given_ends_the_duty_and_touches_no_other(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID
) -> None:
    page = read_through(senco, request_page(senco, school, f"contact:{samira}"))
    form = senco.page(page.links()["It was given"])
    given = senco.press(form, "Write it down", {"how": "handed"})
    assert "7 September 2026, to Samira Khan" in given.main
    assert (duty(desk).met_on, duty(desk).nudge_on) == (date(2026, 9, 7), None)
    assert "Nobody is waiting for a record" in senco.page("/records").main
    with desk.reading(SYSTEM) as session:
        assert [row.name for row in session.exec(select(SchoolDuty))] == ["educational_record"]


def test_after_it_was_given_the_paper_is_offered_while_everything_in_it_is_read(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID
) -> None:
    offered, other = "The record as it goes", school.children[2]
    page = read_through(senco, request_page(senco, school, f"contact:{samira}"), strengths="")
    address = page.links()["It was given"].removesuffix("/given")
    given = senco.press(senco.page(page.links()["It was given"]), "Write it down", {"how": "handed"})
    assert senco.page(given.links()[offered]).status == 200
    with desk.writing(SYSTEM, subjects=[other]) as work:
        work.session.get_one(Pupil, (SCHOOL_ID, other)).first_name = "Builds"
    assert offered not in senco.page(address).links()


def test_the_list_is_by_the_day_on_which_each_is_due(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID
) -> None:
    scope = Scope(SCHOOL_ID, Actor(school.senco.name, school.senco.id))
    with desk.writing(scope, subjects=[school.children[1]]) as work:
        write_down(work, school.children[1], Asked("child", date(2026, 9, 4), "writing"))
    shown = [name for name in asked(senco, school, f"contact:{samira}").links() if name in {"Amira Khan", "Leo Brand"}]
    assert shown == ["Amira Khan", "Leo Brand"]


def test_a_young_person_gets_it_and_a_parent_only_as_they_wish(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID, clock: SetClock
) -> None:
    with desk.writing(SYSTEM, subjects=[school.children[0]]) as work:
        work.session.get_one(Pupil, (SCHOOL_ID, school.children[0])).date_of_birth = date(2009, 3, 4)
    page = read_through(senco, request_page(senco, school, f"contact:{samira}"))
    assert "For Samira Khan" not in senco.page(page.links()["The record, to print"]).main
    form = senco.page(page.links()["It was given"])
    typed = {"given_to": f"contact:{samira}", "how": "handed"}
    assert senco.press(form, "Write it down", typed).errors == [
        "It goes to Amira alone, unless they wish something else"
    ]
    assert "to Samira Khan" in senco.press(form, "Write it down", {**typed, "wishes": "yes"}).main


def test_what_a_court_order_says_stands_wherever_one_decides_and_the_paper_is_not_for_them(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID
) -> None:
    with desk.writing(SYSTEM, subjects=[school.children[0]]) as work:
        words = ContactWords("Dan Reed", "stepfather", court_order="forbids", is_entitled=False)
        barred = f"contact:{add_contact(work, school.children[0], words)}"
        log_attempt(work, school.children[0], Attempt((barred,), work.today, "phone", usable=True))
    said = "Dan Reed, stepfather (court order: nothing may go to them)"
    assert said in senco.page(f"/children/{school.children[0]}/record/asked").main
    page = request_page(senco, school, barred)
    assert "Court order: nothing may go to them" in page.main
    made = senco.page(read_through(senco, page).links()["The record, to print"]).main
    assert "Tried to reach another adult" in made
    assert "Dan Reed" not in made


def test_nobody_asks_any_more_and_it_stays_on_record_why(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID
) -> None:
    page = request_page(senco, school, f"contact:{samira}")
    form = senco.page(page.links()["It is no longer asked for"])
    senco.press(form, "It is no longer asked for", {"why": "She found her copy"})
    assert duty(desk).superseded_at is not None
    assert "Nobody is waiting for a record" in senco.page("/records").main


def test_the_office_writes_down_that_it_was_asked_and_opens_nothing(
    client: Reader, school: SmallSchool, samira: UUID
) -> None:
    office = client.come_in(school.office.email)
    assert "Somebody has asked for the record" in office.page(f"/contacts/{school.children[0]}").links()
    shown = asked(office, school, f"contact:{samira}")
    assert "Amira Khan" in shown.main
    assert "Amira Khan" not in shown.links()
    dsl = client.come_in(school.teacher.email)
    assert dsl.page("/records").status == 403


def test_nobody_is_reminded_of_the_record_of_a_child_who_has_died(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID
) -> None:
    asked(senco, school, f"contact:{samira}")
    head = Scope(SCHOOL_ID, Actor("Mr Hill", school.head.id))
    with desk.writing(head, subjects=[school.children[0]]) as work:
        deaths.write_down(work, school.children[0], work.today)
    assert duty(desk).nudge_on is None
    with desk.writing(head, subjects=[school.children[0]]) as work:
        deaths.take_back(work, school.children[0], "The wrong child")
    assert duty(desk).nudge_on is not None
