"""What is asked about another place, a part-time timetable, and a suspension."""

from web.fields import DayField, NumberField, OneLine, OneOf, SeveralOf
from web.forms import PlainForm, question
from workflows.support.away_records import PupilElsewhere
from workflows.support.away_seen import PART_TIME, PLACES
from workflows.support.elsewhere import ElsewhereWords

AGREED = "Who of the family agreed to it?"


class PlaceForm(PlainForm):
    """Another school, alternative provision or hospital teaching."""

    place = question(OneLine, "What is the place called?", "Enter what the place is called")
    kind = question(OneOf, "What is it?", "Select what it is", choices=PLACES)
    from_on = question(DayField, "From when?", "Enter the first day there")
    to_on = question(DayField, "Until when?", hint="Leave it blank where that is not known.")
    known_on = question(
        DayField,
        "When did this school learn of it?",
        "Enter when this school learned of it",
        hint="The time for sending a copy of the record to a second school is counted from this day.",
    )
    days = question(OneLine, "When is the child there?", hint="Tuesdays and Thursdays, every morning")
    whom = question(OneLine, "Who is to be told there?", hint="Their SENCO, and how they are reached")
    record_sent_on = question(
        DayField,
        "When did a copy of the record go there?",
        hint="For a second school where the child is registered too, and this school leads.",
    )
    agreed_by = question(SeveralOf, AGREED)

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
            record_sent_on=self.record_sent_on.data,
        )


class TimetableForm(PlainForm):
    """A part-time timetable at this school: it has an end, an agreement, and a day to look at it again."""

    days = question(
        OneLine, "When is the child here?", "Enter when the child is here", hint="Mornings only, until 11.30"
    )
    from_on = question(DayField, "From when?", "Enter the first day")
    to_on = question(DayField, "Until when?", "Enter the last day: a part-time timetable is short")
    look_again_on = question(
        DayField,
        "When do you look at it again?",
        "Enter when you look at it again",
        hint="The SENCO is reminded of this day.",
    )
    agreed_by = question(SeveralOf, AGREED, "Select who of the family agreed")

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

    first_on = question(DayField, "From which day?", "Enter the first day")
    school_days = question(
        NumberField,
        "For how many school days?",
        "Enter for how many school days",
        hint="A part of a day counts as one.",
        classes="govuk-input--width-2",
        inputmode="numeric",
    )


def form_of(row: PupilElsewhere) -> PlaceForm | TimetableForm:
    """What this request sends, or what is kept of a row."""
    kept = {"from_on": row.from_on, "to_on": row.to_on, "days": row.days, "agreed_by": row.agreed_by.split()}
    if row.kind == PART_TIME:
        return TimetableForm.here(**kept, look_again_on=row.look_again_on)
    more = {"kind": row.kind, "place": row.place, "whom": row.whom, "known_on": row.known_on}
    more["record_sent_on"] = row.record_sent_on
    return PlaceForm.here(**kept, **more)
