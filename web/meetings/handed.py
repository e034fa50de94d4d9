"""What can be handed over at the end of a meeting: the note of a talk, the plan, the record of a review."""

from collections.abc import Iterator

from flask import url_for

from web.meetings.parts import Sheet
from web.papers.paper import Paper
from web.papers.plan import plan_of
from web.papers.review import visit_of
from web.pupils.files import File
from web.steps.finishing import note_of


def papers_of(file: File, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Each page to print that something is written for: what it is, and its address."""
    for step in sheet.done:
        note = note_of(step)
        if note:
            yield "The note of the talk", note
    if sheet.journey_id is None:
        return
    loaded = file.sight.journey(sheet.journey_id)
    paper = Paper(file, loaded, file.sight.journey_facts(loaded), file.sight.circle(loaded))
    plan = plan_of(paper)
    if plan is not None and plan.outcomes:
        yield "The plan on one page", url_for("papers.plan", journey_id=sheet.journey_id)
    if visit_of(paper) is not None:
        yield "The record of the review", url_for("papers.record", journey_id=sheet.journey_id)
