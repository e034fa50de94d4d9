"""The promises of the engine, tried by Hypothesis: about twenty thousand presses, each time other ones."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.walks.machine import Lanes, playbooks

SHORT = settings(
    max_examples=120, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


def test_every_definition_and_every_layer_over_one_is_walked() -> None:
    names = {playbook.workflow.name for playbook in playbooks()}
    assert len(playbooks()) > len(names) > 3


@pytest.mark.slow
def test_whatever_is_pressed_in_any_lanes_every_promise_is_kept() -> None:
    run_state_machine_as_test(Lanes, settings=SHORT)
