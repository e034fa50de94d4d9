"""What can happen next, as a child's page and a move's page show it: every move, every verdict, every way past."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import url_for

from engine.definition import Force, Guard, Move, Workflow
from engine.reading import JourneyLook
from engine.values import Assessment, TaskState, Verdict
from web import addresses, words
from web.cited import cite


@dataclass(frozen=True, slots=True)
class VerdictShown:
    """One guard of a move on screen. `href` leads to what would meet it; `action` says what that is."""

    check: str
    force: str
    because: str
    outcome: str
    cited: str
    title: str
    link: str
    passed: str
    href: str = ""
    action: str = ""

    @property
    def is_missing(self) -> bool:
        return self.outcome == "not met" and not self.passed


@dataclass(frozen=True, slots=True)
class MoveShown:
    """One move on screen."""

    do: str
    button: str
    href: str
    permitted: bool
    is_mine: bool
    is_expected: bool
    by: str
    verdicts: tuple[VerdictShown, ...]

    @property
    def missing(self) -> tuple[VerdictShown, ...]:
        return tuple(verdict for verdict in self.verdicts if verdict.is_missing)

    @property
    def not_yet(self) -> str:
        return f"Not yet: {words.count(len(self.missing), 'thing')} missing. Help goes on meanwhile."


PASSED = {
    "exemption": "This does not apply here: a reason is on record.",
    "exception": "A listed exception is on record.",
    "departure": "You go on without this, and say why.",
}


def moves_shown(look: JourneyLook, child: str, roles: frozenset[str]) -> tuple[MoveShown, ...]:
    """Every move from where a journey stands: the expected one first, then in written order."""
    expected = look.expected.do if look.expected else ""
    shown = [move_shown(look, move, assessment, child, roles) for move, assessment in look.moves]
    return tuple(sorted(shown, key=lambda each: each.do != expected))


def move_shown(look: JourneyLook, move: Move, assessment: Assessment, child: str, roles: frozenset[str]) -> MoveShown:
    """One move with its verdicts."""
    return MoveShown(
        do=move.do,
        button=move.button.replace("{child}", child),
        href=url_for("moves.confirm", journey_id=look.journey.id, do=move.do),
        permitted=assessment.permits,
        is_mine=bool(roles & {role.value for role in move.by}),
        is_expected=look.expected is not None and look.expected.do == move.do,
        by=words.listed([words.role_words(role) for role in move.by], "or"),
        verdicts=tuple(verdict_shown(look.workflow, look.tasks, verdict, child) for verdict in assessment.verdicts),
    )


def verdict_shown(workflow: Workflow, tasks: tuple[TaskState, ...], verdict: Verdict, child: str) -> VerdictShown:
    """One verdict, with a link to the step that would meet it where that step is open."""
    source, guard = cite(verdict.reference), workflow.guards[verdict.check]
    href, action = _way(workflow, tasks, guard, child)
    return VerdictShown(
        check=verdict.check,
        force=verdict.force.value,
        because=verdict.because,
        outcome=verdict.outcome,
        cited=source.words,
        title=source.title,
        link=source.link,
        passed=PASSED.get(verdict.passed_by or "", ""),
        href=href,
        action=action,
    )


def _way(workflow: Workflow, tasks: tuple[TaskState, ...], guard: Guard, child: str) -> tuple[str, str]:
    """Where a missing thing can be put right: the address and the words of its link, or words alone."""
    titles = {task.id: task.title.replace("{child}", child) for task in workflow.tasks if guard.check in task.meets}
    rows = [row for row in tasks if row.task in titles and row.status != "lapsed"]
    for row in sorted(rows, key=lambda each: each.status != "open"):
        return addresses.step(row.id), titles[row.task]
    if guard.outside is not None:
        return "", guard.outside.says
    return "", f"{next(iter(titles.values()))}: this step opens later" if titles else ""


@dataclass(frozen=True, slots=True)
class WayPast:
    """A listed exemption or exception for a guard in the way: its name, who may record it, and its words."""

    name: str
    kind: str
    guard: str
    words: str
    by: str
    is_mine: bool
    asks_date: bool


WAYS = {
    "safeguarding": "Telling the family now could put the child at risk: decided by the designated safeguarding lead",
    "urgent": "It is urgent, and the family is told straight after",
    "young_person_decides": "The young person is over compulsory school age and decides for themselves",
    "young_person_told_instead": "The young person is over compulsory school age, and is told instead",
    "attempts_failed": "We have tried to reach the family often enough, in different ways. "
    "Most services want a signature",
    "ehc_plan_in_force": "An EHC plan is in force: section 68 is about children without one",
    "purpose_listed_in_regulation": "The regulation lists this purpose, so agreement is not needed",
}


def ways_past(workflow: Workflow, assessment: Assessment, roles: frozenset[str]) -> tuple[WayPast, ...]:
    """The ways past the musts and always that stand in the way, each exception once."""
    found: dict[tuple[str, str], WayPast] = {}
    for verdict in assessment.refused:
        for way in _ways(workflow, workflow.guards[verdict.check], roles):
            found.setdefault((way.name, way.guard if way.kind == "exemption" else ""), way)
    return tuple(found.values())


def _ways(workflow: Workflow, guard: Guard, roles: frozenset[str]) -> list[WayPast]:
    if guard.force is Force.MUST:
        listed: list[Any] = list(guard.exemptions)
        return [_way_past(each, "exemption", guard.check, roles, each.look_again) for each in listed]
    exceptions = [workflow.exceptions[name] for name in guard.exceptions]
    return [_way_past(each, "exception", "", roles, False) for each in exceptions]


def _way_past(listed: Any, kind: str, guard: str, roles: frozenset[str], asks_date: bool) -> WayPast:
    by = [role.value for role in listed.by]
    said = words.listed([words.role_words(role) for role in by], "or")
    return WayPast(listed.name, kind, guard, WAYS[listed.name], said, bool(roles & set(by)), asks_date)


def journey_of(looks: tuple[JourneyLook, ...], journey_id: UUID) -> JourneyLook:
    """The look at one journey among a child's."""
    return next(each for each in looks if each.journey.id == journey_id)
