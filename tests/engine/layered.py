"""A definition, and layers that are laid upon it, from texts."""

from dataclasses import replace

import pytest

from engine.faults import Faults, InvalidDefinition
from engine.layering import lay
from engine.loader import load
from engine.strict_yaml import read_yaml
from tests.engine.small_definition import KNOWN, TEXT
from tests.engine.test_strict_yaml import plain

FILE = "westmere.yaml"
READS = replace(KNOWN, families={"contacts"}, read={"agreed", "needs", "speech", "learning", "measured"})
HEAD = """\
layer: council
of: small
version: 1
title: Westmere’s way
in_force_from: 2026-09-01
"""
BASE = load(TEXT, file="small.yaml", known=KNOWN)
A_RIGHT = load(
    TEXT.replace(
        "    from: concern\n    to: plan\n    by: [class_teacher, senco]",
        "    from: concern\n    to: plan\n    by: [senco, family]",
    ),
    file="small.yaml",
    known=KNOWN,
)
FIRST = HEAD.count("\n") + 1
"""The line on which what a test writes begins."""


def laid(text: str, upon=BASE):
    return lay(HEAD + text, file=FILE, upon=upon, known=READS)


def faults(text: str, upon=BASE) -> list[str]:
    """Every fault as `line:column: words`, lines counted from where `text` begins."""
    with pytest.raises(InvalidDefinition) as invalid:
        laid(text, upon)
    assert {fault.file for fault in invalid.value.faults} == {FILE}
    return [f"{fault.line - FIRST + 1}:{fault.column}: {fault.what}" for fault in invalid.value.faults]


def read(text: str) -> object:
    return plain(read_yaml(text, file=FILE, faults=Faults()))
