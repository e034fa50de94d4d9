"""Somebody who presses anything that the engine offers, on random days, for random children of one school."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from engine import journeys, tasks
from engine.clock import SetClock, at_time, day_of
from engine.definition import Field, Kind, Move, Task, Workflow
from engine.desk import Desk
from engine.errors import EngineError, OutsideWriting, WriteWithinWrite
from engine.reading import JourneyLook, look
from engine.refreshing import refresh_school
from engine.values import Actor, AllowanceKind, Scope, TaskState, TaskStatus

SYSTEM = Actor.system("sweep")
NEVER = (OutsideWriting, WriteWithinWrite)
"""What the engine refuses because of a fault in a program, not because of what somebody pressed."""


@dataclass(frozen=True, slots=True)
class People:
    """A school's children, its adults by role, and the choices that a form may draw from."""

    school_id: UUID
    children: Sequence[UUID]
    adults: Mapping[str, UUID]
    sources: Callable[[UUID], Mapping[str, Sequence[str]]] = lambda child: {}

    def by(self, person: UUID) -> Scope:
        return Scope(self.school_id, Actor("An adult", person))


@dataclass(frozen=True, slots=True)
class Pressed:
    """What was pressed, about whom, and the stage that a move led to."""

    what: str
    child: UUID | None = None
    journey_id: UUID | None = None
    arrived: str | None = None
    refused: str | None = None

    def __str__(self) -> str:
        became = self.refused or self.arrived or "done"
        return f"{self.what} (child {self.child.int if self.child else '-'}): {became}"


class Walker:
    """A walk through a school; the same seed takes the same way."""

    def __init__(self, desk: Desk, clock: SetClock, people: People, seed: int):
        self.desk, self.clock, self.people, self.random = desk, clock, people, Random(seed)
        self.presses: list[tuple[int, Callable[[UUID], Pressed]]] = [
            (2, self.sleep),
            (8, self.next_step),
            (3, self.open),
            (1, self.carry_in),
            (3, self.move),
            (4, self.answer),
            (1, self.allow),
            (1, self.hand_over),
        ]

    def step(self) -> Pressed:
        """One press, or a night and what it brings; what the engine refuses is a step too."""
        before = day_of(self.clock.now())
        self.clock.advance(timedelta(minutes=self.random.randint(1, 30)))
        if day_of(self.clock.now()) != before:
            self.refresh()  # whoever presses past midnight meets what the sweep of the night left
        child = self.random.choice(self.people.children)
        press = self.random.choices([each for _, each in self.presses], [weight for weight, _ in self.presses])[0]
        try:
            return press(child)
        except NEVER:
            raise
        except EngineError as refused:
            return Pressed(press.__name__, child, refused=f"{type(refused).__name__}: {refused}")

    def sleep(self, child: UUID) -> Pressed:
        """Some days pass, a weekend or a holiday; then every journey is brought up to date."""
        day = day_of(self.clock.now()) + timedelta(days=self.random.choice([1, 1, 3, 10, 25]))
        self.clock.set(at_time(day))
        self.refresh()
        return Pressed(f"sleep until {day}")

    def refresh(self, *, everything: bool = False) -> None:
        refresh_school(self.desk, Scope(self.people.school_id, SYSTEM), everything=everything)

    # What the engine offers

    def next_step(self, child: UUID) -> Pressed:
        """What the child's page says comes next, by whoever owes it."""
        page = self._open_page(child)
        step = page.projection.next if page else None
        if page is None or step is None or step.name is None:
            return self.open(child)
        if step.kind == "move":
            return self._moved(child, page, page.workflow.move(step.name, page.journey.stage))
        row = next(row for row in page.tasks if row.id == step.task_id)
        return self._answered(child, page, row)

    def open(self, child: UUID) -> Pressed:
        workflow = self._workflow()
        asked = workflow.task(workflow.start.asks) if workflow.start.asks else None
        by = self._somebody(role.value for role in workflow.start.by)
        values = self.values(asked.form or (), child) if asked else {}
        made = journeys.open_journey(self.desk, self.people.by(by), child, workflow.name, values)
        return Pressed(f"open {workflow.name}", child, made.journey_id, made.stage)

    def carry_in(self, child: UUID) -> Pressed:
        workflow = self._workflow()
        if workflow.carried_in is None or self.random.random() < 0.5:
            return Pressed("leave it", child)
        at = self.random.choice(workflow.open_stages if workflow.carried_in.at == ("any",) else workflow.carried_in.at)
        by = self._somebody(role.value for role in workflow.carried_in.by)
        values = self.values(workflow.carried_in.form, child)
        made = journeys.carry_in(self.desk, self.people.by(by), child, workflow.name, at=at, values=values)
        return Pressed(f"carry in {workflow.name}", child, made.journey_id)

    def move(self, child: UUID) -> Pressed:
        page = self._open_page(child)
        if page is None or not page.moves:
            return Pressed("nothing to move", child)
        return self._moved(child, page, self.random.choice(page.moves)[0])

    def answer(self, child: UUID) -> Pressed:
        """Any step with a form, open or answered before."""
        page = self._open_page(child)
        rows = [row for row in page.tasks if self._form(page, row) is not None] if page else []
        return self._answered(child, page, self.random.choice(rows)) if page and rows else Pressed("no form", child)

    def allow(self, child: UUID) -> Pressed:
        page = self._open_page(child)
        listed = list(_listed(page.workflow)) if page else []
        if page is None or not listed:
            return Pressed("nothing to allow", child)
        kind, name, guard, roles = self.random.choice(listed)
        by = self.people.by(self._somebody(roles))
        if (kind, name, guard) in {(each.kind, each.name, each.guard) for each in page.allowances}:
            journeys.lift_allowance(self.desk, by, page.journey.id, name, kind=kind, guard=guard)
            return Pressed(f"lift {name}", child, page.journey.id)
        journeys.record_allowance(
            self.desk, by, page.journey.id, name, kind=kind, guard=guard, reason="As it was agreed"
        )
        return Pressed(f"allow {name}", child, page.journey.id)

    def hand_over(self, child: UUID) -> Pressed:
        page = self._open_page(child)
        rows = [row for row in page.tasks if row.status is TaskStatus.OPEN] if page else []
        if not rows:
            return Pressed("nothing to hand over", child)
        row, to = self.random.choice(rows), self.random.choice([None, *self.people.adults.values()])
        tasks.hand_over(self.desk, self.people.by(self._somebody(["senco"])), row.id, to)
        return Pressed(f"hand over {row.task}", child)

    def fill_in(self, child: UUID, page: JourneyLook, task: Task) -> Pressed:
        """A step that is a page over typed tables."""
        return Pressed(f"look at {task.id}", child)

    # How it is done

    def _moved(self, child: UUID, page: JourneyLook, move: Move) -> Pressed:
        by = self._somebody(role.value for role in move.by)
        reasons = dict.fromkeys(page.workflow.guards, "There is a reason") if self.random.random() < 0.6 else {}
        made = journeys.move(
            self.desk, self.people.by(by), page.journey.id, move.do, seen=page.journey.sequence, reasons=reasons,
            why="Because" if self.random.random() < 0.9 else "", values=self.values(move.asks, child),
        )  # fmt: skip
        return Pressed(f"move {move.do}", child, page.journey.id, made.stage)

    def _answered(self, child: UUID, page: JourneyLook, row: TaskState) -> Pressed:
        form = self._form(page, row)
        task = page.workflow.task(row.task)
        if form is None:
            return self.fill_in(child, page, task)
        by = self._somebody(role for role in (str(task.owner), *(each.value for each in task.also)))
        seen = row.answer.version if row.answer else 0
        tasks.answer(self.desk, self.people.by(by), row.id, self.values(form, child), seen=seen, why="It moved")
        return Pressed(f"answer {row.task}", child, page.journey.id)

    def _form(self, page: JourneyLook, row: TaskState) -> tuple[Field, ...] | None:
        known = {task.id: task for task in page.workflow.tasks}
        return known[row.task].form if row.task in known else None

    def _open_page(self, child: UUID) -> JourneyLook | None:
        """One of the child's open journeys, as its page shows it."""
        scope = Scope(self.people.school_id, SYSTEM)
        with self.desk.reading(scope) as session:
            found = [each for each in look(self.desk, session, scope, child) if each.journey.is_open]
        return self.random.choice(found) if found else None

    def _workflow(self) -> Workflow:
        name = self.random.choice(self.desk.catalogue.names(on=day_of(self.clock.now())))
        return self.desk.catalogue.current(name, day_of(self.clock.now())).workflow

    def _somebody(self, roles: Iterator[str] | Sequence[str]) -> UUID:
        """An adult in one of these roles; now and then anybody."""
        able = [self.people.adults[role] for role in roles if role in self.people.adults]
        anybody = list(self.people.adults.values())
        return self.random.choice(able if able and self.random.random() < 0.95 else anybody)

    def values(self, form: Sequence[Field], child: UUID) -> dict[str, Any]:
        """Random answers to these questions, most of them whole."""
        return {
            field.name: self._value(field, child)
            for field in form
            if self.random.random() < (0.6 if field.may_be_blank else 0.98)
        }

    def _value(self, field: Field, child: UUID) -> Any:
        offered = list(field.choices or ())
        known = self.people.sources(child)
        for source in field.source or ():
            offered += known.get(source, ())
        match field.answer:
            case Kind.DATE:
                return self._day().isoformat()
            case Kind.YES_OR_NO:
                return self.random.random() < 0.5
            case Kind.NUMBER:
                return self.random.randint(0, 40)
            case Kind.ONE_OF | Kind.PERSON if offered:
                return self.random.choice(offered)
            case Kind.SEVERAL_OF if offered:
                several = [each for each in offered if each != field.alone]
                return self.random.sample(several, self.random.randint(1, len(several)))
        return self.random.choice(["Word maps", "Reads a line, then stops", "Each Friday"])

    def _day(self) -> date:
        """A day near today: more of them past than ahead."""
        near = self.random.randint(-20, 0) if self.random.random() < 0.6 else self.random.randint(1, 90)
        return day_of(self.clock.now()) + timedelta(days=near)


def _listed(workflow: Workflow) -> Iterator[tuple[AllowanceKind, str, str | None, list[str]]]:
    """Every exemption and exception of a workflow, with who may record it."""
    for guard in workflow.guards.values():
        for exemption in guard.exemptions:
            yield AllowanceKind.EXEMPTION, exemption.name, guard.check, [role.value for role in exemption.by]
    for rule in workflow.exceptions.values():
        yield AllowanceKind.EXCEPTION, rule.name, None, [role.value for role in rule.by]
