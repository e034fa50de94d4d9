"""What a letter says once the council has said no: what goes on at school, and what the family may do, by when.

Source: Children and Families Act 2014, sections 51, 55 and 80; Tribunal Procedure Rules 2008, rule 20: two months from
the decision, or one month from the mediation certificate, whichever is later. The days are those that were issued.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.values import JourneyFacts
from web import words
from web.papers.paper import Paper

ABOUT = "council-no"
NO_PLAN = "no_plan"
SAYS_SO = ("note_plan_decision", "note_final")
"""The steps in which somebody notes that the council makes no plan."""


@dataclass(frozen=True, slots=True)
class CouncilNo:
    """`is_about_plan`: the council has assessed, and makes no plan. `is_own`: the young person decides, and is told.

    `ask_by` is by when a mediation adviser is asked; `last` the last day to appeal, and `by_certificate` whether that
    one is counted from a certificate. `supports`: the school writes in support of an appeal.
    """

    is_about_plan: bool
    is_own: bool
    ask_by: str
    last: str
    by_certificate: bool
    supports: bool


def council_no(paper: Paper, said: Mapping[str, Any]) -> CouncilNo:
    """What there is to say about this no; `said` is what was answered, or typed so far, in telling the family of it."""
    days = {each.name: each.due_on for each in paper.loaded.dates}
    decision, certificate = days.get("appeal_from_decision"), days.get("appeal_from_certificate")
    return CouncilNo(
        is_about_plan=_plan_was_refused(paper.known),
        is_own=paper.file.pupil.decides_on(paper.known.today),
        ask_by=words.day_words(decision),
        last=words.day_words(max((each for each in (decision, certificate) if each), default=None)),
        by_certificate=bool(decision and certificate and certificate > decision),
        supports=said.get("support") is True,
    )


def _plan_was_refused(known: JourneyFacts) -> bool:
    said = (known.last(task) for task in SAYS_SO)
    return any(each is not None and each.text("decision") == NO_PLAN for each in said)
