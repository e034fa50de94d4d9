"""Journeys of one child driven by Hypothesis, in memory: every definition and every layer, by anybody, on any day.

The engine's own judges are asked, `assess`, `rulebook` and `refreshed`, with no database between; the walks beside this
file press the same through the verbs. A journey that breaks a promise is shrunk to the fewest presses that break it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random
from uuid import UUID

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from engine.answers import fitted
from engine.assessment import asking, assess
from engine.checks import Outcome
from engine.clock import SetClock, at_time
from engine.definition import Force, Move
from engine.errors import AnswersRefused
from engine.layering import lay
from engine.opening import first_cycle
from engine.playbook import Playbook
from engine.refresh import Refreshed, refreshed
from engine.values import (
    Allowance,
    AllowanceKind,
    Answered,
    Assessment,
    JourneyFacts,
    JourneyState,
    Projection,
    TaskStatus,
)
from tests import MONDAY
from tests.walks.school import ADULTS, BEFORE, CHILDREN, SCHOOL, TERMS
from tests.walks.walker import People, Walker
from workflows.catalogue import catalogue, known, made
from workflows.layer_texts import layer_files
from workflows.school.terms import SchoolCalendar, days_with
from workflows.support.circle import Circle, ContactSeen, NoticeSent, PupilFacts

MOST_LANES = 3
MOST_PRESSES = 30
"""How many presses one draw of Hypothesis stands for: a draw costs as much as several presses."""
CONTACTS = tuple(f"contact:{UUID(int=300 + number)}" for number in range(2))
HOLDERS = {role: (person,) for role, person in ADULTS.items()}
DAYS = days_with(SchoolCalendar.of(TERMS.values(), ()))


@cache
def playbooks() -> tuple[Playbook, ...]:
    """Every definition, and each again under every layer that is written for it."""
    every = catalogue().all()
    by_name = {each.workflow.name: each for each in every}
    laid = [
        made(file.stem, lay(file.read_text(encoding="utf-8"), file=file.name, upon=by_name[file.stem].workflow,
                            known=known(file.stem)))
        for file in layer_files()
    ]  # fmt: skip
    return (*every, *laid)


class Lanes(RuleBasedStateMachine):
    """One child, up to three journeys at once, and what must hold of each after every press."""

    def __init__(self) -> None:
        super().__init__()
        self.clock, self.made = SetClock(at_time(MONDAY)), 0
        self.circle = Circle(
            PupilFacts(CHILDREN[0], date(2017, 3, 4)),
            contacts=tuple(ContactSeen(each, "parent", True, BEFORE) for each in CONTACTS),
        )
        self.lanes: list[tuple[Playbook, JourneyFacts, Projection | None]] = []

    @rule(seed=st.integers(0, 2**24), times=st.integers(1, MOST_PRESSES))
    def press(self, seed: int, times: int) -> None:
        """So many presses, each chosen by the seed; a failure is shrunk to few presses, and tells the last of them."""
        random = Random(seed)
        for _ in range(times):
            chosen = random.choice(
                [self.begin, self.answer, self.answer, self.move, self.move, self.allow, self.sleep, self.learn]
            )
            chosen(random)
            note(chosen.__name__)
            for playbook, facts, projection in self.lanes:
                self._stands_as_written(playbook, facts, projection)
        for playbook, facts, projection in self.lanes:
            assert self._now(playbook, facts).projection == projection, "promise 6: what is stored is what follows"

    # What is pressed

    def begin(self, random: Random) -> None:
        """Open a journey at its start, or put one in where the definition allows it."""
        playbook = random.choice(playbooks())
        workflow = playbook.workflow
        taken = {each.workflow.slot for each, facts, _ in self.lanes if facts.journey.is_open}
        if len(self.lanes) == MOST_LANES or (workflow.slot is not None and workflow.slot in taken):
            return
        carried = workflow.carried_in
        at = carried.at if carried and carried.at != ("any",) else workflow.open_stages
        stage = random.choice(at) if carried and random.random() < 0.4 else workflow.start.at
        journey = JourneyState(
            id=self._id(), school_id=SCHOOL, subject_id=CHILDREN[0], workflow=workflow.name, version=workflow.version,
            definition=playbook.hash, stage=stage, is_open=True, opened_on=self._today(), opened_by=None,
            carried=stage != workflow.start.at, entered_on=self._today(),
            cycle=first_cycle(workflow, stage) if stage != workflow.start.at else 0, visit=0, sequence=0, head="",
            relied="", closed_on=None, continues=None,
        )  # fmt: skip
        facts = JourneyFacts(journey, (), (), (), HOLDERS, (), self._today(), DAYS)
        self.lanes.append((playbook, facts, None))
        self._brought_up_to_date()

    def answer(self, random: Random) -> None:
        """Answer an open step, well or badly; what does not fit its questions is refused."""
        found = [(lane, row) for lane, (_, facts, _) in enumerate(self.lanes) for row in facts.tasks]
        rows = [(lane, row) for lane, row in found if row.status is TaskStatus.OPEN]
        if not rows:
            return
        lane, row = random.choice(rows)
        playbook, facts, _ = self.lanes[lane]
        form = playbook.workflow.task(row.task).form or ()
        try:
            values = fitted(form, self._values(form, random.randrange(2**16)), self._today())
        except AnswersRefused:
            return
        state, version = facts.journey, row.answer.version + 1 if row.answer else 1
        said = Answered(
            row.task, version, values, None, row.owner, self.clock.now(), self._today(), state.cycle, state.visit
        )
        tasks = tuple(each._replace(answer=said) if each.id == row.id else each for each in facts.tasks)
        self._put(lane, facts._replace(tasks=tasks))

    def move(self, random: Random) -> None:
        """Press any move of any lane, with reasons for everything or with none."""
        found = [
            (lane, each)
            for lane, (playbook, facts, _) in enumerate(self.lanes)
            for each in playbook.workflow.moves_from(facts.journey.stage)
        ]
        if not found:
            return
        lane, wanted = random.choice(found)
        playbook, facts, _ = self.lanes[lane]
        reasons = dict.fromkeys(wanted.guards, "There is a reason") if random.random() < 0.6 else {}
        ask = asking(playbook, playbook.facts(facts, self.circle))
        judged = assess(playbook, facts, ask, wanted, reasons)
        self._judged_whole(playbook, facts, wanted, judged)
        reached = playbook.rulebook.move(facts.journey.stage, judged)
        assert (reached is not None) is judged.permits
        if reached is not None:
            assert reached == wanted.to
            self._put(lane, self._arrived(playbook, facts, wanted))

    def allow(self, random: Random) -> None:
        """Record a listed exemption or exception, whatever holds first: it counts only while that holds."""
        found = [(lane, *each) for lane, (playbook, _, _) in enumerate(self.lanes) for each in _listed(playbook)]
        if not found:
            return
        lane, kind, name, guard = random.choice(found)
        facts = self.lanes[lane][1]
        allowance = Allowance(kind, name, guard, None, "senco", "As agreed", self._today(), None)
        self._put(lane, facts._replace(allowances=(*facts.allowances, allowance)))

    def sleep(self, random: Random) -> None:
        """Some days pass: a night, a weekend, a holiday."""
        days = random.choice([1, 1, 3, 10, 40])
        self.clock.set(at_time(self._today() + timedelta(days=days)))
        self._brought_up_to_date()

    def learn(self, random: Random) -> None:
        """What the school knows changes: the SEN status, and who got the formal letter."""
        pupil = self.circle.pupil._replace(sen_code=random.choice("NKE"), sen_since=self._today())
        journeys = [facts.journey.id for _, facts, _ in self.lanes]
        told = [each for each in CONTACTS if journeys and random.random() < 0.7]
        sent = (NoticeSent(each, self._id(), journeys[0], self._today()) for each in told)
        self.circle = replace(self.circle, pupil=pupil, notices=(*self.circle.notices, *sent))
        self._brought_up_to_date()

    # What must hold

    def _judged_whole(self, playbook: Playbook, facts: JourneyFacts, move: Move, judged: Assessment) -> None:
        """Promise 2: every guard is asked, in its order, with its because; a duty is passed by no reason."""
        assert tuple(each.check for each in judged.verdicts) == move.guards
        for verdict in judged.verdicts:
            assert verdict.because
            if verdict.passed_by is not None:
                assert verdict.outcome == Outcome.NOT_MET
                ways = {Force.SHOULD: "departure", Force.MUST: "exemption", Force.ALWAYS: "exception"}
                assert verdict.passed_by == ways[verdict.force]
            if verdict.passed_by in ("exemption", "exception"):
                assert any(each.name == verdict.passed_with for each in facts.allowances)

    def _stands_as_written(self, playbook: Playbook, facts: JourneyFacts, projection: Projection | None) -> None:
        """Promises 1, 6 and 10: at a stage that there is, with a next step and somebody who owes it."""
        assert projection is not None
        stage, step = playbook.workflow.stages[facts.journey.stage], projection.next
        here = {task.id for task in playbook.workflow.tasks_at(stage.name)}
        assert all(row.task in here for row in facts.tasks if row.status is TaskStatus.OPEN)
        assert len({(row.task, row.cycle, row.visit) for row in facts.tasks}) == len(facts.tasks)
        assert facts.journey.is_open is not stage.final
        if facts.journey.is_open:
            assert step.kind in ("task", "move", "wait")
            assert step.owner or step.waiting_for or step.waiting_until
        else:
            assert step.kind in ("none", "task")

    # How it is done

    def _values(self, form: object, seed: int) -> dict[str, object]:
        sources = {"contacts": CONTACTS, "child": ("child",), "staff": [f"person:{each}" for each in ADULTS.values()]}
        people = People(SCHOOL, CHILDREN, ADULTS, lambda child: {**sources, "teachers": sources["staff"][:2]})
        walker = Walker(None, self.clock, people, seed)  # type: ignore[arg-type]  # it presses nothing here
        return walker.values(form, CHILDREN[0])  # type: ignore[arg-type]

    def _arrived(self, playbook: Playbook, facts: JourneyFacts, move: Move) -> JourneyFacts:
        journey, final = facts.journey, playbook.workflow.stages[move.to].final
        number = journey.sequence + 1
        arrived = journey._replace(
            stage=move.to, is_open=not final, closed_on=self._today() if final else None, entered_on=self._today(),
            sequence=number, visit=number, cycle=journey.cycle + move.starts_cycle,
        )  # fmt: skip
        return facts._replace(journey=arrived)

    def _put(self, lane: int, facts: JourneyFacts) -> None:
        """Change one lane; what the others know of it changes with it, and their own stage does not."""
        before = [each.journey.stage for _, each, _ in self.lanes]
        playbook = self.lanes[lane][0]
        self.lanes[lane] = (playbook, facts, None)
        self._brought_up_to_date()
        after = [each.journey.stage for _, each, _ in self.lanes]
        assert [stage for place, stage in enumerate(after) if place != lane] == [
            stage for place, stage in enumerate(before) if place != lane
        ], "a press in one lane moves no other"

    def _brought_up_to_date(self) -> None:
        states = [facts.journey for _, facts, _ in self.lanes]
        for place, (playbook, facts, _) in enumerate(self.lanes):
            others = tuple(state for number, state in enumerate(states) if number != place)
            seen = facts._replace(today=self._today(), others=others)
            found = self._now(playbook, seen)
            self.lanes[place] = (playbook, seen._replace(tasks=found.tasks, dates=found.dates), found.projection)

    def _now(self, playbook: Playbook, facts: JourneyFacts) -> Refreshed:
        return refreshed(playbook, facts, self.circle, self._id)

    def _today(self) -> date:
        return self.clock.now().date()

    def _id(self) -> UUID:
        self.made += 1
        return UUID(int=10_000 + self.made)


def _listed(playbook: Playbook) -> Iterator[tuple[AllowanceKind, str, str | None]]:
    for guard in playbook.workflow.guards.values():
        yield from ((AllowanceKind.EXEMPTION, each.name, guard.check) for each in guard.exemptions)
    yield from ((AllowanceKind.EXCEPTION, name, None) for name in playbook.workflow.exceptions)
