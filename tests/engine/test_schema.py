"""The JSON Schema says what the dataclasses say, and accepts what the loader accepts."""

from dataclasses import fields

import pytest
from jsonschema import Draft202012Validator

from engine import asking, definition, versions
from engine.faults import Faults
from engine.schema import schema
from engine.shapes import shape_of
from engine.strict_yaml import read_yaml
from tests.engine.broken import BROKEN
from tests.engine.small_definition import TEXT
from tests.engine.test_loader import changed
from tests.engine.test_strict_yaml import plain

SCHEMA = schema()
VALIDATOR = Draft202012Validator(SCHEMA)
CLASSES = {
    name: getattr(definition, name, None) or getattr(asking, name, None) or getattr(versions, name)
    for name in (
        "CarriedIn Dated Due ExceptionRule Exemption Field Guard Laid Move Opens Outside "
        "Proposal Replaces Reported Rung Stage Start Task Workflow"
    ).split()
}
TOLD_BY_SCHEMA = {
    "a misspelt key",
    "a missing key",
    "a text that is a number",
    "nothing after a key",
    "a yes in the place of true",
    "a version of nought",
    "a date that is none",
    "a name with capitals",
    "a stage called any",
    "one name where a list is wanted",
    "an empty list",
    "a name twice in a list",
    "a slot written otherwise",
    "a role misspelt",
    "an owner misspelt",
    "days of no kind",
    "days of an unknown kind",
    "an anchor that is none",
    "a time that is none",
    "an answer that is none",
    "a force that is none",
    "another hole",
    "a template's hole",
    "a shell's hole",
    "a list where a map is wanted",
    "a section that is no list",
}


def faults_of(text: str) -> list[str]:
    node = read_yaml(text, file="small.yaml", faults=Faults())
    return [error.message for error in VALIDATOR.iter_errors(plain(node))]


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_accepts_what_the_loader_accepts():
    assert faults_of(TEXT) == []


@pytest.mark.parametrize("why", sorted(TOLD_BY_SCHEMA))
def test_the_schema_refuses_wrong_keys_words_and_phrases(why: str):
    broken = next(broken for broken in BROKEN if broken.why == why)
    assert faults_of(changed(broken.changes))


@pytest.mark.parametrize("name", CLASSES)
def test_the_keys_of_the_schema_are_those_of_the_dataclass(name: str):
    written = {
        each.metadata.get("key", each.name) for each in fields(CLASSES[name]) if not each.metadata.get("from_map_key")
    }
    part = SCHEMA["$defs"][name]
    assert set(part["properties"]) == written
    assert part["additionalProperties"] is False
    assert set(part["required"]) <= written


def test_the_schema_has_a_part_for_every_dataclass():
    assert set(SCHEMA["$defs"]) == set(CLASSES)


def test_a_type_that_no_definition_can_hold_has_no_shape():
    with pytest.raises(TypeError, match="float"):
        shape_of(float)
