"""One mail a person a day: which nudges go into it, and its words.

What was read, answered, met or given a new date since the nudge was written is passed over.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from engine.clock import LONDON
from notifications.links import Said
from notifications.records import AboutKind
from notifications.wording import (
    NOT_BY_LADDER,
    VIEW_ASKED,
    Template,
    day_words,
    template,
    title_words,
    whose_words,
    words_on,
)
from workflows.school.working_days import works_on

FROM, UNTIL = time(7), time(18)
MOST_STEPS = 20


@dataclass(frozen=True, slots=True)
class Reader:
    """A member of staff as far as mail is concerned. `works_on` holds weekday numbers, Monday 0."""

    id: UUID
    job: str
    initials: str
    works_on: str
    wants_mail: bool

    def works_on_day(self, day: date) -> bool:
        return works_on(self.works_on, day)


@dataclass(frozen=True, slots=True)
class Child:
    """All that a mail may say of a pupil."""

    initials: str
    class_name: str

    def __str__(self) -> str:
        return f"{self.initials} ({self.class_name})" if self.class_name else self.initials


NOBODY = Child("–", "")


@dataclass(frozen=True, slots=True)
class Line:
    """One nudge as a mail has it; `still_holds` is False for what is settled."""

    id: UUID
    recipient_id: UUID
    about_kind: AboutKind
    about_id: UUID
    subject_id: UUID | None
    template: str
    title: str
    child: Child
    due_on: date | None
    owner: str
    is_owner: bool
    is_law: bool
    occurs_on: date
    still_holds: bool


@dataclass(frozen=True, slots=True)
class Digest:
    """One person's mail of one day; `settles` are the nudges that it settles, taken in or passed over."""

    recipient_id: UUID
    subject: str
    body: str
    settles: tuple[UUID, ...]


Answers = Callable[[UUID], Mapping[Said, str]]
"""The addresses by which a reminder can be answered from its mail, by the reminder's id."""
OFFERED = {Said.ON_TRACK: "On track", Said.NEED_HELP: "I need help", Said.DONE: "Done"}


def no_answers(_nudge_id: UUID) -> Mapping[Said, str]:
    """Mails that are only read."""
    return {}


def is_mail_time(now: datetime) -> bool:
    """Whether mails may be written now: in the day, in London."""
    return FROM <= now.astimezone(LONDON).time() < UNTIL


def link(line: Line, base_url: str) -> str:
    """Where the step, the child whom a date is about, or the school’s year is found. These addresses are permanent."""
    if line.template == VIEW_ASKED:
        return f"{base_url}/teachers-say/{line.about_id}"
    if line.about_kind is AboutKind.TASK:
        return f"{base_url}/steps/{line.about_id}"
    if line.about_kind is AboutKind.SCHOOL:
        return f"{base_url}/school-year"
    return f"{base_url}/children/{line.subject_id}"


def newest_each(lines: Iterable[Line]) -> list[Line]:
    """One line for each task or date, the newest; what is due first comes first."""
    newest: dict[UUID, Line] = {}
    for line in sorted(lines, key=lambda line: (line.occurs_on, line.id)):
        newest[line.about_id] = line
    return sorted(newest.values(), key=lambda line: (line.due_on or date.max, line.id))


def digests(
    lines: Iterable[Line],
    readers: Mapping[UUID, Reader],
    day: date,
    *,
    is_open: bool,
    base_url: str,
    answers: Answers = no_answers,
) -> tuple[Digest, ...]:
    """The mails of `day` from the nudges not yet settled; on a closed day only what the law dates goes.

    A digest without words settles nudges that need no mail: they no longer hold, or their reader takes none.
    """
    of_person: dict[UUID, list[Line]] = defaultdict(list)
    for line in lines:
        if is_open or line.is_law:
            of_person[line.recipient_id].append(line)
    found = []
    for person, own in of_person.items():
        reader = readers.get(person)
        if reader is None or not reader.wants_mail:
            found.append(Digest(person, "", "", tuple(line.id for line in own)))
        elif reader.works_on_day(day):
            found.append(_digest(person, own, day, base_url, answers))
    return tuple(found)


def _digest(person: UUID, lines: list[Line], day: date, base_url: str, answers: Answers) -> Digest:
    settles = tuple(line.id for line in lines)
    steps = newest_each(line for line in lines if line.still_holds)
    if not steps:
        return Digest(person, "", "", settles)
    frame = template("digest")
    shown = [_paragraph(line, day, base_url) + _offered(line, answers) for line in steps[:MOST_STEPS]]
    if len(steps) > MOST_STEPS:
        shown.append(f"And {len(steps) - MOST_STEPS} more.")
    words = {"count": str(len(steps)), "steps": "\n\n".join(shown), "home": f"{base_url}/"}
    one = _fill(_words(steps[0], day).subject, steps[0], day, base_url)
    subject = one if len(steps) == 1 else frame.subject.format_map(words)
    return Digest(person, subject, frame.body.format_map(words), settles)


def _paragraph(line: Line, day: date, base_url: str) -> str:
    return _fill(_words(line, day).body, line, day, base_url)


def _offered(line: Line, answers: Answers) -> str:
    """The ways to answer from the mail, for whoever owes the step."""
    if not line.is_owner or line.about_kind is not AboutKind.TASK:
        return ""
    found = answers(line.id)
    return "".join(f"\n{OFFERED[said]}: {address}" for said, address in found.items())


def _words(line: Line, day: date) -> Template:
    return words_on(line.template, line.due_on, day)


def _fill(text: str, line: Line, day: date, base_url: str) -> str:
    due = day_words(line.due_on, day) if line.due_on else ""
    return text.format_map(
        {
            "step": title_words(line.title, line.child.initials),
            "child": str(line.child),
            "due": due,
            "by": f", by {due}" if due else "",
            "whose": whose_words(line.owner, line.is_owner),
            "link": link(line, base_url),
        }
    )


def still_holds(template_name: str, *, is_live: bool, due_on: date | None, due_now: date | None) -> bool:
    """Whether a nudge that was written is still true: the step is open, and its date is the one it speaks of."""
    return is_live and (template_name in NOT_BY_LADDER or due_on == due_now)
