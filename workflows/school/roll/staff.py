"""Those who teach and help a class follow its children: for a whole roll at once.

What `classes.follow_class` does for one child, in a constant number of statements, and so that undo can put it back.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlmodel import Session

from engine.records import Duty
from engine.rows import inserting
from engine.work import Work
from workflows.school.duties import ONE_DAY, not_over
from workflows.school.records import ClassDuty
from workflows.school.roll.snapshot import table_of

DUTY, CLASS_DUTY = table_of(Duty), table_of(ClassDuty)
INSERT_DUTY = inserting(DUTY)
Pair = tuple[UUID, str]
Stretch = tuple[date, date | None]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class HeldDuty:
    """A duty to one pupil, as its row has it."""

    id: UUID
    role: str
    person_id: UUID
    from_on: date
    to_on: date | None

    @property
    def pair(self) -> Pair:
        return (self.person_id, self.role)


@dataclass(frozen=True, slots=True)
class Followed:
    """What a change of class did to the duties to one pupil: those made and ended, and all that then held."""

    made: tuple[UUID, ...]
    ended: tuple[HeldDuty, ...]
    held: tuple[UUID, ...]


@dataclass(slots=True)
class Followers:
    """Lets duties follow pupils from class to class, within one open write."""

    work: Work
    of_class: Mapping[UUID, Mapping[Pair, Stretch]]
    held: Mapping[UUID, Sequence[HeldDuty]]
    _made: list[Row] = field(default_factory=list)
    _ended: list[HeldDuty] = field(default_factory=list)

    @classmethod
    def of(cls, work: Work, pupil_ids: Collection[UUID]) -> "Followers":
        """Who works with which class, today or from a day that is entered, and holds which duty to these pupils."""
        pairs: dict[UUID, dict[Pair, Stretch]] = defaultdict(dict)
        query = select(CLASS_DUTY)
        for row in work.connection.execute(query.where(*not_over(work.school_id, work.today, ClassDuty))):
            pairs[row.class_id][row.person_id, row.role] = (max(row.from_on, work.today), row.to_on)
        held = held_duties(work.session, work.school_id, work.today, pupil_ids)
        return cls(work, pairs, held)

    def follow(self, pupil_id: UUID, before: UUID | None, after: UUID | None) -> Followed | None:
        """Take a pupil from one class to another; None is no class. None is answered where nobody follows."""
        old, new = self._pairs(before), self._pairs(after)
        held = self.held.get(pupil_id, ())
        ended = tuple(duty for duty in held if duty.pair in old.keys() - new.keys())
        wanted = sorted(new.keys() - old.keys() - {duty.pair for duty in held})
        made = tuple(self._make(pupil_id, pair, new[pair]) for pair in wanted)
        self._ended += ended
        if not (made or ended):
            return None
        stay = tuple(duty.id for duty in held if duty not in ended)
        return Followed(made, ended, (*stay, *made))

    def store(self) -> None:
        """Write what followed. A duty that began today was never held, and goes; others end yesterday."""
        INSERT_DUTY.run(self.work.connection, self._made)
        never = [duty.id for duty in self._ended if duty.from_on >= self.work.today]
        over = [duty.id for duty in self._ended if duty.from_on < self.work.today]
        here = DUTY.c.school_id == self.work.school_id
        if never:
            self.work.connection.execute(delete(DUTY).where(here, DUTY.c.id.in_(never)))
        if over:
            last_day = self.work.today - ONE_DAY
            self.work.connection.execute(update(DUTY).where(here, DUTY.c.id.in_(over)).values(to_on=last_day))

    def _pairs(self, class_id: UUID | None) -> Mapping[Pair, Stretch]:
        return self.of_class.get(class_id, {}) if class_id else {}

    def _make(self, pupil_id: UUID, pair: Pair, stretch: Stretch) -> UUID:
        duty_id, (person_id, role), (from_on, to_on) = self.work.new_id(), pair, stretch
        about = {"school_id": self.work.school_id, "id": duty_id, "subject_id": pupil_id}
        self._made.append({**about, "role": role, "person_id": person_id, "from_on": from_on, "to_on": to_on})
        return duty_id


def held_duties(
    session: Session, school_id: UUID, today: date, pupil_ids: Collection[UUID]
) -> dict[UUID, list[HeldDuty]]:
    """The duties that are held to these pupils today, or are to be."""
    found: dict[UUID, list[HeldDuty]] = defaultdict(list)
    query = select(DUTY).where(*not_over(school_id, today), DUTY.c.subject_id.in_(list(pupil_ids))).order_by(DUTY.c.id)
    for row in session.connection().execute(query):
        found[row.subject_id].append(HeldDuty(row.id, row.role, row.person_id, row.from_on, row.to_on))
    return found


def take_back(work: Work, followed: Iterable[tuple[UUID, Followed]]) -> None:
    """Put the duties to pupils back to how they were before a change of class."""
    changes = list(followed)
    made = [duty_id for _, each in changes for duty_id in each.made]
    ended = [(pupil_id, duty) for pupil_id, each in changes for duty in each.ended]
    gone = [*made, *(duty.id for _, duty in ended)]
    if gone:
        work.connection.execute(delete(DUTY).where(DUTY.c.school_id == work.school_id, DUTY.c.id.in_(gone)))
    INSERT_DUTY.run(work.connection, (_row(work, pupil_id, duty) for pupil_id, duty in ended))


def _row(work: Work, pupil_id: UUID, duty: HeldDuty) -> Row:
    row = {"school_id": work.school_id, "id": duty.id, "subject_id": pupil_id, "role": duty.role}
    return {**row, "person_id": duty.person_id, "from_on": duty.from_on, "to_on": duty.to_on}
