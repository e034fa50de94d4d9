"""What a school itself owes each year: what it is, how strongly it binds, whose it is, and the rule of its date. Pure.

A duty is not its date: that parents get a report once a year is law, that it is due on the last school day of the year
is our default. So each has a standing of its own, and both are shown. Source: domain, 2.3 to 2.7 and 6.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engine.asking import Rung
from engine.clocks import months_after
from engine.days import DayKind, Days
from engine.terms import Length, Role, Side, When
from workflows.school.clocks import census_day, last_school_day, last_school_day_of_term, senco_qualified_by
from workflows.school.senco import Training, needs_qualification
from workflows.school.setting_up import Phase
from workflows.school.terms import school_year_on

STRATEGY_BY = date(2026, 12, 31)
FIRST = "first"
A_YEAR, THREE_YEARS = 12, 36
MAINSTREAM = frozenset({Phase.PRIMARY, Phase.SECONDARY, Phase.ALL_THROUGH})


class Binds(StrEnum):
    """How strongly a duty, or the day that it is due, binds the school."""

    LAW = "law"
    GUIDANCE = "guidance"
    GRANT = "grant condition"
    OUR_DEFAULT = "our default"


def _rung(send: str, to: str, side: Side, length: Length, again: Length | None = None) -> Rung:
    return Rung(send, to, When(side, length), again)


LADDER = (
    _rung("school_duty_soon", "owner", Side.BEFORE, Length(30, DayKind.CALENDAR)),
    _rung("school_duty_soon", "owner", Side.BEFORE, Length(10, DayKind.CALENDAR)),
    _rung("school_duty_overdue", "owner", Side.AFTER, Length(1, DayKind.SCHOOL), Length(5, DayKind.SCHOOL)),
    _rung("school_duty_overdue", Role.HEAD, Side.AFTER, Length(10, DayKind.SCHOOL)),
)
"""When a duty of the school is spoken of: never on a closed day, even where the law sets the date."""


@dataclass(frozen=True, slots=True)
class YearFacts:
    """All that the dates of the school’s own duties hang on.

    `done` is when a duty was last done, by its name; `trainings` those of the people who are the SENCO now.
    """

    today: date
    days: Days
    phase: Phase
    has_secondary: bool
    done: Mapping[str, date]
    trainings: tuple[Training, ...]


@dataclass(frozen=True, slots=True)
class Owed:
    """One turn of a duty: by when, by which rule in words, in which kind of day, and how strongly that day binds.

    `since` is the day of the event that it is counted from, where it is.
    """

    turn: str
    on: date
    rule: str
    kind: DayKind
    standing: Binds
    since: date | None = None


@dataclass(frozen=True, slots=True)
class YearlyDuty:
    """A duty of the whole school. `reference` is where it stands, `whose` the role that owes it.

    `is_chain`: each turn is counted from the one before, so that only one is open; the others come with a school year,
    and stay open until they are done. `is_published`: it ends with an address where people can read it. `is_asked`: it
    comes of somebody's asking, once for each time, and is done where that is answered.
    """

    name: str
    title: str
    what: str
    reference: str
    binds: Binds
    whose: Role
    rule: Callable[[YearFacts], tuple[Owed, ...]]
    is_chain: bool = False
    is_published: bool = False
    is_asked: bool = False


def _annual_reports(facts: YearFacts) -> tuple[Owed, ...]:
    """Once a school year, for every pupil (Code 6.64)."""
    return _by_the_end_of_the_year(facts)


def _by_the_end_of_the_year(facts: YearFacts) -> tuple[Owed, ...]:
    year = school_year_on(facts.days, facts.today)
    on = last_school_day(facts.days, facts.today)
    return (Owed(str(year), on, "by the last school day of the school year", DayKind.SCHOOL, Binds.OUR_DEFAULT),)


def _again(facts: YearFacts, name: str, months: int, words: str, first: Owed, binds: Binds) -> tuple[Owed, ...]:
    """So many months after it was last done; `first` where no earlier time is known."""
    last = facts.done.get(name)
    if last is None:
        return (first,)
    return (Owed(last.isoformat(), months_after(last, months), words, DayKind.CALENDAR, binds, last),)


def _end_of_term(facts: YearFacts) -> Owed:
    on = last_school_day_of_term(facts.days, facts.today) or last_school_day(facts.days, facts.today)
    return Owed(FIRST, on, "by the end of this term, since no earlier time is known", DayKind.SCHOOL, Binds.OUR_DEFAULT)


def _information_report(facts: YearFacts) -> tuple[Owed, ...]:
    """Every year; in between, changes as soon as possible (Code 6.79)."""
    words = "12 months after it was last brought up to date"
    return _again(facts, "information_report", A_YEAR, words, _end_of_term(facts), Binds.LAW)


def _accessibility_plan(facts: YearFacts) -> tuple[Owed, ...]:
    """Every three years (Equality Act 2010, Schedule 10)."""
    words = "three years after the plan before"
    return _again(facts, "accessibility_plan", THREE_YEARS, words, _end_of_term(facts), Binds.LAW)


def _inclusion_strategy(facts: YearFacts) -> tuple[Owed, ...]:
    """By 31 December 2026; one of several years is reviewed each year. Mainstream schools only."""
    if facts.phase not in MAINSTREAM:
        return ()
    day = Owed(FIRST, STRATEGY_BY, "the day that the conditions of the grant set", DayKind.CALENDAR, Binds.GRANT)
    first = day if facts.today <= STRATEGY_BY else _end_of_term(facts)
    words = "a year after it was published: a strategy of several years is reviewed each year"
    return _again(facts, "inclusion_strategy", A_YEAR, words, first, Binds.GRANT)


def _census(which: str, words: str) -> Callable[[YearFacts], tuple[Owed, ...]]:
    def rule(facts: YearFacts) -> tuple[Owed, ...]:
        year = school_year_on(facts.days, facts.today)
        return (Owed(str(year), census_day(year, which), words, DayKind.CALENDAR, Binds.LAW),)

    return rule


def _careers(facts: YearFacts) -> tuple[Owed, ...]:
    """Years 7 to 13, since 1 September 2022 (Education Act 1997, section 42A)."""
    return _by_the_end_of_the_year(facts) if facts.has_secondary else ()


def _senco_qualified(facts: YearFacts) -> tuple[Owed, ...]:
    """By the third anniversary, for each SENCO of whom it is asked. Mainstream schools only (regulation 49)."""
    if facts.phase not in MAINSTREAM:
        return ()
    words = "the third anniversary of becoming the SENCO"
    return tuple(
        Owed(
            str(each.person_id), senco_qualified_by(each.became_on), words, DayKind.CALENDAR, Binds.LAW, each.became_on
        )
        for each in facts.trainings
        if needs_qualification(each)
    )


DUTIES = (
    YearlyDuty(
        "information_report",
        "SEN information report",
        "The report on the school’s website: what it does for children with SEN, and where the Local Offer is.",
        "code-6.79",
        Binds.LAW,
        Role.SENCO,
        _information_report,
        is_chain=True,
        is_published=True,
    ),
    YearlyDuty(
        "inclusion_strategy",
        "Inclusion strategy",
        "A strategy on the school’s website for the inclusive mainstream fund, with what is done and what it costs.",
        "imf-2026",
        Binds.GRANT,
        Role.HEAD,
        _inclusion_strategy,
        is_chain=True,
        is_published=True,
    ),
    YearlyDuty(
        "senco_qualified",
        "The SENCO’s qualification",
        "Whoever is the SENCO for the first time holds the qualification by the third anniversary.",
        "send-reg-49",
        Binds.LAW,
        Role.HEAD,
        _senco_qualified,
        is_chain=True,
    ),
    YearlyDuty(
        "census_autumn",
        "Autumn census",
        "Each child’s SEN status as it is on the day: none, SEN support or EHC plan.",
        "census",
        Binds.LAW,
        Role.OFFICE,
        _census("autumn", "the first Thursday in October"),
    ),
    YearlyDuty(
        "census_spring",
        "Spring census",
        "Each child’s SEN status, and in this census the types of need too.",
        "census",
        Binds.LAW,
        Role.OFFICE,
        _census("spring", "the third Thursday in January"),
    ),
    YearlyDuty(
        "census_summer",
        "Summer census",
        "Each child’s SEN status as it is on the day.",
        "census",
        Binds.LAW,
        Role.OFFICE,
        _census("summer", "the third Thursday in May"),
    ),
    YearlyDuty(
        "annual_reports",
        "Reports to parents",
        "Every parent gets a written report on their child’s progress, SEN or not. It counts as no meeting.",
        "code-6.64",
        Binds.LAW,
        Role.HEAD,
        _annual_reports,
    ),
    YearlyDuty(
        "accessibility_plan",
        "Accessibility plan",
        "A plan for disabled pupils: the curriculum, the buildings, and information they can use.",
        "equality-10",
        Binds.LAW,
        Role.HEAD,
        _accessibility_plan,
        is_chain=True,
        is_published=True,
    ),
    YearlyDuty(
        "careers_guidance",
        "Careers guidance, Years 7 to 13",
        "Independent and impartial guidance for every pupil from Year 7, and up to 25 with an EHC plan.",
        "ea-1997-42a",
        Binds.LAW,
        Role.HEAD,
        _careers,
    ),
)


def _when_asked(facts: YearFacts) -> tuple[Owed, ...]:
    """Nothing comes with the year: the day is issued when somebody asks."""
    return ()


ASKED = (
    YearlyDuty(
        "educational_record",
        "Give the educational record that a parent asked for",
        "A parent at a maintained school gets what is kept of their child, without what is about somebody else.",
        "ed-info-2005-5",
        Binds.LAW,
        Role.SENCO,
        _when_asked,
        is_asked=True,
    ),
    YearlyDuty(
        "subject_access",
        "Give what is kept of a child to whoever asked for it",
        "The child, or somebody who acts for the child, gets what is kept, without what is about somebody else.",
        "uk-gdpr-15",
        Binds.LAW,
        Role.SENCO,
        _when_asked,
        is_asked=True,
    ),
)
"""What the school owes each time that somebody asks: the year brings none of it."""
BY_NAME: Mapping[str, YearlyDuty] = {each.name: each for each in (*DUTIES, *ASKED)}
