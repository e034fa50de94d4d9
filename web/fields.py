"""One field class for each kind of answer: how it is read, refused, shown again as it was typed, and stored."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from wtforms import (
    Field,
    FileField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import StopValidation

from engine.answers import years_around
from web import widgets
from web.current import today

LONGEST = {"short": 500, "long": 10_000}
YES_OR_NO = {"yes": True, "no": False}
MANY = 8
"""From how many people on a list is offered as a select rather than as radios."""

Choice = tuple[str, str]


class Given:
    """Refuses an answer that is missing, unless it may be."""

    def __init__(self, sentence: str, *, may_be_blank: bool = False):
        self.sentence, self.may_be_blank = sentence, may_be_blank

    def __call__(self, form: Any, field: Any) -> None:
        if field.is_blank() and self.may_be_blank:
            raise StopValidation
        if field.is_blank():
            raise StopValidation(self.sentence)


_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f]")
"""What a paste can carry along that nobody can read; PostgreSQL stores no NUL."""


def one_line(text: str) -> str:
    """What was sent as one line of text: without line ends and without what nobody can read."""
    return " ".join(_NOT_TEXT.sub("", text).splitlines())


class OneLine(StringField):
    """Short text, on one line whatever was sent: names and addresses end up in the headings of mails.

    `picks` are offered while typing.
    """

    widget = widgets.Text()
    longest = LONGEST["short"]

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = one_line(valuelist[0]) if valuelist else None

    def __init__(self, *args: Any, picks: Sequence[str] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.picks = tuple(picks)

    def is_blank(self) -> bool:
        return not (self.data or "").strip()

    def pre_validate(self, form: Any) -> None:
        if len(self.data or "") > self.longest:
            raise StopValidation(f"This must be {self.longest:,} characters or fewer")

    def answer(self) -> Any:
        return (self.data or "").strip() or None

    @staticmethod
    def shown(value: Any) -> Any:
        return value


class Lines(TextAreaField):
    """Long text. `picks` stand below it, to tick: each that is ticked becomes a line of the text, once."""

    widget = widgets.LongText()
    longest = LONGEST["long"]

    def __init__(self, *args: Any, picks: Sequence[str] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.picks = tuple(picks)

    def process_formdata(self, valuelist: list[Any]) -> None:
        if not valuelist:
            self.data = None
            return
        typed = _NOT_TEXT.sub("", valuelist[0])
        ticked = [pick for pick in valuelist[1:] if pick in self.picks and pick not in typed]
        self.data = "\n".join([typed.rstrip(), *ticked]).lstrip("\n") if ticked else typed

    is_blank = OneLine.is_blank
    pre_validate = OneLine.pre_validate
    answer = OneLine.answer
    shown = staticmethod(OneLine.shown)


class NumberField(OneLine):
    """A number: whole, or with a decimal point."""

    def pre_validate(self, form: Any) -> None:
        if not self.is_blank() and self.answer() is None:
            raise StopValidation("This must be a number, like 12")

    def answer(self) -> Any:
        text = (self.data or "").replace(",", "").strip()
        if not re.fullmatch(r"-?\d{1,9}(\.\d{1,6})?", text, re.ASCII):
            return None
        return float(text) if "." in text else int(text)

    @staticmethod
    def shown(value: Any) -> Any:
        return None if value is None else str(value)


def whole(text: str, otherwise: int = 0) -> int:
    """A whole number of up to nine digits, as a hidden field or an address carries it; `otherwise` for anything else.

    More digits fit neither Python’s conversion nor a database’s column, and no version or place needs them.
    """
    return int(text) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else otherwise


MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}


class DayField(Field):
    """A date in three parts. The month may be written in letters."""

    widget = widgets.Day()
    data: date | None

    def _value(self) -> str:
        return ""

    @property
    def first_input(self) -> str:
        """Where an error leads: the group itself cannot take the focus."""
        return f"{self.id}-day"

    @property
    def day(self) -> date:
        """The date of a form that was accepted; ValueError where there is none."""
        if self.data is None:
            raise ValueError(f"{self.name} is blank")
        return self.data

    def _parts(self) -> tuple[str, str, str]:
        day, month, year = [*(str(part).strip() for part in self.raw_data or ()), "", "", ""][:3]
        return day, month, year

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = None

    def is_blank(self) -> bool:
        return not any(self._parts()) if self.raw_data is not None else self.data is None

    def pre_validate(self, form: Any) -> None:
        if self.is_blank():
            return
        day, month, year = self._parts()
        lacking = [name for name, part in (("day", day), ("month", month), ("year", year)) if not part]
        if lacking:
            raise StopValidation(f"The date must include a {' and a '.join(lacking)}")
        if not re.fullmatch(r"\d{4}", year, re.ASCII):
            raise StopValidation("The year must have 4 numbers, like 2026")
        first, last = years_around(today())
        if not first <= int(year) <= last:
            raise StopValidation(f"The year must be from {first} to {last}")
        try:
            self.data = date(int(year), _month(month), int(day))
        except ValueError:
            raise StopValidation("The date must be a real date, like 12 11 2026") from None

    def answer(self) -> Any:
        return self.data.isoformat() if self.data else None

    @staticmethod
    def shown(value: Any) -> Any:
        return date.fromisoformat(value) if value else None


def _month(text: str) -> int:
    return MONTHS.get(text[:3].lower()) or int(text)


class _Choosing:
    """What the fields with a list of answers have in common."""

    data: Any
    choices: Any

    def is_blank(self) -> bool:
        return not self.data

    def pre_validate(self, form: Any) -> None:
        listed = {choice.value for choice in self.choices}
        chosen = self.data if isinstance(self.data, list) else [self.data or ""]
        if not self.is_blank() and not listed.issuperset(chosen):
            raise StopValidation("Choose from the answers that are listed")

    def answer(self) -> Any:
        return self.data or None

    @staticmethod
    def shown(value: Any) -> Any:
        return value


class OneOf(_Choosing, RadioField):
    """One answer of a few."""

    widget = widgets.Radios()


class YesOrNo(OneOf):
    """Yes or no, stored as true or false."""

    def answer(self) -> Any:
        return YES_OR_NO.get(self.data)

    @staticmethod
    def shown(value: Any) -> Any:
        return None if value is None else "yes" if value else "no"


class OneOfMany(_Choosing, SelectField):
    """One answer of a long list."""

    widget = widgets.Select()


class SeveralOf(_Choosing, SelectMultipleField):
    """Several answers; the one called `alone` cannot stand with others, those `folded` are seldom chosen."""

    widget = widgets.Checkboxes()

    def __init__(self, *args: Any, alone: str | None = None, folded: Collection[str] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.alone, self.folded = alone, folded

    def pre_validate(self, form: Any) -> None:
        super().pre_validate(form)
        if self.alone in (self.data or ()) and len(self.data or ()) > 1:
            words = next(choice.label for choice in self.choices if choice.value == self.alone)
            raise StopValidation(f"Select either “{words}” or the others")

    def answer(self) -> Any:
        return list(self.data or ())


def offered(choices: Mapping[Any, str] | Sequence[Choice]) -> list[SelectChoice]:
    """Choices as WTForms takes them from 3.4 on."""
    pairs = choices.items() if isinstance(choices, Mapping) else choices
    return [SelectChoice(value, label) for value, label in pairs]


class EmailField(OneLine):
    """An e-mail address, looked at only so far that a slip of the finger is seen."""

    def pre_validate(self, form: Any) -> None:
        super().pre_validate(form)
        if not self.is_blank() and not re.fullmatch(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+", (self.data or "").strip()):
            raise StopValidation("Enter an e-mail address in the correct format, like name@example.org")


class Upload(FileField):
    """A file to bring in. A browser forgets it with every refusal, so it has to be chosen again."""

    widget = widgets.File()

    def is_blank(self) -> bool:
        return not getattr(self.data, "filename", "")


class Secret(PasswordField):
    """A password. It is taken exactly as typed, and never sent back."""

    widget = widgets.Password()

    def is_blank(self) -> bool:
        return not self.data
