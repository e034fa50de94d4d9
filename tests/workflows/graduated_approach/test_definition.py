"""Version 1 against the steps as they were agreed: every table here was typed from them, none from the definition."""

from collections.abc import Mapping

import pytest

from engine.asking import Due
from engine.definition import Move, Task
from engine.due import due_words
from engine.terms import Force, Role
from tests.workflows.graduated_approach.written import definition
from workflows.graduated_approach.due import SIGNS, rules
from workflows.graduated_approach.guards import checks
from workflows.references import FILE, read_references

WORKFLOW = definition()

STAGES = {
    "concern": ("Concern raised", "respond_in_class", "10 school days"),
    "teaching_response": ("High-quality teaching response", "assess_for_sen", "30 school days"),
    "sen_assessment": ("SEN assessment", "begin_plan", "15 school days"),
    "plan": ("Plan", "put_plan_in_place", "10 school days"),
    "do": ("Do", "hold_review", "60 school days"),
    "review": ("Review", "start_next_cycle", "10 school days"),
}
FINAL = {
    "class_teaching": "Class teaching is enough",
    "not_sen": "Not SEN",
    "support_ended": "SEN support ended",
    "left_school": "Left the school",
}

TEN, STEP = "10 school days of arriving", "step"
TASKS: dict[str, tuple[str, str, str | None, str | None, str]] = {
    # task: title, owner, due, ladder, counts for
    "describe_concern": ("What have you noticed?", "opener", None, None, "journey"),
    "weigh_concern": ("Say what comes next", "class_teacher", TEN, STEP, "visit"),
    "answer_family": ("Tell the family what comes next", "class_teacher", TEN, STEP, "visit"),
    "choose_response": ("Say what you will try", "class_teacher", "5 school days of arriving", STEP, "visit"),
    "talk_with_family": ("Talk with the family", "class_teacher", "15 school days of arriving", STEP, "journey"),
    "say_how_it_went": ("Say how it went", "class_teacher", "on rule look_again_at_response", STEP, "visit"),
    "talk_about_needs": ("Talk with the family about what you see", "class_teacher", TEN, STEP, "cycle"),
    "ask_child": ("Ask {child}", "class_teacher", TEN, STEP, "cycle"),
    "pull_together": ("Put the picture together", "class_teacher", TEN, STEP, "cycle"),
    "agree_decision": (
        "Agree the decision",
        "class_teacher",
        "5 school days of rule decision_proposed",
        STEP,
        "cycle",
    ),
    "decide": ("Decide together: is this SEN?", "senco", "15 school days of arriving", "senco", "cycle"),
    "tell_family": ("Tell the family formally", "senco", "5 school days of rule support_decided", "notice", "journey"),
    "tell_family_not_sen": (
        "Tell the family what was decided, and why",
        "senco",
        "5 school days of rule decided_not_sen",
        "senco",
        "cycle",
    ),
    "answer_disagreement": ("Answer the family", "senco", "10 school days of rule family_disagreed", "senco", "cycle"),
    "write_outcomes": ("Write what {child} will be able to do", "class_teacher", TEN, STEP, "cycle"),
    "write_support": ("Write what we will do", "class_teacher", TEN, STEP, "cycle"),
    "agree_plan": ("Agree it with the family and {child}", "class_teacher", TEN, STEP, "cycle"),
    "look_over_plan": ("Look over the plan", "senco", TEN, "senco", "cycle"),
}

TALK = (
    ("who", "Who did you talk with?", "several of"),
    ("on", "When?", "date"),
    ("how", "How?", "one of"),
    ("said", "What did they say? What goes well, what worries them, what would they like?", "long text"),
    ("note", "Have they got a short note of it?", "one of"),
)
FORMS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "describe_concern": (
        ("strengths", "What is {child} good at, or what do they enjoy?", "short text"),
        ("seen", "What have you noticed?", "long text"),
        ("sign", "Which of these fits?", "several of"),
        ("tried", "What helps already, even a little?", "long text"),
        ("family_knows", "Does the family know?", "one of"),
    ),
    "weigh_concern": (
        ("behind", "Could something else be part of it?", "several of"),
        ("next", "What comes next?", "one of"),
        ("why", "Why?", "short text"),
    ),
    "answer_family": (("who", "Who was told?", "several of"), ("on", "When?", "date"), ("how", "How?", "one of")),
    "choose_response": (
        ("now", "Where is {child} now? One number, or one thing you saw, with its date", "short text"),
        ("change", "What will you do differently in class?", "long text"),
        ("how_often", "Who does it, and how often?", "short text"),
        ("working", "What would show that it works?", "short text"),
        ("look_again_on", "When will you look again?", "date"),
    ),
    "talk_with_family": TALK,
    "say_how_it_went": (
        ("better", "What can {child} do now that was harder before?", "long text"),
        ("now", "Where is {child} now?", "short text"),
        ("helped", "Did it help?", "one of"),
        ("child_says", "What does {child} say about it?", "short text"),
        ("next", "What comes next?", "one of"),
    ),
    "talk_about_needs": TALK,
    "ask_child": (
        ("good", "What do you like, and what are you good at?", "long text"),
        ("hard", "What is hard?", "long text"),
        ("helps", "What helps, and what would you like to happen?", "long text"),
        ("how", "How did you find out?", "several of"),
    ),
    "pull_together": (
        ("strengths", "What does {child} do well, and when are they at their best?", "long text"),
        ("hard", "What is hard, and when?", "long text"),
        ("shows", "What shows it? A number, or something seen, with its date", "long text"),
        ("barriers", "What gets in the way?", "several of"),
        ("sources", "What did you look at?", "several of"),
    ),
    "agree_decision": (("view", "Do you agree?", "one of"),),
    "decide": (
        ("needs", "Which areas of need?", "several of"),
        ("first_need", "Which need comes first?", "one of"),
        (
            "decision",
            "Does {child} need something different from, or additional to, what children of this age usually get?",
            "one of",
        ),
        ("reasons", "Why?", "long text"),
        ("decided_with", "Who decided with you?", "person"),
    ),
    "tell_family_not_sen": (
        ("who", "Who was told?", "several of"),
        ("on", "When?", "date"),
        ("goes_on", "What goes on in class?", "long text"),
        ("would_change", "What would make us look again sooner?", "short text"),
        ("look_again_on", "When will we look again?", "date"),
    ),
    "answer_disagreement": (
        ("strengths_seen", "What do we agree on about {child}?", "long text"),
        ("wish", "What would the family like instead?", "long text"),
        ("offer", "What can we do?", "long text"),
        ("told_advice_on", "When were they told of free advice and complaints?", "date"),
        ("look_again_on", "When do we talk again?", "date"),
    ),
    "agree_plan": (
        ("took_part", "Who talked it through?", "several of"),
        ("on", "When?", "date"),
        ("family_says", "Does the family agree?", "one of"),
        ("words", "What did they say, and what did {child} say?", "long text"),
        ("review_on", "When will we look at it together?", "date"),
    ),
    "look_over_plan": (("view", "What do you think?", "one of"), ("note", "What would you change?", "short text")),
}
SCREENS = {"tell_family": "notices", "write_outcomes": "outcomes", "write_support": "support"}
MAY_BE_BLANK = {
    ("describe_concern", "sign"),
    ("describe_concern", "tried"),
    ("weigh_concern", "why"),
    ("say_how_it_went", "child_says"),
    ("ask_child", "good"),
    ("ask_child", "hard"),
    ("ask_child", "helps"),
    ("look_over_plan", "note"),
}
ALSO = {"ask_child": {"ta"}, "tell_family": {"class_teacher"}, "agree_decision": {"subject_teacher"}}
MEETS = {
    "weigh_concern": {"teaching_tried_or_plain"},
    "answer_family": {"family_told_what_comes_next"},
    "talk_with_family": {"early_talk_and_note", "family_views_known", "family_told_how_it_went"},
    "say_how_it_went": {"teaching_tried_or_plain", "result_written"},
    "talk_about_needs": {"early_talk_and_note", "family_views_known"},
    "ask_child": {"pupil_views_known"},
    "pull_together": {"needs_analysed"},
    "agree_decision": {"teacher_and_senco_decided", "decided_not_sen"},
    "decide": {"teacher_and_senco_decided", "decided_not_sen", "decision_has_reasons"},
    "tell_family": {"family_told_of_provision"},
    "tell_family_not_sen": {"family_told_not_sen"},
    "write_outcomes": {"outcomes_can_be_measured"},
    "write_support": {"support_answers_outcomes", "responsible_teacher_named"},
    "agree_plan": {"family_consulted_on_plan", "pupil_consulted_on_plan", "review_date_agreed"},
    "look_over_plan": {"teacher_and_senco_agreed"},
}

TEACHER, SENCO = "class_teacher", "senco"
MOVES: dict[str, tuple[str, str, str, tuple[str, ...], tuple[str, ...], bool]] = {
    # move: from, to, button, by, guards, say why
    "respond_in_class": (
        "concern",
        "teaching_response",
        "Try something different in class",
        (TEACHER, "subject_teacher", SENCO),
        (),
        False,
    ),
    "assess_for_sen": (
        "concern teaching_response",
        "sen_assessment",
        "Look closely, with the SENCO",
        (TEACHER, SENCO),
        ("teaching_tried_or_plain",),
        False,
    ),
    "no_more_needed": (
        "concern",
        "class_teaching",
        "Class teaching is enough",
        (TEACHER, SENCO),
        ("family_told_what_comes_next",),
        True,
    ),
    "try_something_else": (
        "teaching_response",
        "teaching_response",
        "Try something else in class",
        (TEACHER, "subject_teacher"),
        (),
        False,
    ),
    "teaching_worked": (
        "teaching_response",
        "class_teaching",
        "Class teaching is enough",
        (TEACHER, SENCO),
        ("result_written", "family_told_how_it_went"),
        False,
    ),
    "begin_plan": (
        "sen_assessment",
        "plan",
        "Write the plan",
        (TEACHER, SENCO),
        (
            "family_told_of_provision",
            "early_talk_and_note",
            "family_views_known",
            "pupil_views_known",
            "needs_analysed",
            "teacher_and_senco_decided",
            "decision_has_reasons",
        ),
        False,
    ),
    "more_teaching_first": (
        "sen_assessment",
        "teaching_response",
        "More time in class first",
        (TEACHER, SENCO),
        ("support_not_running",),
        True,
    ),
    "decide_not_sen": (
        "sen_assessment",
        "not_sen",
        "Record that this is not SEN",
        (SENCO,),
        ("no_ehc_plan", "support_not_running", "decided_not_sen", "decision_has_reasons", "family_told_not_sen"),
        False,
    ),
    "back_to_review": (
        "sen_assessment",
        "review",
        "Go back to the review",
        (TEACHER, SENCO),
        ("plan_is_in_force",),
        False,
    ),
    "put_plan_in_place": (
        "plan",
        "do",
        "Put the plan in place",
        (TEACHER, SENCO),
        (
            "family_told_of_provision",
            "outcomes_can_be_measured",
            "support_answers_outcomes",
            "responsible_teacher_named",
            "family_consulted_on_plan",
            "pupil_consulted_on_plan",
            "teacher_and_senco_agreed",
            "review_date_agreed",
        ),
        False,
    ),
    "look_again_at_needs": ("plan do", "sen_assessment", "Look again at the needs", (TEACHER, SENCO), (), True),
    "hold_review": ("do", "review", "Start the review", (TEACHER, SENCO), ("review_on_time",), False),
    "start_next_cycle": ("review", "sen_assessment", "Plan the next step", (TEACHER, SENCO), (), False),
    "different_need": ("review", "concern", "Something different has come up", (TEACHER, SENCO), (), True),
    "end_support": ("review", "support_ended", "Move on from SEN support", (SENCO,), ("no_ehc_plan",), True),
    "leave": ("any", "left_school", "Has left the school", (SENCO, "office"), (), True),
}

REFERENCES = {
    "teaching_tried_or_plain": "code-6.19",
    "family_told_what_comes_next": "code-6.45",
    "result_written": "code-6.19",
    "family_told_how_it_went": "code-6.39",
    "family_told_of_provision": "cfa-68",
    "early_talk_and_note": "code-6.39",
    "family_views_known": "code-6.45",
    "pupil_views_known": "code-6.45",
    "needs_analysed": "code-6.45",
    "teacher_and_senco_decided": "code-6.45",
    "decided_not_sen": "code-6.45",
    "decision_has_reasons": "code-6.43",
    "family_told_not_sen": "code-6.23",
    "support_not_running": "code-6.54",
    "no_ehc_plan": "cfa-45",
    "plan_is_in_force": "code-6.54",
    "outcomes_can_be_measured": "code-6.48",
    "support_answers_outcomes": "code-6.50",
    "responsible_teacher_named": "code-6.52",
    "family_consulted_on_plan": "code-6.48",
    "pupil_consulted_on_plan": "code-6.48",
    "teacher_and_senco_agreed": "code-6.48",
    "review_date_agreed": "code-6.48",
    "review_on_time": "code-6.53",
}


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


def test_all_days_are_our_default_but_those_that_the_teacher_agrees() -> None:
    standings = {task.id: task.due.standing.value for task in WORKFLOW.tasks if task.due}
    assert {id for id, standing in standings.items() if standing != "our default"} == {"say_how_it_went"}


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


def test_the_review_date_is_the_only_dated_duty() -> None:
    (dated,) = WORKFLOW.dates
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
    begins = {field.begins_as.anchor.name for field in fields if field.begins_as and field.begins_as.anchor}
    return begins | {field.beside for field in fields if field.beside}


def test_each_sign_that_python_reads_is_one_that_the_form_offers() -> None:
    choices = WORKFLOW.task("describe_concern").question("sign").choices
    assert choices is not None
    assert {*SIGNS, "none"} == set(choices)


def test_every_reference_named_here_stands_in_the_catalogue_of_references() -> None:
    named = {guard.reference for guard in WORKFLOW.guards.values()}
    named |= {duty for task in WORKFLOW.tasks if task.due for duty in task.due.duty}
    references = read_references(FILE)
    assert named <= set(references)
    assert {name for name in named if not references[name].checked} == {
        "cfa-45",
        "code-6.19",
        "code-6.23",
        "code-6.39",
        "code-6.53",
        "code-6.54",
    }


def test_no_form_asks_for_a_diagnosis_a_cost_or_a_number_of_cycles() -> None:
    for task in WORKFLOW.tasks:
        for field in task.form or ():
            assert not any(word in field.ask.lower() for word in ("diagnos", "cost", "£", "cycle")), field.ask
        assert len(task.form or ()) <= 5
