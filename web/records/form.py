"""The forms of a request for a record: who asked and when, to whom it was given, and what is decided of each line."""

from collections.abc import Mapping, Sequence

from flask import request

from web.fields import DayField, Given, Lines, OneOf, YesOrNo, offered
from web.forms import PlainForm, asked, question
from web.pupils.files import File
from workflows.school import record_requests as requests
from workflows.school.record_requests import CHILD, HARM, IN, LEFT_OUT

KEPT = {IN: "Stays in", **{name: f"Left out: {words}" for name, words in LEFT_OUT.items()}}
WISHES = "Do they wish it to go to this person?"


class AskedForm(PlainForm):
    """Who asked, on which day, and in which way."""

    asked_by = question(OneOf, "Who has asked?", "Select who has asked", choices={})
    asked_on = question(
        DayField,
        "On which day?",
        "Enter the day on which they asked",
        hint="The time runs from this day, however they asked.",
    )
    how = question(
        OneOf, "How?", "Select how they asked", choices=requests.WAYS, hint="It counts spoken as well as written."
    )

    def offering(self, people: Mapping[str, str]) -> "AskedForm":
        """The form with those who may ask."""
        self.asked_by.choices = offered(people)
        return self

    def said(self) -> requests.Asked:
        """What the form says."""
        return requests.Asked(self.asked_by.answer(), self.asked_on.day, self.how.answer())


class GivenForm(PlainForm):
    """To whom the record was given, on which day, and in which way; and whether a young person wishes it."""

    given_to = question(OneOf, "To whom was it given?", "Select to whom it was given", choices={})
    wishes = YesOrNo(
        WISHES,
        [Given("Select whether they wish it", may_be_blank=True)],
        choices=offered({"yes": "Yes", "no": "No"}),
        validate_choice=False,
        render_kw=asked(WISHES, legend=True, hint="Only asked where it goes to a parent or another adult."),
    )
    given_on = question(DayField, "On which day?", "Enter the day on which it was given")
    how = question(OneOf, "How?", "Select how it was given", choices=requests.GIVEN)

    def fits(self, file: File, people: Mapping[str, str]) -> bool:
        """Whether the form is sent, and a young person’s own wish is known where it goes to somebody else."""
        self.given_to.choices = offered(people)
        decides = file.pupil.decides_on(file.sight.today)
        if not decides:
            del self.wishes
        if not self.accepted():
            return False
        if decides and self.given_to.answer() != CHILD and self.wishes.answer() is not True:
            self.refuse({"wishes": f"It goes to {file.pupil.called} alone, unless they wish something else"})
            return False
        return True

    def said(self) -> requests.Given:
        """What the form says."""
        return requests.Given(self.given_to.answer(), self.given_on.day, self.how.answer())


class WhyForm(PlainForm):
    """Why nobody asks any more."""

    why = question(
        Lines,
        "Why is it no longer asked for?",
        "Say why it is no longer asked for",
        hint="Or that it was written down by mistake.",
    )


def decided(names: Sequence[str], *, may_hold: bool) -> dict[str, str]:
    """What this press decides of each of these lines; a choice that is not offered counts for nothing."""
    choices = {why for why in KEPT if may_hold or why != HARM}
    sent = {name: request.form.get(name, "") for name in names}
    return {name: why for name, why in sent.items() if why in choices}
