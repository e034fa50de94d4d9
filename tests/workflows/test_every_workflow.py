"""What holds of every workflow: each one that the catalogue finds, without being named here."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from engine.checks import Answer
from engine.days import plain_days
from engine.definition import AnchorKind, Field, Force, RuleName, Task, Workflow
from engine.faults import InvalidDefinition
from engine.playbook import Playbook
from engine.proof import prove
from engine.terms import OUTSIDE_ROLES, Role
from engine.values import JourneyFacts, JourneyState
from engine.write_out import from_text
from workflows import catalogue as shelf
from workflows.catalogue import Definitions, catalogue, definition_files, known
from workflows.references import read_references
from workflows.releases import changed_since_release, released
from workflows.support.circle import Circle, PupilFacts
from workflows.support.recorders import RECORDERS

TODAY = date(2026, 11, 23)
EVERY = pytest.mark.parametrize("playbook", catalogue().all(), ids=lambda p: f"{p.workflow.name}-{p.workflow.version}")
SENTENCES = re.compile(r"[A-Z“].*\.", re.DOTALL)


def questions(workflow: Workflow) -> Iterator[Field]:
    for task in workflow.tasks:
        yield from task.form or ()
    for move in workflow.moves:
        yield from move.asks
    yield from workflow.carried_in.form if workflow.carried_in else ()


def at_rest(playbook: Playbook, stage: str) -> Any:
    """The facts of a journey that has just come to a stage, of a pupil about whom nothing else is known."""
    workflow, ids = playbook.workflow, [UUID(int=n) for n in range(1, 4)]
    journey = JourneyState(
        *ids,
        workflow=workflow.name,
        version=workflow.version,
        definition=playbook.hash,
        stage=stage,
        is_open=not workflow.stages[stage].final,
        opened_on=TODAY,
        opened_by=None,
        carried=False,
        entered_on=TODAY,
        cycle=0,
        visit=0,
        sequence=0,
        head="",
        relied="",
        closed_on=None,
        continues=None,
    )
    known_of = JourneyFacts(journey, (), (), (), {}, (), TODAY, plain_days())
    return playbook.facts(known_of, Circle(PupilFacts(ids[2])))


def asked_checks(workflow: Workflow) -> set[str]:
    """Every check that the definition asks somewhere."""
    guards, exceptions = workflow.guards.values(), workflow.exceptions.values()
    asked = {guard.check for guard in guards} | {dated.met_when for dated in workflow.dates}
    asked |= {task.done_when for task in workflow.tasks if task.done_when}
    asked |= {each.check for guard in guards for each in guard.exemptions if each.check}
    return asked | {each.check for each in exceptions if each.check}


def named_rules(workflow: Workflow) -> set[str]:
    """Every rule and every `beside` that the definition names somewhere."""
    anchors = [task.due.anchor for task in workflow.tasks if task.due] + [dated.anchor for dated in workflow.dates]
    anchors += [q.begins_as.anchor for q in questions(workflow) if q.begins_as and q.begins_as.anchor]
    usual = {stage.usual.name for stage in workflow.stages.values() if isinstance(stage.usual, RuleName)}
    beside = {each.beside for each in questions(workflow) if each.beside}
    return usual | beside | {anchor.name for anchor in anchors if anchor.kind is AnchorKind.RULE}


def named_references(workflow: Workflow) -> set[str]:
    named = {guard.reference for guard in workflow.guards.values()}
    named |= {also for guard in workflow.guards.values() for also in guard.see}
    named |= {duty for task in workflow.tasks if task.due for duty in task.due.duty}
    return named | {dated.reference for dated in workflow.dates if dated.reference}


@EVERY
def test_its_name_and_version_are_those_of_its_file(playbook: Playbook) -> None:
    names = {(file.parent.name, file.stem) for file in definition_files()}
    assert (playbook.workflow.name, f"v{playbook.workflow.version}") in names


@EVERY
def test_it_can_be_read_back_from_the_text_that_journeys_are_pinned_to(playbook: Playbook) -> None:
    assert from_text(playbook.text) == playbook.workflow


@EVERY
def test_it_holds_as_a_whole_and_no_story_is_told_against_it(playbook: Playbook) -> None:
    proof = prove(playbook.workflow)
    assert [failure.story for failure in proof.failures] == []
    assert len(playbook.workflow.stages) <= proof.situations < 2_000, "it is proved within a moment"


@EVERY
def test_every_check_on_offer_is_asked_somewhere(playbook: Playbook) -> None:
    assert set(playbook.checks) == asked_checks(playbook.workflow)


@EVERY
def test_every_rule_on_offer_is_named_somewhere(playbook: Playbook) -> None:
    assert set(playbook.rules) == named_rules(playbook.workflow)


def test_every_recorder_every_reference_every_screen_and_every_template_is_used_somewhere() -> None:
    workflows = [playbook.workflow for playbook in catalogue().all()]
    tasks: list[Task] = [task for workflow in workflows for task in workflow.tasks]
    moves = [move for workflow in workflows for move in workflow.moves]
    ladders = [ladder for workflow in workflows for ladder in workflow.ladders.values()]
    ladders += known("").ladders.values()
    carried = [workflow.carried_in for workflow in workflows if workflow.carried_in]
    assert set(RECORDERS) == {each.record for each in (*tasks, *moves, *carried) if each.record}
    assert {task.screen for task in tasks if task.screen} == shelf.SCREENS
    assert {rung.send for ladder in ladders for rung in ladder} == shelf.TEMPLATES
    assert set(read_references()) >= set().union(*map(named_references, workflows))


@EVERY
def test_a_must_rests_on_the_law_and_a_should_on_the_code(playbook: Playbook) -> None:
    references = read_references()
    for guard in playbook.workflow.guards.values():
        is_law = references[guard.reference].force == "must" and not guard.reference.startswith("code-")
        assert is_law is (guard.force is Force.MUST), guard.check


@EVERY
def test_only_people_of_the_school_make_moves_and_owe_tasks(playbook: Playbook) -> None:
    workflow, outside = playbook.workflow, {*OUTSIDE_ROLES, Role.SYSTEM}
    for move in workflow.moves:
        assert not outside & set(move.by), move.do
    for task in workflow.tasks:
        is_theirs_alone = task.due is None and task.nudges is None and bool(task.also)
        assert task.owner not in outside or task.chased_by is not None or is_theirs_alone, task.id


@EVERY
def test_no_two_buttons_of_a_stage_read_alike(playbook: Playbook) -> None:
    for stage in playbook.workflow.open_stages:
        buttons = Counter(move.button for move in playbook.workflow.moves_from(stage))
        assert buttons.most_common(1)[0][1] == 1, (stage, buttons)


@EVERY
def test_words_on_buttons_titles_and_choices_end_without_a_full_stop(playbook: Playbook) -> None:
    workflow = playbook.workflow
    words = [move.button for move in workflow.moves] + [task.title for task in workflow.tasks]
    words += [stage.label for stage in workflow.stages.values()]
    words += [choice for question in questions(workflow) for choice in (question.choices or {}).values()]
    for each in words:
        assert each[0].isupper() or each.startswith("{child}"), each
        assert not each.endswith("."), each


@EVERY
def test_a_diagnosis_a_cost_and_a_number_of_cycles_are_asked_nowhere(playbook: Playbook) -> None:
    for question in questions(playbook.workflow):
        asked = f"{question.ask} {' '.join((question.choices or {}).values())}"
        assert not re.search(r"diagnos|\bcost|budget|how many cycles", asked, re.IGNORECASE), asked


@EVERY
def test_every_check_answers_at_every_stage_with_whole_sentences(playbook: Playbook) -> None:
    for stage in playbook.workflow.stages:
        facts = at_rest(playbook, stage)
        for name, check in playbook.checks.items():
            answer = check(facts)
            assert isinstance(answer, Answer), name
            assert SENTENCES.fullmatch(answer.because), (name, answer.because)
            assert not re.search(r"days? (late|ago|overdue)|\btoday\b", answer.because), (name, answer.because)


@EVERY
def test_every_rule_answers_at_every_stage_or_says_that_there_is_no_such_day(playbook: Playbook) -> None:
    for stage in playbook.workflow.stages:
        for rule in playbook.rules.values():
            rule(at_rest(playbook, stage))


@EVERY
def test_the_same_facts_always_give_the_same_answer(playbook: Playbook) -> None:
    first, again = (at_rest(playbook, playbook.workflow.start.at) for _ in range(2))
    assert {name: check(first) for name, check in playbook.checks.items()} == {
        name: check(again) for name, check in playbook.checks.items()
    }


def test_a_released_workflow_stays_as_it_was_released() -> None:
    assert changed_since_release(catalogue(), released()) == ()


def test_a_change_to_a_released_workflow_is_told_with_what_to_do_instead(tmp_path: Path) -> None:
    file = tmp_path / "released.txt"
    name, version = (some := catalogue().all()[0].workflow).name, some.version
    file.write_text(f"# name, version, hash\n{name} {version} 0123\n", encoding="utf-8")
    assert changed_since_release(catalogue(), released(file)) == (
        f"{name} {version} was released and has changed: put v{version}.yaml back, and write v{version + 1}.yaml.",
    )


def test_the_newest_version_in_force_on_a_day_is_the_current_one() -> None:
    definitions = catalogue()
    for name in definitions.names(on=TODAY):
        current = definitions.current(name, TODAY)
        assert definitions.playbook(current.hash) is current
        with pytest.raises(KeyError):
            definitions.current(name, date(2014, 8, 31))
    with pytest.raises(KeyError):
        Definitions(()).current("graduated_approach", TODAY)


def test_a_fault_in_any_definition_stops_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "workflows" / "specialist_involvement"
    broken.mkdir(parents=True)
    text = definition_files()[-1].read_text(encoding="utf-8").replace("to: decided", "to: decidd")
    (broken / "v1.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(shelf, "HERE", tmp_path / "workflows")
    catalogue.cache_clear()
    with pytest.raises(InvalidDefinition, match=r"workflows/specialist_involvement/v1\.yaml:\d+:\d+: .*did you mean"):
        catalogue()
    catalogue.cache_clear()
