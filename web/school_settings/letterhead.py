"""The school’s letterhead: what stands below its name on every letter and every page that is made for print."""

from flask import Response, url_for

from web.current import desk, person, reading, scope
from web.fields import Given, Lines, OneLine
from web.forms import PlainForm, asked
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.school_settings.blueprint import bp
from workflows.school.own_lists import Head, letterhead, save_letterhead

MOST_LINES = 6


class LetterheadForm(PlainForm):
    """The address, the telephone and a line of the school’s own. Each may be blank."""

    address = Lines(
        "Address",
        [Given("", may_be_blank=True)],
        render_kw=asked("Address (optional)", hint="As it stands on an envelope, a line each.", rows=4),
    )
    phone = OneLine(
        "Telephone",
        [Given("", may_be_blank=True)],
        render_kw=asked("Telephone (optional)", classes="govuk-input--width-20"),
    )
    line = OneLine(
        "One more line",
        [Given("", may_be_blank=True)],
        render_kw=asked("One more line (optional)", hint="A web address, the head’s name or the school’s motto."),
    )

    def fits(self) -> bool:
        """Whether the form is sent and leaves room for a letter; where not, it says why."""
        if not self.accepted():
            return False
        if len(self.head().address.splitlines()) <= MOST_LINES:
            return True
        self.refuse({"address": f"The address must be {MOST_LINES} lines or fewer"})
        return False

    def head(self) -> Head:
        """What the form says, without blank lines."""
        lines = (self.address.data or "").splitlines()
        address = "\n".join(line.strip() for line in lines if line.strip())
        return Head(address, self.phone.answer() or "", self.line.answer() or "")


@bp.route("/letterhead", methods=["GET", "POST"])
@needs(Permission.CHANGE_SETTINGS)
def change_letterhead() -> Response:
    """Say what stands below the school’s name on its letters."""
    with reading() as session:
        known = letterhead(session, scope().school_id)
    form = LetterheadForm.here(address=known.address, phone=known.phone, line=known.line)
    if form.fits():
        with desk().writing_school(scope()) as work:
            save_letterhead(work, form.head())
        tell("The letterhead is up to date.", "Every letter and every page to print has it from now on.")
        return go(url_for("school_settings.show"))
    return page("school_settings/letterhead.html", form=form, school=person().school_name, head=known)
