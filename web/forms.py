"""Forms: one built from the questions of a definition, and the base for those that we write by hand.

Both keep all that was typed when they are refused, and answer 422 then (`web.fragments.page`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Self

from flask import request
from wtforms import Form
from wtforms.form import BaseForm
from wtforms.meta import DefaultMeta

from engine.asking import Field
from engine.errors import AnswersRefused
from engine.terms import Kind
from web import fields
from web.fields import Choice, Given, offered
from web.refusals import missing
from web.widgets import with_lines

Unbound = Any
"""A field of WTForms that belongs to no form yet; its stubs and its code disagree about the type."""
Sources = Mapping[str, Sequence[Choice]]
OPTIONAL = " (optional)"
NOT_CHOSEN, NONE_CHOSEN = "Choose a name", "Choose"
INLINE, SMALL = "govuk-radios--inline", "govuk-radios--small govuk-checkboxes--small"
STAFF, NEAR = "staff", "near"
"""Everybody who works at the school, and those of them who have to do with the child."""
FEW = 4
WIDE_ROWS, FEW_ROWS = 5, 2


def was_posted() -> bool:
    """Whether this request sends a form."""
    return request.method == "POST"


def begun_today(questions: Iterable[Field], today: date) -> dict[str, str]:
    """What stands in the questions that begin as today, in the engine's shape."""
    return {each.name: today.isoformat() for each in questions if each.begins_as and each.begins_as.today}


class Answerable:
    """What every form here can do beside WTForms' own."""

    def accepted(self) -> bool:
        """Whether this request sends the form and every answer fits."""
        return was_posted() and self.validate()  # type: ignore[attr-defined]

    def takes(self, verb: Callable[[], object]) -> bool:
        """Do what the form is for; False where that was refused, and the form now says what does not fit."""
        try:
            verb()
        except AnswersRefused as refused:
            self.refuse(refused.faults)
            return False
        return True

    def refuse(self, faults: Mapping[str, str]) -> Self:
        """Lay faults found elsewhere on the fields that they name."""
        for name, sentence in faults.items():
            field = self._fields.get(name)  # type: ignore[attr-defined]
            if field is not None:
                field.errors = [*field.errors, sentence]
        return self


def _offers_nobody(question: Field, sources: Sources) -> bool:
    """Whether a question may be left blank, and there is nobody to choose: then it is not asked at all."""
    chosen = question.answer in (Kind.PERSON, Kind.ONE_OF, Kind.SEVERAL_OF) and not question.choices
    known = bool(question.source) and all(name in sources for name in question.source)
    return question.may_be_blank and chosen and known and not any(sources[name] for name in question.source)


class PlainForm(Answerable, Form):
    """A form written by hand, of the field classes in `web.fields`."""

    @classmethod
    def here(cls, **values: Any) -> Self:
        """What this request sends; else the form filled with `values`."""
        return cls(request.form) if was_posted() else cls(data=values)


class AnswersForm(Answerable, BaseForm):
    """The questions of a task or a move as a form.

    `sources` holds, for each source that a question may name (contacts, child, staff …), its people or things as pairs
    of stored value and words. `child` is the name for `{child}`. `beside` maps fields to what is known already. `size`
    is that of the questions, in GOV.UK’s letters. `prefix` stands before the names of the fields where a page has
    several such forms, and `compact` makes them take less room there.
    """

    def __init__(
        self,
        questions: Iterable[Field],
        *,
        sources: Sources | None = None,
        child: str = "this child",
        beside: Mapping[str, str] | None = None,
        size: str = "m",
        prefix: str = "",
        compact: bool = False,
    ):
        self.questions = tuple(each for each in questions if not _offers_nobody(each, sources or {}))
        about = _About(sources or {}, child, beside or {}, size, compact)
        super().__init__([(each.name, about.asked(each)) for each in self.questions], prefix, meta=DefaultMeta())
        self.process(None)

    def here(self, values: Mapping[str, Any] | None = None) -> Self:
        """Read what this request sends; else show `values`."""
        if was_posted():
            self.process(request.form)
            return self
        return self.filled(values or {})

    def filled(self, values: Mapping[str, Any]) -> Self:
        """Show `values`, in the engine's shape."""
        shown = {name: self._shown(name, value) for name, value in values.items() if name in self._fields}
        self.process(None, data=shown)
        return self

    def values(self) -> dict[str, Any]:
        """The answers in the engine's shape: text, ISO date, true or false, number, a name, or a list of names."""
        return {each.name: self._fields[each.name].answer() for each in self.questions}  # type: ignore[attr-defined]

    def typed(self) -> dict[str, Any]:
        """The answers that can be kept as a draft: those that fit, whatever the others are."""
        self.validate()
        return {name: value for name, value in self.values().items() if not self._fields[name].errors}

    def _shown(self, name: str, value: Any) -> Any:
        return self._fields[name].shown(value)  # type: ignore[attr-defined]


class _About:
    """Makes one field of each question, for one child."""

    def __init__(self, sources: Sources, child: str, beside: Mapping[str, str], size: str, compact: bool):
        self.sources, self.child, self.beside, self.size, self.compact = sources, child, beside, size, compact

    def asked(self, question: Field) -> Unbound:
        """The field for one question, not yet bound to a form."""
        build = {
            Kind.SHORT_TEXT: self._one_line,
            Kind.LONG_TEXT: self._lines,
            Kind.NUMBER: self._number,
            Kind.DATE: self._day,
            Kind.YES_OR_NO: self._yes_or_no,
            Kind.ONE_OF: self._one_of,
            Kind.PERSON: self._person,
            Kind.SEVERAL_OF: self._several_of,
        }[question.answer]
        return build(question)

    def _one_line(self, question: Field) -> Unbound:
        picks = [words for _, words in self._choices(question)]
        return self._made(fields.OneLine, question, picks=picks)

    def _lines(self, question: Field) -> Unbound:
        picks = [words for _, words in self._choices(question)]
        return self._made(fields.Lines, question, more={"rows": WIDE_ROWS}, picks=picks)

    def _number(self, question: Field) -> Unbound:
        return self._made(
            fields.NumberField, question, more={"classes": "govuk-input--width-5", "inputmode": "decimal"}
        )

    def _day(self, question: Field) -> Unbound:
        return self._made(fields.DayField, question, legend=True)

    def _yes_or_no(self, question: Field) -> Unbound:
        return self._chosen(fields.YesOrNo, question, [("yes", "Yes"), ("no", "No")], inline=True)

    def _one_of(self, question: Field) -> Unbound:
        choices = self._choices(question)
        if self.compact and len(choices) > fields.MANY:
            return self._listed(question, choices, NONE_CHOSEN)
        return self._chosen(fields.OneOf, question, choices, inline=self.compact and len(choices) <= FEW)

    def _person(self, question: Field) -> Unbound:
        people = self._choices(question)
        if len(people) <= fields.MANY:
            return self._chosen(fields.OneOf, question, people)
        return self._listed(question, people, NOT_CHOSEN)

    def _listed(self, question: Field, choices: list[Choice], first: str) -> Unbound:
        """A long list, as a select that begins with nothing chosen."""
        return self._made(fields.OneOfMany, question, choices=offered([("", first), *choices]), validate_choice=False)

    def _several_of(self, question: Field) -> Unbound:
        choices = self._choices(question)
        near = {value for value, _ in self.sources.get(NEAR, ())}
        folded = {value for value, _ in self.sources.get(STAFF, ()) if value not in near}
        is_long = STAFF in question.source and fields.MANY < len(choices) != len(folded)
        return self._chosen(fields.SeveralOf, question, choices, alone=question.alone, folded=folded if is_long else ())

    def _choices(self, question: Field) -> list[Choice]:
        listed = [(name, self._said(words)) for name, words in (question.choices or {}).items()]
        found = (pair for source in question.source for pair in self.sources.get(source, ()))
        return list(dict.fromkeys((*listed, *found)))

    def _chosen(
        self, field: type[Any], question: Field, choices: list[Choice], *, inline: bool = False, **more: Any
    ) -> Unbound:
        classes = (INLINE if inline else "", SMALL if self.compact else "")
        look = {"classes": " ".join(filter(None, classes))} if any(classes) else {}
        return self._made(
            field, question, legend=True, more=look, choices=offered(choices), validate_choice=False, **more
        )

    def _made(
        self,
        field: type[Any],
        question: Field,
        *,
        legend: bool = False,
        more: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> Unbound:
        label = self._said(question.ask) + (OPTIONAL if question.may_be_blank else "")
        sentence = missing(self._said(question.ask), question.answer, self.child)
        params = {**labelled(label, legend=legend, size=self.size), **(more or {}), **self._hint(question)}
        made: Unbound = field(
            label,
            validators=[Given(sentence, may_be_blank=question.may_be_blank)],
            render_kw={"params": params},
            **options,
        )
        return made

    def _hint(self, question: Field) -> dict[str, Any]:
        text, known = self._said(question.hint or ""), self.beside.get(question.name, "")
        if known:
            return {"hint": {"html": with_lines(text, known)}}
        return {"hint": {"text": text}} if text else {}

    def _said(self, text: str) -> str:
        """The text with the child's name in its one hole."""
        return text.replace("{child}", self.child)


def labelled(label: str, *, legend: bool, size: str = "s") -> dict[str, Any]:
    """A label, or the legend of a group, in one of GOV.UK's sizes."""
    if legend:
        return {"fieldset": {"legend": {"text": label, "classes": f"govuk-fieldset__legend--{size}"}}}
    return {"label": {"text": label, "classes": f"govuk-label--{size}"}}


def asked(label: str, *, hint: str = "", legend: bool = False, size: str = "s", **params: Any) -> dict[str, Any]:
    """How a field written by hand looks where `question` cannot ask it: `OneLine("Name", render_kw=asked("Name"))`."""
    return {
        "params": {**labelled(label, legend=legend, size=size), **({"hint": {"text": hint}} if hint else {}), **params}
    }


def question(
    field: type[Any],
    ask: str,
    missing: str = "",
    *,
    choices: Mapping[Any, str] | Sequence[Choice] | None = None,
    **look: Any,
) -> Unbound:
    """One question of a form written by hand: `question(OneLine, "Name", "Enter your name")`.

    `missing` is what is said where it is left blank; without it, it may be, and says so. `look` is as in `asked`.
    """
    label = ask if missing else ask + OPTIONAL
    is_group = issubclass(field, (fields.DayField, fields.OneOf, fields.SeveralOf))
    more = {} if choices is None else {"choices": offered(choices), "validate_choice": False}
    made: Unbound = field(
        label,
        [Given(missing, may_be_blank=not missing)],
        render_kw=asked(label, legend=is_group, **look),
        **more,
    )
    return made


def error_list(form: Any) -> list[dict[str, str]]:
    """The refusals of a form for the summary at the top, each leading to an input that can take the focus."""
    return [
        {"text": field.errors[0], "href": f"#{getattr(field, 'first_input', field.id)}"}
        for field in (form or ())
        if field.errors
    ]
