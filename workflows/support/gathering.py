"""Gathering the circles of a batch of pupils as of a moment, in one statement however many pupils there are.

The hot path of every write: Core statements, built once, and plain tuples. What was recorded later, or had been
superseded by then, is left out. The roll's own columns of a pupil (date of birth, year group) keep no history and are
as they stand.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import starmap
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, func, or_, select

from engine.clock import day_of
from engine.playbook import Gathered
from engine.together import About, Part, PerSubject
from workflows.school.list_records import SchoolService
from workflows.school.own_lists import Service
from workflows.school.records import Contact, Pupil, School, SenStatus
from workflows.school.terms import days_of
from workflows.support.attempts import AttemptsWanted
from workflows.support.away_records import PupilElsewhere, Suspension
from workflows.support.away_seen import Away, ElsewhereSeen, SuspensionSeen
from workflows.support.circle import (
    AgreementSeen,
    Circle,
    ContactSeen,
    FamilyContactSeen,
    NoticeSent,
    OutcomeSeen,
    PlanSeen,
    ProvisionSeen,
    PupilFacts,
    PupilViewSeen,
    contact_key,
)
from workflows.support.ehc_records import EhcPlan, PupilCouncil
from workflows.support.ehc_seen import CouncilSeen, EhcPlanSeen
from workflows.support.gathering_parts import DAY, SCHOOL, lasting_key, rows_of, stands, table
from workflows.support.records import (
    OFFERED,
    Agreement,
    FamilyContact,
    LookAgain,
    Notice,
    OutcomeRow,
    Plan,
    Provision,
    PupilView,
)
from workflows.support.screen_records import OutcomeReview, Recommendation, SharedCopy, SupportSession
from workflows.support.seen import CopySeen, OutcomeReviewed, RecommendationSeen, SessionsSeen

Rows = list[Any]
BySubject = defaultdict[UUID, defaultdict[str, Rows]]

BEFORE_PUPIL = 5
"""How many columns of the school stand before those of its pupils."""


def _pupils(about: About) -> Part:
    """One row a pupil and SEN status that holds on the day; a row without a pupil where the school has none of them."""
    school, pupil, sen = table(School).c, table(Pupil).c, table(SenStatus).c
    asked = and_(pupil.school_id == school.id, about(pupil.id))
    holds = and_(sen.from_on <= DAY, or_(sen.to_on.is_(None), sen.to_on >= DAY), stands(sen))
    of_pupil = and_(sen.school_id == pupil.school_id, sen.pupil_id == pupil.id, holds)
    roll = (pupil.date_of_birth, pupil.year_group, pupil.looked_after, pupil.english_additional)
    code = func.coalesce(sen.code, "N")
    wanted = (school.attempts, school.attempt_ways, school.attempt_days)
    kept = (pupil.joined_on, pupil.left_on, code, sen.from_on, school.is_maintained)
    found = (
        select(school.calendar_version, school.layers_version, *wanted, pupil.id, *roll, *kept)
        .select_from(table(School).outerjoin(table(Pupil), asked).outerjoin(table(SenStatus), of_pupil))
        .where(school.id == SCHOOL)
    )
    return Part(found, by=(pupil.id, sen.from_on, sen.recorded_at))


def _contacts(about: About) -> Part:
    """One row a contact and notice sent to it."""
    contact, notice = table(Contact).c, table(Notice).c
    key = lasting_key(contact)
    sent = and_(
        notice.school_id == contact.school_id, notice.contact_id == key, notice.status == "sent", stands(notice)
    )
    seen = (contact.relationship, contact.is_entitled, contact.from_on, contact.to_on)
    found = (
        select(contact.pupil_id, key, *seen, notice.id, notice.journey_id, notice.on)
        .select_from(table(Contact).outerjoin(table(Notice), sent))
        .where(contact.school_id == SCHOOL, about(contact.pupil_id), stands(contact))
    )
    return Part(found, by=(contact.from_on, key, notice.on))


def _plans(about: About) -> Part:
    """One row a plan and outcome, in the order in which the plans were begun."""
    plan, outcome = table(Plan).c, table(OutcomeRow).c
    key = lasting_key(plan)
    in_plan = and_(outcome.school_id == plan.school_id, outcome.plan_id == key, stands(outcome))
    seen = (plan.journey_id, plan.cycle, plan.status, plan.class_changes, plan.from_on, plan.to_on)
    hoped = (outcome.id, outcome.position, outcome.able_to, outcome.now, outcome.measure, outcome.by_on)
    found = (
        select(plan.subject_id, key, *seen, *hoped, outcome.kind, outcome.step_towards, outcome.recorded_at)
        .select_from(table(Plan).outerjoin(table(OutcomeRow), in_plan))
        .where(plan.school_id == SCHOOL, about(plan.subject_id), stands(plan))
    )
    return Part(found, by=(key, outcome.position, outcome.id))


def _sessions(about: About) -> Part:
    """One row a kind of support and whether it took place: counted here, since a year holds hundreds of sessions."""
    of = table(SupportSession).c
    of_one = (of.subject_id, of.plan_id, of.provision, of.took_place)
    found = (
        select(*of_one, func.count(of.id), func.min(of.on), func.max(of.on))
        .where(of.school_id == SCHOOL, about(of.subject_id), stands(of))
        .group_by(*of_one)
    )
    return Part(found, by=(of.plan_id, of.provision, of.took_place))


_TALK = "kind id journey_id on how who said note usable"
_VIEW = "how id journey_id on good hard helps"
_GIVEN = "plan_id id position what outcome given_by teacher_id recorded_at group_name times_a_week weeks minutes"
_SAID = "who share id journey_id about cycle on answer how words service review_on ends_on withdrawn_on"
_COPY = "what journey_id cycle visit who status how on name part recorded_at"
_REVIEWED = "journey_id plan_id outcome visit on now reached shows"
_ADVISED = "journey_id visit position what answer why goes_into"
_EHC_PLAN = "id journey_id council issued_on reviewed_on ceased_on"
_ELSEWHERE = "lasting kind place days known_on from_on to_on look_again_on record_sent_on"
_SUSPENDED = "id first_on school_days recorded_at"


def _services() -> Part:
    """The services that the school has named, whoever is asked about."""
    of = table(SchoolService).c
    return Part(select(of.kind, of.name, of.weeks).where(of.school_id == SCHOOL, stands(of)), by=(of.recorded_at,))


def _parts(about: About) -> dict[str, Part]:
    return {
        "pupils": _pupils(about),
        "contacts": _contacts(about),
        "talks": rows_of(about, FamilyContact, _TALK),
        "views": rows_of(about, PupilView, _VIEW),
        "plans": _plans(about),
        "provision": rows_of(about, Provision, _GIVEN, order="position"),
        "agreements": rows_of(about, Agreement, _SAID),
        "copies": rows_of(about, SharedCopy, _COPY, order="who"),
        "sessions": _sessions(about),
        "reviewed": rows_of(about, OutcomeReview, _REVIEWED, order="outcome"),
        "recommendations": rows_of(about, Recommendation, _ADVISED, order="position"),
        "look_again": rows_of(about, LookAgain, "journey_id on", order="recorded_at"),
        "councils": rows_of(about, PupilCouncil, "council from_on", order="from_on"),
        "ehc_plans": rows_of(about, EhcPlan, _EHC_PLAN, order="issued_on"),
        "elsewhere": rows_of(about, PupilElsewhere, _ELSEWHERE, order="from_on"),
        "suspensions": rows_of(about, Suspension, _SUSPENDED, order="first_on"),
        "services": _services(),
    }


_CIRCLES = PerSubject(_parts)


def gather(connection: Connection, school_id: UUID, subject_ids: list[UUID], as_of: datetime) -> Gathered:
    """The circle of each of these pupils as of a moment, and the school's days.

    A pupil who is not on this school's roll gets no circle.
    """
    found = _CIRCLES.ask(connection, school_id, subject_ids, {"moment": as_of, "day": day_of(as_of)})
    pupils = found.pop("pupils")
    services = tuple(Service(*row) for row in found.pop("services"))
    rows = _by_subject(found)
    calendar, layers, *wanted = pupils[0][:BEFORE_PUPIL] if pupils else (0, 0)
    of_school = OfSchool(services, AttemptsWanted(*wanted))
    circles = {facts.id: _circle(facts, of_school, rows[facts.id]) for facts in _facts(pupils)}
    return Gathered(circles, days_of(connection, school_id, calendar), layers)


def _by_subject(found: Mapping[str, Sequence[Any]]) -> BySubject:
    """The rows of each pupil by their name, without the pupil; no rows where there are none of a name."""
    rows: BySubject = defaultdict(lambda: defaultdict(list))
    for name, some in found.items():
        for row in some:
            rows[row[0]][name].append(row[1:])
    return rows


@dataclass(frozen=True, slots=True)
class OfSchool:
    """What is the same for each pupil of a school."""

    services: tuple[Service, ...]
    wanted: AttemptsWanted


def _circle(pupil: PupilFacts, school: OfSchool, rows: Mapping[str, Rows]) -> Circle:
    talks = rows["talks"]
    return Circle(
        pupil=pupil,
        contacts=_contacts_seen(rows["contacts"]),
        talks=tuple(each for each in _talks_seen(talks, "talk", "meeting") if each.how != OFFERED),
        messages=_talks_seen(talks, "message"),
        attempts=_talks_seen(talks, "attempt"),
        meetings=_talks_seen(talks, "meeting"),
        look_again_on=dict(rows["look_again"]),
        views=tuple(PupilViewSeen(_names(how), *rest) for how, *rest in rows["views"]),
        notices=_notices_sent(rows["contacts"]),
        plans=_plans_seen(rows["plans"], rows["provision"]),
        agreements=tuple(_agreement_seen(row) for row in rows["agreements"]),
        copies=tuple(starmap(CopySeen, rows["copies"])),
        sessions=tuple(starmap(SessionsSeen, rows["sessions"])),
        reviewed=tuple(starmap(OutcomeReviewed, rows["reviewed"])),
        recommendations=tuple(starmap(RecommendationSeen, rows["recommendations"])),
        services=school.services,
        wanted=school.wanted,
        councils=tuple(starmap(CouncilSeen, rows["councils"])),
        ehc_plans=tuple(starmap(EhcPlanSeen, rows["ehc_plans"])),
        away=_away(rows["elsewhere"], rows["suspensions"]),
    )


def _away(elsewhere: Rows, suspensions: Rows) -> Away:
    return Away(tuple(starmap(ElsewhereSeen, elsewhere)), tuple(starmap(SuspensionSeen, suspensions)))


def _names(joined: str) -> frozenset[str]:
    return frozenset(joined.split())


def _facts(rows: Iterable[Any]) -> Iterable[PupilFacts]:
    """Each pupil once, with the newest of the SEN statuses that hold: rows come oldest first."""
    of_pupils = (row[BEFORE_PUPIL:] for row in rows)
    newest = {row[0]: row for row in of_pupils if row[0] is not None}
    return (PupilFacts(*row) for row in newest.values())


def _contacts_seen(rows: Rows) -> tuple[ContactSeen, ...]:
    return tuple({row[0]: ContactSeen(contact_key(row[0]), *row[1:5]) for row in rows}.values())


def _notices_sent(rows: Rows) -> tuple[NoticeSent, ...]:
    return tuple(NoticeSent(contact_key(row[0]), *row[5:]) for row in rows if row[5] is not None)


def _talks_seen(rows: Rows, *wanted: str) -> tuple[FamilyContactSeen, ...]:
    return tuple(
        FamilyContactSeen(id, journey_id, on, how, _names(who), said, note, usable)
        for kind, id, journey_id, on, how, who, said, note, usable in rows
        if kind in wanted
    )


def _plans_seen(rows: Rows, provision: Rows) -> tuple[PlanSeen, ...]:
    given: defaultdict[UUID, list[ProvisionSeen]] = defaultdict(list)
    for row in provision:
        given[row[0]].append(ProvisionSeen(*row[1:]))
    hoped: defaultdict[tuple[Any, ...], list[OutcomeSeen]] = defaultdict(list)
    for row in rows:
        outcomes = hoped[tuple(row[:7])]
        if row[7] is not None:
            outcomes.append(OutcomeSeen(*row[7:]))
    seen = ((*plan, tuple(outcomes), tuple(given[plan[0]])) for plan, outcomes in hoped.items())
    return tuple(PlanSeen(*each) for each in seen)


def _agreement_seen(row: Any) -> AgreementSeen:
    who, share, *rest = row
    return AgreementSeen(_names(who), _names(share), *rest)
