"""A child's history in plain words, newest first: openings, moves with their reasons, steps that were done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from engine.definition import Task
from engine.history import BROUGHT_BACK, MIGRATED
from engine.reading import JourneyLook, RecordSeen
from engine.values import Answered, TaskState
from web.pupils.moves_shown import reaches_family
from web.words import count, listed, role_words
from workflows.support.observations import Entry

CHANGED = {MIGRATED: "Goes on under other rules", BROUGHT_BACK: "Goes on again under the rules of before"}
"""Records of the system, by their kind."""
NOTICED, MOVES, STEPS, FAMILY = "noticed", "moves", "steps", "family"
KINDS = {"": "Everything", MOVES: "Decisions and moves", FAMILY: "With the family", STEPS: "Steps", NOTICED: "Noticed"}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: when, what, by whom, the reasons that were given, and of which KINDS it is."""

    at: datetime
    what: str
    by: str
    reasons: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()


def history(
    looks: tuple[JourneyLook, ...], entries: tuple[Entry, ...], names: Mapping[UUID, str], child: str
) -> tuple[Event, ...]:
    """What is on record about a child’s journeys, and was noticed beside them, newest first; of one moment, what was
    written later comes first."""
    events: list[Event] = [_noticed(entry, names) for entry in reversed(entries)]
    for look in looks:
        events += [
            _answer(look, row, row.answer, names, child) for row in look.tasks if row.answer and _is_own(look, row)
        ]
        events += [_record(look, record, names, child) for record in look.records]
    events.sort(key=lambda event: event.at)
    return tuple(reversed(events))


def _noticed(entry: Entry, names: Mapping[UUID, str]) -> Event:
    """What somebody noticed while a journey was open, strengths first."""
    words = entry.words
    helps = (f"Helps already: {words.helps}",) if words.helps else ()
    return Event(
        entry.at,
        "Noticed",
        _by(entry.by, names, ""),
        (f"Goes well: {words.strengths}", words.seen, *helps),
        frozenset({NOTICED}),
    )


def _is_own(look: JourneyLook, row: TaskState) -> bool:
    """The row that a carried journey was put in from is told by its opening."""
    return look.task_once(row.task) is not None


def _record(look: JourneyLook, record: RecordSeen, names: Mapping[UUID, str], child: str) -> Event:
    by = _by(record.made_by, names, str(record.detail.get("role", "")))
    if record.kind in CHANGED:
        return Event(record.made_at, _changed(record), by, _reasons(look, record, child), frozenset({MOVES}))
    if record.kind != "moved":
        return Event(record.made_at, _opening(record), by, _unknown(record), frozenset({MOVES}))
    button = _button(record, child)
    what = button if button == record.to_label else f"{button} ({record.to_label})"
    return Event(record.made_at, what, by, _reasons(look, record, child), frozenset({MOVES}))


def _opening(record: RecordSeen) -> str:
    if record.kind == "carried":
        return f"Put in from elsewhere: {record.workflow.title}, at {record.to_label}"
    return f"Began: {record.workflow.title}"


def _changed(record: RecordSeen) -> str:
    """That other rules hold from here on, with the version; nothing of it is anybody’s step."""
    title = f"{record.workflow.title}, version {record.workflow.version}"
    return f"{CHANGED[record.kind]}: {title} ({record.to_label})"


def _unknown(record: RecordSeen) -> tuple[str, ...]:
    known: Mapping[str, str] = record.detail.get("known", {})
    missing = sum(1 for said in known.values() if said == "not known")
    return (f"{count(missing, 'thing')} from before not known",) if missing else ()


def _button(record: RecordSeen, child: str) -> str:
    found = (move.button for move in record.workflow.moves if move.do == record.do)
    return next(found, record.do).replace("{child}", child)


def _reasons(look: JourneyLook, record: RecordSeen, child: str) -> tuple[str, ...]:
    """Why the move was made, what was gone on without, and which steps lapsed."""
    why = [f"Why: {record.detail['why']}"] if record.detail.get("why") else []
    becauses: Mapping[str, str] = record.detail.get("becauses", {})
    departures: Mapping[str, str] = record.detail.get("departures", {})
    without = [f"{becauses.get(check, '')} Gone on without it: {reason}" for check, reason in departures.items()]
    asked = (look.task_once(name) for name in record.lapsed)
    titles = [task.title.replace("{child}", child) for task in asked if task]
    lapsed = [f"No longer asked for: {listed(titles)}"] if titles else []
    return (*why, *without, *lapsed)


def _answer(look: JourneyLook, row: TaskState, answer: Answered, names: Mapping[UUID, str], child: str) -> Event:
    task = look.task_once(row.task)
    title = task.title.replace("{child}", child) if task else row.task
    again = f" (version {answer.version})" if answer.version > 1 else ""
    what = f"Done: {title}{again}"
    return Event(answer.at, what, _by(answer.by, names, answer.role), (), _kinds(look, task))


def _kinds(look: JourneyLook, task: Task | None) -> frozenset[str]:
    """A step is of its own kind, and also of what it is about: the family, or what was noticed."""
    if task is None:
        return frozenset({STEPS})
    about = {FAMILY} if reaches_family(task) else {NOTICED} if task.id == look.workflow.start.asks else set()
    return frozenset({STEPS, *about})


def _by(person_id: UUID | None, names: Mapping[UUID, str], role: str) -> str:
    if person_id is None:
        return "Waymark"
    name = names.get(person_id, "somebody who has left")
    return f"{name}, {role_words(role)}" if role and role != "opener" else name
