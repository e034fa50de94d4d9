"""What comes on the day until which nothing is to be done."""

from engine.reading import JourneyLook


def then_comes(look: JourneyLook, child: str) -> str:
    """The first step that is still to open and gives what is missing, in words that end a sentence; else nothing."""
    missing, there = {check for check, _ in look.projection.blocking}, _there(look)
    ahead = (each for each in look.workflow.tasks_at(look.journey.stage) if each.id not in there)
    title = next((each.title for each in ahead if missing.intersection(each.meets)), "")
    return f", then “{title.replace('{child}', child)}”" if title else ""


def _there(look: JourneyLook) -> set[str]:
    """The steps of this cycle and visit that are open, or were."""
    journey = look.journey
    return {row.task for row in look.tasks if row.cycle in (0, journey.cycle) and row.visit in (0, journey.visit)}
