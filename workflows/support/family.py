"""Reaching the family: each attempt is one line, and counts only in a language and form that the contact can use."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from engine.errors import AnswersRefused, NotFound
from engine.work import Work
from workflows.support.history import add, is_written, one_of, stamped, supersede
from workflows.support.records import FamilyContact

ATTEMPT_WAYS = {
    "phone": "By phone",
    "text": "By text message",
    "email": "By e-mail",
    "letter": "By letter",
    "in_person": "In person, at the gate",
    "visit": "By a visit",
}


TWICE = "This attempt is written down already. Two of one day, to the same people in the same way, count as one."


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt to reach contacts (`who`, as answers name them): when, how, and whether they could have used it."""

    who: tuple[str, ...]
    on: date
    how: str
    usable: bool


def log_attempt(work: Work, subject_id: UUID, attempt: Attempt, journey_id: UUID | None = None) -> UUID:
    """Write one attempt to reach the family down. Raises AnswersRefused, also for one that is written already.

    A decision without the family rests on how many there are, so that a second press must not count as a second try.
    """
    if subject_id not in work.versions:
        raise NotFound("child")
    _refuse_odd(attempt.who, attempt, work.today)
    said = {"on": attempt.on, "how": attempt.how, "who": " ".join(attempt.who), "usable": attempt.usable}
    if is_written(work, FamilyContact, said, subject_id=subject_id, kind="attempt"):
        raise AnswersRefused({"how": TWICE})
    row = FamilyContact(**stamped(work, subject_id=subject_id, journey_id=journey_id, kind="attempt", **said))
    add(work, row)
    return row.id


def take_back_attempt(work: Work, attempt_id: UUID) -> None:
    """Take back an attempt that was written down by mistake."""
    supersede(work, [one_of(work, FamilyContact, attempt_id, "attempt")])


def _refuse_odd(who: Iterable[str], attempt: Attempt, today: date) -> None:
    faults = {}
    if not tuple(who):
        faults["who"] = "Say whom you tried to reach."
    if attempt.on > today:
        faults["on"] = "This day is still to come."
    if attempt.how not in ATTEMPT_WAYS:
        faults["how"] = "Say how you tried."
    if faults:
        raise AnswersRefused(faults)
