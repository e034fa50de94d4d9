"""Giving the plan, the record of a review or a specialist’s advice to everyone who is to have it: one row each.

Source: Code 6.49, 6.71, 6.75. To a colleague with an account it is sent, and opening it ticks the row; paper and word
of mouth are ticked by hand. A family gets a copy: word of mouth alone is not one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, exists
from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from engine.clock import day_of
from engine.errors import AnswersRefused, NotFound
from engine.holding import ME, SCHOOL, TODAY
from engine.records import Duty
from engine.values import JourneyState, Scope
from engine.work import Work
from workflows.school import duties
from workflows.support.history import add, stamped, standing, supersede
from workflows.support.screen_records import SharedCopy
from workflows.support.seen import PLAN
from workflows.support.shared_with import ADDED

OPENED, WROTE = "opened", "wrote"
STAFF_WAYS = {"paper": "On paper", "word": "By word of mouth"}
FAMILY_WAYS = {"handed": "Handed over", "post": "By post", "email": "By e-mail"}
WAYS = {**STAFF_WAYS, **FAMILY_WAYS, OPENED: "Opened in Waymark", WROTE: "Wrote it, or knows it"}
PARTS = {"lunchtime": "Lunchtime staff", "cover": "Cover", "club": "Club", "other": "Somebody else"}
LONGEST_NAME = 120
KEPT = ("subject_id", "journey_id", "what", "cycle", "visit", "who", "name", "part")
"""What of a row stays as it is when it is ticked."""


@dataclass(frozen=True, slots=True)
class Told:
    """How and on which day somebody was told."""

    how: str
    on: date | None


@dataclass(frozen=True, slots=True)
class ToRead:
    """A copy that was sent to somebody and that they have not opened yet."""

    subject_id: UUID
    journey_id: UUID
    what: str
    sent_on: date


def send_to_all(work: Work, journey: JourneyState, what: str, people: Iterable[str]) -> int:
    """Send it to everyone of `people` (keys of staff) who has neither got nor been sent it; answers how many.

    Whoever sends it knows it: their row is ticked.
    """
    rows, me = _rows(work, journey, what), f"person:{work.scope.actor.person_id}"
    wanted = [who for who in sorted(people) if who not in rows or rows[who].status == "listed"]
    for who in wanted:
        told = {"status": "told", "how": WROTE, "on": work.today} if who == me else {"status": "sent"}
        _put(work, journey, what, who, **told)
    return len([who for who in wanted if who != me])


def tick(work: Work, journey: JourneyState, what: str, who: str, told: Told) -> None:
    """Record by hand that somebody has it; of oneself, also that one wrote it or knows it. Raises AnswersRefused."""
    me = f"person:{work.scope.actor.person_id}"
    ways = set(FAMILY_WAYS if who.startswith("contact:") else STAFF_WAYS) | ({WROTE} if who == me else set())
    faults = {}
    if told.how not in ways:
        faults["how"] = "Say how they were told."
    if told.on is None or told.on > work.today:
        faults["on"] = "Say on which day, today or before."
    if faults:
        raise AnswersRefused(faults)
    _put(work, journey, what, who, status="told", how=told.how, on=told.on)


def untick(work: Work, journey: JourneyState, what: str, who: str) -> None:
    """Take back a tick, or that somebody was left out; somebody who was added stays on the list."""
    row = _row(work, journey, what, who)
    if who.startswith(ADDED):
        _put(work, journey, what, who, status="listed", how="", on=None)
    else:
        supersede(work, [row])


def add_to_list(work: Work, journey: JourneyState, what: str, name: str, part: str) -> None:
    """Put somebody without an account on the list: lunchtime staff, cover, a club. Raises AnswersRefused."""
    called, faults = " ".join(name.split()), {}
    if not called or len(called) > LONGEST_NAME:
        faults["name"] = "Say who it is, in a few words."
    if part not in PARTS:
        faults["part"] = "Say what they do."
    if faults:
        raise AnswersRefused(faults)
    _put(work, journey, what, f"{ADDED}{work.new_id()}", name=called, part=part, status="listed")


def leave_out(work: Work, journey: JourneyState, what: str, who: str) -> None:
    """Take somebody off the list: who was added to it, or whom the plan names and who works with the child no more."""
    if who.startswith(ADDED):
        supersede(work, [_row(work, journey, what, who)])
    else:
        _put(work, journey, what, who, status="left_out", how="", on=None)


def mark_opened(work: Work, journey: JourneyState, what: str) -> None:
    """The actor has opened what was sent to them, of whatever cycle; nothing where it was ticked meanwhile."""
    me = f"person:{work.scope.actor.person_id}"
    for row in standing(work, SharedCopy, journey_id=journey.id, what=what, who=me, status="sent"):
        supersede(work, [row])
        told = {"status": "told", "how": OPENED, "on": work.today}
        add(work, SharedCopy(**stamped(work, **{name: getattr(row, name) for name in KEPT}, **told)))


def to_read(session: Session, scope: Scope, on: date) -> tuple[ToRead, ...]:
    """What was sent to the actor and waits to be opened, oldest first: of children whom they still work with.

    One statement.
    """
    me = scope.actor.person_id
    asked = {"school": scope.school_id, "me": me, "today": on, "who": f"person:{me}"}
    rows = session.exec(TO_READ, params=asked)
    return tuple(ToRead(row.subject_id, row.journey_id, row.what, day_of(row.recorded_at)) for row in rows)


def _to_read() -> SelectOfScalar[SharedCopy]:
    still = exists().where(
        *duties.held_on(SCHOOL, TODAY),
        or_(col(Duty.subject_id).is_(None), col(Duty.subject_id) == col(SharedCopy.subject_id)),
        col(Duty.person_id) == ME,
    )
    mine = select(SharedCopy).where(
        col(SharedCopy.school_id) == SCHOOL,
        col(SharedCopy.who) == bindparam("who"),
        col(SharedCopy.status) == "sent",
        col(SharedCopy.superseded_at).is_(None),
        still,
        duties.goes_on(SharedCopy.subject_id, SCHOOL),
    )
    return mine.order_by(col(SharedCopy.id))


TO_READ = _to_read()


def _rows(work: Work, journey: JourneyState, what: str) -> dict[str, SharedCopy]:
    """The standing rows of the list, by whom each is about."""
    scope = {"cycle": journey.cycle} if what == PLAN else {"visit": journey.visit}
    return {row.who: row for row in standing(work, SharedCopy, journey_id=journey.id, what=what, **scope)}


def _row(work: Work, journey: JourneyState, what: str, who: str) -> SharedCopy:
    found = _rows(work, journey, what).get(who)
    if found is None:
        raise NotFound("person on the list")
    return found


def _put(work: Work, journey: JourneyState, what: str, who: str, **values: object) -> None:
    """Write somebody’s row in the place of the one before, keeping what they are called."""
    before = _rows(work, journey, what).get(who)
    if before is not None:
        supersede(work, [before])
    of = {"subject_id": journey.subject_id, "journey_id": journey.id, "cycle": journey.cycle, "visit": journey.visit}
    kept = {"name": before.name, "part": before.part} if before else {}
    add(work, SharedCopy(**stamped(work, what=what, who=who, **{**of, **kept, **values})))
