"""The canonical text of a workflow: what journeys are pinned to."""

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from engine.faults import InvalidDefinition
from engine.loader import load
from engine.schema import schema
from engine.write_out import as_text, from_text, hash_of
from tests.engine.small_definition import KNOWN, TEXT

KNOWN_WITHOUT_SHARED = replace(KNOWN, ladders={}, lists={}, forms={})
WORKFLOW = load(TEXT, file="small.yaml", known=KNOWN)


def test_a_workflow_is_read_back_as_it_was():
    assert from_text(as_text(WORKFLOW)) == WORKFLOW


def test_the_text_of_what_was_read_back_is_the_same_text():
    assert as_text(from_text(as_text(WORKFLOW))) == as_text(WORKFLOW)


def test_stages_and_choices_are_read_back_in_their_written_order():
    back = from_text(as_text(WORKFLOW))
    assert list(back.stages) == ["concern", "plan", "review", "ended", "left"]
    assert list(back.task("describe").question("signs").choices or ()) == ["falling behind", "none of these"]


def test_many_at_once_are_read_back_as_many():
    many = load(TEXT.replace("{one: support}", "many"), file="small.yaml", known=KNOWN)
    assert from_text(as_text(many)) == many


def test_remarks_and_the_order_of_keys_change_no_hash():
    other = "# a remark\n" + TEXT.replace("workflow: small\nversion: 2\n", "version: 2\nworkflow: small\n")
    assert hash_of(as_text(load(other, file="small.yaml", known=KNOWN))) == hash_of(as_text(WORKFLOW))


def test_another_word_makes_another_hash():
    other = load(TEXT.replace("Agree the plan", "Agree a plan"), file="small.yaml", known=KNOWN)
    assert hash_of(as_text(other)) != hash_of(as_text(WORKFLOW))


def test_a_hash_is_sha_256_of_the_text():
    assert hash_of("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"


def test_the_canonical_text_is_itself_a_definition():
    assert load(as_text(WORKFLOW), file="stored", known=KNOWN_WITHOUT_SHARED) == WORKFLOW
    assert not list(Draft202012Validator(schema()).iter_errors(json.loads(as_text(WORKFLOW))))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "1:2: Expecting property name enclosed in double quotes"),
        ("[]", "1:1: keys and values are wanted here"),
        (as_text(WORKFLOW).replace('"version":2', '"version":"2"'), "1:1: a whole number from 1 on is wanted here"),
        (as_text(WORKFLOW).replace('"tasks":', '"taks":'), "1:1: 'taks' is not known here; did you mean 'tasks'?"),
    ],
)
def test_a_text_that_is_no_stored_definition_is_refused(text: str, fault: str):
    with pytest.raises(InvalidDefinition) as invalid:
        from_text(text)
    assert str(invalid.value) == f"stored definition:{fault}"


def test_a_stored_definition_has_its_forms_written_out():
    stored = json.loads(as_text(WORKFLOW))
    stored["tasks"][2]["form"] = "child_view"
    with pytest.raises(InvalidDefinition, match="this form is not written out"):
        from_text(json.dumps(stored))
