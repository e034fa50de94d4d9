"""The SEN information report as a checklist: the things that the Code, the Regulations and the Act ask for."""

from typing import Any

from flask import Response, url_for

from web import words
from web.cited import cite
from web.current import desk, reading, scope
from web.fields import SeveralOf, offered
from web.forms import PlainForm, asked, question
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.school_settings.advice import WebAddress
from web.school_year.blueprint import bp
from web.school_year.shown import turn_called
from workflows.school import year_keeping
from workflows.school.report_items import PARTS, Part, missing
from workflows.school.year_keeping import REPORT, Report, report_of


def _ticks(part: Part) -> Any:
    return SeveralOf(
        part.title,
        choices=offered(part.items),
        validate_choice=False,
        render_kw=asked(part.title, legend=True, hint=cite(part.reference).words, classes="govuk-checkboxes--small"),
    )


class ReportForm(PlainForm):
    """What the report says, list by list, and where it is published."""

    code, schedule, act = (_ticks(part) for part in PARTS)
    address = question(WebAddress, "Where is the report published?", hint="The web address of the page")

    def report(self) -> Report:
        """What the form says."""
        ticked = (name for part in PARTS for name in getattr(self, part.name).answer())
        return Report(frozenset(ticked), self.address.answer() or "")


@bp.route("/report/<turn>", methods=["GET", "POST"])
@needs(Permission.KEEP_SCHOOL_YEAR)
def check_report(turn: str) -> Response:
    """Tick what is in the report; it can be saved half-way."""
    found = turn_called(REPORT, turn)
    with reading() as session:
        kept = report_of(session, scope(), turn)
    form = ReportForm.here(**_as_kept(kept))
    if form.accepted():
        with desk().writing_school(scope()) as work:
            year_keeping.keep_report(work, turn, form.report())
        tell("The checklist is saved.", _still(form.report()))
        return go(url_for("school_year.show"))
    return page("school_year/check_report.html", form=form, turn=found, missing=len(missing(kept.items)))


def _as_kept(report: Report) -> dict[str, Any]:
    ticked = {part.name: [name for name in part.items if name in report.items] for part in PARTS}
    return {**ticked, "address": report.address}


def _still(report: Report) -> str:
    left = len(missing(report.items))
    return (
        f"{words.first_capital(words.count(left, 'thing'))} to go."
        if left
        else "Everything that is asked for is in it."
    )
