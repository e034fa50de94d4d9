"""What a move asks: why it is made, why a missing should is gone on without, and the move's own questions."""

from datetime import date
from typing import Any

from flask import request

from engine.answers import years_around
from engine.definition import Field, Move
from engine.terms import Kind
from engine.values import Assessment
from web.current import today
from web.fields import whole
from web.forms import AnswersForm, begun_today

REASON = "reason_"
WHY = "why"


class MoveForm(AnswersForm):
    """The questions of one move as it is judged now."""

    def __init__(self, move: Move, assessment: Assessment, child: str, sequence: int):
        self.move, self.sequence = move, sequence
        missing = () if assessment.refused else assessment.unexplained
        reasons = [_reason(each.check, each.because if len(missing) > 1 else "") for each in missing]
        why = [Field(WHY, "Why?", Kind.LONG_TEXT)] if move.say_why == "always" else []
        super().__init__((*reasons, *why, *move.asks), child=child)
        self.here(begun_today(move.asks, today()))

    @property
    def seen(self) -> int:
        """The sequence that the page was opened on."""
        return whole(request.form.get("seen", ""), self.sequence)

    @property
    def reasons(self) -> dict[str, str]:
        """Why each missing should is gone on without, by its check."""
        given = self.values()
        return {name.removeprefix(REASON): str(given[name] or "") for name in given if name.startswith(REASON)}

    @property
    def why(self) -> str:
        return str(self.values().get(WHY) or "")

    @property
    def answers(self) -> dict[str, Any]:
        """The answers to the move's own questions."""
        own = {each.name for each in self.move.asks}
        return {name: value for name, value in self.values().items() if name in own}


def _reason(check: str, because: str) -> Field:
    """The question for one missing should; `because` tells it from the others, where there are several."""
    return Field(REASON + check, "Go on without this, and say why", Kind.SHORT_TEXT, hint=because or None)


class WayPastForm:
    """Which listed exemption or exception is recorded, from one press. No words are taken: the list says it all."""

    def __init__(self) -> None:
        self.do = request.form.get("do", "")
        self.name, _, rest = request.form.get("way", "").partition("|")
        self.kind, _, self.guard = rest.partition("|")

    @property
    def look_again_on(self) -> date | None:
        """The day on which the decision is looked at again; None where none was given that can be read."""
        year, month, day = (whole(request.form.get(f"look_again_on-{part}", "")) for part in ("year", "month", "day"))
        try:
            found = date(year, month, day)
        except ValueError:
            return None
        return found if today() <= found and found.year <= years_around(today())[1] else None
