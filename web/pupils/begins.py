"""What can be begun for a child at any time, as links on the child's page."""

from dataclasses import dataclass

from flask import url_for

from engine.reading import JourneyLook
from web.pupils.files import File

MAIN, SPECIALIST = "graduated_approach", "specialist_involvement"


@dataclass(frozen=True, slots=True)
class Way:
    """A link that begins something, and one sentence on when."""

    text: str
    href: str
    hint: str


def ways_to_begin(file: File, looks: tuple[JourneyLook, ...]) -> list[Way]:
    """The ways that are open to the person who looks, by their roles to the child."""
    has_main = any(look.journey.is_open and look.journey.workflow == MAIN for look in looks)
    child, ways = file.pupil, []
    if file.roles & {"class_teacher", "senco"}:
        ways.append(
            Way(
                "Ask a specialist",
                url_for("beginning.begin", pupil_id=child.id, workflow=SPECIALIST),
                "Educational psychology, speech and language, and others. The family decides with you.",
            )
        )
        ways.append(
            Way(
                "A specialist is involved already",
                url_for("beginning.put_in", pupil_id=child.id, workflow=SPECIALIST),
                "Put in whom the family, health or another school asked.",
            )
        )
    if not has_main and "senco" in file.roles:
        ways.append(
            Way(
                "Support runs already",
                url_for("beginning.put_in", pupil_id=child.id, workflow=MAIN),
                f"Put {child.called} in at the stage where the support stands, from another school or from paper.",
            )
        )
    ways.append(
        Way(
            "Papers",
            url_for("documents.show", pupil_id=child.id),
            "Last year’s plan, a report: to read, or to attach.",
        )
    )
    return ways
