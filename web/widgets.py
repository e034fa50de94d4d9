"""GOV.UK's widgets for WTForms, with what govuk-frontend-wtf 3.2.0 leaves undone put right.

No empty hint with an `aria-describedby` that leads to it; a date whose parts are missing is shown, not a failure; a
checkbox that stands alone is exclusive.
"""

from collections.abc import Sequence
from typing import Any

from govuk_frontend_wtf import wtforms_widgets as govuk
from markupsafe import Markup, escape

DATE_PARTS = 3
MORE_PEOPLE = "Somebody else from school"


class Tidy:
    """Takes out a hint that says nothing. Stands before the widget's own class."""

    def map_gov_params(self, field: Any, **kwargs: Any) -> dict[str, Any]:
        params: dict[str, Any] = super().map_gov_params(field, **kwargs)  # type: ignore[misc]
        hint = params.get("hint") or {}
        if not hint.get("text") and not hint.get("html"):
            params.pop("hint", None)
        return params


_TYPED = Markup('<div class="app-typed" data-typed="{}"></div>')


def _on_paper(field: Any) -> Markup:
    """What stands in a field, for print, where nobody can scroll it; as an attribute, so that it is read out once."""
    return _TYPED.format(field._value())


class Text(Tidy, govuk.GovTextInput):
    """One line. A field with `picks` offers them while typing, and takes anything else too."""

    def __call__(self, field: Any, **kwargs: Any) -> Markup:
        picks = getattr(field, "picks", ())
        if not picks:
            plain: Markup = super().__call__(field, **kwargs)
            return plain + _on_paper(field)
        name = f"{field.id}-picks"
        options = Markup().join(Markup('<option value="{}"></option>').format(pick) for pick in picks)
        shown: Markup = super().__call__(field, list=name, **kwargs)
        return shown + _on_paper(field) + Markup('<datalist id="{}">{}</datalist>').format(name, options)


class LongText(Tidy, govuk.GovTextArea):
    """Several lines. A field with `picks` has them below, to tick: they become lines of the text when it is sent."""

    def __call__(self, field: Any, **kwargs: Any) -> Markup:
        shown: Markup = super().__call__(field, **kwargs) + _on_paper(field)
        picks = getattr(field, "picks", ())
        return shown + _to_tick(field, picks) if picks else shown


_BELOW = Markup(
    '<details class="govuk-details app-picks-below"{open}>'
    '<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{says}</span></summary>'
    '<div class="govuk-details__text"><fieldset class="govuk-fieldset">'
    '<legend class="govuk-fieldset__legend govuk-visually-hidden">{legend}</legend>'
    '<div class="govuk-checkboxes govuk-checkboxes--small">{items}</div></fieldset></div></details>'
)
_BOX = Markup(
    '<div class="govuk-checkboxes__item">'
    '<input class="govuk-checkboxes__input" id="{id}" name="{name}" type="checkbox" value="{value}"{checked}>'
    '<label class="govuk-label govuk-checkboxes__label" for="{id}">{words}</label></div>'
)
_CHECKED, _OPEN = Markup(" checked"), Markup(" open")


def _to_tick(field: Any, picks: tuple[str, ...]) -> Markup:
    """The picks that are not in the text yet, each with its box."""
    left = [pick for pick in picks if pick not in (field.data or "")]
    items = (
        _BOX.format(id=f"{field.id}-pick-{n}", name=field.name, value=pick, words=pick, checked="")
        for n, pick in enumerate(left, 1)
    )
    says, legend = "Pick from the school’s own list", "The school’s own list"
    return _BELOW.format(says=says, legend=legend, items=Markup().join(items), open="") if left else Markup()


def _folded(field: Any, left: Sequence[Any]) -> Markup:
    """The boxes that are seldom ticked, one after another behind one press."""
    items = Markup().join(
        _BOX.format(
            id=f"{field.id}-more-{n}", name=field.name, value=each.data, words=each.label.text,
            checked=_CHECKED if each.checked else "",
        )
        for n, each in enumerate(left, 1)
    )  # fmt: skip
    is_open = _OPEN if any(each.checked for each in left) else ""
    legend = f"{field.label.text} {MORE_PEOPLE}"
    return _BELOW.format(says=MORE_PEOPLE, legend=legend, items=items, open=is_open)


class Password(Tidy, govuk.GovPasswordInput):
    """A password, with a button that shows it. What was typed is never sent back."""


class File(Tidy, govuk.GovFileInput):
    """A file to bring in."""


class Radios(Tidy, govuk.GovRadioInput):
    """One answer of a few."""


class Select(Tidy, govuk.GovSelect):
    """One answer of many."""


class Checkboxes(Tidy, govuk.GovCheckboxesInput):
    """Several answers. The one named in `field.alone` empties the others, and they it; those in `field.folded` stand
    behind one press below the others, which is open where one of them is ticked."""

    def __call__(self, field: Any, **kwargs: Any) -> Markup:
        shown: Markup = super().__call__(field, **kwargs)
        left = [each for each in field if each.data in field.folded]
        return shown + _folded(field, left) if left else shown

    def map_gov_params(self, field: Any, **kwargs: Any) -> dict[str, Any]:
        params = super().map_gov_params(field, **kwargs)
        alone = getattr(field, "alone", None)
        listed = [item for item in params["items"] if item["value"] not in field.folded]
        others = [item for item in listed if item["value"] != alone]
        exclusive = [{**item, "behaviour": "exclusive"} for item in listed if item["value"] == alone]
        params["items"] = [*others, {"divider": "or"}, *exclusive] if exclusive and others else others + exclusive
        return params


class Day(Tidy, govuk.GovDateInput):
    """Day, month and year. A press that lacks the parts (any forged one can) shows as empty."""

    def map_gov_params(self, field: Any, **kwargs: Any) -> dict[str, Any]:
        if field.raw_data is not None:
            field.raw_data = [*field.raw_data, *[""] * DATE_PARTS][:DATE_PARTS]
        params = super().map_gov_params(field, **kwargs)
        params["id"] = field.id
        return params


def with_lines(text: str, lines: str) -> Markup:
    """A hint and, beneath it, what is known already about the question."""
    first = Markup("{}").format(text) if text else Markup()
    known = Markup("<br>").join(escape(line) for line in lines.splitlines())
    return first + Markup('<span class="app-beside">{}</span>').format(known)
