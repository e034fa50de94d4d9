"""What a specialist advises, and what is done with it, on one page for family and staff (Code 6.59, 6.62)."""

from dataclasses import dataclass

from web import words
from web.papers.paper import Paper
from workflows.support.seen import RecommendationSeen


@dataclass(frozen=True, slots=True)
class Point:
    """One recommendation, and what we do with it in a sentence."""

    what: str
    done: str


@dataclass(frozen=True, slots=True)
class AdvicePaper:
    """What the page says. `is_kept_back` says that something is not to be passed on: then the points as filed stay out,
    and only what was answered, point by point, stands here."""

    by: str
    dated: str
    strengths: str
    main_points: str
    points: tuple[Point, ...]
    family_said: str
    review_on: str
    is_kept_back: bool


def advice_paper(paper: Paper) -> AdvicePaper | None:
    """The advice that was filed last on this journey. None where there is none."""
    filed, agreed = paper.known.last("file_advice"), paper.known.last("agree_use")
    if filed is None:
        return None
    journey = paper.loaded.journey
    rows = [each for each in paper.circle.recommendations if each.journey_id == journey.id and each.is_answered]
    keeps_back = bool(filed.text("share_limits"))
    newest = max((each.visit for each in rows), default=0)
    return AdvicePaper(
        by=filed.text("from"),
        dated=words.day_words(filed.day("dated")),
        strengths=filed.text("strengths"),
        main_points="" if keeps_back else filed.text("points"),
        points=tuple(Point(each.what, _done(each)) for each in rows if each.visit == newest),
        family_said=agreed.text("words") if agreed else "",
        review_on=words.day_words(agreed.day("review_on")) if agreed else "",
        is_kept_back=keeps_back,
    )


def _done(each: RecommendationSeen) -> str:
    if each.answer == "use":
        return "We do this."
    begins = "We do this in another way" if each.answer == "change" else "We do not do this now"
    return f"{begins}: {each.why}"
