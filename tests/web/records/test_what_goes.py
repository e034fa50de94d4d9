"""What of a record goes: what is read first, what is left out, and to whom it may not go."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from engine.clock import SetClock
from engine.desk import Desk
from engine.journeys import carry_in
from engine.values import Actor, Scope
from tests.client import Reader
from tests.web.records.asking import EVERYTHING, HOME, read_through, request_page
from tests.web.school import SCHOOL_ID, SYSTEM, SmallSchool
from web.records.others import Others
from workflows.school.records import Pupil
from workflows.support.contacts import ContactWords, add_contact, end_contact
from workflows.support.documents import Paper, attach
from workflows.support.elsewhere import ElsewhereWords, add_elsewhere, change_elsewhere
from workflows.support.family import Attempt, log_attempt
from workflows.support.suspensions import suspend


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
