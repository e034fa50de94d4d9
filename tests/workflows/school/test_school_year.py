"""What the school itself owes each year: issued once, done with a note, put right without losing what was said."""

from datetime import date
from uuid import UUID

import pytest

from engine.clock import at_time
from engine.days import DayKind
from engine.records import Duty
from engine.terms import Role
from tests.workflows.small import SCHOOL, SENCO, Trial, as_
from workflows.references import read_references
from workflows.school import yearly
from workflows.school.records import Person, School
from workflows.school.report_items import ACT, CODE, ITEMS, LOCAL_OFFER, PARTS, SCHEDULE, missing
from workflows.school.senco import Course, Training
from workflows.school.setting_up import Phase, change_school
from workflows.school.term_dates import replace_year, suggested_terms
from workflows.school.year_facts import trainings
from workflows.school.year_keeping import (
    Report,
    Turn,
    issue,
    keep_report,
    keep_training,
    report_of,
    say_done,
    take_back,
    turns,
)
from workflows.school.yearly import DUTIES, Binds, Owed

NOVEMBER = date(2026, 11, 23)
ANNA = UUID(int=71)


@pytest.fixture
def trial(trial: Trial) -> Trial:
    """The small school with its terms of two years, on Monday 23 November 2026, and Anna as its SENCO since 2024."""
    trial.clock.set(at_time(NOVEMBER))
    with trial.desk.writing_school(as_(SENCO)) as work:
        for year in (2026, 2027):
            usual = suggested_terms(year)
            replace_year(work, year, usual.terms, usual.closures)
        for person in (ANNA, SENCO):
            work.session.add(Person(school_id=SCHOOL, id=person, name="Anna Reed", email=f"{person.int}@elm.example"))
        work.session.flush()
        held = {"role": Role.SENCO.value, "person_id": ANNA, "from_on": date(2024, 9, 1)}
        work.session.add(Duty(school_id=SCHOOL, id=work.new_id(), **held))
    return trial


def now(trial: Trial) -> dict[str, Turn]:
    """The open turn of each duty, else its newest, by name."""
    found: dict[str, Turn] = {}
    for each in seen(trial):
        if each.duty.name not in found or found[each.duty.name].done:
            found[each.duty.name] = each
    return found


def seen(trial: Trial) -> tuple[Turn, ...]:
    with trial.desk.reading(as_(SENCO)) as session:
        return turns(session, as_(SENCO), trial.desk.today())


def issued(trial: Trial) -> int:
    with trial.desk.writing_school(as_(SENCO)) as work:
        return issue(work)


def done(trial: Trial, name: str, on: date, turn: str = "first", note: str = "", address: str = "") -> bool:
    with trial.desk.writing_school(as_(SENCO)) as work:
        return say_done(work, name, turn, on, note, address)


def test_every_duty_of_the_year_has_its_day_its_rule_and_its_standing(trial: Trial) -> None:
    assert {
        name: (str(each.due_on), each.standing) for name, each in now(trial).items() if name != "senco_qualified"
    } == {
        "information_report": ("2026-12-18", "our default"),
        "inclusion_strategy": ("2026-12-31", "grant condition"),
        "census_spring": ("2027-01-21", "law"),
        "census_summer": ("2027-05-20", "law"),
        "annual_reports": ("2027-07-21", "our default"),
        "accessibility_plan": ("2026-12-18", "our default"),
    }  # the autumn census was before the school came; no pupil is in Year 7
    assert all(each.rule for each in seen(trial))


def test_a_grant_condition_is_never_said_to_be_law(trial: Trial) -> None:
    strategy = yearly.BY_NAME["inclusion_strategy"]
    assert (strategy.binds, now(trial)["inclusion_strategy"].standing) == (Binds.GRANT, "grant condition")


def test_every_duty_stands_somewhere() -> None:
    references = read_references()
    assert {each.reference for each in DUTIES} | {part.reference for part in PARTS} <= set(references)
    assert {each.binds for each in DUTIES} == {Binds.LAW, Binds.GRANT}


def test_dates_are_issued_once(trial: Trial) -> None:
    before = seen(trial)
    assert issued(trial) == len(before) > 0
    assert issued(trial) == 0
    assert seen(trial) == before


def test_a_changed_rule_moves_no_date_that_was_issued(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    issued(trial)
    before = seen(trial)
    moved = Owed("first", date(2026, 11, 30), "another rule", DayKind.CALENDAR, Binds.LAW)
    monkeypatch.setattr(yearly, "STRATEGY_BY", date(2027, 3, 31))
    monkeypatch.setattr(yearly, "_end_of_term", lambda facts: moved)
    monkeypatch.setattr(yearly, "last_school_day", lambda days, day: date(2027, 7, 1))
    assert issued(trial) == 0
    assert seen(trial) == before


def test_a_duty_that_is_done_is_counted_on_from_that_day(trial: Trial) -> None:
    assert done(trial, "information_report", date(2026, 11, 20), note="Governors agreed it")
    again = now(trial)["information_report"]
    assert (again.due_on, again.turn, again.standing) == (date(2027, 11, 20), "2026-11-20", "law")
    first = next(each for each in seen(trial) if each.duty.name == "information_report" and each.turn == "first")
    assert first.said[0].note == "Governors agreed it"
    assert done(trial, "accessibility_plan", date(2024, 2, 29))
    assert now(trial)["accessibility_plan"].due_on == date(2027, 2, 28)


def test_what_was_said_is_put_right_and_kept(trial: Trial) -> None:
    done(trial, "information_report", date(2026, 11, 20), note="Wrong day")
    done(trial, "information_report", date(2026, 11, 12), note="The right one")
    first = next(each for each in seen(trial) if each.turn == "first" and each.duty.name == "information_report")
    assert [(each.note, each.holds) for each in first.said] == [("The right one", True), ("Wrong day", False)]
    assert now(trial)["information_report"].due_on == date(2027, 11, 12), "the next turn follows the right day"
    assert len([each for each in seen(trial) if each.duty.name == "information_report"]) == 2


def test_what_was_not_done_after_all_is_open_again(trial: Trial) -> None:
    done(trial, "information_report", date(2026, 11, 20))
    with trial.desk.writing_school(as_(SENCO)) as work:
        assert take_back(work, "information_report", "first")
        assert not take_back(work, "information_report", "first")
    found = [each for each in seen(trial) if each.duty.name == "information_report"]
    assert [(each.turn, each.done, each.due_on) for each in found] == [("first", None, date(2026, 12, 18))]
    assert not done(trial, "information_report", NOVEMBER, turn="no such turn")


def test_what_came_with_the_year_stays_open_until_it_is_done(trial: Trial) -> None:
    issued(trial)
    trial.clock.set(at_time(date(2027, 9, 13)))
    issued(trial)
    reports = [each for each in seen(trial) if each.duty.name == "annual_reports"]
    assert [(each.turn, each.is_late(trial.desk.today())) for each in reports] == [("2026", True), ("2027", False)]


def test_a_special_school_owes_neither_strategy_nor_this_qualification(trial: Trial) -> None:
    with trial.desk.writing_school(as_(SENCO)) as work:
        change_school(work, name="Elm Tree", phase=Phase.SPECIAL, is_maintained=True)
    assert {"inclusion_strategy", "senco_qualified"}.isdisjoint(now(trial))


def test_a_school_with_secondary_pupils_owes_careers_guidance(trial: Trial) -> None:
    assert "careers_guidance" not in now(trial)
    with trial.desk.writing_school(as_(SENCO)) as work:
        work.session.get_one(School, SCHOOL).phase = Phase.ALL_THROUGH
    assert now(trial)["careers_guidance"].due_on == date(2027, 7, 21)


def test_the_qualification_is_due_on_the_third_anniversary_of_each_senco(trial: Trial) -> None:
    anna = next(each for each in seen(trial) if each.turn == str(ANNA))
    assert (anna.due_on, anna.standing, anna.rule) == (
        date(2027, 9, 1), "law", "the third anniversary of becoming the SENCO",
    )  # fmt: skip
    with trial.desk.reading(as_(SENCO)) as session:
        known = next(each for each in trainings(session, as_(SENCO), NOVEMBER) if each.person_id == ANNA)
    assert known == Training(ANNA, date(2024, 9, 1), is_known=False)


@pytest.mark.parametrize("was_before", [True, False])
def test_once_it_is_known_the_qualification_falls_away_or_is_done(trial: Trial, was_before: bool) -> None:
    issued(trial)
    npq = Training(ANNA, date(2024, 1, 8), was_before, Course.NPQ, date(2024, 10, 1), date(2026, 6, 5))
    with trial.desk.writing_school(as_(SENCO)) as work:
        keep_training(work, npq)
        keep_training(work, npq)
    found = [each for each in seen(trial) if each.turn == str(ANNA)]
    if was_before:
        assert found == []
    else:
        (anna,) = found
        assert (anna.due_on, anna.done and anna.done.on) == (date(2027, 1, 8), date(2026, 6, 5))


def test_the_report_has_fourteen_thirteen_and_four_things(trial: Trial) -> None:
    assert (len(CODE), len(SCHEDULE), len(ACT), len(ITEMS)) == (14, 13, 4, 31)
    assert "Local Offer" in ITEMS[LOCAL_OFFER]
    with trial.desk.writing_school(as_(SENCO)) as work:
        keep_report(work, "first", Report(frozenset({"code_1"}), ""))
        keep_report(work, "first", Report(frozenset({"code_1", "act_4"}), "https://elm.example/sen"))
    with trial.desk.reading(as_(SENCO)) as session:
        report = report_of(session, as_(SENCO), "first")
        assert report_of(session, as_(SENCO), "2026-11-20") == Report(frozenset(), "")
    assert (len(missing(report.items)), report.address) == (29, "https://elm.example/sen")
