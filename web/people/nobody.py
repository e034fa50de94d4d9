"""What nobody holds, and who is to: one list, one press."""

from flask import Response, url_for

from web import words
from web.current import desk, reading, roles, scope, today
from web.fragments import go, page
from web.frame import tell
from web.people.blueprint import bp
from web.people.choosing import WhoForm, colleagues_but
from web.permissions import Permission, needs
from workflows.school import gaps
from workflows.school.gaps import Gap

NOBODY = "Nobody yet"
ALL_HELD = "Everything has somebody"


@bp.route("/nobody", methods=["GET", "POST"])
@needs(Permission.LOOK_AFTER_PEOPLE)
def fill_gaps() -> Response:
    """Roles, classes and steps that nobody holds; on a press, whoever was chosen holds them from today."""
    with reading() as session:
        found = gaps.gaps(session, scope(), today())
    form = WhoForm({gap.key: (gap_words(gap), waits(gap), NOBODY) for gap in found}, colleagues_but())
    if not form.accepted():
        return page("people/nobody.html", form=form, gaps=found)
    chosen = form.chosen()
    filled = [gap for gap in found if gap.key in chosen]
    with reading() as session:
        subjects = {each for gap in filled for each in gaps.subjects_of(session, scope().school_id, gap, today())}
    with desk().writing(scope(), subjects=sorted(subjects)) as work:
        for gap in filled:
            gaps.fill(work, gap, chosen[gap.key], granted_by=roles())
    left = len(found) - len(filled)
    if filled:
        still = f"{words.count(left, 'thing')} still without anybody." if left else ALL_HELD + "."
        tell(f"{words.count(len(filled), 'thing has', 'things have')} somebody from today", still)
    return go(url_for("people.fill_gaps") if left else url_for("people.show"))


def gap_words(gap: Gap) -> str:
    """`Class teacher of 4P`, `Designated safeguarding lead`, `Class teacher, for children without a class`."""
    role = words.first_capital(words.role_words(gap.role))
    if gap.is_whole_school:
        return role
    return f"{role} of {gap.class_name}" if gap.class_name else f"{role}, for children without a class"


def waits(gap: Gap) -> str:
    """How much waits, and for whom, by initials."""
    if not gap.steps:
        return "Nothing waits for them yet."
    steps = words.count(len(gap.steps), "step waits", "steps wait")
    return f"{steps}, for {words.listed([pupil.initials for pupil in gap.pupils])}"
