"""What the checks and rules of the graduated approach may know about one journey at one moment. Pure and frozen."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from engine.days import DayKind, Days
from engine.definition import CountsFor
from engine.values import AllowanceKind, Answered, JourneyFacts
from workflows.support.circle import (
    AgreementSeen,
    Circle,
    FamilyContactSeen,
    NoticeSent,
    PlanSeen,
    PupilViewSeen,
)
from workflows.support.safeguarding import decision as safeguarding_decision
from workflows.support.shared_with import SharedWith, shared_with

_CYCLE, _VISIT = CountsFor.CYCLE, CountsFor.VISIT
REVIEW_MAY_BEGIN = 10
"""How many school days before its agreed date a review may begin without a reason: our default."""
SUPPORT_RUNS_AT = frozenset({"do", "review"})
"""A journey put in at one of these stages came with a plan that is in force."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One journey of the graduated approach and the circle around its pupil.

    `carried` is the one row from which a journey that began elsewhere was put in, `decision` that of this cycle;
    `plan_agreements` is what was said to its plans, oldest first; `views_count_from` is from when a talk or the child's
    words serve this cycle: from the opening, in a further cycle from the beginning of the review that opened it.
    """

    known: JourneyFacts
    circle: Circle
    carried: Answered | None
    decision: Answered | None
    plan_agreements: tuple[AgreementSeen, ...]
    views_count_from: date

    @property
    def today(self) -> date:
        return self.known.today

    @property
    def days(self) -> Days:
        return self.known.days

    @property
    def cycle(self) -> int:
        return self.known.journey.cycle

    @property
    def journey_id(self) -> UUID:
        return self.known.journey.id

    @property
    def opened_on(self) -> date:
        return self.known.journey.opened_on

    @property
    def is_excused(self) -> bool:
        """Whether a safeguarding decision excuses each family check until it is lifted (domain, case 16)."""
        return safeguarding_decision(self.known) is not None

    @property
    def young_person_decides(self) -> bool:
        return self.circle.young_person_decides(self.today)

    def in_cycle(self, task: str) -> Answered | None:
        """The newest answer to `task` in this cycle."""
        return self.known.answered(task, _CYCLE)

    def in_visit(self, task: str) -> Answered | None:
        """The answer to `task` since the journey last came to its stage."""
        return self.known.answered(task, _VISIT)

    def answers(self, task: str) -> tuple[Answered, ...]:
        """Every visit's answer to `task` in this cycle."""
        rows = (row for row in self.known.tasks if row.task == task and row.cycle == self.cycle)
        return tuple(row.answer for row in rows if row.answer)

    # When things began

    @property
    def cycle_began_on(self) -> date:
        """When this cycle began, as its first tasks show; a stage entered within it cannot be earlier."""
        opened = (row.opened_on for row in self.known.tasks if row.cycle == self.cycle)
        return min(opened, default=self.known.journey.entered_on)

    @property
    def response_began_on(self) -> date:
        """When the journey first came to the teaching response in this cycle; else when it came to its stage."""
        rows = (row for row in self.known.tasks if row.task == "choose_response" and row.cycle == self.cycle)
        return min((row.opened_on for row in rows), default=self.known.journey.entered_on)

    @property
    def last_review_began_on(self) -> date:
        """The first day of the review that opened this cycle.

        That is `REVIEW_MAY_BEGIN` school days before its agreed date, or before this cycle began if that is earlier.
        """
        began, last = self.cycle_began_on, self.cycle - 1
        agreed = self.review_agreed_in(last) or self.review_put_in_for(last)
        return self.days.before(min(began, agreed) if agreed else began, REVIEW_MAY_BEGIN, DayKind.SCHOOL)

    def review_put_in_for(self, cycle: int) -> date | None:
        """The review date that the journey was put in with, where that was in this cycle."""
        carried = self.carried
        return carried.day("review_on") if carried and carried.cycle == cycle else None

    # The family

    def talks_since(self, start: date) -> tuple[FamilyContactSeen, ...]:
        """Talks with the family since `start`, or on this journey's own account where it is the first cycle."""
        return tuple(each for each in self.circle.talks if self._serves(each, start))

    def contacts_since(self, start: date) -> tuple[FamilyContactSeen, ...]:
        """Talks and messages since `start`, oldest first."""
        found = [each for each in (*self.circle.talks, *self.circle.messages) if each.on >= start]
        return tuple(sorted(found, key=lambda each: each.on))

    def _serves(self, each: FamilyContactSeen | PupilViewSeen, start: date) -> bool:
        return each.on >= start or (self.cycle <= 1 and each.journey_id == self.journey_id)

    def unreachable_since(self, start: date) -> str | None:
        """The because of a family that could not be reached since `start`, by the school's number; else None."""
        attempts = self.circle.attempts_since(start)
        return attempts.because if attempts.were_made(self.days, self.circle.wanted) else None

    @property
    def family_raised_it(self) -> bool:
        concern = self.known.last("describe_concern")
        return concern is not None and (
            concern.role in {"family", "young_person"} or concern.text("family_knows") == "told_us"
        )

    @property
    def family_knows(self) -> bool:
        """Whether the family raised the concern, knows of it, or has been talked with or written to since."""
        concern = self.known.last("describe_concern")
        knew = concern is not None and concern.text("family_knows") == "talked"
        told = self.known.last("answer_family") is not None
        return self.family_raised_it or knew or told or bool(self.contacts_since(self.opened_on))

    @property
    def contacts_to_tell(self) -> frozenset[str]:
        return self.circle.entitled(self.today)

    @property
    def contacts_not_told(self) -> frozenset[str]:
        """The contacts entitled to copies to whom this school has sent no notice in this unbroken support.

        Where the school had told the family before the journey was put in, that holds for the contacts of that day.
        """
        told = {notice.contact for notice in self._notices}
        if self.carried is not None and self.carried.day("told_on"):
            told |= {each.key for each in self.circle.contacts if each.from_on <= self.carried.on}
        return self.contacts_to_tell - told

    @property
    def notice_is_excused(self) -> bool:
        """Whether an exemption from the formal notice is recorded, and what it rests on still holds."""
        grounds = {
            "ehc_plan_in_force": self.circle.has_ehc_plan,
            "young_person_told_instead": self.young_person_decides,
            "safeguarding": True,
        }
        return any(holds and self.known.allowed(name, AllowanceKind.EXEMPTION) for name, holds in grounds.items())

    @property
    def told_on(self) -> tuple[date, ...]:
        """The days on which this school told family contacts in this unbroken support, oldest first."""
        before = self.carried.day("told_on") if self.carried else None
        return ((before,) if before else ()) + tuple(sorted(notice.on for notice in self._notices))

    @property
    def _notices(self) -> tuple[NoticeSent, ...]:
        sent = self.circle.notices
        return tuple(each for each in sent if each.journey_id == self.journey_id or each.on >= self.opened_on)

    # The child

    @property
    def views(self) -> tuple[PupilViewSeen, ...]:
        """What the child says, or that it was tried, as far as it serves this cycle."""
        return tuple(each for each in self.circle.views if each.counts and self._serves(each, self.views_count_from))

    @property
    def young_person_said_on(self) -> date | None:
        """When a young person, who takes the family's place, last said what they think."""
        said = (each.on for each in self.views if not each.tried)
        return max(said, default=None) if self.young_person_decides else None

    # The decision

    @property
    def teacher_answered(self) -> Answered | None:
        """What the teacher said to the decision as it stands; an answer to an earlier one has lapsed."""
        answered, decision = self.in_cycle("agree_decision"), self.decision
        return answered if answered and decision and answered.at >= decision.at else None

    @property
    def result_on(self) -> date | None:
        """When a change in class teaching that had a starting point last got its result, in this cycle."""
        started = {each.visit for each in self.answers("choose_response") if each.text("now")}
        results = [each.on for each in self.answers("say_how_it_went") if each.visit in started and each.text("now")]
        return max(results, default=None)

    @property
    def earlier_result_on(self) -> date | None:
        """Of which day a result from the last school is, that has a starting point and says where it is from."""
        earlier = self.in_cycle("result_from_before")
        whole = earlier and all(earlier.text(name) for name in ("start", "now", "source"))
        return earlier.day("result_on") if earlier and whole else None

    @property
    def said_yes_on(self) -> date | None:
        """The day of the first "yes" of this journey, in whatever cycle."""
        answers = (row.answer for row in self.known.tasks if row.task == "decide" and row.answer)
        return min((each.on for each in answers if each.text("decision") == "yes"), default=None)

    # The plan

    @property
    def plan(self) -> PlanSeen | None:
        """The plan of this cycle, whether drafted or in force."""
        return self.circle.plan_of(self.journey_id, self.cycle)

    @property
    def plan_in_force(self) -> PlanSeen | None:
        """The plan of this journey that is in force, of whatever cycle."""
        plan = self.circle.plan_in_force
        return plan if plan and plan.journey_id == self.journey_id else None

    @property
    def came_with_support(self) -> bool:
        """Whether the journey was put in while a plan was running, here or at the last school."""
        return self.carried is not None and self.carried.text("stage") in SUPPORT_RUNS_AT

    @property
    def support_runs(self) -> bool:
        return self.plan_in_force is not None or self.came_with_support

    @property
    def agreement(self) -> AgreementSeen | None:
        """The newest record that the plan of this cycle was talked through."""
        return next((each for each in reversed(self.plan_agreements) if each.cycle == self.cycle), None)

    @property
    def disagreement(self) -> AgreementSeen | None:
        """The newest "no" to a plan of this journey that its speaker has not taken back since."""
        last_words = self.circle.newest_answers("plan", self.journey_id).values()
        return max((each for each in last_words if each.answer == "no"), key=lambda each: each.on, default=None)

    def took_part(self, kind: str) -> bool:
        """Whether somebody of a kind (`contact:`, `child`) talked the plan of this cycle through."""
        return self.agreement is not None and any(who.startswith(kind) for who in self.agreement.who)

    def shared(self, what: str) -> SharedWith:
        """To whom the plan of this cycle, or the record of this review, goes, and who has it."""
        return shared_with(self.circle, self.known, what)

    # The review

    def review_agreed_in(self, cycle: int) -> date | None:
        """The review date that the plan of a cycle agrees, as it was agreed last."""
        agreed = [each.review_on for each in self.plan_agreements if each.cycle == cycle and each.review_on]
        return agreed[-1] if agreed else None


def facts(known: JourneyFacts, circle: Circle) -> Facts:
    """The facts of one journey; what many checks ask is worked out once."""
    journey = known.journey
    said = tuple(each for each in circle.agreements if each.about == "plan" and each.journey_id == journey.id)
    carried, decision = known.last("carried_in"), known.answered("decide", _CYCLE)
    found = Facts(known, circle, carried, decision, said, journey.opened_on)
    return replace(found, views_count_from=found.last_review_began_on) if journey.cycle > 1 else found
