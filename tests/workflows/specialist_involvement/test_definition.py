"""What the definition says of each step and move: its owner, its days with their standing, its ladder, its guards."""

import pytest

from engine.definition import Force, Standing
from tests.workflows.specialist_involvement.sample import TODAY
from workflows.catalogue import catalogue

WORKFLOW = catalogue().current("specialist_involvement", TODAY).workflow

STEPS = {
    "say_what_for": ("opener", None, "", ""),
    "decide_with_family": ("class_teacher", None, "10 school days of rule family_to_decide", "step"),
    "tell_family_after": ("senco", "head", "2 school days of rule urgent_exception", "notice"),
    "send_request": ("senco", None, "10 school days of arriving", "senco"),
    "note_reply": ("service", "senco", "on rule reply_expected", "chasing"),
    "tell_family_answer": ("senco", None, "5 school days of rule refused_by_service", "senco"),
    "help_meanwhile": ("class_teacher", None, "10 school days of arriving", "light"),
    "chase": ("service", "senco", "on rule next_chase", "chasing"),
    "tell_service": ("senco", None, "2 school days of rule service_to_be_told", "notice"),
    "file_advice": ("senco", None, "10 school days of arriving", "senco"),
    "weigh_advice": ("class_teacher", None, "15 school days of arriving", "step"),
    "agree_use": ("class_teacher", None, "15 school days of arriving", "step"),
    "share_advice": ("class_teacher", None, "10 school days of arriving", "step"),
}
DUTIES = {
    "decide_with_family": ("code-6.59",),
    "tell_family_after": ("code-6.59",),
    "send_request": ("code-6.60",),
    "tell_family_answer": ("code-6.59",),
    "help_meanwhile": ("code-6.19",),
    "chase": ("code-6.60",),
    "tell_service": ("code-6.47",),
    "weigh_advice": ("code-6.62",),
    "agree_use": ("code-6.62",),
    "share_advice": ("code-6.59",),
}
FORCES = {
    "family_took_part": (Force.ALWAYS, "code-6.59"),
    "family_agrees": (Force.ALWAYS, "code-6.47"),
    "contacts_at_one": (Force.SHOULD, "code-6.47"),
    "ehc_plan_sharing_agreed": (Force.MUST, "send-reg-17"),
    "question_written": (Force.SHOULD, "code-6.59"),
    "teacher_stays_responsible": (Force.SHOULD, "code-6.52"),
    "request_recorded": (Force.SHOULD, "code-6.59"),
    "family_told_of_answer": (Force.SHOULD, "code-6.59"),
    "recommendations_answered": (Force.SHOULD, "code-6.62"),
    "use_agreed_together": (Force.SHOULD, "code-6.62"),
    "advice_review_date": (Force.SHOULD, "code-6.62"),
    "advice_shared": (Force.SHOULD, "code-6.59"),
}
MOVES = {
    "agree_with_family": ("class_teacher senco", ("family_took_part", "family_agrees")),
    "refer": (
        "senco",
        (
            "family_took_part",
            "family_agrees",
            "contacts_at_one",
            "ehc_plan_sharing_agreed",
            "question_written",
            "teacher_stays_responsible",
            "request_recorded",
        ),
    ),
    "family_says_no": ("class_teacher senco", ()),
    "close": ("senco", ()),
    "accepted": ("senco", ()),
    "receive_advice": ("senco class_teacher", ()),
    "not_taken_on": ("senco", ("family_told_of_answer",)),
    "build_in": (
        "class_teacher senco",
        ("recommendations_answered", "use_agreed_together", "advice_review_date", "advice_shared"),
    ),
    "more_to_come": ("senco", ()),
}


def test_each_step_has_its_owner_its_days_and_its_ladder() -> None:
    found = {task.id: (task.owner, task.chased_by, _due(task.id), task.nudges or "") for task in WORKFLOW.tasks}
    assert found == STEPS


def _due(task: str) -> str:
    due = WORKFLOW.task(task).due
    if due is None:
        return ""
    return f"{due.within} of {due.anchor}" if due.within else f"on {due.anchor}"


def test_the_days_are_our_default_and_the_thing_to_do_is_guidance() -> None:
    dues = {task.id: task.due for task in WORKFLOW.tasks if task.due}
    assert {due.standing for due in dues.values()} == {Standing.OUR_DEFAULT}
    assert {task: due.duty for task, due in dues.items() if due.duty} == DUTIES


def test_each_guard_has_its_force_and_its_reference() -> None:
    assert {guard.check: (guard.force, guard.reference) for guard in WORKFLOW.guards.values()} == FORCES


def test_each_move_asks_its_guards_of_its_roles() -> None:
    found = {move.do: (" ".join(move.by), move.guards) for move in WORKFLOW.moves}
    assert found == MOVES


@pytest.mark.parametrize("do", ["family_says_no", "close", "not_taken_on"])
def test_an_end_before_the_advice_says_why(do: str) -> None:
    assert next(move for move in WORKFLOW.moves if move.do == do).say_why == "always"


@pytest.mark.parametrize("do", ["close", "not_taken_on", "build_in"])
def test_every_end_ends_the_sharing(do: str) -> None:
    assert next(move for move in WORKFLOW.moves if move.do == do).record == "end_sharing"


def test_the_service_is_written_to_by_nobody() -> None:
    for name in {task.nudges for task in WORKFLOW.tasks if task.nudges}:
        assert "service" not in {rung.to for rung in WORKFLOW.ladders[name]}
    assert {rung.to for rung in WORKFLOW.ladders["chasing"]} == {"senco"}


def test_no_form_asks_more_than_five_questions() -> None:
    assert {task.id for task in WORKFLOW.tasks if task.form and len(task.form) > 5} == set()
