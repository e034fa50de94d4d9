"""How versions follow one another: no gap, no lane that ends before what opens it, no map that loses a duty."""

from dataclasses import replace
from datetime import date

import pytest

from engine.loader import load
from engine.versions import Replaces
from tests.engine.small_definition import KNOWN, TEXT
from workflows.following import Written, faults_of_following

SMALL = load(TEXT, file="small.yaml", known=KNOWN)
NEXT = """\
workflow: small
version: 3
in_force_from: 2030-01-01
replaces:
  workflow: small
  version: 2
  stages: {concern: concern, wory: review}
"""
OPENS = "v2.yaml:1:1: 'leave' opens 'phase_transfer'"
ALONE = replace(SMALL, replaces=None, moves=tuple(replace(move, opens_lane=None) for move in SMALL.moves))


def told(*workflows: object) -> list[str]:
    """Every fault of these versions, the newest written as `NEXT`."""
    written = [Written(each, f"v{each.version}.yaml", NEXT) for each in workflows]  # type: ignore[attr-defined]
    return [str(fault) for fault in faults_of_following(written)]


def following(begins: date = date(2029, 9, 1), **stages: str) -> object:
    return replace(ALONE, version=3, in_force_from=begins, in_force_to=None, replaces=Replaces("small", 2, stages))


def test_versions_that_follow_one_another_without_a_gap_are_right() -> None:
    assert told(ALONE, following(concern="concern", plan="plan")) == []


def test_the_days_between_two_versions_are_told_at_the_line_of_the_later_one() -> None:
    what = "from 2029-09-01 to 2029-12-31 no version of 'small' is in force"
    assert told(ALONE, following(date(2030, 1, 1))) == [f"v3.yaml:3:1: {what}"]


def test_a_variation_for_a_time_lies_over_what_is_in_force_and_leaves_no_gap() -> None:
    for_ever, for_a_time = replace(ALONE, in_force_to=None), following(date(2027, 1, 1))
    pilot = replace(for_a_time, in_force_to=date(2027, 7, 31))  # type: ignore[type-var]
    assert told(for_ever, pilot, replace(for_a_time, version=4, in_force_from=date(2029, 1, 1))) == []  # type: ignore[type-var]


def test_a_map_names_stages_that_were_there() -> None:
    (fault,) = told(ALONE, following(concern="concern", wory="review"))
    assert fault == "v3.yaml:7:30: version 2 of 'small' has no stage 'wory'"
    assert told(following(concern="concern")) == ["v3.yaml:6:3: there is no version 2 of 'small'"]


def test_a_map_takes_nobody_past_a_must_that_nothing_asks_for_there() -> None:
    """The family is told at any stage, so that a step still asks; from the plan on nobody told it: then it is lost."""
    tasks = tuple(replace(task, at=("concern",)) if task.id == "tell_family" else task for task in ALONE.tasks)
    target = replace(following(concern="plan", plan="plan"), tasks=tasks)  # type: ignore[type-var]
    assert told(ALONE, following(concern="plan")) == []
    assert told(ALONE, target) == [
        "v3.yaml:7:12: a journey would come from 'concern' to 'plan' past 'family_told', which is must: let a step at "
        "'plan' ask for it, or say in its 'not_carried' why not"
    ]


@pytest.mark.parametrize(
    ("ends", "what"),
    [
        (date(2028, 1, 31), [f"{OPENS}, of which no version is in force after 2028-01-31"]),
        (date(2029, 8, 31), []),
        (None, []),
    ],
)
def test_what_a_move_opens_is_in_force_as_long_as_the_move(ends: date | None, what: list[str]) -> None:
    opens = replace(SMALL, replaces=None)
    lane = replace(ALONE, name="phase_transfer", version=1, in_force_to=ends)
    assert told(opens, lane) == what
    assert told(opens) == [f"{OPENS}, of which no version is law"]


def test_what_a_move_opens_does_not_open_the_same_again() -> None:
    leave = next(move for move in ALONE.moves if move.do == "leave")
    itself = replace(ALONE, moves=(replace(leave, opens_lane="small"),))
    assert told(itself) == ["v2.yaml:1:1: 'leave' opens 'small', and so 'small' again"]
    back = replace(itself, name="phase_transfer")
    assert f"{OPENS}, and so 'small' again" in told(replace(SMALL, replaces=None), back)
