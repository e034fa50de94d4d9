"""Answers in the words of their questions, and what is to be known about the family before they are met."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.asking import Field
from engine.definition import Task
from engine.terms import Kind
from web import words
from web.pupils.moves_shown import reaches_family
from web.steps.sources import named
from web.steps.step import Step
from workflows.school.pupils import contacts_named


@dataclass(frozen=True, slots=True)
class Said:
    """One question with its answer in words."""

    ask: str
    answer: str


def said(step: Step, values: Mapping[str, Any], task: Task | None = None) -> tuple[Said, ...]:
    """Answers as they are read: each question that was answered, in written order."""
    people = named(step.sources())
    questions = (task or step.task).form or ()
    return tuple(
        Said(q.ask.replace("{child}", step.child), _in_words(q, values[q.name], people).replace("{child}", step.child))
        for q in questions
        if values.get(q.name) not in (None, "", [])
    )


def _in_words(question: Field, value: Any, people: Mapping[str, str]) -> str:
    known = {**people, **(question.choices or {})}
    if question.answer is Kind.DATE:
        return words.day_words(date.fromisoformat(value))
    if question.answer is Kind.YES_OR_NO:
        return "Yes" if value else "No"
    if isinstance(value, list):
        return "; ".join(known.get(each, "somebody who is no longer listed") for each in value)
    if question.answer in (Kind.ONE_OF, Kind.PERSON):
        return known.get(str(value), "somebody who is no longer listed")
    return str(value)


def contact_needs(step: Step) -> tuple[tuple[str, str], ...]:
    """The contacts who need an interpreter or large print, with what they need; only where contacts are met."""
    if not reaches_family(step.task):
        return ()
    sight = step.file.sight
    contacts = contacts_named(sight.session, sight.school_id, step.file.pupil.id, sight.today)
    return tuple((each.name, each.needs) for each in contacts if each.needs)
