"""Each worked example is run as it is written; a sentence that no step does is a fault at its line."""

import re
from pathlib import Path

import pytest

from engine.clock import SetClock
from engine.database import Database
from engine.faults import InvalidDefinition
from tests.scenarios import given, records, then, when
from tests.scenarios.vocabulary import STEPS, NoSuchSentence, understood
from tests.scenarios.world import World
from workflows.scenarios import Example, files, read_scenarios

DECLARED_IN = (given, when, then, records)
CASES = 39
"""How many cases there are that a SENCO will insist on (domain, part 4)."""
EXAMPLES = [example for file in files() for example in read_scenarios(file)]
TOLD = [example for example in EXAMPLES if example.sentences]


def named(example: Example) -> str:
    return re.sub(r"\W+", "-", example.scenario.title)


@pytest.mark.parametrize("example", TOLD, ids=named)
def test_it_goes_as_it_is_told(example: Example, sqlite_database: Database, clock: SetClock) -> None:
    world = World(sqlite_database, clock)
    for sentence in example.sentences:
        where = f"workflows/{example.file}:{sentence.line}"
        step, arguments = understood(sentence.says, where)
        try:
            step.does(world, **arguments)
        except Exception as error:
            raise AssertionError(
                f"{where}: {sentence.opens} {sentence.says}\n{type(error).__name__}: {error}"
            ) from error


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_it_has_a_result_or_says_plainly_what_is_missing(example: Example) -> None:
    opens = [sentence.opens for sentence in example.sentences]
    assert "Then" in opens or str(example.scenario.not_yet).endswith(".")
    assert not opens or opens[-1] in {"Then", "And"}


def test_each_case_of_the_domain_is_told_or_said_to_be_missing() -> None:
    shown = {case for example in EXAMPLES for case in example.scenario.cases}
    assert shown == set(range(1, CASES + 1))


def test_no_two_examples_have_one_title() -> None:
    titles = [example.scenario.title for example in EXAMPLES]
    assert len(titles) == len(set(titles))


def test_every_sentence_of_the_vocabulary_is_used() -> None:
    used = {understood(sentence.says, "")[0].sentence for example in TOLD for sentence in example.sentences}
    declared = {each.sentence for each in STEPS if each.does.__module__ in {module.__name__ for module in DECLARED_IN}}
    assert declared == used


def test_a_sentence_that_no_step_does_is_a_fault_at_its_line() -> None:
    with pytest.raises(
        NoSuchSentence, match=r"a/scenarios\.yaml:7: 0 steps are called 'a child at Plan'; did you mean"
    ):
        understood("a child at Plan", "a/scenarios.yaml:7")


@pytest.mark.parametrize(
    ("story", "fault"),
    [
        (
            "    story: |\n      But it rains",
            r":5:1: a sentence opens with Given, When, Then or And, and not with 'But'",
        ),
        ("    story: |\n      And it rains", r":5:1: a sentence opens with"),
        ("    cases: [1]", r":2:5: an example has a story, or says in 'not_yet' what is missing"),
    ],
)
def test_an_example_that_is_no_story_is_refused_with_its_line(tmp_path: Path, story: str, fault: str) -> None:
    file = tmp_path / "scenarios.yaml"
    file.write_text(f"scenarios:\n  - title: Rain\n    why: It rains\n{story}\n", encoding="utf-8")
    with pytest.raises(InvalidDefinition, match=fault):
        read_scenarios(file)
