"""Who gets a nudge: pure, from who holds which role.

Families, services and councils are never written to: whoever owes the chasing is. Nobody holding a role falls to the
SENCO, then the head.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from engine.definition import OPENER, OUTSIDE_ROLES, Role
from notifications.records import AboutKind

OWNER = "owner"
FALLS_TO = (Role.SENCO, Role.HEAD)


@dataclass(frozen=True, slots=True)
class About:
    """A task, date or duty of the school with a nudge due: whose it is, when it is due, and where it belongs.

    For a duty of the school the school itself stands in the place of the subject, and there is no journey.

    `is_live` is False for what is done, met or lapsed. `nudge_on` is the first day that has not been swept.
    """

    kind: AboutKind
    id: UUID
    name: str
    journey_id: UUID | None
    subject_id: UUID
    definition: str
    opened_by: UUID | None
    owner: str
    chased_by: str | None
    person_id: UUID | None
    due_on: date | None
    standing: str
    nudge_on: date | None
    is_live: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """Who is on the staff, and who holds which role to each subject, the whole school's roles included."""

    people: frozenset[UUID]
    holders: Mapping[UUID, Mapping[str, tuple[UUID, ...]]]

    def holding(self, role: str, subject_id: UUID) -> tuple[UUID, ...]:
        """The holders of `role` for this subject, each once, leavers left out."""
        held = self.holders.get(subject_id, {}).get(role, ())
        return tuple(dict.fromkeys(person for person in held if person in self.people))


@dataclass(frozen=True, slots=True)
class Chosen:
    """The people who get a nudge, and as which role; `asked` is the role that was meant first."""

    people: tuple[UUID, ...]
    role: str
    asked: str


def choose(about: About, to: str, roster: Roster) -> Chosen:
    """The recipients of a rung that goes `to` a role or the owner; nobody where not even a head is known."""
    asked = about.owner if to == OWNER else to
    person = _named(about) if to == OWNER else None
    if person is not None and person in roster.people:
        return Chosen((person,), asked, asked)
    first = (about.chased_by or Role.SENCO) if asked in OUTSIDE_ROLES else asked
    for role in (first, *FALLS_TO):
        found = roster.holding(role, about.subject_id)
        if found:
            return Chosen(found, str(role), asked)
    return Chosen((), str(first), asked)


def owing(about: About, roster: Roster) -> tuple[UUID, ...]:
    """Whose move it is: the owner, whoever chases an owner outside, or whoever it falls to."""
    return choose(about, OWNER, roster).people


def _named(about: About) -> UUID | None:
    """The one person whose it is: after a hand-over, or who opened the journey."""
    return about.person_id or (about.opened_by if about.owner == OPENER else None)
