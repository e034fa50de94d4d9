"""The SENCO’s qualification: of whom it is asked, what counts, and what is still missing. Pure.

Source: SEND Regulations 2014, regulation 49(4) and (7), as changed by SI 2024/535.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from engine.days import in_words
from workflows.school.clocks import senco_qualified_by

ASKED_AFTER = date(2009, 9, 1)
NPQ_FROM = date(2024, 9, 1)
NASENCO_ENDS_BEFORE = date(2027, 9, 1)


class Course(StrEnum):
    """What a SENCO has taken, or is taking."""

    NONE = "none"
    NASENCO = "nasenco"
    NPQ = "npq"


COURSES = {
    Course.NPQ: "National Professional Qualification for SENCOs (NPQ)",
    Course.NASENCO: "National Award for SEN Co-ordination (NASENCO)",
    Course.NONE: "None yet",
}


@dataclass(frozen=True, slots=True)
class Training:
    """What is known of one SENCO: since when, whether they were one for over 12 months before, and their course.

    `is_known` is False while nobody has said, and only the day of the duty is known.
    """

    person_id: UUID
    became_on: date
    was_senco_before: bool = False
    course: Course = Course.NONE
    began_on: date | None = None
    ended_on: date | None = None
    is_known: bool = True


def needs_qualification(training: Training) -> bool:
    """Whether the qualification is asked of this SENCO: who became one after 1 September 2009, for the first time.

    Who was a SENCO before, at any school, for more than twelve months in total, needs none (regulation 49(4)).
    """
    return training.became_on > ASKED_AFTER and not training.was_senco_before


def counts(course: Course, began_on: date | None) -> bool:
    """Whether a course that began on a day leads to the qualification that the law asks for.

    NASENCO only if begun before 1 September 2024; from that day on it is the NPQ (regulation 49(7)).
    """
    if course is Course.NASENCO:
        return began_on is not None and began_on < NPQ_FROM
    return course is Course.NPQ


def holds_qualification(training: Training) -> bool:
    """Whether a course that counts has ended; NASENCO counts only if it ended before 1 September 2027."""
    ended = training.ended_on
    if ended is None or not counts(training.course, training.began_on):
        return False
    return training.course is Course.NPQ or ended < NASENCO_ENDS_BEFORE


def how_it_stands(training: Training) -> str:
    """The qualification of one SENCO in a sentence or two, for the page."""
    if training.was_senco_before:
        return "None is asked: they were a SENCO for more than 12 months before."
    if training.became_on <= ASKED_AFTER:
        return "None is asked of who was the SENCO by 1 September 2009."
    by = in_words(senco_qualified_by(training.became_on))
    if holds_qualification(training):
        return f"Held: {COURSES[training.course]}, ended on {in_words(training.ended_on or training.became_on)}."
    if training.course is Course.NASENCO:
        return f"Asked by {by}. {_nasenco(training)}"
    if training.course is Course.NPQ:
        return f"Asked by {by}. The NPQ has begun; it counts from the day of its result."
    return f"Asked by {by}: the NPQ for SENCOs."


def _nasenco(training: Training) -> str:
    if not counts(training.course, training.began_on):
        return "A NASENCO begun on or after 1 September 2024 does not count; the NPQ for SENCOs does."
    if training.ended_on is not None:
        return "A NASENCO that ended on or after 1 September 2027 does not count; the NPQ for SENCOs does."
    return "NASENCO has begun; it counts only if it ends before 1 September 2027."
