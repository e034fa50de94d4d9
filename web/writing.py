"""Writing about one child what a form of a page says."""

from collections.abc import Callable
from uuid import UUID

from engine.work import Work
from web.current import desk, scope
from web.forms import PlainForm


def written(form: PlainForm, pupil_id: UUID, write: Callable[[Work], object]) -> bool:
    """Write it, with the child held; False where nothing is written, and the form now says what does not fit."""

    def held() -> None:
        with desk().writing(scope(), subjects=[pupil_id]) as work:
            write(work)

    return form.takes(held)
