"""A child whose move is planned: the facts, and the answer that says where to."""

from datetime import date
from typing import Any

from engine.days import plain_days
from engine.values import Allowance, JourneyFacts, TaskState
from tests.workflows.graduated_approach.sample import journey, pupil, task
from workflows.phase_transfer.facts import Facts, facts
from workflows.support.circle import Circle, PupilFacts

TODAY = date(2026, 11, 23)
ON = "2026-10-01"
WHERE = {"kind": "to_school", "moves_on": "2027-09-01"}
WITH_PLAN = pupil()._replace(sen_code="E")
SENDING_PLAN = {"agreed": "yes", "on": ON, "goes": ["plan", "ehc_plan"]}


def moving(*rows: TaskState, stage: str = "planned", allowed: tuple[Allowance, ...] = (), **known: Any) -> Facts:
    """The facts of a child whose move is planned."""
    state = journey(stage=stage)
    others, about = known.pop("others", ()), known.pop("pupil", pupil())
    engine = JourneyFacts(state, rows, allowed, (), {}, others, known.pop("today", TODAY), plain_days())
    return facts(engine, Circle(about, **known))


def in_year(year_group: str) -> PupilFacts:
    return pupil()._replace(year_group=year_group)


REVIEWED = (journey()._replace(workflow="ehc_annual_review"),)
"""Beside the move the yearly review of an EHC plan goes on."""


def where(**other: str) -> TaskState:
    return task("say_where_to", {**WHERE, **other})
