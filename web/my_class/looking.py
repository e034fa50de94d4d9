"""Writing what was said of a class’s outcomes in one press: each by itself, so that one refused stops no other."""

from collections.abc import Iterable

from engine.errors import EngineError, NotAllowed, NotFound, NotOpen
from web import current
from web.my_class.outcomes import MAY_LOOK, LookForm, OutcomeRow, ReviewForm
from web.steps.step import writing_step
from workflows.support.outcome_looks import save_look
from workflows.support.outcome_reviews import ReviewWords, save_outcome_review

GONE = "This is not asked for any more. Open the child’s page to see how it stands."


def send(rows: Iterable[OutcomeRow]) -> tuple[list[OutcomeRow], list[OutcomeRow]]:
    """Save every row that something is said about; what was saved, and what was refused with its reason on the form."""
    saved: list[OutcomeRow] = []
    refused: list[OutcomeRow] = []
    for row in [each for each in rows if each.was_filled_in()]:
        (saved if _sent(row) else refused).append(row)
    return saved, refused


def _sent(row: OutcomeRow) -> bool:
    """Save one row; False where its form now says what is wrong."""
    form = row.form
    if form is None or not form.accepted():
        return False
    if isinstance(form, LookForm) and not form.goes.answer():
        form.refuse({"goes": "Choose how it goes"})
        return False
    try:
        _review(row, form) if isinstance(form, ReviewForm) else _look(row, form)
    except (NotOpen, NotAllowed, NotFound) as gone:
        form.refuse({"now": _why(gone)})
        return False
    return True


def _why(gone: EngineError) -> str:
    return str(gone) if isinstance(gone, NotAllowed) else GONE


def _look(row: OutcomeRow, form: LookForm) -> None:
    with current.desk().writing(current.scope(), journey=row.journey_id) as work:
        if not work.roles(row.pupil.id) & MAY_LOOK:
            raise NotAllowed()
        journey = work.journey(row.journey_id).journey
        save_look(work, journey, row.place, form.goes.answer(), form.now.answer() or "")


def _review(row: OutcomeRow, form: ReviewForm) -> None:
    if row.task_id is None:
        raise NotOpen()
    said = ReviewWords(form.now.answer() or "", form.reached.answer() or "", form.shows.answer() or "")
    with writing_step(row.task_id) as (work, journey):
        save_outcome_review(work, journey, row.place[1], said)
