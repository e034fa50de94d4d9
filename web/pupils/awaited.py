"""What comes on the day until which nothing is to be done."""

from datetime import date

from engine.reading import JourneyLook
from web import words


def then_comes(look: JourneyLook, child: str) -> str:
    """The first step that is still to open and gives what is missing, in words that end a sentence; else nothing."""
    missing, there = {check for check, _ in look.projection.blocking}, _there(look)
    ahead = (each for each in look.workflow.tasks_at(look.journey.stage) if each.id not in there)
    title = next((each.title for each in ahead if missing.intersection(each.meets)), "")
    return f", then “{title.replace('{child}', child)}”" if title else ""


def asked_again(look: JourneyLook, child: str, today: date) -> str:
    """What an ended journey still asks, and on which day, as a sentence; nothing where it asks nothing more."""
    until, there = look.projection.next.waiting_until, _there(look)
    if look.journey.is_open or until is None:
        return ""
    ahead = (each for each in look.workflow.tasks_at(look.journey.stage) if each.opens and each.id not in there)
    titles = [f"“{each.title.replace('{child}', child)}”" for each in ahead]
    return f"{words.listed(titles)} {'is' if len(titles) == 1 else 'are'} asked on {words.short_day(until, today)}."


def _there(look: JourneyLook) -> set[str]:
    """The steps of this cycle and visit that are open, or were."""
    journey = look.journey
    return {row.task for row in look.tasks if row.cycle in (0, journey.cycle) and row.visit in (0, journey.visit)}
