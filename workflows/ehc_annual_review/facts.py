"""What the checks and rules of the annual review may know about one journey at one moment. Pure and frozen."""

from dataclasses import dataclass
from datetime import date, timedelta

from engine.definition import CountsFor
from engine.values import Answered, JourneyFacts
from workflows.school.clocks import (
    notice_of_meeting_by,
    plan_transferred_by,
    review_ends_by,
    reviewed_after_transfer_by,
)
from workflows.school.school_age import age, school_year
from workflows.support.attempts import Attempts
from workflows.support.circle import TRIED_NOT_OBTAINED, Circle
from workflows.support.ehc_seen import CouncilSeen, EhcPlanSeen

VIEWS_SERVE = timedelta(weeks=12)
"""Views that were written down so long before the meeting, or since, are not asked for again: our default."""
YEAR_9 = 9
CAREERS_YEARS = range(7, 14)
"""The years in which careers guidance is owed (Education Act 1997, section 42A)."""
FIVE = 5


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
        if self.year_since is None:
            return None
        ends, came = review_ends_by(self.year_since), self.came_over_on
        return max(ends, reviewed_after_transfer_by(came)) if came else ends

    @property
    def year_since(self) -> date | None:
        """The day of the plan, or of the council's last decision on it, from which the twelve months are counted."""
        return max(self.plan.issued_on, self.plan.reviewed_on or self.plan.issued_on) if self.plan else None

    @property
    def year_hangs_on(self) -> date | None:
        """The event that the end of the year is counted from: that day, or that on which another council took over."""
        came, since = self.came_over_on, self.year_since
        return came if came and since and reviewed_after_transfer_by(came) > review_ends_by(since) else since

    # A move to another council

    @property
    def moved(self) -> CouncilSeen | None:
        """The council to whose area the child has moved since the plan was made or last reviewed; None where to none.

        Source: SEND Regulations 2014, regulation 15(1).
        """
        since, was = self.year_since, self.plan.council if self.plan else ""
        found = None
        for each in self.circle.councils:
            if since and each.from_on > since and was and each.council.casefold() != was.casefold():
                found = each
            was = each.council
        return found

    @property
    def old_council_knew_on(self) -> date | None:
        """When the old council got to know of this move; None where nobody has said."""
        told = self.known.last("note_other_council")
        here = told is not None and self.moved is not None and told.day("on") == self.moved.from_on
        return told.day("known_on") if told and here else None

    @property
    def transferred_on(self) -> date | None:
        """The day on which the old council passed the plan on, once somebody wrote it down."""
        return self._since_the_move("note_transfer")

    @property
    def new_council_said_on(self) -> date | None:
        """The date on the new council's letter: whether it assesses, and when it reviews."""
        return self._since_the_move("note_new_council")

    def _since_the_move(self, task: str) -> date | None:
        """The day that was answered to a step about this move, and not about one before it."""
        noted = self.known.last(task)
        day = noted.day("on") if noted else None
        return day if day and self.moved and day >= self.moved.from_on else None

    @property
    def transfer_by(self) -> date | None:
        """The old council's last day to pass the plan on."""
        if self.moved is None:
            return None
        last: date = plan_transferred_by(self.moved.from_on, self.old_council_knew_on, self.known.days)
        return last

    @property
    def came_over_on(self) -> date | None:
        """The day of the transfer; until it is known, that of the move, which is the earlier one."""
        return self.transferred_on or (self.moved.from_on if self.moved else None)

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
    def notice_by(self) -> date | None:
        """Two weeks before the meeting: by then its date is known, and the advice with everybody (reg 20(3), (4))."""
        return notice_of_meeting_by(self.meeting_on) if self.meeting_on else None

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
        return born is not None and age(born, self.today) < FIVE

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
