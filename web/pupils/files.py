"""Opening a child's file: only for those who have business with the child, and never without a line in the log."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from engine.errors import NotFound
from engine.reading import subjects_of
from engine.sight import Sight
from web import current, whose
from workflows.school.classes import shared_today
from workflows.school.pupils import PupilNamed, pupil_named, staff_named
from workflows.school.reading_log import log_reading


@dataclass(frozen=True, slots=True)
class File:
    """One child's file, open for one page."""

    pupil: PupilNamed
    sight: Sight
    roles: frozenset[str]
    names: dict[UUID, str]
    around: whose.Around
    is_theirs: bool = True


def _nothing(_: Sight) -> bool:
    return False


def with_business(session: Session, pupil_id: UUID) -> PupilNamed:
    """The child, for somebody who works with them. Raises NotFound where there is none, or it is not theirs to see."""
    if not has_business(session, pupil_id):
        raise NotFound("child")
    return pupil_named(session, current.scope().school_id, pupil_id)


def named(pupil_id: UUID) -> PupilNamed:
    """Any child of the school, for pages that are open by a permission alone. Raises NotFound."""
    with current.reading() as session:
        return pupil_named(session, current.scope().school_id, pupil_id)


def has_business(session: Session, pupil_id: UUID) -> bool:
    """Whether the person holds a role to the child, or one that opens every file."""
    mine = subjects_of(session, current.scope(), current.today())
    return mine is None or pupil_id in mine


@contextmanager
def opened(pupil_id: UUID, page: str, is_asked: Callable[[Sight], bool] = _nothing) -> Iterator[File]:
    """The file of one child, logged first. Raises NotFound where the child is not there or not theirs to see.

    Somebody without business with the child may see the one page of a thing that they are asked to do: `is_asked` says
    whether they are. Such is the office, which sends a leaver's records.
    """
    scope = current.scope()
    with current.reading() as session:
        is_theirs = has_business(session, pupil_id)
        if not is_theirs and not is_asked(current.desk().sight(session, scope, [pupil_id])):
            raise NotFound("child")
        pupil = pupil_named(session, scope.school_id, pupil_id)
    log_reading(current.desk(), scope, pupil_id, page)
    with current.reading() as session:
        sight = current.desk().sight(session, scope, [pupil_id])
        names = staff_named(session, scope.school_id)
        shares = shared_today(session, scope.school_id, sight.today)
        decides = pupil.called if pupil.decides_on(sight.today) else ""
        around = whose.Around(sight.holders(pupil_id), names, current.person().person_id, shares, decides)
        yield File(pupil, sight, sight.roles(pupil_id), names, around, is_theirs)
