"""Judging a move: every guard is asked, none is skipped, and each gives its because."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.checks import NOT_MET, NOT_NEEDED, Answer, Register, not_met
from engine.definition import CountsFor, ExceptionRule, Exemption, Force, Guard, Move
from engine.playbook import Playbook
from engine.values import AllowanceKind, Assessment, JourneyFacts, Verdict

Ask = Callable[[str], Answer]
_MUST, _SHOULD = Force.MUST, Force.SHOULD


def asking(playbook: Playbook, facts: Any) -> Ask:
    """A function that answers checks by name over one set of facts, each asked once."""
    return _Answers(playbook.checks, facts).__getitem__


class _Answers(dict[str, Answer]):
    """The answers given so far; what is not among them yet is asked."""

    def __init__(self, checks: Register, facts: Any):
        super().__init__()
        self._checks, self._facts = checks, facts

    def __missing__(self, check: str) -> Answer:
        answer: Answer = self._checks[check](self._facts)
        self[check] = answer
        return answer


def assess(
    playbook: Playbook, journey: JourneyFacts, ask: Ask, move: Move, reasons: Mapping[str, str] | None = None
) -> Assessment:
    """The verdict on each guard of `move`; `reasons` maps a should to why it is departed from."""
    guards = (playbook.workflow.guards[name] for name in move.guards)
    return Assessment(move.do, tuple(_verdict(playbook, journey, ask, guard, reasons or {}) for guard in guards))


def no_longer_hold(playbook: Playbook, journey: JourneyFacts, ask: Ask, move: Move) -> tuple[Verdict, ...]:
    """The guards that the moves of this cycle relied on, that `move` does not ask, and that are not met any more.

    Corrections move nobody: such a guard is the first reason on the board, and stands in no move's way.
    """
    relied = (playbook.workflow.guards.get(name) for name in journey.journey.relied.split() if name not in move.guards)
    verdicts = (_verdict(playbook, journey, ask, guard, {}) for guard in relied if guard)
    return tuple(verdict for verdict in verdicts if verdict.stands_in_the_way)


def _verdict(playbook: Playbook, journey: JourneyFacts, ask: Ask, guard: Guard, reasons: Mapping[str, str]) -> Verdict:
    answer = _never_by_accident(playbook, journey, guard, ask(guard.check))
    passed_by = passed_with = None
    if answer.outcome is NOT_MET:
        passed_by, passed_with = _passed(playbook, journey, ask, guard, reasons.get(guard.check, "").strip())
    outcome, because = answer
    return Verdict(guard.check, guard.force, guard.reference, guard.see, outcome, because, passed_by, passed_with)


def _never_by_accident(playbook: Playbook, journey: JourneyFacts, guard: Guard, answer: Answer) -> Answer:
    """A must whose task was never opened is not met, whatever its check says: it cannot be unneeded unasked."""
    if guard.force is not _MUST or answer.outcome is not NOT_NEEDED:
        return answer
    meeting = {task.id for task in playbook.workflow.tasks if guard.check in task.meets}
    if not meeting or any(row.task in meeting for row in journey.tasks):
        return answer
    return not_met("This has not been asked yet.")


def _passed(
    playbook: Playbook, journey: JourneyFacts, ask: Ask, guard: Guard, reason: str
) -> tuple[str | None, str | None]:
    """What lets an unmet guard pass: an exemption (must), an exception (always), a written reason (should)."""
    if guard.force is _SHOULD:
        return ("departure", reason) if reason else (None, None)
    if guard.force is _MUST:
        for exemption in guard.exemptions:
            if _is_recorded(journey, exemption, guard.check) and _still_holds(ask, exemption.check):
                return "exemption", exemption.name
        return None, None
    for name in guard.exceptions:
        listed = playbook.workflow.exceptions[name]
        if _is_recorded(journey, listed, guard.check) and _still_holds(ask, listed.check):
            return "exception", name
    return None, None


def _is_recorded(journey: JourneyFacts, listed: Exemption | ExceptionRule, check: str) -> bool:
    """Whether a listed way past a guard is recorded for it, in this cycle where it counts for no longer.

    An exemption of the same name may be recorded for other guards too; an exception is recorded for all that list it.
    """
    kind = AllowanceKind.EXEMPTION if isinstance(listed, Exemption) else AllowanceKind.EXCEPTION
    recorded = (each for each in journey.allowances if (each.kind, each.name) == (kind, listed.name))
    of_now = listed.counts_for is CountsFor.CYCLE
    return any(each.guard in (None, check) and (each.cycle == journey.journey.cycle or not of_now) for each in recorded)


def _still_holds(ask: Ask, check: str | None) -> bool:
    return check is None or ask(check).passes
