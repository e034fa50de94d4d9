"""Opening a child's file: only for those who have business with the child, and never without a line in the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

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


@contextmanager
def opened(pupil_id: UUID, page: str) -> Iterator[File]:
    """The file of one child, logged first. Raises NotFound where the child is not there or not theirs to see."""
    scope, today = current.scope(), current.today()
    with current.reading() as session:
        mine = subjects_of(session, scope, today)
        if mine is not None and pupil_id not in mine:
            raise NotFound("child")
        pupil = pupils_named(session, scope.school_id, [pupil_id]).get(pupil_id)
    if pupil is None:
        raise NotFound("child")
    log_reading(current.desk(), scope, pupil_id, page)
    with current.reading() as session:
        sight = current.desk().sight(session, scope, [pupil_id])
        names = staff_named(session, scope.school_id)
        around = whose.Around(sight.holders(pupil_id), names, current.person().person_id)
        yield File(pupil, sight, sight.roles(pupil_id), names, around)
