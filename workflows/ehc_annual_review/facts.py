"""What the checks and rules of the annual review may know about one journey at one moment. Pure and frozen."""

from dataclasses import dataclass
from datetime import date, timedelta

from engine.clocks import last_day_of_months_starting_with, later_of, months_after
from engine.definition import CountsFor
from engine.values import Answered, JourneyFacts
from workflows.school.clocks import review_ends_by
from workflows.school.school_age import school_year
from workflows.support.attempts import Attempts
from workflows.support.circle import TRIED_NOT_OBTAINED, Circle
from workflows.support.ehc_seen import EhcPlanSeen

VIEWS_SERVE = timedelta(weeks=12)
"""Views that were written down so long before the meeting, or since, are not asked for again: our default."""
AFTER_TRANSFER = 3
"""Within how many months of a move to another council it reviews the plan, where that is the later day (reg 15)."""
YEAR_9 = 9
CAREERS_YEARS = range(7, 14)
"""The years in which careers guidance is owed (Education Act 1997, section 42A)."""
FIVE_YEARS = 60


@dataclass(frozen=True, slots=True)
class Facts:
    """One journey from review to review, and the circle around the child."""

    known: JourneyFacts
    circle: Circle

    @property
    def today(self) -> date:
        return self.known.today

    @property
    def plan(self) -> EhcPlanSeen | None:
        """The EHC plan in force, as far as it is on record here."""
        return self.circle.ehc_plan_in_force

    @property
    def year_ends(self) -> date | None:
        """The last day for the council's decision, the day before the anniversary; None while no plan is on record.

        Twelve months that start with the plan, or with its last review (Children and Families Act 2014, section 44);
        after a move to another council three months that start with it, where they end later (SEND Regulations 2014,
        regulation 15).
        """
        if self.plan is None:
            return None
        since = max(self.plan.issued_on, self.plan.reviewed_on or self.plan.issued_on)
        moved = max((each.from_on for each in self.circle.councils[1:] if each.from_on > since), default=None)
        new_council = last_day_of_months_starting_with(moved, AFTER_TRANSFER) if moved else None
        return later_of(review_ends_by(since), new_council)

    def here(self, task: str) -> Answered | None:
        """The answer to `task` for the review that is under way."""
        return self.known.answered(task, CountsFor.CYCLE)

    # The meeting

    @property
    def meeting_on(self) -> date | None:
        """The day for which the meeting is set."""
        asked = self.here("set_meeting") or self._carried
        return (asked.day("on") or asked.day("meeting_on")) if asked else None

    @property
    def held_on(self) -> date | None:
        """The day on which the meeting was held."""
        noted, row = self.here("note_meeting"), self._carried
        if noted:
            return noted.day("on")
        return row.day("meeting_on") if row and row.text("stage") != "preparing" else None

    @property
    def _carried(self) -> Answered | None:
        """The row with which a review was put in that had begun elsewhere, while it is that review."""
        row = self.known.last("carried_in")
        return row if row and row.cycle == self.known.journey.cycle else None

    @property
    def invited(self) -> Answered | None:
        """The invitation to the meeting as it is now set: one to another day is none."""
        asked = self.here("invite")
        return asked if asked and asked.day("for_on") == self.meeting_on else None

    # What was said

    @property
    def views_since(self) -> date:
        """From when what child and family said serves this review."""
        return (self.held_on or self.meeting_on or self.today) - VIEWS_SERVE

    @property
    def attempts(self) -> Attempts:
        return self.circle.attempts_since(self.views_since)

    @property
    def attempts_were_made(self) -> bool:
        return self.attempts.were_made(self.known.days, self.circle.wanted)

    @property
    def child_spoke_on(self) -> date | None:
        """When the child last said what counts for this review, or was honestly asked."""
        said = self.here("ask_child")
        if said and _says_something(said):
            return said.on
        return max((each.on for each in self.circle.views if each.counts and each.on >= self.views_since), default=None)

    @property
    def family_spoke_on(self) -> date | None:
        """When the family's words were last written that count for this review."""
        noted = self.here("note_meeting")
        if noted and noted.text("words"):
            return noted.day("on")
        talks = (each.on for each in self.circle.talks if each.said and each.on >= self.views_since)
        return max(talks, default=None)

    @property
    def young_person_decides(self) -> bool:
        return self.circle.young_person_decides(self.today)

    # The council

    @property
    def decision(self) -> str:
        """What the council decided after this review: `keep`, `amend` or `cease`; blank while nobody knows."""
        decided = self.here("note_decision")
        return decided.text("decision") if decided else ""

    @property
    def decided_on(self) -> date | None:
        decided = self.here("note_decision")
        return decided.day("on") if decided else None

    @property
    def served_on(self) -> date | None:
        """The day on which the notice of the changes was served on the family."""
        noted = self.here("note_notice")
        return noted.day("on") if noted else None

    # The child

    @property
    def school_year(self) -> int:
        """The year group by number, as the roll has it; 0 before Year 1, and where nothing says."""
        return school_year(self.circle.pupil.year_group, self.circle.pupil.date_of_birth, self.today)

    @property
    def prepares_for_adulthood(self) -> bool:
        """From Year 9 on, at every review (SEND Regulations 2014, regulation 20(6))."""
        return self.school_year >= YEAR_9

    @property
    def is_owed_careers_guidance(self) -> bool:
        return self.school_year in CAREERS_YEARS

    @property
    def is_under_five(self) -> bool:
        born = self.circle.pupil.date_of_birth
        return born is not None and self.today < months_after(born, FIVE_YEARS)

    @property
    def looked_at_on(self) -> date | None:
        """When somebody last looked at a young child's plan: made it, reviewed it, or asked whether to review it."""
        if self.plan is None:
            return None
        asked = self.known.last("consider_sooner")
        days = (self.plan.issued_on, self.plan.reviewed_on, asked.day("on") if asked else None)
        return max(day for day in days if day)

    @property
    def has_left(self) -> bool:
        """Whether the child has left this school: by the roll, or by what is owed after leaving."""
        left = self.circle.pupil.left_on
        others = (each for each in self.known.others if each.workflow == "phase_transfer" and each.is_open)
        return (left is not None and left <= self.today) or any(each.stage == "left" for each in others)


def _says_something(said: Answered) -> bool:
    tried = TRIED_NOT_OBTAINED in said.several("how")
    return tried or any(said.text(name) for name in ("good", "hard", "helps"))


def facts(known: JourneyFacts, circle: Circle) -> Facts:
    """The facts of one journey."""
    return Facts(known, circle)
