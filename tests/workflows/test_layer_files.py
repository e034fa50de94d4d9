"""Layers in files: each fits what it meets, and a fault is told with its file and its line."""

from itertools import product
from pathlib import Path

import pytest

from engine.layer import LayerKind
from engine.playbook import Playbook
from engine.proof import prove
from tests.workflows.own_layer import NAME, OWN
from workflows.catalogue import catalogue, faults_of_layers
from workflows.layer_texts import LayerText, layer_files


def _stacks(workflow: str) -> list[tuple[LayerText, ...]]:
    """Every choice of layers for a workflow that a school can make: at most one of each kind, in their order."""
    kinds = [[each for each in catalogue().layers if each.head.kind is kind and each.head.workflow == workflow]
             for kind in LayerKind]  # fmt: skip
    chosen = product(*([None, *layers] for layers in kinds))
    return [tuple(each for each in stack if each) for stack in chosen if any(stack)]


def test_every_layer_in_a_file_fits_each_version_that_it_meets():
    assert faults_of_layers(layer_files()) == []
    assert {each.head.kind for each in catalogue().layers} >= {LayerKind.COUNCIL, LayerKind.SCHOOL}


LAID = [
    pytest.param(playbook, stack, id="-".join([playbook.workflow.name, *(each.name for each in stack)]))
    for playbook in catalogue().all()
    for stack in _stacks(playbook.workflow.name)
]


@pytest.mark.parametrize(("playbook", "stack"), LAID)
def test_with_any_layers_upon_it_a_definition_still_holds_as_a_whole(playbook: Playbook, stack: tuple[LayerText, ...]):
    laid = catalogue().stack(playbook, stack)
    assert laid.faults == ()
    proof = prove(laid.playbook.workflow)
    assert [failure.story for failure in proof.failures] == []
    assert proof.situations >= len(laid.playbook.workflow.stages)


def test_a_layer_that_loosens_a_duty_is_told_with_its_file_and_its_line(tmp_path: Path):
    file = tmp_path / "loose" / f"{NAME}.yaml"
    file.parent.mkdir()
    head = OWN.replace("layer: school", "layer: council").split("stages:")[0]
    file.write_text(head + "guards:\n  family_told_of_provision: {force: should}\n", encoding="utf-8")
    [fault] = faults_of_layers([file])
    assert str(fault) == f"{file}:7:37: 'family_told_of_provision' is must: no layer loosens it to should"


@pytest.mark.parametrize("right", ["iass", "appeal", "support"])
def test_no_layer_hides_a_right_of_which_the_family_is_told_after_a_no(tmp_path: Path, right: str):
    """An appeal is theirs (Children and Families Act 2014, section 51; SEND Regulations 2014, regulation 5(3))."""
    file = tmp_path / "quiet" / "ehc_needs_assessment.yaml"
    file.parent.mkdir()
    head = OWN.replace("layer: school", "layer: council").replace(NAME, "ehc_needs_assessment").split("stages:")[0]
    text = f"tasks:\n  tell_family_ways:\n    fields:\n      told: {{hide: [{right}]}}\n"
    file.write_text(head + text, encoding="utf-8")
    [fault] = faults_of_layers([file])
    assert str(fault) == f"{file}:9:21: '{right}' is what the family is told or says here: no layer hides it"


@pytest.mark.parametrize("step", ["send_advice", "note_decision"])
def test_no_layer_adds_a_reason_by_which_a_time_limit_of_the_law_falls_away(tmp_path: Path, step: str):
    """Any answer there is a listed reason (SEND Regulations 2014, regulations 5(4) and 8(2)); busy is none."""
    file = tmp_path / "busy" / "ehc_needs_assessment.yaml"
    file.parent.mkdir()
    head = OWN.replace("layer: school", "layer: council").replace(NAME, "ehc_needs_assessment").split("stages:")[0]
    text = f"tasks:\n  {step}:\n    fields:\n      reason:\n        choices: {{busy: We were busy}}\n"
    file.write_text(head + text, encoding="utf-8")
    [fault] = faults_of_layers([file])
    told = "Waymark itself reads whether 'reason' has an answer, whatever it is: a layer adds none"
    assert (fault.line, fault.what) == (10, told)


def test_a_move_misspelt_in_a_layer_is_the_only_fault_that_is_told(tmp_path: Path):
    """Beneath it no cycles are known, and what holds for them is not asked of the nation's definition."""
    file = tmp_path / "misspelt" / "phase_transfer.yaml"
    file.parent.mkdir()
    head = OWN.replace("layer: school", "layer: council").replace(NAME, "phase_transfer").split("stages:")[0]
    file.write_text(head + "moves:\n  hand_ovr: {button: Give it on}\n", encoding="utf-8")
    [fault] = faults_of_layers([file])
    assert fault.what == "no move is called 'hand_ovr'; did you mean 'hand_over'?"


def test_a_layer_that_meets_no_version_is_told(tmp_path: Path):
    file = tmp_path / "old" / f"{NAME}.yaml"
    file.parent.mkdir()
    file.write_text(
        OWN.replace("title", "in_force_to: 2014-01-31\ntitle").replace("2026-10-05", "2014-01-01"), encoding="utf-8"
    )
    [fault] = faults_of_layers([file])
    assert fault.what == "no version of 'graduated_approach' is in force with this layer"
