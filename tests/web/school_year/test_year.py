"""The school’s year: what is owed, said to be done, put right, and who may say so."""

from datetime import date

import pytest
from flask import Flask

from engine.clock import SetClock, at_time
from engine.desk import Desk
from tests.client import Page, Reader
from tests.review import text_of
from tests.web.school import SYSTEM, SmallSchool
from workflows.school.term_dates import replace_year, suggested_terms

CARDS = ".//section[@aria-label]"
SAYING = "Say that it is done"
RIGHTING = "Put this right"


@pytest.fixture
def november(clock: SetClock, desk: Desk, app: Flask, school: SmallSchool) -> Reader:
    """The SENCO on Monday 23 November 2026, with the usual terms of two years entered."""
    clock.set(at_time(date(2026, 11, 23)))
    with desk.writing_school(SYSTEM) as work:
        for year in (2026, 2027):
            usual = suggested_terms(year)
            replace_year(work, year, usual.terms, usual.closures)
    reader: Reader = app.test_client()  # type: ignore[assignment]
    return reader.come_in(school.senco.email)


@pytest.fixture
def office(app: Flask, school: SmallSchool) -> Reader:
    """Another browser, in which the school office is signed in."""
    reader: Reader = app.test_client()  # type: ignore[assignment]
    return reader.come_in(school.office.email)


def card(page: Page, title: str) -> str:
    """All that one duty’s card says."""
    return next(text_of(each) for each in page.tree.iterfind(CARDS) if text_of(each).startswith(title))


def link(page: Page, begins: str, title: str) -> str:
    return next(href for words, href in page.links().items() if words.startswith(begins) and title in words)


def done(browser: Reader, title: str, begins: str = SAYING, **typed: str | list[str]) -> Page:
    page = browser.page("/school-year")
    return browser.press(browser.page(link(page, begins, title)), "Save", typed)


def test_each_duty_says_by_when_by_which_rule_how_strongly_where_and_whose(november: Reader) -> None:
    page = november.page("/school-year")
    strategy = card(page, "Inclusion strategy")
    assert "By Thursday 31 December 2026" in strategy
    assert "The day that the conditions of the grant set." in strategy
    assert "A condition of a grant, not law" in strategy
    assert "Owed by: Head teacher" in strategy
    report = card(page, "SEN information report")
    assert "The day is our default, not law." in report
    assert "not yet checked" in report
    assert "0 of 31 things are in it" in report
    assert "The third Thursday in January, by law." in card(page, "Spring census")


def test_what_is_done_is_said_with_its_day_a_note_and_where_it_can_be_read(november: Reader) -> None:
    typed = {"done_on": ["20", "11", "2026"], "address": "www.ashgrove.example/sen", "note": "Agreed by the governors"}
    page = done(november, "SEN information report", **typed)
    assert "Done on 20 November 2026, said by Mrs Okafor" in page.main
    assert "Agreed by the governors" in page.main
    assert page.links()["www.ashgrove.example/sen for SEN information report, 18 December 2026"].startswith("https://")
    assert "By Saturday 20 November 2027" in page.main, "the next one is counted from that day"


def test_what_was_said_is_put_right_and_what_was_said_before_is_kept(november: Reader) -> None:
    done(november, "Reports to parents", note="Year 6 only")
    page = done(november, "Reports to parents", RIGHTING, done_on=["20", "11", "2026"], note="Everybody")
    assert "Done on 20 November 2026" in page.main
    assert "done on 23 November 2026. Year 6 only" in page.main
    again = november.page(link(page, RIGHTING, "Reports to parents"))
    page = november.press(again, "It was not done after all")
    assert "By Wednesday 21 July 2027" in card(page, "Reports to parents")
    assert "Everybody" in page.main


def test_a_day_that_is_still_to_come_is_refused(november: Reader) -> None:
    page = done(november, "Reports to parents", done_on=["24", "11", "2026"])
    assert page.status == 422
    assert page.errors == ["The day it was done must be today or earlier"]


def test_what_is_late_stands_first_and_says_so(november: Reader) -> None:
    page = done(november, "Accessibility plan", done_on=["1", "11", "2023"])
    late = card(page, "Accessibility plan Late")
    assert "By Sunday 1 November 2026" in late
    assert "Three years after the plan before, by law." in late
    assert page.main.index("Late") < page.main.index("Coming up")


def test_the_checklist_is_saved_half_way(november: Reader) -> None:
    address = link(november.page("/school-year"), "Checklist", "SEN information report")
    form = november.page(address)
    assert "31 things are not ticked yet" in form.main
    page = november.press(form, "Save", {"code": ["code_1", "code_2"], "act": ["act_4"]})
    assert "28 things to go" in page.main.lower()
    assert "3 of 31 things are in it" in card(page, "SEN information report")
    assert november.page(address).main.count("28 things are not ticked yet") == 1


def test_the_senco_s_qualification_follows_what_is_known(november: Reader) -> None:
    page = november.page("/school-year")
    assert "Mrs Okafor, since 7 September 2026. Qualification: Asked by 7 September 2029" in page.main
    form = november.page(link(page, "Say more", "Mrs Okafor"))
    typed: dict[str, str | list[str]] = {"became_on": ["1", "9", "2024"], "was_senco_before": "no", "course": "nasenco"}
    late = {"began_on": ["1", "9", "2024"], "ended_on": ["1", "7", "2026"]}
    page = november.press(form, "Save", {**typed, **late})
    assert "A NASENCO begun on or after 1 September 2024 does not count" in page.main
    assert "By Wednesday 1 September 2027" in card(page, "The SENCO’s qualification")
    page = november.press(form, "Save", {**typed, "course": "npq", **late})
    assert "ended on 1 July 2026" in page.main
    assert "Done on 1 July 2026" in card(page, "The SENCO’s qualification")
    page = november.press(form, "Save", {**typed, "was_senco_before": "yes", "course": "none"})
    assert "None is asked: they were a SENCO for more than 12 months before" in page.main


def test_days_of_a_course_that_cannot_be_are_refused(november: Reader) -> None:
    form = november.page(link(november.page("/school-year"), "Say more", "Mrs Okafor"))
    typed: dict[str, str | list[str]] = {"became_on": ["1", "9", "2027"], "was_senco_before": "no", "course": "nasenco"}
    page = november.press(form, "Save", {**typed, "ended_on": ["1", "7", "2027"]})
    assert page.errors == [
        "The day they became the SENCO must be today or earlier",
        "Enter when the course began: whether it counts hangs on it",
        "The day the course ended must be today or earlier",
    ]
    page = november.press(form, "Save", {**typed, "began_on": ["1", "9", "2023"], "ended_on": ["1", "7", "2023"]})
    assert "The course must end on or after the day it began" in page.errors


def test_the_office_reads_and_says_only_that_its_census_is_done(november: Reader, office: Reader) -> None:
    page = office.page("/school-year")
    sayable = [words for words in page.links() if words.startswith(SAYING)]
    assert all("census" in words for words in sayable)
    assert len(sayable) == 2
    assert not [words for words in page.links() if words.startswith(("Say more", "Checklist"))]
    reports = link(november.page("/school-year"), SAYING, "Reports to parents")
    assert office.open(reports).status_code == 403
    assert "Done on 23 November 2026, said by Ms Byrne" in done(office, "Spring census").main


def test_a_duty_that_the_school_does_not_owe_is_not_there(november: Reader) -> None:
    assert november.open("/school-year/annual_reports/1999/done").status_code == 404
    assert november.open("/school-year/nothing/first/done").status_code == 404
    assert november.open("/school-year/senco/00000000-0000-0000-0000-000000000001").status_code == 404


def test_the_way_there_leads_from_settings_and_from_held_up(november: Reader) -> None:
    assert "/school-year" in november.page("/settings/").links().values()
    assert "/school-year" in november.page("/held-up").links().values()
