"""What can be begun for a child at any time, as links on the child's page."""

from dataclasses import dataclass

from flask import url_for

from engine.reading import JourneyLook
from web.pupils.files import File
from workflows.school.pupils import PupilNamed

MAIN, SPECIALIST = "graduated_approach", "specialist_involvement"
REVIEW = "ehc_annual_review"
BEGINS_REVIEW = frozenset({"senco", "head", "office"})


@dataclass(frozen=True, slots=True)
class Way:
    """A link that begins something, and one sentence on when."""

    text: str
    href: str
    hint: str


def ways_to_begin(file: File, looks: tuple[JourneyLook, ...]) -> list[Way]:
    """The ways that are open to the person who looks, by their roles to the child."""
    running = {look.journey.workflow for look in looks if look.journey.is_open}
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
    if child.sen_code == "E" and REVIEW not in running and file.roles & BEGINS_REVIEW:
        ways += _review(child)
    if MAIN not in running and "senco" in file.roles:
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


def _review(child: PupilNamed) -> list[Way]:
    """The two ways to the yearly review of a plan: from its beginning, and where one is under way already."""
    return [
        Way(
            "Annual review of the EHC plan",
            url_for("beginning.begin", pupil_id=child.id, workflow=REVIEW),
            "Every date is counted backwards from the day by which the council must have decided.",
        ),
        Way(
            "A review of the plan is under way",
            url_for("beginning.put_in", pupil_id=child.id, workflow=REVIEW),
            "Put it in where it stands: getting ready, the meeting held, or with the council.",
        ),
    ]
