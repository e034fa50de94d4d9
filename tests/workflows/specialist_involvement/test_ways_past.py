"""Each guard is passed by each way that its definition lists, and by no other: exemption, exception, written reason."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from engine.assessment import asking, assess
from engine.definition import Force, Guard, Move, Role
from engine.values import Allowance, AllowanceKind
from tests.workflows.specialist_involvement.sample import BORN, BORN_16, FATHER, TODAY, attempts, child, said
from workflows.catalogue import catalogue
from workflows.specialist_involvement.facts import Facts

PLAYBOOK = catalogue().current("specialist_involvement", TODAY)
WORKFLOW = PLAYBOOK.workflow
EHC_PLAN = frozenset({"ehc_plan"})
NAMES = [
    *((AllowanceKind.EXCEPTION, name, None) for name in WORKFLOW.exceptions),
    *(
        (AllowanceKind.EXEMPTION, each.name, guard.check)
        for guard in WORKFLOW.guards.values()
        for each in guard.exemptions
    ),
]
GUARDS = pytest.mark.parametrize("guard", WORKFLOW.guards.values(), ids=lambda guard: guard.check)


def unmet(guard: Guard) -> Facts:
    """A child for whom `guard` is not met, of whom nobody has said no, and who is neither grown up nor out of reach."""
    told = {
        "contacts_at_one": child(said(), said("no", [FATHER])),
        "ehc_plan_sharing_agreed": child(said("time", share=EHC_PLAN), answers={"decide_with_family": {}}),
    }
    return told.get(guard.check, child(asked=None))


def holds_for(name: str, facts: Facts) -> Facts:
    """The same child, with what an exception called `name` needs before it is recorded."""
    if name == "young_person_decides":
        return replace(facts, circle=replace(facts.circle, pupil=facts.circle.pupil._replace(date_of_birth=BORN_16)))
    if name == "attempts_failed":
        return replace(facts, circle=replace(facts.circle, attempts=attempts(3, 9, 16)))
    return facts


def passes(guard: Guard, facts: Facts, *, allowance: Allowance | None = None, reason: str = "") -> bool:
    """Whether a move that only `guard` is laid on can be made."""
    only = Move("go_on", ("considering",), "closed", (Role.SENCO,), "Go on", guards=(guard.check,))
    known = facts.known._replace(allowances=(allowance,) if allowance else ())
    ask = asking(PLAYBOOK, replace(facts, known=known))
    return assess(PLAYBOOK, known, ask, only, {guard.check: reason}).permits


def ways(guard: Guard) -> Iterator[tuple[AllowanceKind, str]]:
    yield from ((AllowanceKind.EXEMPTION, each.name) for each in guard.exemptions)
    yield from ((AllowanceKind.EXCEPTION, name) for name in guard.exceptions)


@GUARDS
def test_an_unmet_guard_stands_in_the_way(guard: Guard) -> None:
    assert not passes(guard, unmet(guard))


@GUARDS
def test_a_written_reason_passes_a_should_and_nothing_else(guard: Guard) -> None:
    assert passes(guard, unmet(guard), reason="We know her well") is (guard.force is Force.SHOULD)


@GUARDS
def test_a_blank_reason_passes_nothing(guard: Guard) -> None:
    assert not passes(guard, unmet(guard), reason="  ")


@GUARDS
@pytest.mark.parametrize(("kind", "name", "of"), NAMES)
def test_an_exemption_or_exception_passes_only_the_guards_that_list_it(
    guard: Guard, kind: AllowanceKind, name: str, of: str | None
) -> None:
    recorded = Allowance(kind, name, of, None, "senco", "", TODAY, None)
    listed = (kind, name) in set(ways(guard)) and of in (None, guard.check)
    assert passes(guard, holds_for(name, unmet(guard)), allowance=recorded) is (
        listed or _is_met(guard, name, recorded)
    )


def _is_met(guard: Guard, name: str, recorded: Allowance) -> bool:
    """What an exception rests on may itself meet, or settle, a guard: then nothing is passed by."""
    facts = holds_for(name, unmet(guard))
    known = facts.known._replace(allowances=(recorded,))
    return PLAYBOOK.checks[guard.check](replace(facts, known=known)).passes


@pytest.mark.parametrize("name", ["young_person_decides", "attempts_failed"])
def test_an_exception_that_no_longer_rests_on_anything_passes_nothing(name: str) -> None:
    guard = WORKFLOW.guards["family_agrees"]
    recorded = Allowance(AllowanceKind.EXCEPTION, name, None, None, "senco", "", TODAY, None)
    facts = unmet(guard)
    assert facts.circle.pupil.date_of_birth == BORN
    assert not passes(guard, facts, allowance=recorded)
    assert passes(guard, holds_for(name, facts), allowance=recorded)
