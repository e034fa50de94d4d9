"""The record of a review on one page: outcome by outcome, what everybody said, what was learned and what is next.

Source: Code 6.71: a record of the outcomes, action and support agreed is kept, shared with staff and given to parents.
"""

from dataclasses import dataclass
from datetime import date

from engine.values import Answered
from web import words
from web.papers.paper import Paper
from web.papers.talk import next_of
from workflows.support.outcome_reviews import REACHED
from workflows.support.seen import OutcomeReviewed

TASKS = ("weigh_support", "meet_family", "agree_next", "ask_child_at_review")
"""The steps of a review whose answers the record is made of."""


@dataclass(frozen=True, slots=True)
class Reached:
    """One outcome: where it began, where the child is now, how far that is, and what shows it."""

    able_to: str
    began: str
    now: str
    reached: str
    shows: str


@dataclass(frozen=True, slots=True)
class ReviewPaper:
    """What the record says. Blank parts are left out."""

    on: str
    took_part: str
    how: str
    strengths: str
    child_likes: str
    child_hard: str
    child_helps: str
    family_said: str
    enough: str
    outcomes: tuple[Reached, ...]
    learned: str
    next: str
    why: str
    step: str


def review_paper(paper: Paper) -> ReviewPaper | None:
    """The record of the journey’s last review. None where nothing of one is written."""
    visit = visit_of(paper)
    if visit is None:
        return None
    met, weighed, agreed = (_answered(paper, task, visit) for task in ("meet_family", "weigh_support", "agree_next"))
    view = _answered(paper, "ask_child_at_review", visit)
    return ReviewPaper(
        on=_day(met.day("on") if met else None, paper, visit),
        took_part=paper.named(met.values.get("took_part")) if met else "",
        how=paper.chosen(met, "how"),
        strengths=_text(weighed, "strengths"),
        child_likes=_text(view, "good"),
        child_hard=_text(view, "hard"),
        child_helps=_text(view, "helps"),
        family_said=_text(met, "words"),
        enough=paper.chosen(met, "enough"),
        outcomes=tuple(_reached(paper, each) for each in paper.circle.reviewed if _is_of(paper, each, visit)),
        learned=_text(weighed, "learned"),
        next=paper.chosen(agreed, "next"),
        why=_text(agreed, "why"),
        step=next_of(paper),
    )


def visit_of(paper: Paper) -> int | None:
    """The newest visit of the journey to its review in which something was written; None where there is none."""
    journey = paper.loaded.journey
    answered = [row.answer.visit for row in paper.known.tasks if row.task in TASKS and row.answer]
    looked_at = [each.visit for each in paper.circle.reviewed if each.journey_id == journey.id]
    return max([*answered, *looked_at], default=None)


def _answered(paper: Paper, task: str, visit: int) -> Answered | None:
    rows = (row.answer for row in reversed(paper.known.tasks) if row.task == task and row.answer)
    return next((each for each in rows if each.visit == visit), None)


def _text(answered: Answered | None, field: str) -> str:
    return answered.text(field) if answered else ""


def _day(met: date | None, paper: Paper, visit: int) -> str:
    """The day of the meeting; without one, the day on which the outcomes were looked at."""
    looked_at = max((each.on for each in paper.circle.reviewed if _is_of(paper, each, visit)), default=None)
    day = met or looked_at
    return words.weekday_words(day) if day else ""


def _is_of(paper: Paper, each: OutcomeReviewed, visit: int) -> bool:
    return each.journey_id == paper.loaded.journey.id and each.visit == visit and each.is_complete


def _reached(paper: Paper, each: OutcomeReviewed) -> Reached:
    plan = next((plan for plan in paper.circle.plans if plan.id == each.plan_id), None)
    outcome = next((one for one in plan.outcomes if one.position == each.outcome), None) if plan else None
    able_to, began = (outcome.able_to, outcome.now) if outcome else (f"Outcome {each.outcome}", "")
    return Reached(able_to, began, each.now, REACHED.get(each.reached, ""), each.shows)
