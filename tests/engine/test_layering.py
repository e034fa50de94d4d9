"""Layers laid upon a definition: what they may do, and what a definition is with them."""

import pytest
from jsonschema import Draft202012Validator

from engine.differences import differences
from engine.faults import InvalidDefinition
from engine.layer import Layer, LayerKind
from engine.layering import lay, read_head
from engine.schema import schema
from engine.terms import Force, Standing
from engine.write_out import as_text, from_text
from tests.engine.layered import BASE, FILE, HEAD, READS, laid, read
from tests.engine.small_definition import KNOWN

GOOD = """\
stages:
  concern: {label: First worry, usual: 8 school days}
guards:
  no_other_plan: {force: always}
more_guards:
  not_refused: {force: always, reference: code-6.48, outside: The council says so}
moves:
  write_plan: {button: Write the support plan, more_guards: [not_refused]}
tasks:
  tell_family: {within: 3 school days, title: Tell the family in writing}
  agree_plan:
    within: 4 school days
    fields:
      review_on: {ask: "When do we meet again?", hint: Six weeks at most.}
  describe:
    fields:
      signs: {choices: [often tired]}
      needs: {choices: {learning: Learning in class}}
  ask_child:
    fields:
      how: {hide: [phone]}
more_tasks:
  - id: send_form
    at: plan
    title: Send the council its form
    owner: senco
    due: {within: 5 school days, of: arriving, standing: agreed}
    nudges: step
    form:
      - {field: how, ask: "How?", answer: one of, choices: ways_to_talk}
ladders:
  gentle:
    sooner:
      - {to: owner, was: 1 school day before due, when: 2 school days before due}
    more:
      - {send: task_overdue, to: senco, when: 1 school day after due}
"""


def test_a_layer_relabels_shortens_raises_adds_and_hides():
    merged = laid(GOOD)
    assert (merged.stages["concern"].label, str(merged.stages["concern"].usual)) == ("First worry", "8 school days")
    raised, added = merged.guards["no_other_plan"], merged.guards["not_refused"]
    assert (raised.force, raised.laid_by, added.laid_by) == (Force.ALWAYS, "Westmere’s way", "Westmere’s way")
    assert merged.move("write_plan", "concern").guards == ("family_told", "no_other_plan", "not_refused")
    told = merged.task("tell_family")
    assert (told.title, str(told.due.within), told.due.standing) == (
        "Tell the family in writing",
        "3 school days",
        Standing.OUR_DEFAULT,
    )
    assert str(merged.task("agree_plan").due.within) == "4 school days"
    assert merged.task("agree_plan").question("review_on").ask == "When do we meet again?"
    assert merged.task("describe").question("signs").choices == {
        "falling behind": "falling behind",
        "none of these": "none of these",
        "often tired": "often tired",
    }
    assert merged.task("ask_child").question("how").choices == {"in_person": "in person"}
    assert merged.task("describe").question("needs").choices == {"learning": "Learning in class", "speech": "Speech"}
    assert merged.tasks[-1].laid_by == "Westmere’s way"
    assert [str(rung.when) for rung in merged.ladders["gentle"]] == [
        "2 school days before due",
        "1 school day after due",
    ]
    assert merged.ladders["step"] == KNOWN.ladders["step"]


def test_what_a_layer_does_not_name_stays_as_it_is():
    merged = laid("stages:\n  concern: {label: First worry}\n")
    assert [change.sentence for change in differences(BASE, merged)] == [
        "The stage “Concern raised” is called “First worry”."
    ]


def test_the_merged_definition_is_read_back_from_its_text_and_names_its_layers():
    merged = laid(GOOD)
    assert from_text(as_text(merged)) == merged
    assert [(each.layer, each.version) for each in merged.layers] == [("Westmere’s way", 1)]
    assert as_text(merged) != as_text(BASE)


def test_a_layer_is_laid_upon_a_layer_and_may_not_loosen_that_one_either():
    merged = laid(GOOD)
    own = HEAD.replace("council", "school").replace("Westmere’s way", "Our own words")
    twice = lay(own + "tasks:\n  send_form: {title: Send Westmere’s form}\n", file=FILE, upon=merged, known=READS)
    assert (twice.tasks[-1].title, twice.tasks[-1].laid_by) == ("Send Westmere’s form", "Westmere’s way")
    assert [each.layer for each in twice.layers] == ["Westmere’s way", "Our own words"]
    with pytest.raises(InvalidDefinition, match="'no_other_plan' is always: no layer loosens it to should"):
        lay(own + "guards:\n  no_other_plan: {force: should}\n", file=FILE, upon=merged, known=READS)


def test_the_head_of_a_layer_says_whose_it_is():
    head = read_head(HEAD + GOOD, file=FILE)
    assert (head.kind, head.workflow, head.version, head.title) == (LayerKind.COUNCIL, "small", 1, "Westmere’s way")
    with pytest.raises(InvalidDefinition, match="'layer' is missing"):
        read_head(HEAD.replace("layer: council\n", ""), file=FILE)


def test_a_layer_written_as_text_is_read_as_the_same_layer():
    layer = Layer(LayerKind.SCHOOL, "small", 2, "Our own words", BASE.in_force_from)
    assert lay(as_text(layer), file=FILE, upon=BASE, known=READS).layers[0].version == 2


def test_a_layer_has_a_schema_that_is_derived_like_that_of_a_definition():
    layers = Draft202012Validator(schema(Layer, "A layer"))
    Draft202012Validator.check_schema(layers.schema)
    assert not list(layers.iter_errors(read(HEAD + GOOD)))
    assert list(layers.iter_errors(read(HEAD + "tasks:\n  describe: {owner: ta}\n")))
