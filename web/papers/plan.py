"""The plan on one page, in plain words: for everyone who works with the child, and for the family."""

from dataclasses import dataclass

from web import words
from web.papers.paper import Paper
from web.pupils.about import newest_strengths
from web.steps.sources import person_key
from workflows.support.circle import PlanSeen
from workflows.support.plans import GROUPINGS, PLACES, PlanWords, PlanWritten, ProvisionWords, plan_as_written
from workflows.support.said import how_often


@dataclass(frozen=True, slots=True)
class Help:
    """One kind of support: what, and how often, with whom and where in one line."""

    what: str
    how: str


@dataclass(frozen=True, slots=True)
class Hope:
    """One outcome with the support for it."""

    able_to: str
    now: str
    measure: str
    by: str
    support: tuple[Help, ...]


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """What the page says. Blank parts are left out."""

    strengths: str
    likes: str
    helps: str
    hopes: tuple[Hope, ...]
    other: tuple[Help, ...]
    words: PlanWords
    since: str
    review_on: str


def plan_paper(paper: Paper) -> PlanPaper | None:
    """The plan of this cycle, or the one in force. None where none is written."""
    seen = plan_of(paper)
    if seen is None:
        return None
    plan = plan_as_written(paper.file.sight.session, paper.file.sight.school_id, seen.id)
    view = next((each for each in reversed(paper.circle.views) if each.good or each.helps), None)
    return PlanPaper(
        strengths=newest_strengths(paper.file),
        likes=view.good if view else "",
        helps=view.helps if view else "",
        hopes=tuple(_hope(paper, plan, place) for place in sorted(plan.outcomes)),
        other=tuple(_help(paper, said) for said in plan.provision.values() if said.outcome not in plan.outcomes),
        words=plan.words,
        since=words.day_words(seen.from_on),
        review_on=_review_on(paper),
    )


def plan_of(paper: Paper) -> PlanSeen | None:
    """The plan of the journey’s cycle, written or in force; else the one in force."""
    journey = paper.loaded.journey
    return paper.circle.plan_of(journey.id, journey.cycle) or paper.circle.plan_in_force


def _hope(paper: Paper, plan: PlanWritten, place: int) -> Hope:
    said = plan.outcomes[place]
    support = tuple(_help(paper, each) for each in plan.provision.values() if each.outcome == place)
    return Hope(said.able_to, said.now, said.measure, words.day_words(said.by_on), support)


def _help(paper: Paper, said: ProvisionWords) -> Help:
    names = {person_key(person): name for person, name in paper.file.names.items()}
    by = names.get(said.given_by, said.given_by)
    often = how_often(said.minutes, said.times_a_week, said.weeks)
    where = ", ".join(filter(None, (GROUPINGS.get(said.grouping, ""), PLACES.get(said.where, "").lower())))
    return Help(said.what, ". ".join(filter(None, (often, where, f"With {by}" if by else ""))))


def _review_on(paper: Paper) -> str:
    """When all look at it together: the date that stands, else the one that was agreed."""
    kept = next((each.due_on for each in paper.loaded.dates if each.name == "review_due" and each.met_on is None), None)
    journey = paper.loaded.journey
    agreed = [
        each.review_on
        for each in paper.circle.agreements
        if each.about == "plan" and each.journey_id == journey.id and each.cycle == journey.cycle and each.review_on
    ]
    day = kept or (agreed[-1] if agreed else None)
    return words.weekday_words(day) if day else ""
