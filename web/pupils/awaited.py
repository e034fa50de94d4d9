"""What comes on the day until which nothing is to be done."""

from datetime import date

from engine.definition import Task
from engine.reading import JourneyLook
from web import words


def then_comes(look: JourneyLook, child: str) -> str:
    """The first step that is still to open and gives what is missing, in words that end a sentence; else nothing."""
    missing = {check for check, _ in look.projection.blocking}
    titles = (_named(each, child) for each in _still_to_open(look) if missing.intersection(each.meets))
    return next((f", then {title}" for title in titles), "")


def asked_again(look: JourneyLook, child: str, today: date) -> str:
    """What an ended journey still asks, and on which day, as a sentence; nothing where it asks nothing more."""
    until = look.projection.next.waiting_until
    if look.journey.is_open or until is None:
        return ""
    titles = [_named(each, child) for each in _still_to_open(look) if each.opens]
    return f"{words.listed(titles)} {'is' if len(titles) == 1 else 'are'} asked on {words.short_day(until, today)}."


def _still_to_open(look: JourneyLook) -> list[Task]:
    """The steps of the stage that are not open in this cycle and visit, and were not."""
    journey = look.journey
    there = {row.task for row in look.tasks if row.cycle in (0, journey.cycle) and row.visit in (0, journey.visit)}
    return [each for each in look.workflow.tasks_at(journey.stage) if each.id not in there]


def _named(task: Task, child: str) -> str:
    return f"“{task.title.replace('{child}', child)}”"
