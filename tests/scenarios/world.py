"""The small school in which a worked example happens: one child, the family, the staff, and all that is pressed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from engine import boards, journeys, tasks
from engine.asking import Field
from engine.clock import SetClock
from engine.database import Database
from engine.definition import Move, Role, Task
from engine.reading import JourneyLook, look
from engine.terms import Kind
from engine.values import Actor, Assessment, Scope, TaskState, TaskStatus
from engine.work import Work
from tests.scenarios.people import NAMES, OFFICE, TA
from tests.workflows.graduated_approach.story import Story
from tests.workflows.small import CHILD, MOTHER, SCHOOL, SENCO, TEACHER, key
from workflows.school import duties
from workflows.school.records import Pupil

SUPPORT = "graduated_approach"
AHEAD = frozenset({"look_again_on", "review_on", "reply_by", "next_on", "at"})
"""Questions for a day that is still to come."""
LATER = timedelta(days=42)
WHY = "why"
"""A reason that may be left blank, and that people mostly give."""
TOOK_PART = frozenset({"who", "took_part"})


def spoken(words: str) -> str:
    return words.replace("{child}", "the child")


class World(Story):
    """A story whose sentences may be about any journey of the child: the newest that has what they name."""

    def __init__(self, database: Database, clock: SetClock):
        super().__init__(database, clock)
        with self.desk.writing(self.by(SENCO), subjects=[CHILD]) as work:
            duties.begin(work, OFFICE, Role.OFFICE, None)
            duties.begin(work, TA, Role.TA, CHILD)

    def by(self, person: UUID) -> Scope:
        return Scope(SCHOOL, Actor(NAMES[person], person))

    # What is seen

    def looks(self, child: UUID = CHILD) -> tuple[JourneyLook, ...]:
        """Every journey of the child, newest first."""
        with self.desk.reading(self.by(SENCO)) as session:
            return tuple(reversed(look(self.desk, session, self.by(SENCO), child)))

    def now(self) -> JourneyLook:
        """The newest journey through SEN support, which the ready-made ways of `Story` are about."""
        return next(each for each in self.looks() if each.workflow.name == SUPPORT)

    def assessed(self, button: str) -> tuple[JourneyLook, Move, Assessment]:
        """The newest open journey from whose stage there is such a button, and how the move is judged."""
        for each in self.looks():
            for move, assessment in each.moves:
                if spoken(move.button) == button:
                    return each, move, assessment
        raise AssertionError(f"there is no button “{button}” where the journeys of the child stand")

    def steps(self, title: str) -> Iterator[tuple[JourneyLook, Task, TaskState]]:
        """Every row of the steps of this title, those that are open first."""
        every = [
            (each, each.workflow.task(row.task), row)
            for each in self.looks()
            for row in reversed(each.tasks)
            if row.task in {task.id for task in each.workflow.tasks if spoken(task.title) == title}
        ]
        yield from sorted(every, key=lambda found: found[2].status is not TaskStatus.OPEN)

    def step(self, title: str) -> tuple[JourneyLook, Task, TaskState]:
        found = next(self.steps(title), None)
        assert found is not None, f"no step is called “{title}”, or it was never opened"
        return found

    def on_the_list_of(self, person: UUID) -> set[str]:
        """The titles and buttons that wait for somebody."""
        every = {each.journey.id: each for each in self.looks()}
        with self.desk.reading(self.by(person)) as session:
            mine = boards.mine(session, self.by(person), self.desk.today())
        return {self._called(every[each.journey_id], each.name) for each in mine if each.journey_id in every}

    def _called(self, journey: JourneyLook, name: str) -> str:
        titles = {task.id: spoken(task.title) for task in journey.workflow.tasks}
        return titles.get(name) or next(spoken(move.button) for move in journey.workflow.moves if move.do == name)

    # What is done

    def writing(self, person: UUID = SENCO, child: UUID = CHILD) -> Any:
        return self.desk.writing(self.by(person), subjects=[child])

    def pupil(self, work: Work) -> Pupil:
        return work.session.get_one(Pupil, (SCHOOL, CHILD))

    def open(self, person: UUID, workflow: str, **values: Any) -> None:
        definition = self.desk.catalogue.current(workflow, self.desk.today()).workflow
        asked = definition.task(definition.start.asks).form or () if definition.start.asks else ()
        ended = next((each.journey.id for each in self.looks() if each.workflow.name == workflow), None)
        continues = ended if definition.slot else None
        said = {**self.filled(asked, [], {}), **values}
        journeys.open_journey(self.desk, self.by(person), CHILD, workflow, said, continues=continues)

    def reply(self, person: UUID, title: str, choices: Sequence[str] = (), **said: Any) -> None:
        """Answer a step as people mostly do, but for the choices and the words given."""
        self.clock.advance(timedelta(minutes=1))
        _, task, row = self.step(title)
        values = self.filled(task.form or (), choices, said)
        seen = row.answer.version if row.answer else 0
        tasks.answer(self.desk, self.by(person), row.id, values, seen=seen, why="As was found out")

    def press(self, person: UUID, button: str, reason: str = "") -> None:
        """Make a move; the reason is given for whatever guidance is not met, and as the why."""
        journey, move, assessment = self.assessed(button)
        reasons = {verdict.check: reason for verdict in assessment.unexplained} if reason else {}
        journeys.move(
            self.desk, self.by(person), journey.journey.id, move.do, seen=journey.journey.sequence, reasons=reasons,
            why=reason, values=self.filled(move.asks, [], {}),
        )  # fmt: skip

    def filled(self, form: Sequence[Field], choices: Sequence[str], said: Mapping[str, Any]) -> dict[str, Any]:
        """Answers to a form: what was said, the choices by their words, and for the rest what most people say."""
        left = list(choices)
        values: dict[str, Any] = {}
        for field in form:
            named = self._named(field, left)
            if field.name in said or spoken(field.ask) in said:
                values[field.name] = said.get(field.name, said.get(spoken(field.ask)))
            elif named:
                left = [each for each in left if each not in (field.choices or {}).values()]
                values[field.name] = named if field.answer is Kind.SEVERAL_OF else named[0]
            elif not field.may_be_blank or field.name == WHY:
                values[field.name] = self._usual(field)
        assert not left, f"no question here has the choices {left}"
        return values

    def _named(self, field: Field, choices: Sequence[str]) -> list[str]:
        return [name for name, words in (field.choices or {}).items() if spoken(words) in choices]

    def _usual(self, field: Field) -> Any:
        today = self.desk.today()
        if field.answer is Kind.DATE:
            return (today + LATER if field.name in AHEAD else today).isoformat()
        if field.answer is Kind.PERSON:
            return f"person:{TEACHER}"
        if field.name in TOOK_PART or (field.source and not field.choices and field.answer is Kind.SEVERAL_OF):
            return self._usual_people(field)
        if field.choices:
            first = next(iter(field.choices))
            return [first] if field.answer is Kind.SEVERAL_OF else first
        return {Kind.YES_OR_NO: True, Kind.NUMBER: 1}.get(field.answer, "As it was seen in class")

    def _usual_people(self, field: Field) -> list[str]:
        everybody = {"contacts": [key(MOTHER)], "child": ["child"], "service": ["service"]}
        everybody["staff"] = [f"person:{TEACHER}", f"person:{SENCO}"]
        return [each for source in field.source for each in everybody.get(source, [])]


def day_words(day: date) -> str:
    """A day as the sentences have it."""
    return f"{day.day} {day:%B %Y}"
