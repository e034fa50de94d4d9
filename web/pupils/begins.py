"""What can be begun for a child at any time, as links on the child's page."""

from dataclasses import dataclass
from uuid import UUID

from flask import url_for

from engine.reading import JourneyLook
from engine.sight import Sight
from engine.terms import Role
from engine.values import JourneyState
from web.pupils.files import File
from workflows.school.pupils import PupilNamed
from workflows.support.safeguarding import KEEPS_FROM_FAMILY, decision

MAIN, SPECIALIST, COUNCIL = "graduated_approach", "specialist_involvement", "ehc_needs_assessment"
PREPARING, ASKED = "preparing", "requested"
FAMILY_HAS_ASKED = "family_has_asked"
IS_ASKING = frozenset({PREPARING, ASKED, "assessing", "advised", "draft"})
"""The stages of a request that the council has not answered with a no or a plan."""
WRITE_IT_DOWN = frozenset({"class_teacher", "subject_teacher", "ta", "senco", "head", "office", "dsl"})
"""Who may write down that a family has asked the council: anybody who works here."""
TELL = "tell_family"
REVIEW, TRANSFER = "ehc_annual_review", "phase_transfer"
BEGINS_LANES = frozenset({"senco", "head", "office"})


@dataclass(frozen=True, slots=True)
class Way:
    """A link that begins something, and one sentence on when."""

    text: str
    href: str
    hint: str


BEFORE_A_DECISION = frozenset({"concern", "teaching_response", "sen_assessment"})


def main_journey(sight: Sight, pupil_id: UUID) -> JourneyState | None:
    """The child’s open journey of the graduated approach."""
    found = (each.journey for each in sight.journeys.values() if each.journey.subject_id == pupil_id)
    return next((each for each in found if each.is_open and each.workflow == MAIN), None)


def can_tell_early(sight: Sight, pupil_id: UUID) -> bool:
    """Whether the SENCO looks, at a stage before a decision, and the step that tells the family is not there yet."""
    journey = main_journey(sight, pupil_id)
    if journey is None or journey.stage not in BEFORE_A_DECISION or Role.SENCO.value not in sight.roles(pupil_id):
        return False
    loaded = sight.journey(journey.id)
    is_held_back = decision(sight.journey_facts(loaded)) is not None
    return not is_held_back and all(row.task != TELL for row in loaded.tasks)


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
    if child.sen_code == "E" and REVIEW not in running and file.roles & BEGINS_LANES:
        ways += _review(child)
    if MAIN not in running and "senco" in file.roles:
        ways.append(
            Way(
                "Support runs already",
                url_for("beginning.put_in", pupil_id=child.id, workflow=MAIN),
                f"Put {child.called} in at the stage where the support stands, from another school or from paper.",
            )
        )
    ways += _council(file, looks)
    ways += _early(file)
    if Role.DSL.value in file.roles and (running & KEEPS_FROM_FAMILY or _is_kept(file)):
        ways.append(
            Way(
                "Nothing goes to the family for now",
                url_for("not_told.decide", pupil_id=child.id),
                f"Where telling the family could put {child.called} at risk. You decide it, and you lift it.",
            )
        )
    if TRANSFER not in running and file.roles & BEGINS_LANES:
        ways += _transfer(child)
    ways.append(
        Way(
            "Papers",
            url_for("documents.show", pupil_id=child.id),
            "Last year’s plan, a report: to read, or to attach.",
        )
    )
    return ways


def _is_kept(file: File) -> bool:
    """Whether a safeguarding decision stands for an open journey."""
    journeys = (each for each in file.sight.journeys.values() if each.journey.is_open)
    return any(decision(file.sight.journey_facts(each)) for each in journeys)


def _early(file: File) -> list[Way]:
    """Telling the family formally where help has begun before a decision (Children and Families Act 2014, s. 68)."""
    if not can_tell_early(file.sight, file.pupil.id):
        return []
    href = url_for("early_notice.begin", pupil_id=file.pupil.id)
    hint = "Where help that is more than usual class teaching has begun before a decision."
    return [Way("Tell the family formally", href, hint)]


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


def _council(file: File, looks: tuple[JourneyLook, ...]) -> list[Way]:
    """Asking the council, which is the school's to do; and writing down that the family has, which is anybody's."""
    child, ways = file.pupil, []
    is_asking = any(each.journey.workflow == COUNCIL and each.journey.stage in IS_ASKING for each in looks)
    if "senco" in file.roles and child.sen_code != "E" and not is_asking:
        ways.append(
            Way(
                "Ask the council for an EHC needs assessment",
                url_for("beginning.begin", pupil_id=child.id, workflow=COUNCIL),
                "For the school to ask. No number of cycles is needed, no report and no diagnosis.",
            )
        )
    if may_write_it_down(file.sight, child.id):
        ways.append(has_asked(file.sight, child))
    return ways


def may_write_it_down(sight: Sight, pupil_id: UUID) -> bool:
    """Whether whoever looks writes down that the family has asked: the office too, which opens the post."""
    return bool(sight.roles(pupil_id) & WRITE_IT_DOWN) and not sight.rests(pupil_id)


def has_asked(sight: Sight, child: PupilNamed) -> Way:
    """Where it is written down: on the request that the school was getting ready, or as one of its own."""
    who = f"{child.called} has" if child.decides_on(sight.today) else "The family has"
    own = (each.journey for each in sight.journeys.values() if each.journey.subject_id == child.id)
    href = url_for("beginning.put_in", pupil_id=child.id, workflow=COUNCIL, at=ASKED)
    for each in own:
        if each.is_open and each.workflow == COUNCIL and each.stage == PREPARING:
            href = url_for("moves.confirm", journey_id=each.id, do=FAMILY_HAS_ASKED)
    return Way(f"{who} asked the council", href, "Write it down: nobody has to allow it.")


def _transfer(child: PupilNamed) -> list[Way]:
    """Getting a move ready, and putting in a child who has come from elsewhere."""
    return [
        Way(
            "The move to the next school",
            url_for("beginning.begin", pupil_id=child.id, workflow=TRANSFER),
            "Got ready a year ahead. What goes there is agreed with the family first.",
        ),
        Way(
            f"{child.called} has come from another school",
            url_for("beginning.put_in", pupil_id=child.id, workflow=TRANSFER, at="joining"),
            "Ask for the records, read what helped, and carry the support on.",
        ),
    ]
