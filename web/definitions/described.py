"""A definition in words for people: each stage with its ways on and its steps. Pictures and tables are made from it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engine.definition import OPENER, Force, Move, Stage, Task, Workflow
from engine.said import name_said
from engine.terms import Length, Role
from web import words
from web.cited import Cited, cite
from web.steps.why import due_rule

ANY = "any"
BEGIN = "to_begin"
OPENED = "By itself, with a move of another journey"
CHILD = "the child"
ADDED = "what is added"
SHORT_FORCES = {Force.MUST: "law", Force.ALWAYS: "“always”", Force.SHOULD: "guidance"}


@dataclass(frozen=True, slots=True)
class Needed:
    """One thing that a move needs: what it is, how strongly it is asked, and where that stands."""

    what: str
    force: Force
    source: Cited
    laid_by: str | None = None

    @property
    def force_words(self) -> str:
        return words.PROPOSED if self.source.is_proposed else words.force_words(self.force, self.laid_by)

    @property
    def short_force(self) -> str:
        if self.laid_by:
            return ADDED
        return "proposal" if self.source.is_proposed else SHORT_FORCES[self.force]


@dataclass(frozen=True, slots=True)
class WayOn:
    """One move from a stage: its button, where it leads, who may make it, and all that it needs."""

    button: str
    to: str
    to_label: str
    by: str
    needs: tuple[Needed, ...]
    is_usual: bool
    says_why: bool
    opens: str = ""

    @property
    def leads(self) -> str:
        """Where it leads, and what it opens beside that: `Left the school, and opens “Moving between schools”`."""
        return f"{self.to_label}, and opens “{self.opens}”" if self.opens else self.to_label

    @property
    def forces(self) -> str:
        """How much it needs, by force: `Needs 1 by law, 6 by guidance`; nothing where it needs nothing."""
        found = Counter(each.short_force for each in self.needs)
        said = [f"{found[force]} by {force}" for force in (*SHORT_FORCES.values(), ADDED, "proposal") if found[force]]
        said += ["a written reason"] if self.says_why else []
        return f"Needs {words.listed(said)}" if said else ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One step of a stage: what is to be done, by whom, by when, and whether anything is asked by it."""

    title: str
    owner: str
    due: str
    meets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StageSaid:
    """One stage with its ways on and its steps.

    The one called BEGIN holds how a journey begins, the one called ANY what is possible at every stage.
    """

    name: str
    label: str
    is_final: bool
    usual: str
    ways: tuple[WayOn, ...]
    steps: tuple[Asked, ...]


def described(workflow: Workflow, titles: Mapping[str, str] | None = None) -> tuple[StageSaid, ...]:
    """How a journey begins, every stage in written order, and at the end what can be done at any of them.

    `titles` are those of the other workflows by name, for what a move opens beside this one.
    """
    begins = StageSaid(BEGIN, "To begin", False, "", tuple(_begins(workflow)), ())
    stages = [begins, *(_stage(workflow, stage, titles or {}) for stage in workflow.stages.values())]
    anywhere = tuple(_way(workflow, move, None, titles or {}) for move in workflow.moves if move.source == (ANY,))
    steps = tuple(_step(workflow, task) for task in workflow.tasks if task.at == (ANY,))
    if anywhere or steps:
        stages.append(StageSaid(ANY, "At any stage", False, "", anywhere, steps))
    return tuple(stages)


def _begins(workflow: Workflow) -> Iterator[WayOn]:
    """Who may begin a journey and where; and where it stands that a move of another journey opens elsewhere."""
    start = workflow.start
    yield WayOn(
        "Begin", start.at, workflow.stages[start.at].label, _roles(start.by), (), is_usual=False, says_why=False
    )
    if start.opened_at:
        label = workflow.stages[start.opened_at].label
        yield WayOn("Opened beside another journey", start.opened_at, label, OPENED, (), is_usual=False, says_why=False)


def _roles(roles: Iterable[Role]) -> str:
    return words.first_capital(words.listed([words.role_words(role) for role in roles], "or"))


def _stage(workflow: Workflow, stage: Stage, titles: Mapping[str, str]) -> StageSaid:
    moves = [move for move in workflow.moves if stage.name in move.source]
    ways = [_way(workflow, move, stage, titles) for move in moves]
    usual = f"Usually {stage.usual}" if isinstance(stage.usual, Length) else ""
    return StageSaid(
        stage.name,
        stage.label,
        stage.final,
        usual,
        tuple(sorted(ways, key=lambda way: not way.is_usual)),
        tuple(_step(workflow, task) for task in workflow.tasks if stage.name in task.at),
    )


def _way(workflow: Workflow, move: Move, stage: Stage | None, titles: Mapping[str, str]) -> WayOn:
    lane = move.opens_lane or ""
    guards = (workflow.guards[name] for name in move.guards)
    return WayOn(
        button=_said(move.button),
        to=move.to,
        to_label=workflow.stages[move.to].label,
        by=_roles(move.by),
        needs=tuple(
            Needed(name_said(guard.check), guard.force, cite(guard.reference), guard.laid_by) for guard in guards
        ),
        is_usual=stage is not None and stage.usually == move.do,
        says_why=move.say_why is not None,
        opens=titles.get(lane, lane.replace("_", " ")),
    )


def _step(workflow: Workflow, task: Task) -> Asked:
    owner = "whoever noticed it" if task.owner == OPENER else words.role_words(task.owner)
    due = due_rule(workflow, task.due, CHILD) if task.due else ""
    return Asked(_said(task.title), words.first_capital(owner), due, tuple(name_said(name) for name in task.meets))


def _said(text: str) -> str:
    return text.replace("{child}", CHILD)
