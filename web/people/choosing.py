"""Choosing people for several things on one page: a form with one list of names for each."""

from collections.abc import Mapping
from uuid import UUID

from flask import request
from wtforms.form import BaseForm
from wtforms.meta import DefaultMeta

from web import current
from web.fields import OneOfMany, offered
from web.forms import Answerable, Unbound, asked, was_posted
from workflows.school import people


class WhoForm(Answerable, BaseForm):
    """For each thing, by its name: what it is called on the page, a hint, and what a blank choice says."""

    def __init__(self, things: Mapping[str, tuple[str, str, str]], names: list[tuple[str, str]]):
        fields: dict[str, Unbound] = {
            name: OneOfMany(
                label, choices=offered([("", blank), *names]), validate_choice=False, render_kw=asked(label, hint=hint)
            )
            for name, (label, hint, blank) in things.items()
        }
        super().__init__(fields, meta=DefaultMeta())
        self.process(request.form if was_posted() else None)

    def chosen(self) -> dict[str, UUID]:
        """Who was chosen for what."""
        answers = {name: field.answer() for name, field in self._fields.items()}  # type: ignore[attr-defined]
        return {name: UUID(answer) for name, answer in answers.items() if answer}


def colleagues_but(person_id: UUID | None = None) -> list[tuple[str, str]]:
    """Everybody who works here, but one: as a list to choose from."""
    with current.reading() as session:
        everybody = people.colleagues(session, current.scope().school_id, current.today())
    return [(str(each.id), each.name) for each in everybody if not each.has_left and each.id != person_id]
