"""The list of those to whom a plan, a record or advice is given: who they are, and how far each row is."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.clock import day_of
from engine.errors import NotFound
from web import words
from web.steps.sources import person_key
from web.steps.step import Step
from workflows.school.pupils import contacts_named
from workflows.support.circle import contact_key
from workflows.support.safeguarding import decision
from workflows.support.seen import ADVICE, PLAN, RECORD, CopySeen
from workflows.support.shared_with import ADDED, SharedWith, shared_with
from workflows.support.sharing import FAMILY_WAYS, PARTS, STAFF_WAYS, WAYS, WROTE

WHAT_OF = {"share_plan": PLAN, "share_record": RECORD, "share_advice": ADVICE}
"""What each step shares, by its name."""
BY_HAND = "Not told yet. Tell them by hand: they cannot open it in Waymark"


@dataclass(frozen=True, slots=True)
class Line:
    """One person of the list: `can_open` says whether it can be sent to them; `may_go` that they may be left out."""

    who: str
    name: str
    about: str
    state: str
    is_told: bool
    ways: dict[str, str]
    needs: str = ""
    can_open: bool = False
    may_go: bool = False
    is_out: bool = False

    @property
    def is_family(self) -> bool:
        return self.who.startswith("contact:")


@dataclass(frozen=True, slots=True)
class Listed:
    """The whole list of a step: the family, the staff, who was left out, and to whom it can be sent now.

    `others` is how many of those are not the person who sends it. `is_held_back` is whether nothing goes to the family
    for now, so that it has no rows.
    """

    family: tuple[Line, ...]
    staff: tuple[Line, ...]
    out: tuple[Line, ...]
    to_send: frozenset[str]
    others: int
    is_held_back: bool

    @property
    def lines(self) -> tuple[Line, ...]:
        return (*self.family, *self.staff, *self.out)

    @property
    def left(self) -> int:
        return sum(not line.is_told for line in (*self.family, *self.staff))


def what_of(step: Step) -> str:
    """What a step shares. Raises NotFound for one that shares nothing."""
    if step.task.id not in WHAT_OF:
        raise NotFound("list of those to whom it is given")
    return WHAT_OF[step.task.id]


def listed(step: Step) -> Listed:
    """Everyone who is to have it, the family first, with how far each row is."""
    seen = shared_with(step.circle, step.known, what_of(step))
    staff = sorted(_staff(step, seen), key=lambda line: (line.who.startswith(ADDED), line.name))
    waits = {line.who for line in staff if line.can_open and _is_unsent(seen.copies.get(line.who))}
    to_send = frozenset(waits - {line.who for line in staff if line.is_out})
    return Listed(
        tuple(_family(step, seen)),
        tuple(line for line in staff if not line.is_out),
        tuple(line for line in staff if line.is_out),
        to_send,
        len(to_send - {person_key(step.file.around.me)}),
        decision(step.known) is not None,
    )


def _is_unsent(copy: CopySeen | None) -> bool:
    return copy is None or copy.status == "listed"


def _family(step: Step, seen: SharedWith) -> Iterable[Line]:
    sight = step.file.sight
    for contact in contacts_named(sight.session, sight.school_id, step.file.pupil.id, sight.today):
        who = contact_key(contact.id)
        if who in seen.family:
            copy = seen.copies.get(who)
            told = copy is not None and copy.is_told
            state = _told(copy) if copy and told else "Not given yet"
            yield Line(who, contact.name, contact.relationship, state, told, FAMILY_WAYS, contact.needs)


def _staff(step: Step, seen: SharedWith) -> Iterable[Line]:
    """Those who work with the child, and those who were left out."""
    by_duty = _by_duty(step)
    for who in seen.staff | {who for who, copy in seen.copies.items() if copy.status == "left_out"}:
        copy = seen.copies.get(who)
        name, about = _called(step, who, copy)
        yield Line(
            who,
            name,
            words.listed(sorted(by_duty[who])) if who in by_duty else about,
            _state(copy, who in by_duty),
            copy is not None and copy.is_told,
            {WROTE: "I know it"} if who == person_key(step.file.around.me) else STAFF_WAYS,
            can_open=who in by_duty,
            may_go=who not in by_duty,
            is_out=copy is not None and copy.status == "left_out",
        )


def _called(step: Step, who: str, copy: CopySeen | None) -> tuple[str, str]:
    """What somebody is called who holds no role to the child, and why they are on the list."""
    if copy and who.startswith(ADDED):
        return copy.name, PARTS.get(copy.part, "")
    names = {person_key(person): name for person, name in step.file.names.items()}
    return names.get(who, "A colleague"), "named in the plan"


def _by_duty(step: Step) -> dict[str, set[str]]:
    """The roles to the child, in words, of everybody who holds one."""
    found: dict[str, set[str]] = {}
    for role, people in step.file.around.holders.items():
        for person in people:
            found.setdefault(person_key(person), set()).add(words.role_words(role))
    return found


def _state(copy: CopySeen | None, can_open: bool) -> str:
    if copy is not None and copy.is_told:
        return _told(copy)
    if copy is not None and copy.status == "left_out":
        return "Left out"
    if copy is not None and copy.status == "sent":
        return f"Sent on {_day(copy)}, not opened yet"
    return "Not sent yet" if can_open else BY_HAND


def _told(copy: CopySeen) -> str:
    return f"{WAYS[copy.how]}, {words.day_words(copy.on)}"


def _day(copy: CopySeen) -> str:
    return words.day_words(day_of(copy.recorded_at)) if copy.recorded_at else ""
