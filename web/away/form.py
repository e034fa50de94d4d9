"""What is asked about another place, a part-time timetable, and a suspension."""

from typing import Any

from web.fields import DayField, Given, NumberField, OneLine, OneOf, SeveralOf, offered
from web.forms import PlainForm, asked
from workflows.support.away_records import PupilElsewhere
from workflows.support.away_seen import PART_TIME, PLACES
from workflows.support.elsewhere import ElsewhereWords

OPTIONAL = [Given("", may_be_blank=True)]
AGREED = "Who of the family agreed to it?"


def _line(label: str, hint: str) -> Any:
    return OneLine(f"{label} (optional)", OPTIONAL, render_kw=asked(f"{label} (optional)", hint=hint))


def _day(label: str, sentence: str, hint: str = "") -> Any:
    return DayField(label, [Given(sentence)], render_kw=asked(label, legend=True, hint=hint))


def _day_or_none(label: str, hint: str) -> Any:
    shown = f"{label} (optional)"
    return DayField(shown, OPTIONAL, render_kw=asked(shown, legend=True, hint=hint))


class PlaceForm(PlainForm):
    """Another school, alternative provision or hospital teaching."""

    place = OneLine("What is the place called?", [Given("Enter what the place is called")],
                    render_kw=asked("What is the place called?"))  # fmt: skip
    kind = OneOf(
        "What is it?",
        [Given("Select what it is")],
        choices=offered(PLACES),
        validate_choice=False,
        render_kw=asked("What is it?", legend=True),
    )
    from_on = _day("From when?", "Enter the first day there")
    to_on = _day_or_none("Until when?", "Leave it blank where that is not known.")
    known_on = _day(
        "When did this school learn of it?",
        "Enter when this school learned of it",
        "The time for sending a copy of the record to a second school is counted from this day.",
    )
    days = _line("When is the child there?", "Tuesdays and Thursdays, every morning")
    whom = _line("Who is to be told there?", "Their SENCO, and how they are reached")
    agreed_by = SeveralOf(f"{AGREED} (optional)", OPTIONAL, render_kw=asked(f"{AGREED} (optional)", legend=True))

    def said(self) -> ElsewhereWords:
        """What the form says."""
        return ElsewhereWords(
            kind=self.kind.answer(),
            from_on=self.from_on.day,
            to_on=self.to_on.data,
            place=self.place.answer(),
            days=self.days.answer() or "",
            whom=self.whom.answer() or "",
            agreed_by=tuple(self.agreed_by.answer()),
            known_on=self.known_on.day,
        )


class TimetableForm(PlainForm):
    """A part-time timetable at this school: it has an end, an agreement, and a day to look at it again."""

    days = OneLine("When is the child here?", [Given("Enter when the child is here")],
                   render_kw=asked("When is the child here?", hint="Mornings only, until 11.30"))  # fmt: skip
    from_on = _day("From when?", "Enter the first day")
    to_on = _day("Until when?", "Enter the last day: a part-time timetable is short")
    look_again_on = _day(
        "When do you look at it again?", "Enter when you look at it again", "The SENCO is reminded of this day."
    )
    agreed_by = SeveralOf(AGREED, [Given("Select who of the family agreed")], render_kw=asked(AGREED, legend=True))

    def said(self) -> ElsewhereWords:
        """What the form says."""
        return ElsewhereWords(
            kind=PART_TIME,
            from_on=self.from_on.day,
            to_on=self.to_on.day,
            days=self.days.answer(),
            agreed_by=tuple(self.agreed_by.answer()),
            look_again_on=self.look_again_on.day,
        )


class SuspensionForm(PlainForm):
    """A suspension: no reason is asked, since none is needed here."""

    first_on = _day("From which day?", "Enter the first day")
    school_days = NumberField(
        "For how many school days?",
        [Given("Enter for how many school days")],
        render_kw=asked(
            "For how many school days?",
            hint="A part of a day counts as one.",
            classes="govuk-input--width-2",
            inputmode="numeric",
        ),
    )


def form_of(row: PupilElsewhere) -> PlaceForm | TimetableForm:
    """What this request sends, or what is kept of a row."""
    kept = {"from_on": row.from_on, "to_on": row.to_on, "days": row.days, "agreed_by": row.agreed_by.split()}
    if row.kind == PART_TIME:
        return TimetableForm.here(**kept, look_again_on=row.look_again_on)
    more = {"kind": row.kind, "place": row.place, "whom": row.whom, "known_on": row.known_on}
    return PlaceForm.here(**kept, **more)
