"""A definition together with the Python it names: all that is needed to run its journeys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Connection

from engine.checks import Register
from engine.days import Days
from engine.definition import Standing, Workflow
from engine.rulebook import Rulebook
from engine.values import JourneyFacts


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a batch of subjects brings to the checks: the domain's own facts by subject, and the school's days.

    `layers` is the version of the layers that the school lays upon the definitions.
    """

    circles: Mapping[UUID, Any]
    days: Days
    layers: int = 0


@dataclass(frozen=True, slots=True)
class DueOn:
    """A rule's answer where the rule also says the standing of the days.

    `since` is the day of the event that the rule counted from, where it counted: a date that was issued then moves only
    with its event, whatever the rule says later. A day that people agreed is itself the event, and has none. Where a
    rule knows several limits from one event, `limit` names the one that holds: with another limit the date moves.
    """

    on: date
    standing: Standing
    since: date | None = None
    limit: str = ""


class Recorder(Protocol):
    """Writes typed rows from a task's answers, in the same transaction. `work` is the open write."""

    def __call__(self, work: Any, journey_id: UUID, answers: Mapping[str, Any], /) -> None: ...


@dataclass(frozen=True, slots=True)
class Playbook:
    """One merged definition, with the checks, rules, recorders and screens that it names.

    `facts` makes, from where the journey stands and the subject's circle, the one frozen value that every check and
    rule of this workflow gets. Rules answer a date, a `DueOn`, a number of days (`Length`), words, or None.
    """

    workflow: Workflow
    hash: str
    text: str
    rulebook: Rulebook
    checks: Register
    rules: Register
    recorders: Register
    facts: Callable[[JourneyFacts, Any], Any]


class Shelf(Protocol):
    """The definitions as one school has them: with its layers laid upon them."""

    def current(self, workflow: str, on: date) -> Playbook:
        """What a journey of `workflow` begins under on a day; KeyError where nothing is in force."""


class Catalogue(Protocol):
    """Every definition in use, and how the domain's facts are gathered for all of them at once."""

    def playbook(self, definition: str) -> Playbook:
        """The playbook with this hash; KeyError where no such definition is loaded."""

    def current(self, workflow: str, on: date) -> Playbook:
        """The version of `workflow` that is in force on a day, without layers; KeyError where there is none."""

    def version(self, workflow: str, version: int) -> Playbook:
        """One version of a workflow, whether in force, to come or only proposed; KeyError where there is none."""

    def of_school(self, connection: Connection, school_id: UUID, version: int | None = None) -> Shelf:
        """The definitions as a school has them at this version of its layers; without one, as they are now.

        A version that this process has seen already costs no statement.
        """

    def names(self, on: date | None = None) -> tuple[str, ...]:
        """Every workflow but those that are only proposed; or those of which some version is in force on a day."""

    def proposals(self) -> tuple[Playbook, ...]:
        """What is only proposed: nothing begins under it."""

    def gather(self, connection: Connection, school_id: UUID, subject_ids: list[UUID], as_of: datetime) -> Gathered:
        """The facts of a batch of subjects as of a moment, in a constant number of statements."""
