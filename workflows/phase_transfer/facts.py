"""What the checks and rules of moving between schools may know about one journey at one moment. Pure and frozen."""

from dataclasses import dataclass
from datetime import date

from engine.definition import CountsFor
from engine.values import AllowanceKind, Answered, JourneyFacts
from workflows.school.school_age import school_year
from workflows.support.attempts import Attempts
from workflows.support.circle import TRIED_NOT_OBTAINED, Circle

REVIEW = "ehc_annual_review"
EHC_PLAN = "ehc_plan"
"""The choice of what goes to the next school that stands for the EHC plan."""
SCHOOL = "school"
NO_SCHOOL = frozenset({"home", "not_known", "missing"})
"""Where a child may be without a school that asks for records."""
AHEAD = frozenset({"planned", "agreed"})
YEAR_9 = 9
CAREERS_YEARS = range(7, 14)
"""The years in which careers guidance is owed (Education Act 1997, section 42A)."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One journey of a child who moves on, has left or has come, and the circle around the child."""

    known: JourneyFacts
    circle: Circle

    @property
    def today(self) -> date:
        return self.known.today

    @property
    def stage(self) -> str:
        return self.known.journey.stage

    # The move ahead

    @property
    def planned(self) -> Answered | None:
        """Where and when the child goes next, as it was said when this was begun."""
        return self.known.last("say_where_to")

    @property
    def moves_on(self) -> date | None:
        """The day on which the child starts at the next school."""
        return self.planned.day("moves_on") if self.planned else None

    @property
    def kind(self) -> str:
        return self.planned.text("kind") if self.planned else ""

    @property
    def next_school(self) -> str:
        """The next school or college: as somebody noted it, else as the council names it; blank where nobody knows."""
        noted, named = self.known.last("note_next_school"), self.known.last("note_named_school")
        said = ((noted, "next"), (named, "school"), (self.planned, "next"))
        return next((answer.text(field) for answer, field in said if answer and answer.text(field)), "")

    @property
    def has_ehc_plan(self) -> bool:
        return self.circle.has_ehc_plan or self.circle.ehc_plan_in_force is not None

    @property
    def school_year(self) -> int:
        """The year group by number, as the roll has it; 0 before Year 1, and where nothing says."""
        return school_year(self.circle.pupil.year_group, self.circle.pupil.date_of_birth, self.today)

    @property
    def prepares_for_adulthood(self) -> bool:
        return self.school_year >= YEAR_9

    @property
    def is_owed_careers_guidance(self) -> bool:
        return self.school_year in CAREERS_YEARS

    @property
    def plan_is_reviewed(self) -> bool:
        """Whether the yearly review of an EHC plan goes on beside this, and asks the same for adult life."""
        return any(each.is_open and each.workflow == REVIEW for each in self.known.others)

    @property
    def child_spoke_on(self) -> date | None:
        """When the child said something about the move, or was honestly asked."""
        said = self.known.last("ask_child")
        if said is None:
            return None
        tried = TRIED_NOT_OBTAINED in said.several("how")
        return said.on if tried or any(said.text(name) for name in ("good", "hard", "helps")) else None

    # Leaving

    @property
    def gone_on(self) -> date | None:
        """The day on which the child left, as the roll or the end of SEN support has it; None before."""
        left = self.circle.pupil.left_on
        if left is not None:
            return left if left <= self.today else None
        ended = (each for each in self.known.others if each.stage == "left_school" and each.closed_on is not None)
        days = (each.closed_on for each in ended if each.closed_on)
        return max((day for day in days if day >= self.known.journey.opened_on), default=None)

    @property
    def left_on(self) -> date:
        """The day from which the sending of records is counted: that of leaving, or on which a school asked for them.

        Without a day of leaving on the roll it is that on which leaving was written here.
        """
        journey = self.known.journey
        if self.was_asked_for:
            return journey.entered_on
        return self.circle.pupil.left_on or (journey.entered_on if self.planned else journey.opened_on)

    @property
    def destination(self) -> str:
        """Where the child is now: `school`, `home`, `not_known` or `missing`; blank where nobody has said."""
        said = self.known.last("note_destination")
        if self.was_asked_for or (said is None and self.next_school):
            return SCHOOL
        return said.text("where") if said else ""

    @property
    def shown(self) -> Answered | None:
        return self.known.last("show_what_goes")

    @property
    def sent(self) -> Answered | None:
        return self.known.last("send_records")

    @property
    def received(self) -> Answered | None:
        return self.known.last("note_receipt")

    def here(self, task: str) -> Answered | None:
        """The answer to `task` since the journey last came to its stage."""
        return self.known.answered(task, CountsFor.VISIT)

    @property
    def attempts(self) -> Attempts:
        return self.circle.attempts_since(self.known.journey.opened_on)

    @property
    def attempts_were_made(self) -> bool:
        return self.attempts.were_made(self.known.days, self.circle.wanted)

    @property
    def is_maintained(self) -> bool:
        return self.circle.pupil.school_is_maintained

    @property
    def nobody_to_send_to(self) -> bool:
        """Whether no next school is known: the records are held, and it is looked for, until one is or one asks."""
        exempt = self.known.allowed("no_known_school", AllowanceKind.EXEMPTION) is not None
        return self.destination in NO_SCHOOL or (exempt and self.destination != SCHOOL)

    @property
    def was_asked_for(self) -> bool:
        """Whether a school has asked for records that were held."""
        asked = self.known.last("ask_whether_asked")
        return asked is not None and asked.text("asked") == "yes"


def facts(known: JourneyFacts, circle: Circle) -> Facts:
    """The facts of one journey."""
    return Facts(known, circle)
