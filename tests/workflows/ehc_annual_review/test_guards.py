"""Each check of the review, answered each way, with its because word for word."""

import pytest

from engine.checks import Outcome
from tests.workflows.ehc_annual_review.cases_council import CASES as COUNCIL
from tests.workflows.ehc_annual_review.cases_school import CASES
from tests.workflows.small import SHARED
from workflows.ehc_annual_review.facts import Facts
from workflows.ehc_annual_review.guards import checks

MET, NOT_MET, NOT_NEEDED = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_NEEDED
EVERY = [*CASES, *COUNCIL]


@pytest.mark.parametrize(("check", "facts", "outcome", "because"), EVERY)
def test_each_check_answers_with_its_because(check: str, facts: Facts, outcome: Outcome, because: str) -> None:
    answer = checks[check](facts)
    assert (answer.outcome, answer.because) == (outcome, because)


def test_every_check_is_tried_met_and_not_met() -> None:
    tried = {(check, outcome) for check, _, outcome, _ in EVERY}
    assert {(check, outcome) for check in set(checks) - SHARED for outcome in (MET, NOT_MET)} <= tried
