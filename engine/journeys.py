"""The verbs of journeys: open one, carry one in, move it, record an allowance. Each is one transaction."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, insert, update

from engine import store
from engine.answers import fitted
from engine.assessment import asking, assess
from engine.checks import MET
from engine.definition import Move, Role
from engine.desk import Desk
from engine.errors import InTheWay, NotAllowed, NotFromHere, Stale, WhyIsMissing
from engine.history import Made, write
from engine.opening import begun, first_cycle, open_lane, refuse_twice, skipped_guards, with_answer
from engine.playbook import Playbook
from engine.refresh import lapsing
from engine.roles import acting_as, movers, roles_anywhere
from engine.store import Loaded
from engine.values import Allowance, AllowanceKind, Assessment, JourneyState, Moved, Scope
from engine.work import Work

NOT_KNOWN = "not known"
_A = store.ALLOWANCE.c
_SUPERSEDE = (
    update(store.ALLOWANCE)
    .where(_A.school_id == bindparam("school"), _A.journey_id == bindparam("journey"), _A.name == bindparam("named"))
    .where(func.coalesce(_A.guard, "") == bindparam("of"), _A.superseded_at.is_(None))
    .values(superseded_at=bindparam("now"))
)


def open_journey(
    desk: Desk,
    scope: Scope,
    subject_id: UUID,
    workflow: str,
    values: Mapping[str, Any],
    *,
    continues: UUID | None = None,
) -> Moved:
    """Open a journey of `workflow` at its start, and answer the task that its start asks, in the same press.

    `continues` is an ended journey that this one goes on from. Raises NotAllowed, AlreadyOpen, AnswersRefused.
    """
    with desk.writing(scope, subjects=[subject_id]) as work:
        playbook = work.current(workflow)
        start = playbook.workflow.start
        role = acting_as(roles_anywhere(work.session, scope, work.today), [each.value for each in start.by])
        asked = playbook.workflow.task(start.asks) if start.asks else None
        answers = fitted(asked.form or (), values, work.today) if asked else {}
        refuse_twice(work, playbook, subject_id, answers)
        loaded = begun(work, playbook, subject_id, start.at, cycle=0, carried=False, continues=continues)
        loaded, record_id = write(work, loaded, Made("opened", "open", None, role))
        if asked:
            loaded = with_answer(work, loaded, asked, answers, role)
        work.put(loaded)
        if asked and asked.record:
            playbook.recorders[asked.record](work, loaded.journey, answers)
            work.facts_changed()
    return Moved(loaded.journey.id, record_id, 0, start.at)


def carry_in(
    desk: Desk,
    scope: Scope,
    subject_id: UUID,
    workflow: str,
    *,
    at: str,
    values: Mapping[str, Any],
    known: Mapping[str, str] | None = None,
) -> Moved:
    """Put in a journey that began elsewhere, at stage `at`, from one row of answers.

    `known` maps each must and always on the skipped way to where, by whom and when it was recorded, which is kept in
    the row as `known_<guard>`; what is left out is written down as not known, and opens its task at once. Raises
    NotAllowed, AlreadyOpen, AnswersRefused.
    """
    with desk.writing(scope, subjects=[subject_id]) as work:
        playbook = work.current(workflow)
        carried = playbook.workflow.carried_in
        if carried is None or at not in _stages(playbook, carried.at):
            raise NotFromHere(at, "carry in")
        role = acting_as(work.roles(subject_id), [each.value for each in carried.by])
        answers = fitted(carried.form, values, work.today)
        told = {guard: (known or {}).get(guard, NOT_KNOWN) for guard in skipped_guards(playbook.workflow, at)}
        elsewhere = {f"known_{guard}": words for guard, words in told.items() if words != NOT_KNOWN}
        row = {"stage": at, **answers, **elsewhere}
        refuse_twice(work, playbook, subject_id, row)
        cycle = first_cycle(playbook.workflow, at)
        loaded = begun(work, playbook, subject_id, at, cycle=cycle, carried=True, continues=None)
        loaded, record_id = write(work, loaded, Made("carried", "carry in", None, role, values=answers, known=told))
        loaded = with_answer(work, loaded, None, row, role)
        work.put(loaded)
        if carried.record:
            playbook.recorders[carried.record](work, loaded.journey, answers)
            work.facts_changed()
    return Moved(loaded.journey.id, record_id, 0, at)


def move(
    desk: Desk,
    scope: Scope,
    journey_id: UUID,
    do: str,
    *,
    seen: int,
    reasons: Mapping[str, str] | None = None,
    why: str = "",
    values: Mapping[str, Any] | None = None,
) -> Moved:
    """Take a journey to its next stage, and write down what was known and who decided.

    `seen` is the sequence that the page was opened on; `reasons` maps a should that is not met to why it is departed
    from; `values` answers the move's own questions. Raises AtRest, Stale, NotFromHere, NotAllowed, WhyIsMissing,
    AnswersRefused, and InTheWay with every verdict where a guard stands in the way.
    """
    with desk.writing(scope, journey=journey_id) as work:
        loaded = work.journey(journey_id)
        journey, playbook = loaded.journey, work.playbook(loaded)
        work.refuse_at_rest(journey.subject_id)
        if journey.sequence != seen:
            raise Stale()
        wanted = _move(playbook, journey.stage, do)
        role = acting_as(work.roles(journey.subject_id), movers(wanted, work.holders(journey.subject_id)))
        if wanted.say_why == "always" and not why.strip():
            raise WhyIsMissing()
        answers = fitted(wanted.asks, values or {}, work.today)
        assessment = _assessed(work, loaded, playbook, wanted, reasons or {})
        stage = playbook.rulebook.move(journey.stage, assessment)
        if stage is None:
            raise InTheWay(assessment)
        now = _arrived(work, loaded, playbook, wanted, assessment, stage)
        lapsed = lapsing(playbook, now.journey, now.tasks)
        made = Made("moved", do, journey.stage, role, why.strip(), assessment, lapsed, answers)
        now, record_id = write(work, now, made)
        work.put(now)
        if wanted.record:
            playbook.recorders[wanted.record](work, now.journey, answers)
            work.facts_changed()
        if wanted.opens_lane:
            open_lane(work, wanted.opens_lane, now.journey, role)
    return Moved(journey_id, record_id, now.journey.sequence, stage, lapsed, work.journeys[journey_id].projection.next)


def record_allowance(
    desk: Desk,
    scope: Scope,
    journey_id: UUID,
    name: str,
    *,
    kind: AllowanceKind,
    guard: str | None = None,
    reason: str = "",
    look_again_on: date | None = None,
) -> None:
    """Record an exemption from a must (`guard` names it) or a listed exception to every always that lists it.

    Recorded again, it takes the place of what was: with another day to look again, say. Raises NotAllowed where the
    actor may not, or where what must hold first does not; AtRest.
    """
    with desk.writing(scope, journey=journey_id) as work:
        loaded = work.journey(journey_id)
        work.refuse_at_rest(loaded.journey.subject_id)
        playbook = work.playbook(loaded)
        by, check = _allowance_rule(playbook, name, kind, guard)
        role = acting_as(work.roles(loaded.journey.subject_id), [each.value for each in by])
        if check is not None:
            _hold(work, loaded, playbook, check)
        by_whom, cycle = scope.actor.person_id, loaded.journey.cycle
        made = Allowance(kind, name, guard, by_whom, role, reason.strip(), work.today, look_again_on, cycle)
        _keep(work, loaded, made)


def lift_allowance(
    desk: Desk, scope: Scope, journey_id: UUID, name: str, *, kind: AllowanceKind, guard: str | None = None
) -> None:
    """End an exemption or exception that stands: from now on it lets nothing pass. Who did which stays on record.

    Whoever may record it may lift it. Raises NotAllowed, also where none stands; AtRest.
    """
    with desk.writing(scope, journey=journey_id) as work:
        loaded = work.journey(journey_id)
        work.refuse_at_rest(loaded.journey.subject_id)
        by, _ = _allowance_rule(work.playbook(loaded), name, kind, guard)
        role = acting_as(work.roles(loaded.journey.subject_id), [each.value for each in by])
        if (kind, name, guard) not in {(each.kind, each.name, each.guard) for each in loaded.allowances}:
            raise NotAllowed("Nothing of the kind is on record any more.")
        by_whom, cycle = scope.actor.person_id, loaded.journey.cycle
        _keep(work, loaded, Allowance(AllowanceKind.LIFTED, name, guard, by_whom, role, "", work.today, None, cycle))


def _keep(work: Work, loaded: Loaded, allowance: Allowance) -> None:
    """Write an allowance down in the place of what was recorded before under its name, for its guard."""
    same = [each for each in loaded.allowances if (each.name, each.guard) == (allowance.name, allowance.guard)]
    if same:
        work.connection.execute(_SUPERSEDE, {
            "school": work.school_id, "journey": loaded.journey.id, "named": allowance.name,
            "of": allowance.guard or "", "now": work.now,
        })  # fmt: skip
    row = {
        "school_id": work.school_id, "id": work.new_id(), "journey_id": loaded.journey.id,
        "kind": allowance.kind.value, "name": allowance.name, "guard": allowance.guard, "recorded_by": allowance.by,
        "role": allowance.role, "reason": allowance.reason, "recorded_at": work.now,
        "look_again_on": allowance.look_again_on, "cycle": allowance.cycle,
    }  # fmt: skip
    work.connection.execute(insert(store.ALLOWANCE), row)
    others = (each for each in loaded.allowances if each not in same)
    work.put(loaded._replace(allowances=(*others, allowance)))


def _move(playbook: Playbook, stage: str, do: str) -> Move:
    try:
        return playbook.workflow.move(do, stage)
    except KeyError:
        raise NotFromHere(stage, do) from None


def _assessed(work: Work, loaded: Loaded, playbook: Playbook, wanted: Move, reasons: Mapping[str, str]) -> Assessment:
    journey = work.journey_facts(loaded)
    ask = asking(playbook, playbook.facts(journey, work.circle(loaded)))
    return assess(playbook, journey, ask, wanted, reasons)


def _arrived(
    work: Work, loaded: Loaded, playbook: Playbook, wanted: Move, assessment: Assessment, stage: str
) -> Loaded:
    journey, final = loaded.journey, playbook.workflow.stages[stage].final
    return loaded._replace(
        journey=journey._replace(
            stage=stage,
            is_open=not final,
            closed_on=work.today if final else None,
            entered_on=work.today,
            sequence=journey.sequence + 1,
            visit=journey.sequence + 1,
            cycle=journey.cycle + 1 if wanted.starts_cycle else journey.cycle,
            relied=_relied(journey, wanted, assessment),
        ),
    )


def _relied(journey: JourneyState, wanted: Move, assessment: Assessment) -> str:
    """The checks that the moves within this cycle relied on, each once. What led into a cycle was of the one before."""
    if wanted.starts_cycle:
        return ""
    met = [verdict.check for verdict in assessment.verdicts if verdict.outcome == MET]
    return " ".join(dict.fromkeys([*journey.relied.split(), *met]))


def _stages(playbook: Playbook, at: tuple[str, ...]) -> tuple[str, ...]:
    return playbook.workflow.open_stages if at == ("any",) else at


def _allowance_rule(
    playbook: Playbook, name: str, kind: AllowanceKind, guard: str | None
) -> tuple[tuple[Role, ...], str | None]:
    """Who may record this allowance, and what must hold first; NotAllowed where it is not listed."""
    if kind is AllowanceKind.EXCEPTION and name in playbook.workflow.exceptions:
        listed = playbook.workflow.exceptions[name]
        return listed.by, listed.check
    found = playbook.workflow.guards.get(guard or "")
    for exemption in found.exemptions if found else ():
        if kind is AllowanceKind.EXEMPTION and exemption.name == name:
            return exemption.by, exemption.check
    raise NotAllowed("This is not one of the listed ways.")


def _hold(work: Work, loaded: Loaded, playbook: Playbook, check: str) -> None:
    answer = playbook.checks[check](playbook.facts(work.journey_facts(loaded), work.circle(loaded)))
    if not answer.passes:
        raise NotAllowed(answer.because)
