"""Opening a child's file: only for those who have business with the child, and never without a line in the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from engine.errors import NotFound
from engine.reading import subjects_of
from engine.sight import Sight
from web import current, whose
from workflows.school.pupils import PupilNamed, pupils_named, staff_named
from workflows.school.reading_log import log_reading


@dataclass(frozen=True, slots=True)
class File:
    """One child's file, open for one page."""

    pupil: PupilNamed
    sight: Sight
    roles: frozenset[str]
    names: dict[UUID, str]
    around: whose.Around


def with_business(session: Session, pupil_id: UUID) -> PupilNamed:
    """The child, for somebody who works with them. Raises NotFound where there is none, or it is not theirs to see."""
    mine = subjects_of(session, current.scope(), current.today())
    found = pupils_named(session, current.scope().school_id, [pupil_id]) if mine is None or pupil_id in mine else {}
    if pupil_id not in found:
        raise NotFound("child")
    return found[pupil_id]


@contextmanager
def opened(pupil_id: UUID, page: str) -> Iterator[File]:
    """The file of one child, logged first. Raises NotFound where the child is not there or not theirs to see."""
    scope = current.scope()
    with current.reading() as session:
        pupil = with_business(session, pupil_id)
    log_reading(current.desk(), scope, pupil_id, page)
    with current.reading() as session:
        sight = current.desk().sight(session, scope, [pupil_id])
        names = staff_named(session, scope.school_id)
        around = whose.Around(sight.holders(pupil_id), names, current.person().person_id)
        yield File(pupil, sight, sight.roles(pupil_id), names, around)
