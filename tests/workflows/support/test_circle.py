"""What the domain knows about a pupil, gathered for a batch in a constant number of statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import Engine, event

from engine.days import DayKind, plain_days
from tests.workflows.small import AUNT, CHILD, FATHER, MOTHER, SCHOOL, SIBLING, TEACHER, Trial, as_, key
from workflows.school.records import SenStatus
from workflows.school.school_age import last_friday_in_june, school_leaving_date
from workflows.support.attempts import Attempts, AttemptsWanted
from workflows.support.circle import (
    AgreementSeen,
    Circle,
    ContactSeen,
    FamilyContactSeen,
    PupilFacts,
)
from workflows.support.family import Attempt, log_attempt
from workflows.support.gathering import gather
from workflows.support.plans import OutcomeWords, ProvisionWords, save_outcome, save_provision
from workflows.support.sen_status import set_sen_status

MOTHERS, FATHERS = key(MOTHER), key(FATHER)
TODAY = date(2026, 9, 7)


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


def fill(trial: Trial) -> None:
    """Something in every table that is gathered, twice where rows could multiply."""
    trial.answer("talk", who=[MOTHERS], on="2026-09-04", how="phone", said="Well.", note="sent")
    trial.answer("ask_child", good="Drawing", how=["drew"])
    trial.answer("agree_plan", took_part=[MOTHERS], on="2026-09-07", family_says="yes", review_on="2026-11-30")
    for place in (1, 2):
        trial.write(lambda work, journey, at=place: save_outcome(work, journey, at, OutcomeWords(f"Outcome {at}")))
        trial.write(lambda work, journey, at=place: save_provision(work, journey, at, ProvisionWords("Help", at)))
    trial.write(lambda work, _: log_attempt(work, CHILD, Attempt((MOTHERS,), date(2026, 9, 3), "phone", True)))


def test_a_batch_takes_one_statement_as_one_pupil_does(trial_on_both: Trial) -> None:
    trial = trial_on_both
    fill(trial)
    counts = []
    for pupils in ([CHILD], [CHILD, SIBLING], [UUID(int=99)]):
        with trial.desk.reading(as_(TEACHER)) as session:
            gather(session.connection(), SCHOOL, pupils, trial.clock.now())
            with statements(trial.desk.database.reader) as seen:
                gather(session.connection(), SCHOOL, pupils, trial.clock.now())
            counts.append(len(seen))
    assert counts == [1, 1, 1]


def test_every_table_finds_its_place_once(trial_on_both: Trial) -> None:
    trial = trial_on_both
    fill(trial)
    circle = trial.circle()
    assert [len(each) for each in (circle.talks, circle.attempts, circle.views, circle.agreements)] == [1, 1, 1, 1]
    (plan,) = circle.plans
    assert [outcome.able_to for outcome in plan.outcomes] == ["Outcome 1", "Outcome 2"]
    assert [given.outcome for given in plan.provision] == [1, 2]
    assert [(contact.relationship, contact.is_entitled) for contact in circle.contacts] == [
        ("mother", True),
        ("father", True),
        ("aunt", False),
    ]
    assert circle.plan_of(trial.journey_id, 0) == plan
    assert circle.plan_of(trial.journey_id, 1) is None


def test_one_pupils_rows_never_reach_another(trial: Trial) -> None:
    fill(trial)
    with trial.desk.reading(as_(TEACHER)) as session:
        found = gather(session.connection(), SCHOOL, [CHILD, SIBLING], trial.clock.now()).circles
    assert found[SIBLING] == Circle(PupilFacts(SIBLING, date_of_birth=date(2017, 3, 4)))
    assert set(found) == {CHILD, SIBLING}


def test_a_pupil_of_another_school_has_no_circle(trial: Trial) -> None:
    with trial.desk.reading(as_(TEACHER)) as session:
        found = gather(session.connection(), UUID(int=2), [CHILD], trial.clock.now())
    assert found.circles == {}
    assert found.days.is_provisional(TODAY)


def test_an_earlier_moment_shows_what_was_known_then_and_nothing_later(trial_on_both: Trial) -> None:
    trial = trial_on_both
    before = trial.clock.now() - timedelta(days=365)
    fill(trial)
    filled = trial.clock.now()
    trial.clock.advance(timedelta(days=1))
    trial.answer("ask_child", good="Singing", how=["talked"])
    trial.write(lambda work, journey: save_outcome(work, journey, 1, OutcomeWords("Another")))
    assert [view.good for view in trial.circle().views] == ["Singing"]
    assert [view.good for view in trial.circle(filled).views] == ["Drawing"]
    assert [outcome.able_to for outcome in trial.circle(filled).plans[0].outcomes] == ["Outcome 1", "Outcome 2"]
    assert trial.circle(before) == Circle(PupilFacts(CHILD, date_of_birth=date(2017, 3, 4)))


def test_a_status_counts_from_its_day_to_its_last_day(trial: Trial) -> None:
    with trial.writing() as work:
        set_sen_status(work, CHILD, "K", date(2026, 9, 9), "roll")
    assert trial.circle().pupil.sen_code == "N"
    trial.clock.advance(timedelta(days=2))
    assert (trial.circle().pupil.sen_code, trial.circle().pupil.sen_since) == ("K", date(2026, 9, 9))


def test_the_newest_of_two_statuses_holds(trial: Trial) -> None:
    with trial.writing() as work:
        for place, (code, day) in enumerate((("K", date(2026, 9, 1)), ("E", date(2026, 9, 3)))):
            row = SenStatus(
                school_id=SCHOOL,
                id=UUID(int=900 + place),
                pupil_id=CHILD,
                code=code,
                from_on=day,
                source="roll",
                recorded_at=work.now,
            )
            work.session.add(row)
    assert trial.circle().has_ehc_plan


@pytest.mark.parametrize(
    ("year", "friday"), [(2026, date(2026, 6, 26)), (2027, date(2027, 6, 25)), (2028, date(2028, 6, 30))]
)
def test_the_school_leaving_date_is_the_last_friday_in_june(year: int, friday: date) -> None:
    assert last_friday_in_june(year) == friday


@pytest.mark.parametrize(
    ("born", "leaves"),
    [
        (date(2010, 8, 31), date(2026, 6, 26)),
        (date(2010, 9, 1), date(2027, 6, 25)),
        (date(2011, 1, 15), date(2027, 6, 25)),
        (date(2012, 2, 29), date(2028, 6, 30)),
    ],
)
def test_compulsory_school_age_ends_in_the_school_year_in_which_they_turn_16(born: date, leaves: date) -> None:
    assert school_leaving_date(born) == leaves
    circle = Circle(PupilFacts(CHILD, date_of_birth=born))
    assert not circle.young_person_decides(leaves)
    assert circle.young_person_decides(leaves + timedelta(days=1))


def test_nobody_without_a_date_of_birth_decides_alone() -> None:
    assert not Circle(PupilFacts(CHILD)).young_person_decides(TODAY)


def test_the_young_person_takes_the_place_of_the_family() -> None:
    contacts = (ContactSeen(MOTHERS, "mother", True, date(2020, 1, 1)),)
    child = Circle(PupilFacts(CHILD, date_of_birth=date(2017, 3, 4)), contacts)
    young = Circle(PupilFacts(CHILD, date_of_birth=date(2009, 3, 4)), contacts)
    assert (child.deciders(TODAY), young.deciders(TODAY)) == ({MOTHERS}, {"child"})
    assert young.entitled(TODAY) == {MOTHERS}


def contacted(kind: str, day: int, how: str = "phone", usable: bool = True) -> FamilyContactSeen:
    return FamilyContactSeen(UUID(int=day), None, date(2026, 9, day), how, frozenset({MOTHERS}), usable=usable)


@pytest.mark.parametrize(
    ("days", "ways", "made"),
    [
        ((1, 7, 14), ("phone", "letter", "phone"), True),
        ((1, 7, 11), ("phone", "letter", "phone"), False),
        ((1, 14), ("phone", "letter"), False),
        ((1, 7, 14), ("phone", "phone", "phone"), False),
    ],
)
def test_attempts_were_made_from_three_in_two_ways_over_ten_school_days(
    days: tuple[int, ...], ways: tuple[str, ...], made: bool
) -> None:
    circle = Circle(PupilFacts(CHILD), attempts=tuple(map(lambda d, w: contacted("attempt", d, w), days, ways)))
    assert circle.attempts_since(None).were_made(plain_days()) is made


def test_an_attempt_that_the_contact_could_not_use_does_not_count() -> None:
    made = (contacted("attempt", 1), contacted("attempt", 7, "letter"), contacted("attempt", 14, usable=False))
    assert Circle(PupilFacts(CHILD), attempts=made).attempts_since(None).number == 2


def test_attempts_before_a_talk_or_before_the_day_asked_for_do_not_count() -> None:
    made = (contacted("attempt", 1), contacted("attempt", 7, "letter"), contacted("attempt", 14))
    circle = Circle(PupilFacts(CHILD), attempts=made)
    assert circle.attempts_since(date(2026, 9, 2)).number == 2
    talked = Circle(PupilFacts(CHILD), attempts=made, talks=(contacted("talk", 7),))
    assert talked.attempts_since(None) == Attempts(1, 1, date(2026, 9, 14), date(2026, 9, 14))
    assert Circle(PupilFacts(CHILD)).attempts_since(None).were_made(plain_days()) is False


def test_a_school_may_set_its_own_number_of_attempts() -> None:
    once = Attempts(1, 1, TODAY, TODAY)
    assert once.were_made(plain_days(), AttemptsWanted(1, 1, 1))
    assert Attempts(3, 2, TODAY, TODAY).because == "The family could not be reached: 3 attempts in 2 ways."


def test_an_agreement_stands_while_it_is_a_yes_not_withdrawn_and_not_run_out() -> None:
    def said(**values: object) -> AgreementSeen:
        of = {"who": frozenset({MOTHERS}), "share": frozenset(), "id": CHILD, "journey_id": CHILD, "about": "service"}
        return AgreementSeen(**{**of, "cycle": 0, "on": TODAY, "answer": "yes", **values})  # type: ignore[arg-type]

    assert said().stands_on(TODAY)
    assert said(answer="limits").stands_on(TODAY)
    assert not said(answer="no").stands_on(TODAY)
    assert not said(withdrawn_on=TODAY).stands_on(TODAY)
    assert not said(ends_on=TODAY - timedelta(days=1)).stands_on(TODAY)


def test_a_contact_holds_from_the_first_day_to_the_last() -> None:
    aunt = ContactSeen(key(AUNT), "aunt", True, TODAY, TODAY + timedelta(days=2))
    held = [aunt.holds_on(TODAY + timedelta(days=n)) for n in (-1, 0, 2, 3)]
    assert held == [False, True, True, False]


def test_the_schools_days_come_with_the_circles(trial: Trial) -> None:
    with trial.desk.reading(as_(TEACHER)) as session:
        days = gather(session.connection(), SCHOOL, [CHILD], datetime(2026, 9, 7, tzinfo=UTC)).days
    assert days.is_open(date(2026, 12, 18))
    assert days.is_provisional(date(2026, 12, 21), DayKind.SCHOOL)
