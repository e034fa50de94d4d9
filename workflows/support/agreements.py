"""What the family, or the young person, agrees to: said, said otherwise by somebody else, withdrawn, taken back.

Agreement under the Code (6.47, 6.59; regulation 17), never consent under data protection law. Answers of different
people are kept side by side; the software never chooses between them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from engine.errors import AnswersRefused
from engine.values import JourneyState
from engine.work import Work
from workflows.support.away_seen import PLACE
from workflows.support.circle import YES
from workflows.support.history import add, one_of, replace_row, stamped, standing, supersede
from workflows.support.records import Agreement


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said to a plan, to asking a service, or to what another place may know.

    `who` is people as answers name them; `service` the service, or the id of the place.
    """

    who: tuple[str, ...]
    on: date
    answer: str
    how: str = ""
    words: str = ""
    share: tuple[str, ...] = ()
    service: str = ""
    review_on: date | None = None
    ends_on: date | None = None


def record_answer(work: Work, journey: JourneyState, about: str, said: Said) -> UUID:
    """Keep what was said about one matter in this journey's cycle.

    It takes the place of what the same people said, and of what was written down for the same day, which it corrects;
    what other people said on another day stays beside it, and so does what was said about another place.
    """
    of_one_place = {"service": said.service} if about == PLACE else {}
    earlier = standing(work, Agreement, journey_id=journey.id, about=about, cycle=journey.cycle, **of_one_place)
    supersede(work, (row for row in earlier if row.on == said.on or set(row.who.split()) <= set(said.who)))
    return _add(work, journey, about, said)


def record_other_answer(work: Work, journey: JourneyState, about: str, said: Said) -> UUID:
    """Keep the answer of somebody else beside those already there, whatever the day. Raises AnswersRefused."""
    faults = {}
    if not said.who:
        faults["who"] = "Say who answered."
    if said.on > work.today:
        faults["on"] = "This day is still to come."
    if faults:
        raise AnswersRefused(faults)
    return _add(work, journey, about, said)


def withdraw_agreement(work: Work, agreement_id: UUID, on: date | None = None) -> None:
    """End an agreement from a day, today where none is said; that it was given stays on the record."""
    _withdraw(work, [one_of(work, Agreement, agreement_id, "agreement")], on)


def withdraw_all(work: Work, journey: JourneyState, about: str) -> None:
    """End every agreement on one matter of a journey from today: all sharing stops at once."""
    given = standing(work, Agreement, journey_id=journey.id, about=about)
    _withdraw(work, [row for row in given if row.answer in YES and row.withdrawn_on is None], None)


def end_all(work: Work, journey: JourneyState, about: str) -> None:
    """Let every agreement on one matter of a journey end with today, as the family was told: nobody took it back."""
    for row in standing(work, Agreement, journey_id=journey.id, about=about):
        if row.answer in YES and row.withdrawn_on is None and (row.ends_on is None or row.ends_on > work.today):
            replace_row(work, row, ends_on=work.today)


def take_back_agreement(work: Work, agreement_id: UUID) -> None:
    """Take back an answer that was written down by mistake."""
    supersede(work, [one_of(work, Agreement, agreement_id, "agreement")])


def _withdraw(work: Work, rows: Sequence[Agreement], on: date | None) -> None:
    for row in rows:
        replace_row(work, row, withdrawn_on=on or work.today)


def _add(work: Work, journey: JourneyState, about: str, said: Said) -> UUID:
    columns: dict[str, Any] = {
        "subject_id": journey.subject_id,
        "journey_id": journey.id,
        "about": about,
        "cycle": journey.cycle,
        "who": " ".join(said.who),
        "on": said.on,
        "how": said.how,
        "answer": said.answer,
        "words": said.words,
        "share": " ".join(said.share),
        "service": said.service,
        "review_on": said.review_on,
        "ends_on": said.ends_on,
    }
    row = Agreement(**stamped(work, **columns))
    add(work, row)
    return row.id
