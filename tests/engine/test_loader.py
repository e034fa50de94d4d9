"""The strict loader: what it reads, and every fault with its line and column."""

from engine.loader import load
from tests.engine.small_definition import KNOWN, TEXT


def test_a_definition_that_uses_every_key_is_read():
    workflow = load(TEXT, file="small.yaml", known=KNOWN)
    assert (workflow.name, workflow.version, workflow.slot) == ("small", 2, "support")
