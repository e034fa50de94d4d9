"""Guards: each laid on a move, each met somewhere, and the ways past it only where its force allows them."""

from engine.definition import CountsFor, ExceptionRule, Exemption, Guard, Move
from engine.draft import Draft
from engine.proof_bypass import reach
from engine.terms import Force


def check_guards(draft: Draft) -> None:
    """Add what is wrong with the guards, exemptions and exceptions."""
    for guard in draft.workflow.guards.values():
        _check_ways_past(draft, guard)
        _check_is_laid(draft, guard)
        _check_can_be_met(draft, guard)
    for move in draft.workflow.moves:
        _check_open_where_asked(draft, move)
        _check_not_on(draft, move)
    _check_exceptions_are_used(draft)
    for exception in draft.workflow.exceptions.values():
        _check_asked_after(draft, exception)


def _check_ways_past(draft: Draft, guard: Guard) -> None:
    if draft.whole(guard, "force"):
        if guard.exemptions and guard.force is not Force.MUST:
            draft.refuse(guard, f"only a must has exemptions, and this is {guard.force}", key="exemptions")
        if guard.exceptions and guard.force is not Force.ALWAYS:
            draft.refuse(guard, f"only an always has exceptions, and this is {guard.force}", key="exceptions")
    names: set[str] = set()
    for exemption in guard.exemptions:
        _check_how_long(draft, exemption)
        if exemption.name and exemption.name in names:
            draft.refuse(exemption, f"'{exemption.name}' is given twice", key="name")
        names.add(exemption.name)


def _check_how_long(draft: Draft, listed: Exemption | ExceptionRule) -> None:
    """Where there are cycles, what was recorded in one would pass by the next unseen, unless a check still holds."""
    counts_for = listed.counts_for
    is_unsaid = counts_for is None and listed.check is None and draft.whole(listed, "check")
    if counts_for is CountsFor.VISIT:
        draft.refuse(listed, "this counts for the journey or the cycle", key="counts_for")
    elif counts_for is CountsFor.CYCLE and not draft.has_cycles:
        draft.refuse(listed, "no move here starts a cycle", key="counts_for")
    elif is_unsaid and draft.is_new and any(move.starts_cycle for move in draft.workflow.moves):
        what = f"'{listed.name}' has no check: say how long it holds, 'counts_for: cycle' or 'counts_for: journey'"
        draft.refuse(listed, what)


def _check_is_laid(draft: Draft, guard: Guard) -> None:
    moves = draft.workflow.moves
    if not draft.whole(draft.workflow, "moves") or not all(draft.whole(move, "guards") for move in moves):
        return
    if draft.whole(guard, "check") and not any(guard.check in move.guards for move in moves):
        draft.refuse(guard, f"'{guard.check}' is laid on no move")


def _check_can_be_met(draft: Draft, guard: Guard) -> None:
    if not draft.knows_its_tasks or not draft.whole(guard, "check", "met_by", "outside") or _is_met_elsewhere(guard):
        return
    if not any(guard.check in task.meets for task in draft.workflow.tasks):
        draft.refuse(guard, f"nothing can meet '{guard.check}': no task, no 'met_by', no 'outside'")


def _check_not_on(draft: Draft, move: Move) -> None:
    """Why a move does not ask a guard can be said only of one that does not."""
    for name in move.guards:
        guard = draft.workflow.guards.get(name)
        if guard is not None and move.do in guard.not_on:
            draft.refuse(guard, f"'{move.do}' asks '{name}': here it is said why not", key="not_on", word=move.do)


def _is_met_elsewhere(guard: Guard) -> bool:
    return guard.met_by is not None or guard.outside is not None


def _check_open_where_asked(draft: Draft, move: Move) -> None:
    """Rule 8: a guard needs a task that is open at each stage that the move leaves."""
    if not draft.knows_its_tasks or not draft.knows_its_ways:
        return
    for name in move.guards:
        guard = draft.workflow.guards.get(name)
        if guard is None or not draft.whole(guard, "met_by", "outside") or _is_met_elsewhere(guard):
            continue
        tasks = [task for task in draft.workflow.tasks if name in task.meets]
        open_at = {stage for task in tasks for stage in draft.workflow.stages_of(task)}
        missing = [
            stage
            for stage in draft.workflow.sources(move)
            if stage in draft.workflow.open_stages and stage not in open_at
        ]
        if tasks and missing:
            what = f"no task that meets '{name}' is at '{missing[0]}', which '{move.do}' leaves"
            draft.refuse(move, what, key="guards", word=name)


def _check_exceptions_are_used(draft: Draft) -> None:
    guards = draft.workflow.guards.values()
    if not draft.whole(draft.workflow, "guards") or not all(draft.whole(guard, "exceptions") for guard in guards):
        return
    for exception in draft.workflow.exceptions.values():
        _check_how_long(draft, exception)
        if not any(exception.name in guard.exceptions for guard in guards):
            draft.refuse(exception, f"no guard lists the exception '{exception.name}'")


def _check_asked_after(draft: Draft, exception: ExceptionRule) -> None:
    """What an exception opens is asked once the journey has gone on by it: it stands where that move can lead."""
    task = draft.task(exception.then) if exception.then else None
    if task is None or not draft.is_new or not draft.knows_its_tasks or not draft.knows_its_ways:
        return
    stands = set(draft.workflow.stages_of(task))
    guards = {guard.check for guard in draft.workflow.guards.values() if exception.name in guard.exceptions}
    for move in draft.workflow.moves:
        if guards & set(move.guards) and stands.isdisjoint(reach(draft.workflow, begins={move.to: ()})):
            what = f"'{task.id}' stands at no stage after '{move.do}': nobody would ever be asked it"
            draft.refuse(exception, what, key="then")
            return
