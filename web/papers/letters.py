"""Letters to a family at the turns of the way: this is not SEN, support ends, help began early, the council says no.

Source: Code 6.23, 6.39 and 6.55; the three ways on are free advice, a complaint, and the family’s own request to the
council (Children and Families Act 2014, section 36). What is typed and not yet sent stands in the letter already.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine import tasks
from engine.values import TaskState
from web import current, words
from web.papers.council_no import ABOUT as COUNCIL_NO
from web.papers.council_no import CouncilNo, council_no
from web.papers.paper import Paper
from web.steps.letters import LETTER_OF
from workflows.school.pupils import ContactNamed, contacts_named

EARLY = "early"
"""The letter about help that began before a decision (Children and Families Act 2014, section 68)."""


@dataclass(frozen=True, slots=True)
class LetterPaper:
    """What a letter says, and to whom one goes; `to` are names with what each needs. Blank parts are left out."""

    about: str
    to: tuple[tuple[str, str], ...]
    why: str
    goes_on: str
    would_change: str
    can_now: str
    look_again: str
    council: CouncilNo | None = None


def letter_paper(paper: Paper, about: str) -> LetterPaper | None:
    """The letter of one turn of this journey; None where the journey has never come to it.

    Help that began before a decision needs no step of its own: its letter is always ready.
    """
    rows = [row for row in paper.known.tasks if LETTER_OF.get(row.task) == about and row.status != "lapsed"]
    if not rows and about != EARLY:
        return None
    said = _said(rows[-1]) if rows else {}
    decided = paper.known.last("decide")
    return LetterPaper(
        about,
        _to(paper, about),
        decided.text("reasons") if decided and about == "not-sen" else "",
        str(said.get("goes_on") or said.get("stays") or ""),
        str(said.get("would_change") or ""),
        str(said.get("can_now") or ""),
        words.day_words(date.fromisoformat(said["look_again_on"]) if said.get("look_again_on") else None),
        council_no(paper, said) if about == COUNCIL_NO else None,
    )


def _to(paper: Paper, about: str) -> tuple[tuple[str, str], ...]:
    """To whom it goes. The council's no is the young person's first, once the decisions are theirs."""
    family = tuple((each.name, each.needs) for each in _contacts(paper) if each.is_entitled)
    pupil = paper.file.pupil
    is_theirs = about == COUNCIL_NO and pupil.decides_on(paper.known.today)
    return ((pupil.full_name, ""), *family) if is_theirs else family


def _said(row: TaskState) -> Mapping[str, Any]:
    """What was answered; else what the person has typed so far."""
    if row.answer is not None:
        return row.answer.values
    typed = tasks.draft_of(current.desk(), current.scope(), row.id)
    return typed.values if typed else {}


def _contacts(paper: Paper) -> tuple[ContactNamed, ...]:
    sight = paper.file.sight
    return contacts_named(sight.session, sight.school_id, paper.file.pupil.id, sight.today)
