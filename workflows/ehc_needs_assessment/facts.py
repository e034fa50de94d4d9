"""What the checks and rules of a request for an EHC needs assessment may know at one moment. Pure and frozen."""

from dataclasses import dataclass
from datetime import date

from engine.definition import CountsFor
from engine.values import AllowanceKind, Answered, JourneyFacts
from workflows.support.circle import CHILD, Circle

PREPARING = "preparing"
REFUSED = frozenset({"not_assessed", "no_plan"})
"""The stages at which the council has said no."""
ISSUED = "plan_issued"
APPEALABLE = REFUSED | {ISSUED}
"""The stages at which the family's time to appeal runs: against a no, or against what stands in the plan."""
IN_LAW = frozenset({"ordered", "conceded", "agreed"})
"""An order, an appeal that the council no longer opposes, or an agreement in mediation: each sets time limits of its
own (SEND Regulations 2014, regulations 44, 45 and 42(2))."""
MUST_ACT = IN_LAW | {"by_itself"}
"""The outcomes after which the council assesses, or makes a plan, after all."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One request to the council, and the circle around the child or young person."""

    known: JourneyFacts
    circle: Circle

    @property
    def today(self) -> date:
        return self.known.today

    @property
    def stage(self) -> str:
        return self.known.journey.stage

    def here(self, task: str) -> Answered | None:
        """The answer to `task` since the journey last came to its stage."""
        return self.known.answered(task, CountsFor.VISIT)

    def _day(self, task: str, field: str = "on") -> date | None:
        answered = self.known.last(task)
        return answered.day(field) if answered else None

    # Who decides

    @property
    def decider(self) -> str:
        """Whose decision this is, as becauses call them."""
        return "young person" if self.circle.young_person_decides(self.today) else "family"

    @property
    def view(self) -> Answered | None:
        """What the family, or the young person, last said to the school's asking."""
        return self.known.last("ask_family_view")

    @property
    def view_is_deciders(self) -> bool:
        """Whether the view is that of somebody who decides, or of the representative named for this one decision.

        Source: Children and Families Act 2014, section 80, and the Mental Capacity Act 2005: a young person is taken to
        be able to decide; who is not, for this decision, is represented in it.
        """
        if self.view is None:
            return False
        who = frozenset(self.view.several("who"))
        speaks = self.view.text("speaks_for")
        day = self.view.day("on") or self.view.on
        return bool(who & self.circle.deciders(day)) or (self.young_person_is_represented and speaks in who)

    @property
    def young_person_is_represented(self) -> bool:
        """Whether somebody speaks for a young person who cannot take this decision."""
        day = (self.view.day("on") if self.view else None) or self.today
        named = self.view is not None and bool(self.view.text("speaks_for"))
        return named and self.circle.deciders(day) == frozenset({CHILD})

    # The request

    @property
    def carried(self) -> Answered | None:
        """The one row in which somebody wrote down what the family, or somebody else, had asked."""
        return self.known.last("carried_in")

    @property
    def council_got_it_on(self) -> date | None:
        """The day on which the council got the request, as somebody wrote it down; None where nobody has."""
        return self._day("note_received") or (self.carried.day("on") if self.carried else None)

    @property
    def asked_on(self) -> date | None:
        """The day from which the council's time runs, so far as is known; None while nobody has asked.

        It is the day on which the council got the request. Until that is known, that of sending it, or the one on which
        it was written down here. A council that became responsible since counts from then (SEND Regulations 2014,
        regulation 5(1)(b)).
        """
        if self.stage == PREPARING:
            return None
        got = self.council_got_it_on or self._day("send_request") or self._first_seen_on
        return max([got, *self._became_responsible_since(got)])

    @property
    def _first_seen_on(self) -> date:
        """The day on which the request was first known of here."""
        rows = (row.opened_on for row in self.known.tasks if row.task == "note_received")
        return next(rows, self.known.journey.entered_on)

    def _became_responsible_since(self, day: date) -> list[date]:
        """The days since `day` on which another council became responsible in the place of one that was known."""
        was = self.circle.council_on(day).casefold()
        later = (each for each in self.circle.councils if each.from_on > day and was)
        return [each.from_on for each in later if each.council.casefold() != was]

    @property
    def is_asked_again(self) -> bool:
        """Whether an EHC plan was in force when the council was asked: then it is a re-assessment.

        Source: Children and Families Act 2014, section 44(2).
        """
        asked, pupil = self.asked_on, self.circle.pupil
        if asked is None:
            return False
        since = [each.issued_on for each in self.circle.ehc_plans if each.is_in_force]
        if self.circle.has_ehc_plan:
            since.append(pupil.sen_since or date.min)
        return any(day < asked for day in since)

    # The council's answers

    @property
    def decided(self) -> Answered | None:
        """The council's answer whether it assesses; None while there is none."""
        return _unless(self.known.last("note_decision"), "decision", "not_yet")

    @property
    def advice_asked_on(self) -> date | None:
        """The day on which the council's request for the school's advice reached the school."""
        return self._day("note_advice_asked") or self._day("note_decision", "advice_on")

    @property
    def advice(self) -> Answered | None:
        """What was last said of the school's advice."""
        return self.known.last("send_advice")

    @property
    def advice_sent_on(self) -> date | None:
        sent = self.advice if self.advice and self.advice.text("state") == "sent" else None
        return (sent.day("on") or sent.on) if sent else None

    @property
    def advice_is_excused(self) -> bool:
        """Whether the school owes no advice: it was not asked, or had given it before."""
        names = ("advice_given_before", "advice_not_asked")
        return any(self.known.allowed(name, AllowanceKind.EXEMPTION) for name in names)

    @property
    def plan_decided(self) -> Answered | None:
        """What the council sent after its assessment: a draft, or a letter that it makes no plan."""
        return _unless(self.here("note_plan_decision"), "decision", "not_yet")

    @property
    def final(self) -> Answered | None:
        """What the council sent after the draft: the plan, or a letter that it makes none."""
        return _unless(self.here("note_final"), "decision", "not_yet")

    @property
    def draft_served_on(self) -> date | None:
        """The day on which the draft was served on the family, once somebody wrote it down."""
        noted = self.here("note_draft")
        return noted.day("served_on") if noted else None

    @property
    def reasons_for_longer(self) -> frozenset[str]:
        """The listed reasons that the council gave why it needs longer."""
        told = (self.known.last(task) for task in ("note_decision", "note_plan_decision", "note_final"))
        return frozenset(each.text("reason") for each in told if each and each.text("reason"))

    # The family's own time

    @property
    def appealable_since(self) -> date | None:
        """The date on the letter with which the family's time to appeal began: a no, or the final plan."""
        journey = self.known.journey
        if self.stage == ISSUED:
            plans = (each.issued_on for each in self.circle.ehc_plans if each.journey_id == journey.id)
            return max(plans, default=journey.entered_on)
        return self._refused_on if self.stage in REFUSED else None

    @property
    def _refused_on(self) -> date:
        """The date on the letter in which the council said no."""
        tasks = ("note_decision",) if self.stage == "not_assessed" else ("note_final", "note_plan_decision")
        said = (self.known.last(task) for task in tasks)
        noes = [each.day("on") or each.on for each in said if each and each.text("decision") in {"refuse", "no_plan"}]
        return max(noes, default=self.known.journey.entered_on)

    @property
    def steps(self) -> Answered | None:
        """What the family told of mediation or an appeal."""
        return self.here("note_family_steps")

    @property
    def certificate_on(self) -> date | None:
        return self.steps.day("certificate_on") if self.steps else None

    @property
    def appealed_on(self) -> date | None:
        return self.steps.day("appealed_on") if self.steps else None

    @property
    def is_disputed(self) -> bool:
        """Whether the family has appealed, or has a day for mediation."""
        return self.steps is not None and bool(self.steps.text("appealed_on") or self.steps.text("mediation_on"))

    @property
    def goes_no_further(self) -> bool:
        """Whether the family has said so itself."""
        return self.steps is not None and self.steps.values.get("no_further") is True

    @property
    def outcome(self) -> Answered | None:
        """What came of the appeal or the mediation about the present letter."""
        return self.here("note_plan_outcome" if self.stage == ISSUED else "note_outcome")

    @property
    def must_act(self) -> Answered | None:
        """The newest outcome by which the council assesses, or makes a plan, after all; None where there is none."""
        found = self.known.last("note_outcome")
        return found if found and found.text("outcome") in MUST_ACT and self.stage not in REFUSED else None

    @property
    def ordered_on(self) -> date | None:
        """The day of the order, of the council's word to the tribunal, or of the mediation: limits run anew from it."""
        said = self.must_act
        return (said.day("on") or said.on) if said and said.text("outcome") in IN_LAW else None

    @property
    def amended_from(self) -> date | None:
        """The day from which the council amends its final plan, as it was told to; None where it was not."""
        said = self.outcome if self.stage == ISSUED else None
        return (said.day("on") or said.on) if said and said.text("outcome") in IN_LAW else None

    @property
    def plan_was_refused(self) -> bool:
        """Whether the no that was appealed was about the plan, after the assessment."""
        answers = (row.answer for row in self.known.tasks if row.task in {"note_plan_decision", "note_final"})
        return any(each and each.text("decision") == "no_plan" for each in answers)


def _unless(answered: Answered | None, field: str, value: str) -> Answered | None:
    """The answer, unless it says `value`."""
    return answered if answered and answered.text(field) != value else None


def facts(known: JourneyFacts, circle: Circle) -> Facts:
    """The facts of one journey."""
    return Facts(known, circle)
