"""The page of the year: what is late, what is coming, what is done, and who is the SENCO."""

from flask import Response

from web.current import reading, scope, today
from web.fragments import page
from web.permissions import Permission, needs
from web.school_year.blueprint import bp
from web.school_year.senco import sencos
from web.school_year.shown import cards
from workflows.school.term_dates import school_year_of


@bp.get("")
@needs(Permission.SEE_SCHOOL_YEAR)
def show() -> Response:
    """Everything that the school itself owes, with its day, its rule and its standing."""
    with reading() as session:
        found = cards(session)
        who = sencos(session, scope(), today())
    late = [each for each in found if each.state == "late"]
    coming = [each for each in found if each.state == "open"]
    done = [each for each in reversed(found) if each.done]
    earlier = [each for each in done if each.done and school_year_of(each.done.on) < school_year_of(today())]
    return page(
        "school_year/show.html",
        late=late,
        coming=coming,
        done=[each for each in done if each not in earlier],
        earlier=earlier,
        sencos=who,
    )
