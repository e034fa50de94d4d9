"""What everyone who teaches a child said, and who has not answered: beside a step, and on the child’s page."""

from dataclasses import dataclass
from uuid import UUID

from web import words
from web.pupils.files import File
from workflows.support.teacher_views import SAID, View, newest_round, views_about, who_teaches


@dataclass(frozen=True, slots=True)
class Panel:
    """The last question to everyone who teaches a child. `said` are sentences; `waits` who has not answered yet.

    `none` are those who had not answered when it closed, `others` how many could be asked now.
    """

    asked_on: str
    closes_on: str
    said: tuple[str, ...]
    waits: tuple[str, ...]
    none: tuple[str, ...]
    others: int
    waits_for_me: bool = False

    @property
    def can_ask(self) -> bool:
        """Whether there is somebody to ask, and nobody is being asked just now."""
        return bool(self.others) and not self.waits


def panel(file: File) -> Panel | None:
    """The last question, or that one can be asked; None where nobody else teaches the child and nobody was asked."""
    sight, today = file.sight, file.sight.today
    last = newest_round(views_about(sight.session, sight.school_id, file.pupil.id))
    others = who_teaches(sight.holders(file.pupil.id), file.around.me)
    if not last and not others:
        return None
    waits = [each for each in last if each.is_open_on(today)]
    return Panel(
        words.day_words(last[0].asked_on) if last else "",
        words.short_day(last[0].closes_on, today) if last else "",
        tuple(_said(file, each) for each in last if each.said),
        tuple(_name(file, each.person_id) for each in waits),
        tuple(_name(file, each.person_id) for each in last if not each.said and each not in waits),
        len(others),
        any(each.person_id == file.around.me for each in waits),
    )


def _said(file: File, view: View) -> str:
    """`Mr Hall: harder. He waits until others begin.`"""
    line = f" {view.line}" if view.line else ""
    return f"{_name(file, view.person_id)}: {SAID[view.said].lower()}.{line}"


def _name(file: File, person_id: UUID) -> str:
    return file.names.get(person_id, "A colleague")
