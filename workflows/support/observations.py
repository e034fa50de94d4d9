"""What somebody notices about a child whose journey is open already: a dated entry, and a line to whoever owes it."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Exists
from sqlmodel import Session, and_, col, exists, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from engine.errors import AnswersRefused, NotFound
from engine.holding import ME, SCHOOL, TODAY
from engine.records import Duty
from engine.terms import Role
from engine.values import JourneyState, Scope
from engine.work import Work
from workflows.school import duties
from workflows.support import history
from workflows.support.records import Observation


@dataclass(frozen=True, slots=True)
class Noticed:
    """The words of an entry, strengths first: what goes well, what was noticed, what helps already."""

    strengths: str
    seen: str
    helps: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it is read: whose, from when, by whom, and whether its owner has read it."""

    id: UUID
    subject_id: UUID
    journey_id: UUID
    on: date
    at: datetime
    words: Noticed
    by: UUID | None
    is_read: bool


def add(work: Work, journey: JourneyState, words: Noticed) -> UUID:
    """Write an entry on an open journey, of today.

    Raises AnswersRefused where a needed part is blank, or where the same person wrote the same today: somebody has to
    read each.
    """
    faults = {"strengths": "Say what goes well.", "seen": "Say what you have noticed."}
    blank = {name: says for name, says in faults.items() if not getattr(words, name).strip()}
    if blank:
        raise AnswersRefused(blank)
    said = {name: text.strip() for name, text in asdict(words).items()}
    mine = {**said, "on": work.today, "recorded_by": work.scope.actor.person_id}
    if history.is_written(work, Observation, mine, journey_id=journey.id):
        raise AnswersRefused({"seen": "You have written this already today."})
    row = Observation(
        **history.stamped(work, subject_id=journey.subject_id, journey_id=journey.id, on=work.today, **said)
    )
    history.add(work, row)
    return row.id


def take_back(work: Work, entry_id: UUID) -> None:
    """Take back an entry that was written by mistake."""
    history.supersede(work, [history.one_of(work, Observation, entry_id, "entry")])


def mark_read(work: Work, entry_id: UUID) -> None:
    """Say that the actor, who owes what comes next, has read an entry; the first reading counts."""
    row = history.one_of(work, Observation, entry_id, "entry")
    if row.read_at is None:
        history.fill(work, row, read_by=work.scope.actor.person_id, read_at=work.now)


def entry(session: Session, school_id: UUID, entry_id: UUID) -> Entry:
    """One entry; NotFound where there is none at this school."""
    found = session.exec(_standing(school_id).where(col(Observation.id) == entry_id)).first()
    if found is None:
        raise NotFound("entry")
    return _entry(found)


def entries_of(session: Session, school_id: UUID, subject_id: UUID) -> tuple[Entry, ...]:
    """Every entry about one child, newest first: part of the child's history."""
    query = _standing(school_id).where(col(Observation.subject_id) == subject_id)
    return tuple(_entry(row) for row in session.exec(query.order_by(col(Observation.id).desc())))


def unread(session: Session, scope: Scope, on: date) -> tuple[Entry, ...]:
    """The entries that wait to be read by the actor, oldest first: of the children whose class teacher they are.

    Where a child has no class teacher, they wait for the SENCO. One statement.
    """
    asked = {"school": scope.school_id, "me": scope.actor.person_id, "today": on}
    return tuple(_entry(row) for row in session.exec(UNREAD, params=asked))


def _held(role: Role) -> Exists:
    """Somebody holds a role to the child of an entry."""
    to_child = col(Duty.subject_id) == col(Observation.subject_id)
    return exists().where(*duties.held_on(SCHOOL, TODAY), to_child, col(Duty.role) == role)


def _standing(school_id: UUID) -> SelectOfScalar[Observation]:
    return select(Observation).where(col(Observation.school_id) == school_id, col(Observation.superseded_at).is_(None))


def _unread() -> SelectOfScalar[Observation]:
    teaches = _held(Role.CLASS_TEACHER)
    leads = exists().where(
        *duties.held_on(SCHOOL, TODAY),
        col(Duty.subject_id).is_(None),
        col(Duty.role) == Role.SENCO,
        col(Duty.person_id) == ME,
    )
    waits = or_(teaches.where(col(Duty.person_id) == ME), and_(~teaches, leads))
    others = or_(col(Observation.recorded_by).is_(None), col(Observation.recorded_by) != ME)
    go_on = duties.goes_on(Observation.subject_id, SCHOOL)
    query = _standing(SCHOOL).where(col(Observation.read_at).is_(None), others, waits, go_on)
    return query.order_by(col(Observation.id))


UNREAD = _unread()


def _entry(row: Observation) -> Entry:
    words = Noticed(row.strengths, row.seen, row.helps)
    is_read = row.read_at is not None
    return Entry(
        row.id, row.subject_id, row.journey_id, row.on, row.recorded_at, words, row.recorded_by, is_read
    )  # fmt: skip
