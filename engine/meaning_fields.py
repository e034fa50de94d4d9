"""Fields: few enough, each named once, and each with the choices that its kind of answer needs."""

from collections.abc import Iterator, Sequence

from engine.asking import Field
from engine.draft import Draft
from engine.faults import Faults, did_you_mean
from engine.places import Places
from engine.terms import Kind

MOST_FIELDS = 5
CHOSEN = (Kind.ONE_OF, Kind.SEVERAL_OF)
TEXTS = (Kind.SHORT_TEXT, Kind.LONG_TEXT)


def check_fields(draft: Draft) -> None:
    """Add what is wrong with the fields of every form, and of what moves ask."""
    for form in _forms(draft):
        check_form(form, draft.places, draft.faults)
    for move in draft.workflow.moves:
        check_questions(move.asks, draft.places, draft.faults)
        _refuse_leading(draft, move.asks)
    if draft.workflow.carried_in is not None:
        _refuse_leading(draft, draft.workflow.carried_in.form)


def _forms(draft: Draft) -> Iterator[Sequence[Field]]:
    """The forms that stand in this file, those used in several places once."""
    yield from draft.workflow.forms.values()
    if draft.workflow.carried_in is not None:
        yield draft.workflow.carried_in.form
    named = {id(form) for form in draft.workflow.forms.values()}
    for task in draft.workflow.tasks:
        if task.form and id(task.form) not in named and draft.places.knows(task.form[0]):
            yield task.form


def check_form(form: Sequence[Field], places: Places, faults: Faults) -> None:
    """Add what is wrong with one form."""
    for field in form[MOST_FIELDS:]:
        faults.add(places.at(field), "a form asks at most five questions: this is one too many")
    check_questions(form, places, faults)


def check_questions(fields: Sequence[Field], places: Places, faults: Faults) -> None:
    """Add what is wrong with questions that are asked together."""
    seen: set[str] = set()
    for field in fields:
        if field.name and field.name in seen:
            faults.add(places.at(field, "field"), f"there is another field called '{field.name}' here")
        seen.add(field.name)
        for key, word, what in _wrong_with(field, places):
            faults.add(places.at(field, key, word), what)


def _wrong_with(field: Field, places: Places) -> Iterator[tuple[str, str, str]]:
    """The key, the word within it, and what is wrong."""
    if not places.whole(field, "answer", "choices", "from"):
        return
    if field.choices is not None and field.source:
        yield "choices", "", "a question has choices or 'from', not both"
    yield from _wrong_choices(field)
    yield from _wrong_alone(field)
    yield from _wrong_leads_to(field)
    begins = field.begins_as
    if begins and (begins.today or begins.ahead) and field.answer is not Kind.DATE:
        yield "begins_as", "", f"'{begins}' is a date, and the answer here is {field.answer}"


def _wrong_choices(field: Field) -> Iterator[tuple[str, str, str]]:
    kind, chosen = field.answer, field.answer in CHOSEN
    if chosen and field.choices is None and not field.source:
        yield "answer", "", f"{kind} needs 'choices', or 'from'"
    if kind is Kind.PERSON and not field.source:
        yield "answer", "", "person needs 'from', which says who can be named"
    if not chosen and field.choices is not None:
        yield "choices", "", f"{kind} has no choices; one of, or several of, has"
    if not chosen and kind is not Kind.PERSON and kind not in TEXTS and field.source:
        yield "from", "", f"{kind} is not chosen 'from' anything"


def _wrong_alone(field: Field) -> Iterator[tuple[str, str, str]]:
    if field.alone is None:
        return
    if field.answer is not Kind.SEVERAL_OF:
        yield "alone", "", "'alone' needs an answer of several of"
    elif field.choices is None or field.alone not in field.choices:
        yield "alone", "", f"no choice is called '{field.alone}'{did_you_mean(field.alone, field.choices or ())}"


def _wrong_leads_to(field: Field) -> Iterator[tuple[str, str, str]]:
    if field.leads_to is None:
        return
    if field.answer is not Kind.ONE_OF or field.choices is None:
        yield "leads_to", "", "'leads_to' needs an answer of one of, with choices"
        return
    for choice in field.leads_to:
        if choice not in field.choices:
            yield "leads_to", choice, f"no choice is called '{choice}'{did_you_mean(choice, field.choices)}"


def _refuse_leading(draft: Draft, fields: Sequence[Field]) -> None:
    for field in fields:
        if field.leads_to is not None:
            draft.refuse(field, "only the answers of a task lead to a move", key="leads_to")
