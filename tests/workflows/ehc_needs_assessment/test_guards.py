"""Each check, answered each way, with its because word for word."""

import pytest

from engine.checks import Outcome
from tests.workflows.ehc_needs_assessment.cases_plan import PLANNED
from tests.workflows.ehc_needs_assessment.cases_request import REQUESTED
from tests.workflows.small import SHARED
from workflows.ehc_needs_assessment.facts import Facts
from workflows.ehc_needs_assessment.guards import checks

MET, NOT_MET, NOT_NEEDED = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_NEEDED
CASES = [*REQUESTED, *PLANNED]


@pytest.mark.parametrize(("check", "facts", "outcome", "because"), CASES)
def test_every_check_says_why(check: str, facts: Facts, outcome: Outcome, because: str) -> None:
    answer = checks[check](facts)
    assert (answer.outcome, answer.because) == (outcome, because)


def test_every_check_is_answered_in_each_way_that_it_can_be() -> None:
    tried = {(check, outcome) for check, _, outcome, _ in CASES}
    assert {check for check, _ in tried} == set(checks) - SHARED
    assert all((check, MET) in tried for check in set(checks) - SHARED - {"amended_plan_settled"})
