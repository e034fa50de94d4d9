"""One row for each child of the roll whose support began before Waymark: where it stands, since when, what is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session

from engine.boards import board
from engine.terms import Role
from engine.values import Scope
from web.fields import one_line
from workflows.school import classes
from workflows.school.pupils import PupilNamed, pupils_found
from workflows.school.roll.values import date_of

MAIN = "graduated_approach"
DAYS = {"since": "Since", "review_on": "Next review", "told_on": "Told formally"}
"""The days of a row, by the questions of a carried journey that they answer."""
WRONG_DAY = "Enter a day like 12/11/2025"
FARTHEST = timedelta(days=3200)
MOST = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One child: what was typed, and what is wrong with it, by the name of the cell."""

    pupil: PupilNamed
    teacher: str
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)

    @property
    def at(self) -> str:
        """The stage at which the journey is to be put in; blank for not at all."""
        return self.typed.get("at", "")

    def name(self, cell: str) -> str:
        """What a cell of this row is called in the form."""
        return f"{cell}-{self.pupil.id}"

    def shown(self, cell: str) -> str:
        """What stands in a cell: what was typed, or the class teacher of the roll."""
        return self.typed.get(cell, self.teacher if cell == "teacher" else "")

    def values(self, today: date) -> dict[str, Any]:
        """The answers of the row, as the definition asks for them."""
        days = {name: date_of(self.shown(name), today).value for name in DAYS}
        return {**{name: day.isoformat() for name, day in days.items() if day}, "teacher": self.shown("teacher")}


def rows(session: Session, scope: Scope, on: date, class_name: str) -> tuple[Row, ...]:
    """The children who may be put in: without a class named, those whom the roll has with SEN support or a plan.

    Those with an open journey are left out. By name, no more than sixty.
    """
    on_journey = {each.subject_id for each in board(session, scope) if each.workflow == MAIN}
    teachers = {
        room.name: f"person:{held[0].person_id}"
        for room in classes.classes(session, scope.school_id, on)
        if (held := room.held_by(Role.CLASS_TEACHER))
    }
    found = (
        pupil
        for pupil in pupils_found(session, scope.school_id, "")
        if pupil.id not in on_journey and (pupil.class_name == class_name if class_name else pupil.sen_code != "N")
    )
    return tuple(Row(pupil, teachers.get(pupil.class_name, "")) for pupil in found)[:MOST]


def typed_in(row: Row, form: Mapping[str, str], stages: Iterable[str], people: Iterable[str], today: date) -> Row:
    """The row with what a form sent for it, and what is wrong with it."""
    cells = ("at", "teacher", *DAYS)
    typed = {cell: one_line(form.get(row.name(cell), ""))[:80].strip() for cell in cells}
    filled = replace(row, typed=typed)
    return replace(filled, faults=_faults(filled, set(stages), set(people), today)) if typed["at"] else filled


def _faults(row: Row, stages: set[str], people: set[str], today: date) -> dict[str, str]:
    faults = {} if row.at in stages else {"at": "Select where it stands"}
    if row.shown("teacher") not in people:
        faults["teacher"] = "Select the class teacher"
    for name in DAYS:
        text = row.shown(name)
        wrong = _wrong_day(name, text, date_of(text, today).value, today)
        if wrong:
            faults[name] = wrong
    return faults


def _wrong_day(name: str, text: str, day: date | None, today: date) -> str:
    if day is None:
        return WRONG_DAY if text or name == "since" else ""
    if name != "review_on" and day > today:
        return "This day is still to come"
    return "" if abs(day - today) < FARTHEST else "This day is too far off"
