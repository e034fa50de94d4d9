"""What a proof finds in a definition that is right line by line, and the story that it tells of it."""

from dataclasses import replace

import pytest

from engine.definition import CountsFor, Due, Force, Guard, Outside, Stage, Standing, Task, Workflow
from engine.faults import InvalidDefinition
from engine.loader import load
from engine.proof import Proof, Wrong, prove
from engine.terms import Anchor, AnchorKind
from tests.engine import small
from tests.engine.small_definition import KNOWN, TEXT

SMALL = load(TEXT, file="small.yaml", known=KNOWN)
HUNG_ON_THE_CONCERN = Due(Standing.OUR_DEFAULT, on=Anchor(AnchorKind.FIELD, "say_when_first", "on"))
STRAIGHT = """\
  - do: straight_to_review
    from: concern
    to: review
    by: [senco]
    button: Straight to the review
    guards: [family_told]
  - do: plan_again
"""
RESUMED = """\
  - do: pause
    from: any
    to: paused
    by: [senco]
    button: Pause
  - do: resume
    from: paused
    to: review
    by: [senco]
    button: Resume
  - do: plan_again
"""
PAUSED = "  paused: {label: Paused, usually: resume, usual: 5 school days}\n  ended:"


def with_tasks(workflow: Workflow, **changed: Task) -> Workflow:
    """The workflow with these tasks in the place of those of their name, and new ones at the end."""
    kept = [changed.pop(task.id, task) for task in workflow.tasks]
    return replace(workflow, tasks=(*kept, *changed.values()))


def stories(proof: Proof) -> list[tuple[Wrong, str]]:
    return [(failure.wrong, failure.story) for failure in proof.failures]


def faults_of(text: str) -> list[str]:
    with pytest.raises(InvalidDefinition) as invalid:
        load(text, file="small.yaml", known=KNOWN)
    return [str(fault) for fault in invalid.value.faults]


@pytest.mark.parametrize("workflow", [SMALL, small.workflow()], ids=lambda workflow: workflow.name)
def test_a_sound_definition_has_no_story_to_tell(workflow: Workflow) -> None:
    proof = prove(workflow)
    assert proof.failures == ()
    assert proof.situations >= len(workflow.stages)


def test_a_stage_that_no_move_enters_is_told_with_those_that_are_come_to() -> None:
    lost = replace(SMALL, stages={**SMALL.stages, "lost": Stage("lost", "Lost", final=True)})
    assert stories(prove(lost)) == [
        (
            Wrong.UNREACHABLE,
            "a journey comes to Concern raised, Plan, Review, Support ended and Left the school; "
            "then no move leads to Lost",
        )
    ]


def test_a_step_that_waits_for_an_answer_of_a_stage_left_behind_is_a_dead_end() -> None:
    """The family is asked at the plan, but only once something was said at the concern, which nobody need say."""
    first = replace(SMALL.task("say_when"), id="say_when_first", at=("concern",), counts_for=CountsFor.JOURNEY)
    asked = replace(SMALL.task("ask_child"), due=HUNG_ON_THE_CONCERN)
    found = prove(with_tasks(replace(SMALL, carried_in=None), ask_child=asked, say_when_first=first))
    assert stories(found) == [
        (
            Wrong.DEAD_END,
            "Concern raised → “Write the plan” → Plan; then nobody can go on: “Start the review” asks for “views "
            "known”, and “Ask the child”, which meets it, is not open before “Say when the review is” is answered, "
            "which stands at Concern raised",
        )
    ]


def test_what_was_answered_for_the_whole_journey_serves_at_later_stages() -> None:
    first = replace(SMALL.task("describe"), id="say_when_first")
    asked = replace(SMALL.task("ask_child"), due=HUNG_ON_THE_CONCERN)
    begins = replace(SMALL.start, asks="say_when_first")
    workflow = with_tasks(replace(SMALL, carried_in=None, start=begins), ask_child=asked, say_when_first=first)
    assert prove(workflow).failures == ()


def test_a_guard_whose_step_can_never_open_cannot_be_met() -> None:
    """What was said before the cycle began is gone when the step asks for it."""
    first = replace(SMALL.task("say_when"), id="say_when_first", at=("concern",))
    asked = replace(SMALL.task("ask_child"), due=HUNG_ON_THE_CONCERN)
    found = prove(with_tasks(replace(SMALL, carried_in=None), ask_child=asked, say_when_first=first))
    assert [failure.wrong for failure in found.failures] == [Wrong.UNMEETABLE, Wrong.DEAD_END]
    assert found.failures[0].story.startswith(
        "Concern raised → “Write the plan” → Plan; then “Start the review” asks for “views known”, and “Ask the "
        "child”, which meets it, is not open before"
    )


def test_stages_that_lead_only_to_each_other_have_no_end() -> None:
    kept = tuple(move for move in SMALL.moves if move.do not in {"end_support", "leave"})
    found = prove(replace(SMALL, moves=kept))
    assert (Wrong.NO_END, "Concern raised; from Concern raised no end can be reached any more") in stories(found)


def test_leaving_the_school_is_no_way_out_of_a_dead_end() -> None:
    nobody = replace(SMALL.guards["no_ehc_plan"], outside=None)
    found = prove(replace(SMALL, guards={**SMALL.guards, "no_ehc_plan": nobody}))
    assert Wrong.NO_END in {failure.wrong for failure in found.failures}


def test_an_exemption_is_no_way_out_since_not_every_journey_has_one() -> None:
    without = replace(SMALL.task("tell_family"), meets=())
    found = prove(with_tasks(SMALL, tell_family=without))
    assert (Wrong.DEAD_END, True) in {(each.wrong, "no step meets it" in each.story) for each in found.failures}


def test_a_way_round_an_always_is_told_with_both_ways() -> None:
    faults = faults_of(TEXT.replace("  - do: plan_again\n", STRAIGHT))
    assert faults == [
        "small.yaml:67:13: a way round a duty: Concern raised → “Straight to the review” → Review; so a journey comes "
        "to Review and nobody has asked for “views known”, as “Start the review” does on the way into it (the "
        "guidance says always): lay the guard here too, or say in its 'not_on' why not"
    ]


def test_a_pause_from_which_a_journey_is_resumed_behind_a_duty_is_a_way_round_it() -> None:
    """Nothing leads into the plan without the must, so that it is asked nowhere beyond: the pause leads there."""
    text = TEXT.replace("  - do: plan_again\n", RESUMED).replace("  ended:", PAUSED)
    told = faults_of(text.replace("from: any\n    to: paused", "from: concern\n    to: paused"))
    assert [each.partition(": a way round a duty: ")[2].partition(", as ")[0] for each in told] == [
        "Concern raised → “Pause” → Paused → “Resume” → Review; so a journey comes to Review and nobody has asked for "
        "“family told”, which whoever comes by “Start the review” has behind them (the law asks it): lay the guard "
        "here too, or say in its 'not_on' why not",
        "Concern raised → “Pause” → Paused → “Resume” → Review; so a journey comes to Review and nobody has asked for "
        "“views known”",
    ]
    assert faults_of(text)


def test_a_further_cycle_is_asked_again_for_what_is_met_anew_in_each() -> None:
    """The must stands on the one way into the plan; the next cycle comes there by another move, which asks nothing."""
    told_each_time = replace(SMALL.task("tell_family"), counts_for=CountsFor.CYCLE)
    unasked = tuple(replace(move, guards=()) if move.do == "plan_again" else move for move in SMALL.moves)
    (found,) = prove(with_tasks(replace(SMALL, moves=unasked), tell_family=told_each_time)).failures
    assert found.wrong is Wrong.BYPASS
    assert found.story.startswith(
        "Concern raised → “Write the plan” → Plan → “Start the review” → Review → “Plan the next step” → Plan; so a "
        "journey comes to Plan and nobody has asked for “family told”, as “Write the plan” does on the way into it"
    )
    assert prove(replace(SMALL, moves=unasked)).failures == ()
    assert prove(with_tasks(SMALL, tell_family=told_each_time)).failures == ()


def test_a_stage_out_of_which_only_leaving_leads_is_a_dead_end_where_others_have_an_end() -> None:
    moves = tuple(replace(move, to="limbo") if move.do == "plan_again" else move for move in SMALL.moves)
    limbo = Stage("limbo", "Limbo", usually="leave", usual=SMALL.stages["concern"].usual)
    found = prove(replace(SMALL, carried_in=None, stages={**SMALL.stages, "limbo": limbo}, moves=moves))
    (dead,) = (each.story for each in found.failures if each.wrong is Wrong.DEAD_END)
    assert dead.endswith("→ “Plan the next step” → Limbo; then nobody can go on: no move leaves Limbo")


def test_a_day_that_may_be_left_blank_at_the_start_opens_nothing() -> None:
    """What is asked at the start may name no day; the step that hangs on it is then never open."""
    on = replace(SMALL.task("say_when").form[0], may_be_blank=True)
    first = replace(SMALL.task("describe"), id="say_when_first", form=(on,))
    asked = replace(SMALL.task("ask_child"), due=HUNG_ON_THE_CONCERN)
    begins = replace(SMALL.start, asks="say_when_first")
    workflow = with_tasks(replace(SMALL, carried_in=None, start=begins), ask_child=asked, say_when_first=first)
    (found,) = prove(workflow).failures
    assert found.story.startswith("With no day named, Concern raised → “Write the plan” → Plan; then nobody can go on")


def test_a_journey_that_another_opens_behind_a_duty_is_told_at_its_start() -> None:
    """The other lane’s press opens it at the review, and nobody was asked for what stands before it."""
    told = faults_of(TEXT.replace("  at: concern\n", "  at: concern\n  opened_at: review\n", 1))
    begins = (
        "small.yaml:9:14: a way round a duty: Opened at Review; so a journey comes to Review and nobody has asked for"
    )
    assert told == [
        f"{begins} “family told”, which whoever comes by “Start the review” has behind them (the law asks it): "
        "let it open where that is still ahead",
        f"{begins} “views known”, as “Start the review” does on the way into it (the guidance says always): "
        "let it open where that is still ahead",
    ]


def test_a_way_round_in_two_steps_is_found_at_its_last_step() -> None:
    aside = "  aside: {label: Aside, usually: straight_to_review, usual: 5 school days}\n  ended:"
    two = "  - do: step_aside\n    from: concern\n    to: aside\n    by: [senco]\n    button: Step aside\n" + STRAIGHT
    text = TEXT.replace("  ended:", aside).replace(
        "  - do: plan_again\n", two.replace("from: concern\n    to: review", "from: aside\n    to: review")
    )
    (fault,) = faults_of(text)
    assert "Concern raised → “Step aside” → Aside → “Straight to the review” → Review" in fault


def test_a_guard_may_say_why_a_way_does_not_ask_it() -> None:
    said = TEXT.replace("  - do: plan_again\n", STRAIGHT).replace(
        "exceptions: [urgent]}", "exceptions: [urgent], not_on: {straight_to_review: A parent asks}}"
    )
    assert load(said, file="small.yaml", known=KNOWN).guards["views_known"].not_on


def test_a_guard_cannot_say_so_of_a_move_that_asks_it() -> None:
    assert faults_of(TEXT.replace("not_on: {plan_again:", "not_on: {end_support:")) == [
        "small.yaml:40:88: 'end_support' asks 'no_ehc_plan': here it is said why not"
    ]


def test_a_duty_that_stands_on_a_move_back_protects_the_leaving_and_not_the_coming() -> None:
    bakery = small.workflow()
    cooled = Guard("cooled", Force.MUST, "law-1", outside=Outside("The cold room"))
    moves = tuple(replace(move, guards=("cooled",)) if move.do == "back" else move for move in bakery.moves)
    assert prove(replace(bakery, guards={**bakery.guards, "cooled": cooled}, moves=moves)).failures == ()


def test_a_journey_put_in_behind_a_duty_is_asked_for_it_or_the_guard_says_why_not() -> None:
    asked = replace(SMALL.task("ask_child"), at=("plan",))
    moves = tuple(replace(move, source=("plan",)) if move.do == "hold_review" else move for move in SMALL.moves)
    (found,) = prove(with_tasks(replace(SMALL, moves=moves), ask_child=asked)).failures
    assert found.wrong is Wrong.BYPASS
    assert found.story.startswith("Put in at Review; then “views known” lies behind it")


def test_a_definition_that_journeys_run_under_already_is_not_proved_again() -> None:
    assert load(TEXT.replace("  - do: plan_again\n", STRAIGHT), file="small.yaml", known=KNOWN, proven=False)
