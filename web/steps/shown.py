"""Answers in the words of their questions, and what is to be known about the family before they are met."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.asking import Field
from engine.definition import Task
from engine.terms import Kind
from web import words
from web.forms import Sources
from web.pupils.moves_shown import reaches_family
from web.steps.sources import named
from web.steps.step import Step
from workflows.school.pupils import ContactNamed, contacts_named

GONE = "somebody who is no longer listed"


@dataclass(frozen=True, slots=True)
class Said:
    """One question with its answer in words."""

    ask: str
    answer: str


def said(step: Step, values: Mapping[str, Any], task: Task | None = None) -> tuple[Said, ...]:
    """Answers as they are read: each question that was answered, in written order."""
    return said_by(task or step.task, values, step.sources(), step.child)


def said_by(task: Task, values: Mapping[str, Any], sources: Sources, child: str) -> tuple[Said, ...]:
    """The answers to a task as they are read; `sources` are the people who can be named in them."""
    people = named(sources)
    return tuple(
        Said(q.ask.replace("{child}", child), in_words(q, values[q.name], people).replace("{child}", child))
        for q in task.form or ()
        if values.get(q.name) not in (None, "", [])
    )


def in_words(question: Field, value: Any, people: Mapping[str, str], otherwise: str = GONE) -> str:
    """An answer in the words of its question; `otherwise` stands for whoever is not among the `people`."""
    known = {**people, **(question.choices or {})}
    if question.answer is Kind.DATE:
        return words.day_words(date.fromisoformat(value))
    if question.answer is Kind.YES_OR_NO:
        return "Yes" if value else "No"
    if isinstance(value, list):
        return "; ".join(dict.fromkeys(known.get(each, otherwise) for each in value))
    if question.answer in (Kind.ONE_OF, Kind.PERSON):
        return known.get(str(value), otherwise)
    return str(value)


def contact_needs(step: Step) -> tuple[tuple[str, str], ...]:
    """The contacts who need an interpreter or large print, with what they need, and court orders.

    Only where contacts are met.
    """
    if not reaches_family(step.task):
        return ()
    said = ((each.name, "; ".join(filter(None, (each.warning, each.needs)))) for each in _contacts(step))
    return tuple((name, needed) for name, needed in said if needed)


def court_orders(step: Step) -> tuple[tuple[str, str], ...]:
    """The contacts about whom there is a court order, with what it means for those who send letters."""
    return tuple((each.name, each.warning) for each in _contacts(step) if each.warning)


def _contacts(step: Step) -> tuple[ContactNamed, ...]:
    sight = step.file.sight
    return contacts_named(sight.session, sight.school_id, step.file.pupil.id, sight.today)
