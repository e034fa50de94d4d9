"""Whose review went on without a specialist, though progress was little or none: the reasons, listed for the SENCO.

The Code writes “always” (6.59). Here it is a should, since it leaves the family a choice; so the reason is seen.
"""

from dataclasses import dataclass
from uuid import UUID

from flask import url_for
from sqlmodel import Session

from engine.departed import Departed, departures
from engine.terms import Role
from web import current, words
from workflows.school.pupils import PupilNamed, pupils_named, staff_named
from workflows.school.reading_log import log_readings

SPECIALIST = "specialist_considered"


@dataclass(frozen=True, slots=True)
class WentOn:
    """One child whose review went on without a specialist: when, by whom, and why."""

    pupil: PupilNamed
    when: str
    by: str
    reason: str

    @property
    def href(self) -> str:
        return url_for("pupils.show", pupil_id=self.pupil.id)


def without_a_specialist() -> tuple[WentOn, ...]:
    """For the SENCO: each child who is in the cycle that began so, the newest first, each file logged before."""
    if Role.SENCO not in current.roles():
        return ()
    with current.reading() as session:
        found = departures(session, current.scope(), SPECIALIST)
    if not found:
        return ()
    log_readings(current.desk(), current.scope(), dict.fromkeys(each.subject_id for each in found), "your word")
    with current.reading() as session:
        return _named(session, found)


def _named(session: Session, found: tuple[Departed, ...]) -> tuple[WentOn, ...]:
    school_id, today = current.scope().school_id, current.today()
    pupils = pupils_named(session, school_id, {each.subject_id for each in found})
    names = staff_named(session, school_id)
    return tuple(
        WentOn(pupils[each.subject_id], words.lately(each.on, today), _name(names, each.by), each.reason)
        for each in found
        if each.subject_id in pupils
    )


def _name(names: dict[UUID, str], by: UUID | None) -> str:
    return names.get(by, "somebody") if by else "somebody"
