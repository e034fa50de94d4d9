"""What pages say of a child who is away: other places, a part-time timetable, suspensions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from engine.days import Days
from engine.sight import Sight
from web import words
from web.away.owed import OwedShown, owed_of
from web.pupils.files import File
from workflows.school.pupils import PupilNamed, contacts_named
from workflows.school.terms import school_year_on
from workflows.support.asked_once import ASKS_FIRST
from workflows.support.away_records import PupilElsewhere, Suspension
from workflows.support.away_seen import AGAIN, LEADS_HERE, PLACES
from workflows.support.circle import CHILD, contact_key
from workflows.support.elsewhere import elsewhere_of, record_goes_by
from workflows.support.suspensions import suspensions_of

ANSWER_FOR = frozenset({"class_teacher", "senco", "head", "dsl"})
"""Who of those around a child sees suspensions, and who is to be told at another place.

Whoever gives lessons or support needs to know where the child is, and no more.
"""


@dataclass(frozen=True, slots=True)
class ElsewhereShown:
    """Another place, or a timetable: what it is, when, and what follows from it. `is_over` where it has ended."""

    id: UUID
    title: str
    lines: tuple[str, ...]
    is_over: bool


@dataclass(frozen=True, slots=True)
class SuspensionShown:
    """One suspension in words: `5 October 2026, 2 school days`."""

    id: UUID
    words: str


@dataclass(frozen=True, slots=True)
class AwayShown:
    """All of it; `counted` is how often and how long in the school year that runs, `owed` what no journey asks for."""

    elsewhere: tuple[ElsewhereShown, ...]
    suspensions: tuple[SuspensionShown, ...]
    counted: str
    owed: tuple[OwedShown, ...] = ()


def away_shown(sight: Sight, pupil_id: UUID, *, tells_whom: bool = True) -> AwayShown:
    """All that is written of a child, the newest first."""
    places = elsewhere_of(sight.session, sight.school_id, pupil_id)
    suspended = suspensions_of(sight.session, sight.school_id, pupil_id)
    family = _family(sight, pupil_id) if tells_whom and places else {}
    return AwayShown(
        tuple(_elsewhere(sight, each, family, tells_whom=tells_whom) for each in places),
        tuple(SuspensionShown(each.id, _suspended(each)) for each in suspended),
        _counted(suspended, sight.today, sight.days),
    )


def away_of(file: File) -> AwayShown | None:
    """What a child's own page says: what is not over, and suspensions to those who answer for the child."""
    away = file.sight.gathered.circles[file.pupil.id].away
    if not away.elsewhere and not away.suspensions:
        return None
    sees = bool(file.roles & ANSWER_FOR)
    found = away_shown(file.sight, file.pupil.id, tells_whom=sees)
    lasting = tuple(each for each in found.elsewhere if not each.is_over)
    if not sees:
        return AwayShown(lasting, (), "") if lasting else None
    shown = AwayShown(lasting, found.suspensions, found.counted, owed_of(file.sight, file.pupil.id))
    return shown if shown.elsewhere or shown.suspensions else None


def followed(sight: Sight, pupil: PupilNamed, first_on: date) -> tuple[str, ...]:
    """What follows from a suspension that was just written down, in sentences."""
    circle = sight.gathered.circles[pupil.id]
    is_asked = any(each.journey.is_open and each.journey.workflow in ASKS_FIRST for each in sight.journeys.values())
    often = len(circle.away.suspended_in(school_year_on(sight.days, first_on), sight.days))
    said = [_asks(is_asked, often, pupil.called)]
    if circle.pupil.looked_after:
        said.append(f"{pupil.called} is looked after: tell the social worker and the virtual school without delay.")
    return tuple(said)


def _asks(is_asked: bool, often: int, child: str) -> str:
    if often < AGAIN:
        return "From the second in a school year on, the SENCO is asked what follows."
    if is_asked:
        return "It is not the first in this school year: the SENCO is asked what follows."
    return f"It is not the first in this school year, and no support runs for {child}: ask what is behind it."


def _family(sight: Sight, pupil_id: UUID) -> Mapping[str, str]:
    """What the child and the family contacts are called, by how answers name them."""
    contacts = contacts_named(sight.session, sight.school_id, pupil_id, sight.today)
    return {CHILD: "the child", **{contact_key(each.id): each.name for each in contacts}}


def _elsewhere(sight: Sight, row: PupilElsewhere, family: Mapping[str, str], *, tells_whom: bool) -> ElsewhereShown:
    title = row.place or "Part-time timetable here"
    lines = [PLACES.get(row.kind, ""), row.days, _from_to(row)]
    if row.look_again_on:
        lines.append(f"Looked at again on {words.day_words(row.look_again_on)}")
    if row.whom and tells_whom:
        lines.append(f"To be told there: {row.whom}")
    agreed = [family[each] for each in row.agreed_by.split() if each in family]
    lines.append(f"Agreed by {words.listed(sorted(agreed, key=str.lower))}" if agreed else "")
    if row.kind == LEADS_HERE:
        lines.append(_record(sight, row))
    is_over = row.to_on is not None and row.to_on < sight.today
    return ElsewhereShown(row.id, title, tuple(filter(None, lines)), is_over)


def _record(sight: Sight, row: PupilElsewhere) -> str:
    if row.record_sent_on:
        return f"Both schools have duties. A copy of the record went there on {words.day_words(row.record_sent_on)}"
    by = words.day_words(record_goes_by(sight.days, row.known_on))
    is_law = sight.gathered.circles[row.subject_id].pupil.school_is_maintained
    return f"Both schools have duties. A copy of the record goes there by {by}{', by law' if is_law else ''}"


def _from_to(row: PupilElsewhere) -> str:
    until = f" until {words.day_words(row.to_on)}" if row.to_on else ""
    return f"From {words.day_words(row.from_on)}{until}"


def _suspended(row: Suspension) -> str:
    return f"{words.day_words(row.first_on)}, {words.count(row.school_days, 'school day')}"


def _counted(rows: tuple[Suspension, ...], today: date, days: Days) -> str:
    year = school_year_on(days, today)
    of_year = [row for row in rows if school_year_on(days, row.first_on) == year]
    if not of_year:
        return "None in this school year"
    in_all = words.count(sum(row.school_days for row in of_year), "school day")
    return f"{words.count(len(of_year), 'suspension')} in this school year, {in_all} in all"
