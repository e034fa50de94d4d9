"""Each check of a move, answered each way, with its because word for word."""

import pytest

from engine.checks import Outcome
from tests.workflows.graduated_approach.sample import task
from tests.workflows.phase_transfer.sample import ON, REVIEWED, SENDING_PLAN, WITH_PLAN, in_year, moving, where
from workflows.phase_transfer.facts import Facts
from workflows.phase_transfer.guards import checks

MET, NOT_MET, NOT_NEEDED = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_NEEDED

CASES = [
    ("next_school_known", moving(where()), NOT_MET, "The next school is not known yet."),
    ("next_school_known", moving(where(next="Hill Top")), MET, "The next school is known."),
    (
        "next_school_known",
        moving(where(), task("note_named_school", {"school": "Elm College", "on": "2027-02-08"}), pupil=WITH_PLAN),
        MET,
        "The next school is known.",
    ),
    (
        "next_school_known",
        moving(where(), task("note_next_school", {"next": "Vale"})),
        MET,
        "The next school is known.",
    ),
    ("child_was_asked", moving(), NOT_MET, "The child has not been asked about the move."),
    (
        "child_was_asked",
        moving(task("ask_child", {"how": ["talked"]})),
        NOT_MET,
        "The child has not been asked about the move.",
    ),
    (
        "child_was_asked",
        moving(task("ask_child", {"how": ["talked"], "good": "The library"})),
        MET,
        "The child was asked about the move on 23 November 2026.",
    ),
    (
        "child_was_asked",
        moving(task("ask_child", {"how": ["tried_not_obtained"]})),
        MET,
        "The child was asked about the move on 23 November 2026.",
    ),
    ("ehc_plan_sharing_agreed", moving(), NOT_NEEDED, "The EHC plan is not to be sent."),
    (
        "ehc_plan_sharing_agreed",
        moving(task("show_what_goes", {"agreed": "yes", "on": ON, "goes": ["plan"]})),
        NOT_NEEDED,
        "The EHC plan is not to be sent.",
    ),
    (
        "ehc_plan_sharing_agreed",
        moving(task("show_what_goes", SENDING_PLAN)),
        MET,
        "It is agreed that the EHC plan is sent.",
    ),
    (
        "ehc_plan_sharing_agreed",
        moving(task("show_what_goes", {**SENDING_PLAN, "agreed": "no"})),
        NOT_MET,
        "The EHC plan is to be sent, and nobody has agreed to that.",
    ),
    ("plan_names_next_school", moving(), NOT_NEEDED, "There is no EHC plan."),
    (
        "plan_names_next_school",
        moving(pupil=WITH_PLAN),
        NOT_MET,
        "The council has not named the next school in the plan.",
    ),
    (
        "plan_names_next_school",
        moving(task("note_named_school", {"on": "2027-02-08"}), pupil=WITH_PLAN),
        MET,
        "The plan of 8 February 2027 names the next school.",
    ),
    ("adult_life_looked_at", moving(pupil=in_year("6")), NOT_NEEDED, "This begins with Year 9."),
    (
        "adult_life_looked_at",
        moving(pupil=in_year("9")),
        NOT_MET,
        "What prepares for adult life is not written.",
    ),
    (
        "adult_life_looked_at",
        moving(task("look_ahead", {"work": "Baking"}), pupil=in_year("11")),
        MET,
        "What prepares for adult life was written on 23 November 2026.",
    ),
    (
        "adult_life_looked_at",
        moving(pupil=in_year("9"), others=REVIEWED),
        NOT_NEEDED,
        "The yearly review of the EHC plan looks ahead to adult life.",
    ),
    (
        "careers_guidance_noted",
        moving(pupil=in_year("7"), others=REVIEWED),
        NOT_NEEDED,
        "Careers guidance is noted at the yearly review of the EHC plan.",
    ),
    (
        "careers_guidance_noted",
        moving(pupil=in_year("6")),
        NOT_NEEDED,
        "Careers guidance is owed in Years 7 to 13.",
    ),
    (
        "careers_guidance_noted",
        moving(pupil=in_year("7")),
        NOT_MET,
        "No careers guidance is on record before this move.",
    ),
    (
        "careers_guidance_noted",
        moving(task("note_careers", {"on": ON}), pupil=in_year("13")),
        MET,
        "Careers guidance was given on 1 October 2026.",
    ),
    ("destination_known", moving(stage="left"), NOT_MET, "Nobody has said where the child is now."),
    (
        "destination_known",
        moving(task("note_destination", {"where": "school"}), stage="left"),
        MET,
        "It is known where the records go.",
    ),
    (
        "destination_known",
        moving(task("note_destination", {"where": "missing"}), stage="left"),
        MET,
        "The child is at no school that we know of.",
    ),
    ("destination_known", moving(where(next="Vale"), stage="left"), MET, "It is known where the records go."),
    ("council_told", moving(), NOT_MET, "The council has not been told that no school is known."),
    ("council_told", moving(task("tell_council", {"on": ON})), MET, "The council was told on 1 October 2026."),
    (
        "school_has_asked",
        moving(stage="held"),
        NOT_MET,
        "The records are held until a school asks for them.",
    ),
    (
        "school_has_asked",
        moving(task("ask_whether_asked", {"on": ON, "asked": "no"}), stage="held"),
        NOT_MET,
        "On 1 October 2026 no school had asked for the records.",
    ),
    (
        "school_has_asked",
        moving(task("ask_whether_asked", {"on": ON, "asked": "yes"}), stage="held"),
        MET,
        "On 1 October 2026 a school had asked for the records.",
    ),
    (
        "records_are_here",
        moving(task("ask_for_records", {"asked_on": ON}), stage="joining"),
        NOT_MET,
        "The records of the earlier school are not here yet.",
    ),
    (
        "records_are_here",
        moving(task("ask_for_records", {"asked_on": ON, "came_on": "2026-10-08"}), stage="joining"),
        MET,
        "The records of the earlier school came on 8 October 2026.",
    ),
    ("history_read", moving(stage="joining"), NOT_MET, "What is known from before has not been read."),
    (
        "history_read",
        moving(task("read_history", {"works": "Pictures"}), stage="joining"),
        MET,
        "What is known from before was read on 23 November 2026.",
    ),
]


@pytest.mark.parametrize(("check", "known", "outcome", "because"), CASES)
def test_each_check_answers_with_its_because(check: str, known: Facts, outcome: Outcome, because: str) -> None:
    answer = checks[check](known)
    assert (answer.outcome, answer.because) == (outcome, because)
