"""Version 1 against the steps as they were agreed."""

from collections.abc import Mapping

import pytest

from engine.asking import Due
from engine.definition import Move, Task
from engine.due import due_words
from engine.terms import AnchorKind, Force, Role
from tests import MONDAY
from tests.workflows.graduated_approach.forms_of_tasks import FORMS
from tests.workflows.graduated_approach.steps_of_moves import FINAL, MOVES, REFERENCES, STAGES
from tests.workflows.graduated_approach.steps_of_tasks import ALSO, MAY_BE_BLANK, MEETS, SCREENS, TASKS
from workflows.catalogue import catalogue
from workflows.graduated_approach.due import SIGNS, rules
from workflows.graduated_approach.guards import checks
from workflows.references import FILE, read_references

WORKFLOW = catalogue().current("graduated_approach", MONDAY).workflow


def test_the_stages_stand_as_agreed() -> None:
    stages = {
        name: (stage.label, stage.usually, str(stage.usual))
        for name, stage in WORKFLOW.stages.items()
        if not stage.final
    }
    assert stages == STAGES
    assert {name: stage.label for name, stage in WORKFLOW.stages.items() if stage.final} == FINAL


def test_anyone_on_the_staff_a_parent_or_the_child_may_begin() -> None:
    begin = "class_teacher subject_teacher ta senco head office dsl family young_person"
    assert [role.value for role in WORKFLOW.start.by] == begin.split()
    assert (WORKFLOW.start.at, WORKFLOW.start.asks, WORKFLOW.slot) == ("concern", "describe_concern", "support")


def test_a_child_who_arrives_with_a_plan_is_put_in_from_one_row() -> None:
    carried = WORKFLOW.carried_in
    assert carried is not None
    assert [(field.name, field.may_be_blank) for field in carried.form] == [
        ("since", False),
        ("review_on", True),
        ("told_on", True),
        ("teacher", False),
    ]
    assert ([role.value for role in carried.by], carried.at) == (["senco", "office"], ("any",))


def test_every_task_of_the_steps_is_there_and_no_other() -> None:
    assert [task.id for task in WORKFLOW.tasks] == list(TASKS)


@pytest.mark.parametrize("task", WORKFLOW.tasks, ids=[task.id for task in WORKFLOW.tasks])
def test_a_task_has_its_title_owner_due_words_ladder_and_scope(task: Task) -> None:
    due = due_words(task.due) if task.due else None
    assert (task.title, task.owner, due, task.nudges, task.counts_for.value) == TASKS[task.id]
    assert {role.value for role in task.also} == ALSO.get(task.id, set())
    assert set(task.meets) == MEETS.get(task.id, set())


@pytest.mark.parametrize("task", WORKFLOW.tasks, ids=[task.id for task in WORKFLOW.tasks])
def test_a_task_asks_the_questions_of_the_steps_to_the_letter(task: Task) -> None:
    asked = tuple((field.name, field.ask, field.answer.value) for field in task.form or ())
    assert asked == FORMS.get(task.id, ())
    assert task.screen == SCREENS.get(task.id)
    assert {field.name for field in task.form or () if field.may_be_blank} == {
        name for id, name in MAY_BE_BLANK if id == task.id
    }


def test_only_what_repeats_each_cycle_is_carried() -> None:
    carried = {task.id for task in WORKFLOW.tasks if task.carry}
    assert carried == {"talk_about_needs", "ask_child", "pull_together", "decide", "write_outcomes", "write_support"}


def test_the_notice_is_chased_by_the_head_and_stands_at_every_open_stage() -> None:
    tell = WORKFLOW.task("tell_family")
    assert (tell.chased_by, WORKFLOW.stages_of(tell)) == (Role.HEAD, WORKFLOW.open_stages)


def test_all_days_are_our_default_but_those_that_are_agreed_and_the_one_that_the_law_gives() -> None:
    standings = {task.id: task.due.standing.value for task in WORKFLOW.tasks if task.due}
    assert standings.pop("pass_record_on") == "law"
    others = {id: standing for id, standing in standings.items() if standing != "our default"}
    assert set(others.values()) == {"agreed"}
    at_the_review = {"ask_child_at_review", "score_outcomes", "meet_family", "weigh_support"}
    assert set(others) == {"say_how_it_went", "still_going_well", "look_at_timetable", *at_the_review}


def test_a_step_opens_when_it_can_be_done() -> None:
    opens = {task.id: str(task.opens.within) for task in WORKFLOW.tasks if task.opens}
    assert opens == {
        "say_how_it_went": "5 school days",
        "tell_family_midway": "5 school days",
        "invite_to_review": "5 school days",
        "write_how_it_went": "5 school days",
        "still_going_well": "1 school day",
    }


def test_what_a_tick_or_a_word_answers_is_asked_of_many_children_at_once() -> None:
    many = {task.id: task.owner for task in WORKFLOW.tasks if task.many}
    assert many == {
        "agree_decision": "class_teacher",
        "decide": "senco",
        "look_over_plan": "senco",
        "agree_next": "senco",
    }


def test_each_recorder_is_named_by_the_step_or_move_that_it_belongs_to() -> None:
    by_tasks = {task.id: task.record for task in WORKFLOW.tasks if task.record}
    assert {by_tasks[id] for id in ("talk_with_family", "talk_about_needs", "tell_family_midway")} == {"family_contact"}
    assert (by_tasks["meet_family"], by_tasks["ask_child_at_review"]) == ("review_meeting", "pupil_views")
    assert {move.do: move.record for move in WORKFLOW.moves if move.record} == {
        "no_more_needed": "look_again",
        "teaching_worked": "look_again",
        "decide_not_sen": "sen_support_ended",
        "put_plan_in_place": "plan_in_force",
        "end_support": "sen_support_ended",
        "leave": "left_the_roll",
    }


def test_class_teaching_has_a_day_to_look_again_only_if_the_teacher_sets_one() -> None:
    asks = {move.do: [(field.name, field.may_be_blank) for field in move.asks] for move in WORKFLOW.moves if move.asks}
    assert asks.pop("leave") == [("last_day", True)]
    assert asks == {do: [("look_again_on", True)] for do in ("no_more_needed", "teaching_worked")}


def test_leaving_opens_what_is_owed_after_it_and_nothing_else_opens_anything() -> None:
    assert {move.do: move.opens_lane for move in WORKFLOW.moves if move.opens_lane} == {"leave": "phase_transfer"}


def test_a_specialist_is_asked_on_a_page_of_its_own() -> None:
    assert {name: guard.met_by for name, guard in WORKFLOW.guards.items() if guard.met_by} == {
        "specialist_considered": "ask_specialist"
    }


@pytest.mark.parametrize("move", WORKFLOW.moves, ids=[move.do for move in WORKFLOW.moves])
def test_a_move_has_its_ways_button_roles_and_guards(move: Move) -> None:
    by, says_why = tuple(role.value for role in move.by), move.say_why == "always"
    assert (" ".join(move.source), move.to, move.button, by, move.guards, says_why) == MOVES[move.do]


def test_every_move_is_there_and_two_of_them_start_a_cycle() -> None:
    assert [move.do for move in WORKFLOW.moves] == list(MOVES)
    assert [move.do for move in WORKFLOW.moves if move.starts_cycle] == ["assess_for_sen", "start_next_cycle"]


def test_an_answer_leads_to_the_move_that_it_names() -> None:
    assert _leads("weigh_concern", "next") == {
        "Carry on as usual": "no_more_needed",
        "Try something different in class": "respond_in_class",
        "The need is plain, look closely now": "assess_for_sen",
    }
    assert _leads("say_how_it_went", "next") == {
        "Class teaching is enough": "teaching_worked",
        "Try something else": "try_something_else",
        "Look closely, with the SENCO": "assess_for_sen",
    }
    assert _leads("decide", "decision") == {
        "Yes": "begin_plan",
        "No": "decide_not_sen",
        "Not yet clear": "more_teaching_first",
    }
    assert _leads("agree_next", "next") == {
        "The same again": "start_next_cycle",
        "Change the plan": "start_next_cycle",
        "Look at the needs afresh": "start_next_cycle",
        "Ask a specialist": "start_next_cycle",
        "Class teaching is enough now": "end_support",
    }


def _leads(task: str, name: str) -> Mapping[str, str]:
    field = WORKFLOW.task(task).question(name)
    assert field.choices is not None
    assert field.leads_to is not None
    return {words: field.leads_to[choice] for choice, words in field.choices.items()}


def test_each_guard_has_its_reference_and_only_two_are_law() -> None:
    assert {name: guard.reference for name, guard in WORKFLOW.guards.items()} == REFERENCES
    musts = {name for name, guard in WORKFLOW.guards.items() if guard.force is Force.MUST}
    assert musts == {"family_told_of_provision", "no_ehc_plan"}
    assert all(guard.force is Force.SHOULD for name, guard in WORKFLOW.guards.items() if name not in musts)


def test_the_notice_is_excused_for_three_listed_reasons_only() -> None:
    told = WORKFLOW.guards["family_told_of_provision"]
    assert [(e.name, [role.value for role in e.by], e.check, e.look_again) for e in told.exemptions] == [
        ("ehc_plan_in_force", ["senco"], "has_ehc_plan", False),
        ("young_person_told_instead", ["senco"], "young_person_decides", False),
        ("safeguarding", ["dsl"], None, True),
    ]
    assert told.see == ("code-6.43", "code-6.48")
    assert WORKFLOW.guards["no_ehc_plan"].exemptions == ()


def test_only_the_council_ends_an_ehc_plan() -> None:
    outside = WORKFLOW.guards["no_ehc_plan"].outside
    assert outside is not None
    assert outside.says == "The council decides"


def test_the_dated_duties_are_the_review_the_meeting_of_the_term_the_passing_of_the_rights_and_a_decision() -> None:
    dated, meeting, rights, decision = WORKFLOW.dates
    assert (decision.id, decision.whose.value, decision.reference) == ("look_again_at_decision", "dsl", None)
    assert (meeting.id, meeting.standing.value, meeting.reference, meeting.whose.value, meeting.met_when) == (
        "meeting_this_term",
        "guidance",
        "code-6.65",
        "class_teacher",
        "met_this_term",
    )
    assert (rights.id, rights.standing.value, rights.whose.value, rights.met_when) == (
        "rights_pass_on",
        "guidance",
        "senco",
        "rights_have_passed",
    )
    told = [(str(rung.when), rung.to) for rung in WORKFLOW.ladders[str(rights.nudges)]]
    assert told == [("183 calendar days before due", "senco"), ("28 calendar days before due", "senco")]
    assert (dated.id, str(dated.anchor), dated.kind.value, dated.standing.value) == (
        "review_due",
        "rule review_due",
        "school",
        "agreed",
    )
    assert (dated.whose.value, dated.met_when, dated.nudges) == ("class_teacher", "review_held", "review")


def test_every_check_and_rule_is_used() -> None:
    asked = {
        *WORKFLOW.guards,
        *(exemption.check for guard in WORKFLOW.guards.values() for exemption in guard.exemptions),
        *(task.done_when for task in WORKFLOW.tasks),
        *(dated.met_when for dated in WORKFLOW.dates),
    }
    assert set(checks) == asked - {None}
    assert set(rules) == {*_anchored(), *_in_fields()}


def _anchored() -> set[str]:
    dues = [task.due for task in WORKFLOW.tasks if isinstance(task.due, Due)]
    return {
        anchor.name for anchor in [*(due.anchor for due in dues), *(d.anchor for d in WORKFLOW.dates)] if anchor.name
    }


def _in_fields() -> set[str]:
    fields = [field for task in WORKFLOW.tasks for field in task.form or ()]
    anchors = [field.begins_as.anchor for field in fields if field.begins_as and field.begins_as.anchor]
    begins = {anchor.name for anchor in anchors if anchor.kind is AnchorKind.RULE}
    return begins | {field.beside for field in fields if field.beside}


def test_each_sign_that_python_reads_is_one_that_the_form_offers() -> None:
    choices = WORKFLOW.task("describe_concern").question("sign").choices
    assert choices is not None
    assert {*SIGNS, "none"} == set(choices)


def test_every_reference_named_here_stands_in_the_catalogue_of_references() -> None:
    named = {guard.reference for guard in WORKFLOW.guards.values()}
    named |= {duty for task in WORKFLOW.tasks if task.due for duty in task.due.duty}
    named |= {dated.reference for dated in WORKFLOW.dates if dated.reference}
    references = read_references(FILE)
    assert named <= set(references)
    assert {name for name in named if not references[name].checked} == {
        "attendance-guidance",
        "cfa-45",
        "code-6.19",
        "code-6.23",
        "code-6.39",
        "code-6.53",
        "code-6.54",
        "code-6.55",
        "code-6.57",
        "code-6.75",
        "code-8.13",
    }


def test_no_form_asks_for_a_diagnosis_a_cost_or_a_number_of_cycles() -> None:
    for task in WORKFLOW.tasks:
        for field in task.form or ():
            assert not any(word in field.ask.lower() for word in ("diagnos", "cost", "£", "cycle")), field.ask
        assert len(task.form or ()) <= 5
