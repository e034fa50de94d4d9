"""Somebody asks for a child's record: which right that is, by when, what is left out, and to whom it was given.

Parents of a child at a maintained school have a right to the educational record within 15 school days (Education (Pupil
Information) (England) Regulations 2005, regulation 5). Everybody else asks under the right of access to what is kept of
the child (UK GDPR, articles 12(3) and 15), which has one month. What would do somebody serious harm is held back (Data
Protection Act 2018, Schedule 3): the head or the designated safeguarding lead says so, and no detail is kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from engine.clock import day_of
from engine.clocks import months_after
from engine.days import DayKind, Days
from engine.errors import AnswersRefused, NotAllowed, NotFound, WhyIsMissing
from engine.terms import Role
from engine.work import Work
from workflows.school.request_records import RecordGiven, RecordMark, RecordRequest
from workflows.school.setting_up import school_seen
from workflows.school.terms import days_now
from workflows.school.year_rows import issue_one, quieten, settle, stop, wake
from workflows.school.yearly import Binds, Owed

CHILD = "child"
EDUCATIONAL, ACCESS = "educational_record", "subject_access"
SCHOOL_DAYS = 15
WAYS = {"in_person": "In person", "phone": "By phone", "letter": "By letter", "email": "By e-mail"}
GIVEN = {"handed": "Handed over", "post": "By post", "email": "By e-mail, in a file that only they can open"}
WHOLE, IN, HARM = "whole", "in", "harm"
LEFT_OUT: Mapping[str, str] = {
    "child": "it is about another child",
    "adult": "it is about another adult",
    HARM: "serious harm could follow",
}
HOLDS_BACK = frozenset({Role.HEAD, Role.DSL})
"""Who may say that something is held back, since serious harm could follow."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asked for the record, on which day, in which way."""

    by: str
    on: date
    how: str


@dataclass(frozen=True, slots=True)
class Given:
    """To whom the record was given, on which day, in which way; `by` is whoever wrote it down."""

    to: str
    on: date
    how: str
    by: UUID | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What was decided of one piece: by whom and when. `why` is `in`, or why it is left out."""

    why: str
    by: UUID
    on: date

    @property
    def is_out(self) -> bool:
        return self.why != IN


@dataclass(frozen=True, slots=True)
class Request:
    """A request for a record as it stands: `marks` by the name of the piece; `given` once it was."""

    id: UUID
    pupil_id: UUID
    asked: Asked
    right: str
    written_by: UUID
    marks: Mapping[str, Mark]
    given: Given | None

    @property
    def held_back(self) -> Mark | None:
        """That the record as a whole is held back, by whom and since when."""
        whole = self.marks.get(WHOLE)
        return whole if whole and whole.is_out else None


def right_of(asked_by: str, is_maintained: bool) -> str:
    """The right that a request rests on: the educational record is for parents, at maintained schools alone."""
    return EDUCATIONAL if is_maintained and asked_by != CHILD else ACCESS


def owed(right: str, asked_on: date, turn: str, days: Days) -> Owed:
    """By when the record is to be given. Both periods are law; neither has been held against its text yet."""
    if right == EDUCATIONAL:
        on = days.after(asked_on, SCHOOL_DAYS, DayKind.SCHOOL)
        rule = f"{SCHOOL_DAYS} school days after it was asked for"
        return Owed(turn, on, rule, DayKind.SCHOOL, Binds.LAW, asked_on)
    rule = "one month after it was asked for"
    return Owed(turn, months_after(asked_on, 1), rule, DayKind.CALENDAR, Binds.LAW, asked_on)


def write_down(work: Work, pupil_id: UUID, asked: Asked) -> UUID:
    """Write down that somebody asked, and issue the day by which the record is due.

    Where the child has died the day stands, and nobody is reminded. Raises AnswersRefused for a day still to come, and
    for what is written down already: each has a day of the law.
    """
    if asked.on > work.today:
        raise AnswersRefused({"asked_on": "The day must be today or in the past"})
    if any(each.asked == asked for each in _open(work, pupil_id)):
        raise AnswersRefused({"asked_by": "That they asked is written down already."})
    right = right_of(asked.by, school_seen(work.session, work.school_id).is_maintained)
    row = RecordRequest(
        school_id=work.school_id, id=work.new_id(), pupil_id=pupil_id, asked_by=asked.by, asked_on=asked.on,
        how=asked.how, right=right, recorded_by=work.somebody(), recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    days = days_now(work.session, work.school_id)
    issue_one(work, right, owed(right, asked.on, str(row.id), days), days, quiet=work.rests(pupil_id))
    return row.id


def take_back(work: Work, request_id: UUID, why: str) -> None:
    """It is no longer asked for, or was written down by mistake. Raises NotFound, WhyIsMissing."""
    row = _row(work.session, work.school_id, request_id)
    if not why.strip():
        raise WhyIsMissing()
    row.superseded_at, row.superseded_by, row.superseded_why = work.now, work.somebody(), why.strip()
    stop(work, row.right, str(row.id))


def mark(work: Work, request_id: UUID, decided: Mapping[str, str]) -> None:
    """Keep what was decided of some pieces, by name; what is decided so already stays as it is.

    Raises NotFound, and NotAllowed where somebody holds back, or lets go, who may not.
    """
    row = _row(work.session, work.school_id, request_id)
    held = _marks(work.session, work.school_id, [request_id])
    may_hold = bool(HOLDS_BACK & work.roles(row.pupil_id))
    standing = {each.piece: each for each in held}
    for piece, why in decided.items():
        before = standing.get(piece)
        if before is not None and before.why == why:
            continue
        if HARM in {why, before.why if before else ""} and not may_hold:
            raise NotAllowed("The head or the designated safeguarding lead decides this.")
        if before is not None:
            before.superseded_at = work.now
        work.session.add(
            RecordMark(
                school_id=work.school_id, id=work.new_id(), pupil_id=row.pupil_id, request_id=row.id, piece=piece,
                why=why, recorded_by=work.somebody(), recorded_at=work.now,
            )
        )  # fmt: skip


def give(work: Work, request_id: UUID, given: Given) -> None:
    """Write down that the record was given. Raises NotFound, AnswersRefused, NotAllowed while it is held back."""
    row = _row(work.session, work.school_id, request_id)
    if given.on > work.today or given.on < row.asked_on:
        raise AnswersRefused({"given_on": "The day must lie between the day it was asked for and today"})
    if requests_of(work.session, work.school_id, row.pupil_id)[request_id].held_back is not None:
        raise NotAllowed("The record is held back: nothing of it goes.")
    work.session.add(
        RecordGiven(
            school_id=work.school_id, id=work.new_id(), pupil_id=row.pupil_id, request_id=row.id, given_on=given.on,
            given_to=given.to, how=given.how, recorded_by=work.somebody(), recorded_at=work.now,
        )
    )  # fmt: skip
    settle(work, row.right, str(row.id), given.on)


def hush(work: Work, pupil_id: UUID) -> None:
    """Remind nobody of what is still owed to whoever asked for this child’s record; its day stands."""
    for each in _open(work, pupil_id):
        quieten(work, each.right, str(each.id))


def speak_again(work: Work, pupil_id: UUID) -> None:
    """Remind again of what is still owed to whoever asked for this child’s record."""
    days = days_now(work.session, work.school_id)
    for each in _open(work, pupil_id):
        wake(work, each.right, str(each.id), days)


def _open(work: Work, pupil_id: UUID) -> list[Request]:
    return [each for each in requests_of(work.session, work.school_id, pupil_id).values() if each.given is None]


def requests_of(session: Session, school_id: UUID, pupil_id: UUID) -> dict[UUID, Request]:
    """Every request for a child's record that stands, by id, the oldest first. Three statements at most."""
    here = (RecordRequest.school_id == school_id, RecordRequest.pupil_id == pupil_id)
    query = select(RecordRequest).where(*here, col(RecordRequest.superseded_at).is_(None))
    rows = session.exec(query.order_by(col(RecordRequest.asked_on), col(RecordRequest.id))).all()
    if not rows:
        return {}
    ids = [row.id for row in rows]
    marks = _marks(session, school_id, ids)
    given = session.exec(
        select(RecordGiven).where(RecordGiven.school_id == school_id, col(RecordGiven.request_id).in_(ids))
    ).all()
    return {row.id: _request(row, marks, given) for row in rows}


def open_requests(session: Session, school_id: UUID) -> tuple[Request, ...]:
    """Every request of the school that stands and is not answered yet."""
    given = select(RecordGiven.request_id).where(RecordGiven.school_id == school_id)
    here = (RecordRequest.school_id == school_id, col(RecordRequest.superseded_at).is_(None))
    rows = session.exec(select(RecordRequest).where(*here, col(RecordRequest.id).not_in(given)))
    return tuple(_request(row, (), ()) for row in rows)


def _request(row: RecordRequest, marks: Iterable[RecordMark], given: Iterable[RecordGiven]) -> Request:
    last = next((each for each in given if each.request_id == row.id), None)
    return Request(
        row.id,
        row.pupil_id,
        Asked(row.asked_by, row.asked_on, row.how),
        row.right,
        row.recorded_by,
        {m.piece: Mark(m.why, m.recorded_by, day_of(m.recorded_at)) for m in marks if m.request_id == row.id},
        Given(last.given_to, last.given_on, last.how, last.recorded_by) if last else None,
    )


def _marks(session: Session, school_id: UUID, request_ids: list[UUID]) -> list[RecordMark]:
    holds = (RecordMark.school_id == school_id, col(RecordMark.superseded_at).is_(None))
    return list(session.exec(select(RecordMark).where(*holds, col(RecordMark.request_id).in_(request_ids))))


def _row(session: Session, school_id: UUID, request_id: UUID) -> RecordRequest:
    row = session.get(RecordRequest, (school_id, request_id))
    if row is None or row.superseded_at is not None:
        raise NotFound("request")
    return row
