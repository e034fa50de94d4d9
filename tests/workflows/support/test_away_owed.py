"""What falls due where no journey asks is due in as many days, and by the same reference, as where one does."""

import pytest

from engine.days import DayKind
from engine.definition import Due, Length
from workflows.catalogue import catalogue
from workflows.support.away_owed import TELL_WITHIN, WEIGH_WITHIN
from workflows.support.elsewhere import RECORD_WITHIN

BOTH = {"graduated_approach", "ehc_annual_review"}


def asked_by(rule: str) -> dict[str, Due]:
    """When each step of a workflow is due whose days begin with what this rule finds, by workflow and step."""
    return {
        f"{playbook.workflow.name}.{task.id}": task.due
        for playbook in catalogue().all()
        for task in playbook.workflow.tasks
        if task.due and (anchor := task.due.of or task.due.on) and anchor.name == rule
    }


@pytest.mark.parametrize(
    ("rule", "within", "reference"),
    [
        ("suspended_again", WEIGH_WITHIN, "suspension-guidance"),
        ("suspended_looked_after", TELL_WITHIN, "suspension-told"),
        ("registered_elsewhere", RECORD_WITHIN, "ed-info-2005-9-3b"),
    ],
)
def test_the_days_are_those_of_each_step_that_asks_it(rule: str, within: int, reference: str) -> None:
    asked = asked_by(rule)
    assert {name.partition(".")[0] for name in asked} == BOTH
    for name, due in asked.items():
        assert (name, due.within, due.duty) == (name, Length(within, DayKind.SCHOOL), (reference,))


def test_a_timetable_is_looked_at_again_on_the_day_agreed_wherever_that_is_asked() -> None:
    asked = asked_by("timetable_look_again")
    assert {name.partition(".")[0] for name in asked} == BOTH
    assert all((due.within, due.duty) == (None, ("attendance-guidance",)) for due in asked.values())
