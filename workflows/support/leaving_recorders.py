"""Recorders of leaving: the roll says that the child has left, and who worked with the child no longer does.

What is owed after leaving needs its people: the class teacher, who shows the family what goes to the next school (Code
6.57), stays until the records are handed over.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlmodel import SQLModel

from engine.checks import Register
from engine.errors import AnswersRefused
from engine.terms import Role
from engine.values import JourneyState
from engine.work import Work
from workflows.school import duties
from workflows.school.records import Pupil

leaving_recorders = Register("recorder")
Answers = Mapping[str, Any]
_PUPIL = SQLModel.metadata.tables[str(Pupil.__tablename__)]
_HERE = (_PUPIL.c.school_id == bindparam("school"), _PUPIL.c.id == bindparam("pupil"))
_LEFT_ON = select(_PUPIL.c.left_on).where(*_HERE)
_LEAVE = update(_PUPIL).where(*_HERE).values(left_on=bindparam("day"))


@leaving_recorders.add
def left_the_roll(work: Work, journey: JourneyState, answers: Answers) -> None:
    """The child is on the roll until the day that is said; else the one that the roll has already; else today.

    Raises AnswersRefused for a day to come: until then help goes on.
    """
    said = date.fromisoformat(answers["last_day"]) if answers.get("last_day") else None
    if said is not None and said > work.today:
        raise AnswersRefused(
            {"last_day": "This day is still to come. Press this once it has come: help goes on until then"}
        )
    about = {"school": work.school_id, "pupil": journey.subject_id}
    known = work.connection.execute(_LEFT_ON, about).scalar()
    if said is not None or known is None:
        work.connection.execute(_LEAVE, {**about, "day": said or work.today})
    _end(work, journey.subject_id, (Role.TA, Role.SUBJECT_TEACHER))
    work.facts_changed()


@leaving_recorders.add
def handed_over(work: Work, journey: JourneyState, answers: Answers) -> None:
    """Nothing is owed any more: whoever taught the child no longer does. A child who came back meanwhile is taught."""
    about = {"school": work.school_id, "pupil": journey.subject_id}
    if work.connection.execute(_LEFT_ON, about).scalar() is not None:
        _end(work, journey.subject_id, (Role.CLASS_TEACHER,))


def _end(work: Work, subject_id: UUID, roles: Iterable[Role]) -> None:
    for role in roles:
        for duty in duties.held_to(work, [subject_id], role):
            duties.end(work, duty)
