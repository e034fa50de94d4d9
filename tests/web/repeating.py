"""Mrs Patel’s class over workflows that have a step for each page that repeats rows, and what is told with them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, cast
from uuid import UUID

import pytest

from engine import journeys
from engine.asking import Field
from engine.checks import Answer, Register, met, not_met
from engine.clock import SetClock
from engine.database import Database
from engine.definition import Task
from engine.desk import Desk
from engine.ids import Ids
from engine.playbook import Playbook
from engine.rulebook import Rulebook
from engine.terms import CountsFor, Kind, Role
from tests.web.classroom import Classroom
from tests.web.school import SCHOOL_ID, SYSTEM, Somebody
from web.tables import metadata
from workflows.catalogue import Definitions, catalogue
from workflows.school.duties import end, held_by
from workflows.support.plans import OutcomeWords, ProvisionWords, save_outcome, save_provision
from workflows.support.reviewing import recommended, under_review
from workflows.support.seen import ADVICE, PLAN, RECORD
from workflows.support.sessions import Support, supports_of
from workflows.support.shared_with import shared_with

TEACHER = Role.CLASS_TEACHER
FILED = (Field("points", "The main points", Kind.LONG_TEXT), Field("from", "From", Kind.SHORT_TEXT))


def _told(what: str) -> Callable[[Any], Answer]:
    def told(facts: Any) -> Answer:
        found = shared_with(facts.circle, facts.known, what)
        left = found.staff_not_told | found.family_not_told
        return not_met(f"{len(left)} people have not been told.") if left else met("Everybody has been told.")

    told.__name__ = f"everybody_has_the_{what}"
    return told


def each_outcome_looked_at(facts: Any) -> Answer:
    left = [each for each in under_review(facts.circle, facts.known) if not each.is_reviewed]
    return not_met(f"{len(left)} outcomes have not been looked at.") if left else met("Each has been looked at.")


def each_recommendation_answered(facts: Any) -> Answer:
    rows = recommended(facts.circle, facts.known)
    left = [each for each in rows if not each.is_answered]
    return not_met(f"{len(left)} recommendations have no answer.") if left or not rows else met("Each has its answer.")


CHECKS = Register("check")
for _check in (_told(PLAN), _told(RECORD), _told(ADVICE), each_outcome_looked_at, each_recommendation_answered):
    CHECKS.add(_check)
STEPS = {
    "graduated_approach": (
        Task("share_plan", ("plan",), "Share the plan", TEACHER, screen="sharing", done_when="everybody_has_the_plan"),
        Task("score_outcomes", ("review",), "Look at each outcome", TEACHER, screen="reviewed_outcomes",
             done_when="each_outcome_looked_at", counts_for=CountsFor.VISIT),
        Task("share_record", ("review",), "Give the family the record", TEACHER, screen="sharing",
             done_when="everybody_has_the_record", counts_for=CountsFor.VISIT),
    ),
    "specialist_involvement": (
        Task("file_advice", ("advice_received",), "File the advice", Role.SENCO, form=FILED,
             counts_for=CountsFor.VISIT),
        Task("weigh_advice", ("advice_received",), "Decide what we will use", TEACHER, also=(Role.SENCO,),
             screen="recommendations", done_when="each_recommendation_answered", counts_for=CountsFor.VISIT),
        Task("share_advice", ("advice_received",), "Share it with family and staff", TEACHER, screen="sharing",
             done_when="everybody_has_the_advice", counts_for=CountsFor.VISIT),
    ),
}  # fmt: skip


def with_steps(playbook: Playbook) -> Playbook:
    """The playbook with those of the steps that its definition does not have."""
    has = {task.id for task in playbook.workflow.tasks}
    more = tuple(task for task in STEPS.get(playbook.workflow.name, ()) if task.id not in has)
    workflow = replace(playbook.workflow, tasks=(*playbook.workflow.tasks, *more))
    checks = Register("check", cast(Register, playbook.checks), CHECKS)
    return replace(playbook, workflow=workflow, rulebook=Rulebook(workflow), checks=checks)


class Repeating(Classroom):
    """The class, with children whose plan is to be shared, in place, or looked at."""

    def hope_and_help(self, child: UUID, **help_: object) -> None:
        """One outcome and one kind of support, given by the TA, in the plan that is being written."""
        given = {"outcome": 1, "given_by": f"person:{self.school.ta.id}", "teacher_id": self.school.teacher.id}
        words = {**given, "minutes": 20, "times_a_week": 3, "weeks": 10, **help_}
        journey = self.look(child).journey
        with self.desk.writing(self.as_(self.school.teacher), subjects=[child]) as work:
            hopes = OutcomeWords(
                "Read a page aloud", "A line, 7 September", "Each Friday", date(2026, 12, 18), "learning"
            )
            save_outcome(work, journey, 1, hopes)
            save_provision(work, journey, 1, ProvisionWords(**{"what": "Word maps", **words}))

    def plan_to_share(self, child: UUID) -> None:
        """A plan that is written and agreed, and not in place yet."""
        self.write_plan(child)
        self.hope_and_help(child)
        self.agree_plan(child)

    def agree_plan(self, child: UUID) -> None:
        who = [f"contact:{self.contacts(child)['mother']}", "child"]
        agreed = {"took_part": who, "on": "2026-09-07", "family_says": "yes", "words": "Yes", "review_on": "2026-09-21"}
        self.answer(child, "agree_plan", agreed)
        self.answer(child, "look_over_plan", {"view": "agreed"}, by=self.school.senco)

    def put_in_place(self, child: UUID, **help_: object) -> None:
        """A plan that is in place, with one kind of support that the TA gives."""
        self.write_plan(child)
        self.hope_and_help(child, **help_)
        self.agree_plan(child)
        self.departing(child, "put_plan_in_place")

    def under_review(self, child: UUID) -> None:
        self.put_in_place(child)
        self.departing(child, "hold_review")

    def meet(self, child: UUID) -> None:
        """The family takes part in the review: from then on its record is owed."""
        who = [f"contact:{self.contacts(child)['mother']}", "child"]
        words = {"took_part": who, "on": "2026-09-07", "how": "in_person", "words": "It helps", "enough": "yes"}
        self.answer(child, "meet_family", words)

    def advised(self, child: UUID) -> UUID:
        """Advice is here from a specialist who was involved already; answers the journey."""
        scope = self.as_(self.school.senco)
        row = {
            "service": "speech_and_language",
            "asked_by": "school",
            "since": "2026-09-01",
            "carries_out": f"person:{self.school.ta.id}",
        }
        moved = journeys.carry_in(self.desk, scope, child, "specialist_involvement", at="advice_received", values=row)
        return moved.journey_id

    def filed(self, points: str) -> dict[str, str]:
        """An answer to “File the advice”, in whatever it asks."""
        texts = {"strengths": "Clear speech", "from": "Ms Reed", "points": points, "dated": "2026-09-04"}
        asked = next(t for t in self.look(self.leo).workflow.tasks if t.id == "file_advice").form or ()
        return {q.name: texts[q.name] for q in asked if q.name in texts}

    def unassign_role(self, somebody: Somebody) -> None:
        """Somebody holds no role to the whole school any more."""
        with self.desk.writing_school(SYSTEM) as work:
            for duty in held_by(work, somebody.id):
                end(work, duty)

    def support(self, child: UUID) -> Support:
        with self.desk.reading(self.as_(self.school.senco)) as session:
            return supports_of(session, SCHOOL_ID, child)[0]


@pytest.fixture
def desk(sqlite_database: Database, clock: SetClock) -> Desk:
    """A desk over the real workflows with the steps, and every table that pages read."""
    metadata.create_all(sqlite_database.writer)
    return Desk(Definitions(with_steps(each) for each in catalogue().all()), clock, sqlite_database, Ids(1))


@pytest.fixture
def room(desk: Desk, clock: SetClock) -> Repeating:
    return Repeating(desk, clock)
