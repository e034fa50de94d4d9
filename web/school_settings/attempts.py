"""How often the school tries to reach a family before it goes on without an answer: our default, or its own number."""

from typing import Any

from flask import Response, url_for

from web.current import desk, reading, scope
from web.fields import NumberField
from web.forms import PlainForm, Unbound, question
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.school_settings.blueprint import bp
from workflows.support.attempts import (
    MOST,
    MOST_SCHOOL_DAYS,
    OUR_DEFAULT,
    AttemptsWanted,
    attempts_wanted,
    change_attempts,
)
from workflows.support.family import ATTEMPT_WAYS


def _number(ask: str, ours: int, hint: str) -> Unbound:
    return question(
        NumberField,
        ask,
        "Enter a number",
        hint=f"{hint} Our default is {ours}.",
        classes="govuk-input--width-3",
        inputmode="numeric",
    )


class AttemptsForm(PlainForm):
    """The three numbers: how often, in how many ways, over how long."""

    number = _number("How many attempts?", OUR_DEFAULT.number, "Only those count that the family could have used.")
    ways = _number("In how many ways?", OUR_DEFAULT.ways, "By phone and by letter are two ways.")
    school_days = _number(
        "Over how many school days?", OUR_DEFAULT.school_days, "From the first attempt to the last, both counted."
    )

    def fits(self) -> bool:
        """Whether the form is sent and a family could be tried so; where not, it says what is wrong."""
        if not self.accepted():
            return False
        faults: dict[str, str] = {}
        for name, most in {"number": MOST, "ways": len(ATTEMPT_WAYS), "school_days": MOST_SCHOOL_DAYS}.items():
            said = getattr(self, name).answer()
            if said != int(said) or not 1 <= said <= most:
                faults[name] = f"This must be a whole number, from 1 to {most}"
        if not faults and self.ways.answer() > self.number.answer():
            faults["ways"] = "There cannot be more ways than attempts"
        self.refuse(faults)
        return not faults

    def wanted(self) -> AttemptsWanted:
        """What the form says."""
        said: dict[str, Any] = {name: int(getattr(self, name).answer()) for name in ("number", "ways", "school_days")}
        return AttemptsWanted(**said)


@bp.route("/attempts", methods=["GET", "POST"])
@needs(Permission.CHANGE_SETTINGS)
def attempts() -> Response:
    """Say how often the school tries to reach a family."""
    with reading() as session:
        known = attempts_wanted(session, scope().school_id)
    form = AttemptsForm.here(number=str(known.number), ways=str(known.ways), school_days=str(known.school_days))
    if form.fits():
        with desk().writing_school(scope()) as work:
            change_attempts(work, form.wanted())
        tell("The school’s number of attempts is set.", "Moves from now on go by it. What was done stays as it was.")
        return go(url_for("school_settings.show"))
    return page("school_settings/attempts.html", form=form, ours=OUR_DEFAULT)
