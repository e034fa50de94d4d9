"""Everybody's list of next steps, worked out person by person and row by row, beside what the database gives."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from sqlmodel import Session

from engine import boards
from engine.definition import OPENER, OUTSIDE_ROLES
from engine.reading import JourneyLook
from engine.values import TaskState, TaskStatus
from tests.walks.walker import Walker

Holders = Mapping[str, tuple[UUID, ...]]
Item = tuple[UUID, UUID | None, bool]
"""A journey, a task (none for a move), and whether it fell to its reader because nobody holds the owner's role."""


def wrong_lists(walker: Walker, session: Session, pages: list[tuple[JourneyLook, Holders]]) -> Iterator[str]:
    """Every adult whose list is not what follows from who holds which role."""
    for name, person in walker.people.adults.items():
        given = boards.mine(session, walker.people.by(person), walker.desk.today())
        found = sorted((each.journey_id, each.task_id or each.journey_id, each.is_nobodys) for each in given)
        items = (item for page, holders in pages for item in _mine(page, holders, person))
        wanted = sorted((journey_id, task_id or journey_id, falls) for journey_id, task_id, falls in items)
        if found != wanted:
            yield f"the list of the {name} is {found}, where {wanted} waits for them"


def _mine(page: JourneyLook, holders: Holders, me: UUID) -> Iterator[Item]:
    for row in page.tasks:
        falls = row.person_id is None and not row.chased_by and _falls_to(row.owner, holders, me)
        if row.status is TaskStatus.OPEN and (falls or _waits_for(page, row, holders, me)):
            yield page.journey.id, row.id, falls
    step = page.as_stored.next
    if page.journey.is_open and step.kind == "move":
        falls = _falls_to(str(step.owner), holders, me)
        if falls or me in holders.get(str(step.owner), ()):
            yield page.journey.id, None, falls


def _waits_for(page: JourneyLook, row: TaskState, holders: Holders, me: UUID) -> bool:
    """By a hand-over, by having opened the journey, by the owner's role, or by the chasing for somebody outside."""
    if row.person_id == me or (row.owner == OPENER and page.journey.opened_by == me):
        return True
    chases = bool(row.chased_by) and me in holders.get(str(row.chased_by), ()) and not holders.get(row.owner)
    return chases or (row.person_id is None and me in holders.get(row.owner, ()))


def _falls_to(owner: str, holders: Holders, me: UUID) -> bool:
    """Nobody holds the owner's role, so that it falls to the SENCO, and without one to the head.

    What is up to somebody outside falls to nobody.
    """
    return (
        owner not in (OPENER, *OUTSIDE_ROLES)
        and not holders.get(owner)
        and me in (holders.get("senco") or holders.get("head", ()))
    )
