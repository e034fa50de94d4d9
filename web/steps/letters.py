"""The formal letter to a family, in plain words: what was decided and why, what will be done, and whom to talk to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.definition import Task
from engine.terms import Role
from web import words
from web.current import person
from web.steps.step import Step
from workflows.school.own_lists import Advice, Head, family_advice, letterhead

LETTER_OF = {"tell_family_not_sen": "not-sen", "say_what_stays": "ending", "tell_family_ways": "council-no"}
"""The steps beside which another letter is ready, and how the address of its paper calls it."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What one letter says. Blank parts are left out."""

    school: str
    head: Head
    on: date
    decided_on: str
    need: str
    why: str
    good_at: str
    support: tuple[str, ...]
    teachers: str
    senco: str
    advice: Advice


def letter_for(step: Step) -> Letter:
    """The letter about the decision of this journey, from what is on record."""
    decided = step.known.last("decide")
    values: Mapping[str, Any] = decided.values if decided else {}
    workflow = step.playbook.workflow
    asked = next((task for task in workflow.tasks if task.id == "decide"), None)
    return Letter(
        school=person().school_name,
        head=letterhead(step.file.sight.session, step.file.sight.school_id),
        on=step.known.today,
        decided_on=words.day_words(decided.on) if decided else "",
        need=_need(asked, values),
        why=str(values.get("reasons", "")),
        good_at=_strengths(step),
        support=_support(step),
        teachers=_names(step, Role.CLASS_TEACHER),
        senco=_names(step, Role.SENCO),
        advice=family_advice(step.file.sight.session, step.file.sight.school_id),
    )


def _need(asked: Task | None, values: Mapping[str, Any]) -> str:
    """The need type used, in words; nothing where it is not known yet."""
    if asked is None or values.get("first_need") in (None, "nsa"):
        return ""
    return (asked.question("first_need").choices or {}).get(str(values["first_need"]), "")


def _strengths(step: Step) -> str:
    rows = [row.answer for row in step.known.tasks if row.answer and row.answer.text("strengths")]
    return max(reversed(rows), key=lambda each: each.at).text("strengths") if rows else ""


def _support(step: Step) -> tuple[str, ...]:
    """What is planned or given already; with nothing written yet, none."""
    plan = step.circle.plan_of(step.loaded.journey.id, step.loaded.journey.cycle) or step.circle.plan_in_force
    return tuple(each.what for each in plan.provision) if plan else ()


def _names(step: Step, role: Role) -> str:
    return words.listed(step.file.around.named(role.value), "or")
