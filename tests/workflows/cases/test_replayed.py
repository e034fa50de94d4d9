"""What a check said once to what was known, it says for ever: a change of meaning is a new name (design, promise 8)."""

import pytest

from engine.checks import Outcome
from engine.playbook import Playbook
from tests.workflows.cases.case import Case, cases_of, verdicts_on
from tests.workflows.cases.codec import decoded, encoded
from workflows.catalogue import catalogue
from workflows.releases import released

RECORDED = [playbook for playbook in catalogue().all() if cases_of(playbook.workflow.name)]
ENOUGH = {
    "graduated_approach": 25,
    "specialist_involvement": 12,
    "phase_transfer": 4,
    "ehc_needs_assessment": 8,
    "ehc_annual_review": 20,
}
REMEDY = "what it says to facts of then has changed: give the check a new name, or, before a release, record again"


@pytest.mark.parametrize("playbook", RECORDED, ids=lambda playbook: playbook.workflow.name)
def test_every_check_says_to_recorded_facts_what_it_said_then(playbook: Playbook) -> None:
    is_released = (playbook.workflow.name, playbook.workflow.version) in released()
    for number, case in enumerate(cases_of(playbook.workflow.name), start=1):
        now = verdicts_on(playbook, case.known, case.circle)
        gone = set(case.verdicts) - set(now)
        assert not (gone and is_released), f"{sorted(gone)} are gone, and journeys run under them"
        for name, said in case.verdicts.items():
            if name in now:
                assert now[name].outcome == said.outcome, f"line {number}, {name}: {said.because} {REMEDY}"


@pytest.mark.parametrize("name", list(ENOUGH))
def test_the_recorded_cases_show_most_of_what_checks_can_say(name: str) -> None:
    cases = cases_of(name)
    assert len(cases) >= ENOUGH[name]
    said: dict[str, set[str]] = {}
    for case in cases:
        for check, verdict in case.verdicts.items():
            said.setdefault(check, set()).add(verdict.outcome)
    both = [check for check, outcomes in said.items() if Outcome.NOT_MET in outcomes and len(outcomes) > 1]
    assert len(both) > len(said) * 0.6, sorted(set(said) - set(both))


def test_a_case_is_read_back_as_it_was_recorded() -> None:
    for name in ENOUGH:
        for case in cases_of(name):
            assert encoded(decoded(Case, encoded(case))) == encoded(case)
