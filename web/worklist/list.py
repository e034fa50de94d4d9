"""The list of somebody's next steps: one line a child, grouped by how soon it is due."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from flask import url_for

from engine.boards import Mine, NextHolders, OnBoard
from engine.days import Days
from engine.definition import OUTSIDE_ROLES
from engine.playbook import Catalogue
from engine.terms import Role
from web import words
from web.held_up.rows import Movers
from web.whose import OUTSIDE_WORDS, Around
from workflows.school.pupils import PupilNamed
from workflows.support.observations import Entry
from workflows.support.seen import ADVICE, PLAN, RECORD
from workflows.support.sharing import ToRead
from workflows.support.teacher_views import View

SATURDAY = 5
TO_READ = {PLAN: "Read the plan", RECORD: "Read the record of the review", ADVICE: "Read the specialist’s advice"}


NOBODY = Movers(NextHolders({}, {}), Around({}, {}, UUID(int=0)))
"""Where nothing rests, nobody has to be asked for."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that the list is made from: what waits for somebody, and what surrounds it.

    `resting` are the journeys of children around them for whom nothing waits for them, one a child; `movers`
    say whose move it is. `sent` is what colleagues shared and the person has not opened yet, `asked` what they ask of
    whoever teaches. `reminders` says of a step when somebody was last reminded of it and has not opened it since.
    """

    mine: tuple[Mine, ...]
    resting: tuple[OnBoard, ...]
    movers: Movers
    unread: tuple[Entry, ...]
    sent: tuple[ToRead, ...]
    asked: tuple[View, ...]
    reminders: Mapping[UUID, date]
    pupils: Mapping[UUID, PupilNamed]
    names: Mapping[UUID, str]
    today: date
    days: Days
    catalogue: Catalogue
    page_of: Callable[[UUID], str]
    """The address of a step."""

    def initials(self, pupil: PupilNamed) -> str:
        """The initials; with more letters where another child on the list has the same."""
        return self.names[pupil.id]


class Line(NamedTuple):
    """One child on the list. `due` is in words; `notes` are what else there is to know, each a sentence."""

    initials: str
    place: str
    title: str
    href: str
    due: str = ""
    due_on: date | None = None
    is_late: bool = False
    is_law: bool = False
    notes: tuple[str, ...] = ()

    @property
    def urgency(self) -> tuple[bool, bool, date]:
        """What is late comes first, a date of the law before ours, and then the earlier one."""
        return not self.is_late, self.is_late and not self.is_law, self.due_on or date.max


@dataclass(frozen=True, slots=True)
class Worklist:
    """The groups of the list. `start` is what is late, or the one thing that is most urgent."""

    start: tuple[Line, ...] = ()
    today: tuple[Line, ...] = ()
    week: tuple[Line, ...] = ()
    later: tuple[Line, ...] = ()
    resting: tuple[Line, ...] = ()
    soon: int = 0
    """How many children have something that is late, or due by the end of the week."""
    which_week: str = "this week"


def listed(waiting: Waiting) -> Worklist:
    """The whole list. From Saturday on the week that counts is the next one: its Monday is no later day."""
    lines = sorted(_lines(waiting), key=lambda line: line.urgency)
    late = sum(line.is_late for line in lines)
    start, rest = lines[: late or 1], lines[late or 1 :]
    is_weekend = waiting.today.weekday() >= SATURDAY
    sunday = waiting.today + timedelta(days=6 - waiting.today.weekday(), weeks=is_weekend)
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in rest:
        groups[_group(line, waiting.today, sunday)].append(line)
    soon = {line.initials for line in lines if line.is_late or _group(line, waiting.today, sunday) != "later"}
    return Worklist(
        start=tuple(start),
        today=tuple(groups["today"]),
        week=tuple(groups["week"]),
        later=tuple(groups["later"]),
        resting=tuple(_resting(waiting)),
        soon=len(soon),
        which_week="next week" if is_weekend else "this week",
    )


def _group(line: Line, today: date, sunday: date) -> str:
    if line.due_on is None or line.due_on > sunday:
        return "later"
    return "today" if line.due_on == today else "week"


def _lines(waiting: Waiting) -> Iterable[Line]:
    """One line a child: its most urgent thing, and how many more there are. What is to be read stands for itself."""
    yield from (_entry_line(waiting, entry) for entry in waiting.unread)
    yield from {_sent_href(each): _sent_line(waiting, each) for each in waiting.sent}.values()
    yield from (_asked_line(waiting, each) for each in waiting.asked)
    found: dict[UUID, list[Line]] = defaultdict(list)
    for each in waiting.mine:
        found[each.subject_id].append(_line(waiting, each))
    for lines in found.values():
        first, *more = sorted(lines, key=lambda line: line.urgency)
        note = (f"And {words.count(len(more), 'more step')} for this child",) if more else ()
        yield first._replace(notes=(*first.notes, *note))


def _entry_line(waiting: Waiting, entry: Entry) -> Line:
    pupil = waiting.pupils[entry.subject_id]
    due = f"Noticed {_on(entry.on, waiting.today)}"
    href = url_for("noticing.entry", entry_id=entry.id)
    return Line(waiting.initials(pupil), _place(pupil), "Read what somebody noticed", href, due, waiting.today)


def _sent_href(each: ToRead) -> str:
    return url_for(f"papers.{each.what}", journey_id=each.journey_id)


def _sent_line(waiting: Waiting, each: ToRead) -> Line:
    """Something that a colleague shared; opening it is all that is asked."""
    pupil = waiting.pupils[each.subject_id]
    due = f"Sent {_on(each.sent_on, waiting.today)}"
    return Line(waiting.initials(pupil), _place(pupil), TO_READ[each.what], _sent_href(each), due, waiting.today)


def _asked_line(waiting: Waiting, each: View) -> Line:
    """Somebody asks everyone who teaches a child how it goes: two taps, until it closes."""
    pupil = waiting.pupils[each.subject_id]
    href = url_for("teachers_say.answer", task_id=each.task_id)
    due = words.soon_words(each.closes_on, waiting.today, waiting.days)
    return Line(waiting.initials(pupil), _place(pupil), "Say how it is in your lessons", href, due, each.closes_on)


def _on_day(day: date, today: date) -> str:
    """`today`, `on Tuesday` within the week, else the day in full."""
    near = 0 < (today - day).days < 7
    return f"on {day:%A}" if near else _on(day, today)


def _on(day: date, today: date) -> str:
    return "today" if day == today else f"on {words.short_day(day, today)}"


def _line(waiting: Waiting, each: Mine) -> Line:
    pupil = waiting.pupils[each.subject_id]
    initials = waiting.initials(pupil)
    title, href = _what(waiting, each)
    late = each.due_on is not None and each.due_on < waiting.today
    return Line(
        initials, _place(pupil), title.replace("{child}", initials), href, _due(waiting, each), each.due_on, late,
        each.due_standing == "law", tuple(_notes(waiting, each)),
    )  # fmt: skip


def _place(pupil: PupilNamed) -> str:
    return pupil.year or pupil.class_name


def _what(waiting: Waiting, each: Mine) -> tuple[str, str]:
    """What is to be done, in words, and where: a step, or a move that is ready to be made."""
    workflow = waiting.catalogue.playbook(each.definition).workflow
    if each.task_id is not None:
        return workflow.task(each.name).title, waiting.page_of(each.task_id)
    move = workflow.move(each.name, each.stage)
    return move.button, url_for("moves.confirm", journey_id=each.journey_id, do=move.do)


def _due(waiting: Waiting, each: Mine) -> str:
    """When it is due; a move has no due date, only the time that its stage usually takes."""
    if each.due_on is None:
        return ""
    if each.task_id:
        return words.soon_words(each.due_on, waiting.today, waiting.days, standing=each.due_standing)
    if each.due_on < waiting.today:
        return f"{words.when(each.due_on, waiting.today, waiting.days).removesuffix(' late')} longer than usual"
    return f"usually {words.soon_words(each.due_on, waiting.today, waiting.days)}"


def _notes(waiting: Waiting, each: Mine) -> Iterable[str]:
    reminded = waiting.reminders.get(each.task_id) if each.task_id else None
    if reminded:
        yield f"Reminded {_on_day(reminded, waiting.today)}"
    if each.is_nobodys:
        yield f"Nobody is named as {words.role_words(each.owner)}, so this has come to you"
    elif each.owner in OUTSIDE_ROLES:
        yield f"Waiting for {OUTSIDE_WORDS[Role(each.owner)]}: you keep in touch"
    elif not each.task_id:
        yield "Everything that this needs is there"


def resting(around: Iterable[OnBoard], busy: Collection[UUID]) -> tuple[OnBoard, ...]:
    """Of the journeys of children around somebody, one for each child who is not `busy`: nothing waits for them."""
    found: dict[UUID, OnBoard] = {}
    for row in around:
        if row.subject_id not in busy:
            found.setdefault(row.subject_id, row)
    return tuple(found.values())


def _resting(waiting: Waiting) -> Iterable[Line]:
    """The children for whom nothing waits for somebody, and for whom it waits instead."""
    lines = []
    for row in waiting.resting:
        pupil = waiting.pupils[row.subject_id]
        href = url_for("pupils.show", pupil_id=pupil.id)
        lines.append(Line(waiting.initials(pupil), _place(pupil), _whom(waiting, row), href))
    return sorted(lines, key=lambda line: (line.place, line.initials))


def _whom(waiting: Waiting, row: OnBoard) -> str:
    """`Nothing for you to do until 12 November`, or whose move it is."""
    if row.next_kind == "wait" and row.waiting_until:
        return f"Nothing for you to do until {words.short_day(row.waiting_until, waiting.today)}"
    return waiting.movers.of(row).words
