"""That a child has died: from that press nothing is asked of anybody about them, and nothing is sent.

The engine lets every journey of the child rest where it stands: what is open lapses, what is dated ends, and no list,
reminder or calendar finds anything. The roll has them as gone from that day. The record stays whole, and can be read.
Source: the school's own policy and decency; no Act asks for it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from engine.clock import day_of
from engine.errors import AnswersRefused, NotAllowed, NotFound, Stale, WhyIsMissing
from engine.terms import Role
from engine.work import Work
from workflows.school.file_records import ChildDied
from workflows.school.record_requests import hush, speak_again
from workflows.school.records import Pupil

SAID_BY = frozenset({Role.SENCO, Role.HEAD})
"""Who writes down that a child has died, and who takes it back."""


@dataclass(frozen=True, slots=True)
class Death:
    """The day on which a child died, and who wrote it down when."""

    on: date
    written_by: UUID
    written_on: date


def death_of(session: Session, school_id: UUID, pupil_id: UUID) -> Death | None:
    """What is written down of a child's death; None where nothing is. One statement."""
    row = _standing(session, school_id, pupil_id)
    return Death(row.died_on, row.recorded_by, day_of(row.recorded_at)) if row else None


def died_among(session: Session, school_id: UUID, pupil_ids: Collection[UUID]) -> dict[UUID, date]:
    """Who of these children has died, and on which day. One statement."""
    here = (ChildDied.school_id == school_id, col(ChildDied.superseded_at).is_(None))
    rows = session.exec(select(ChildDied).where(*here, col(ChildDied.pupil_id).in_(pupil_ids)))
    return {row.pupil_id: row.died_on for row in rows}


def write_down(work: Work, pupil_id: UUID, died_on: date) -> None:
    """Write down that a child has died, and let everything about them rest.

    `work` holds the child. Raises NotAllowed for all but the SENCO and the head, AnswersRefused for a day still to
    come, Stale where it is on record already.
    """
    said_by = _somebody_who_may(work, pupil_id)
    if died_on > work.today:
        raise AnswersRefused({"died_on": "The day must be today or in the past"})
    if _standing(work.session, work.school_id, pupil_id) is not None:
        raise Stale("It is on record already.")
    pupil = work.session.get_one(Pupil, (work.school_id, pupil_id))
    row = ChildDied(
        school_id=work.school_id, id=work.new_id(), pupil_id=pupil_id, died_on=died_on, left_before=pupil.left_on,
        recorded_by=said_by, recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    if pupil.left_on is None or pupil.left_on > died_on:
        pupil.left_on = died_on
    hush(work, pupil_id)
    work.facts_changed()
    work.rest(pupil_id, died_on)


def take_back(work: Work, pupil_id: UUID, why: str) -> None:
    """Say that it was written down by mistake: the roll is as it was, and every journey goes on from where it stood.

    Raises NotAllowed, NotFound where nothing is on record, WhyIsMissing.
    """
    said_by = _somebody_who_may(work, pupil_id)
    row = _standing(work.session, work.school_id, pupil_id)
    if row is None:
        raise NotFound("entry")
    if not why.strip():
        raise WhyIsMissing("Say how the mistake came about.")
    row.superseded_at, row.superseded_by, row.superseded_why = work.now, said_by, why.strip()
    work.session.get_one(Pupil, (work.school_id, pupil_id)).left_on = row.left_before
    speak_again(work, pupil_id)
    work.facts_changed()
    work.rest(pupil_id, None)


def _somebody_who_may(work: Work, pupil_id: UUID) -> UUID:
    said_by = work.scope.actor.person_id
    if said_by is None or not SAID_BY & work.roles(pupil_id):
        raise NotAllowed("The SENCO or the head writes this down.")
    return said_by


def _standing(session: Session, school_id: UUID, pupil_id: UUID) -> ChildDied | None:
    here = (ChildDied.school_id == school_id, ChildDied.pupil_id == pupil_id, col(ChildDied.superseded_at).is_(None))
    return session.exec(select(ChildDied).where(*here)).first()
