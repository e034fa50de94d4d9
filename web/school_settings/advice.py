"""Where families get advice that is not the school’s: named once, and then in each letter."""

import re
from typing import Any

from flask import Response, url_for
from wtforms.validators import StopValidation

from web.current import desk, reading, scope
from web.fields import OneLine
from web.forms import PlainForm, asked
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.school_settings.blueprint import bp
from workflows.school.own_lists import Advice, family_advice, save_family_advice


class WebAddress(OneLine):
    """A web address, as people say it: with or without `https://`."""

    def pre_validate(self, form: Any) -> None:
        super().pre_validate(form)
        if not self.is_blank() and not re.fullmatch(
            r"(https?://)?[^\s/@.]+(\.[^\s/@.]+)+(/\S*)?", (self.data or "").strip()
        ):
            raise StopValidation("Enter a web address in the correct format, like www.example.org")


class AdviceForm(PlainForm):
    """The local SENDIASS, and the Local Offer. Each may be blank: the letter then says how to search for it."""

    sendiass = OneLine(
        "What is your SENDIASS called?",
        render_kw=asked(
            "What is your SENDIASS called?",
            hint="The free advice service for families in your council’s area. For example, Northbank SENDIASS",
        ),
    )
    phone = OneLine("Its telephone number", render_kw=asked("Its telephone number", classes="govuk-input--width-20"))
    web = WebAddress("Its web address", render_kw=asked("Its web address"))
    local_offer = WebAddress(
        "The web address of the Local Offer",
        render_kw=asked(
            "The web address of the Local Offer",
            hint="Your council’s list of help for children with special needs.",
        ),
    )

    def advice(self) -> Advice:
        """What the form says."""
        names = ("sendiass", "phone", "web", "local_offer")
        return Advice(**{name: getattr(self, name).answer() or "" for name in names})


@bp.route("/advice", methods=["GET", "POST"])
@needs(Permission.CHANGE_SETTINGS)
def change_advice() -> Response:
    """Say where families get advice."""
    with reading() as session:
        known = family_advice(session, scope().school_id)
    form = AdviceForm.here(sendiass=known.sendiass, phone=known.phone, web=known.web, local_offer=known.local_offer)
    if form.accepted():
        with desk().writing_school(scope()) as work:
            save_family_advice(work, form.advice())
        tell("Where families get advice is up to date.", "Each letter says so from now on.")
        return go(url_for("school_settings.show"))
    return page("school_settings/change_advice.html", form=form)
