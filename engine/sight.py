"""What is known about some subjects at one moment: their journeys, who holds which role, and the domain's facts."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Connection
from sqlmodel import Session

from engine import store
from engine.clock import Clock, day_of
from engine.days import Days
from engine.errors import NotFound
from engine.ids import Ids
from engine.playbook import Catalogue, Gathered, Playbook
from engine.store import Loaded
from engine.values import JourneyFacts, Scope


class Tools(Protocol):
    """What reading and writing need of the desk."""

    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def ids(self) -> Ids: ...


class Sight:
    """Some subjects as they stand at `now`, read once each, in a constant number of statements."""

    def __init__(
        self,
        desk: Tools,
        connection: Connection,
        scope: Scope,
        now: datetime,
        subject_ids: list[UUID],
        session: Session | None = None,
    ):
        self.desk, self.connection, self.scope, self.now = desk, connection, scope, now
        self.today: date = day_of(now)
        self.subject_ids = subject_ids
        self._session = session
        self._journeys: dict[UUID, Loaded] | None = None
        self._gathered: Gathered | None = None
        self._own: dict[UUID, list[UUID]] = {}
        self._counted = 0
        self._holders: store.Holders | None = None
        self._resting: frozenset[UUID] = frozenset()

    @property
    def session(self) -> Session:
        """A session over the connection, for those who read and write by model; it is made when first asked for."""
        if self._session is None:
            self._session = Session(bind=self.connection, expire_on_commit=False)
        return self._session

    @property
    def school_id(self) -> UUID:
        return self.scope.school_id

    @property
    def journeys(self) -> dict[UUID, Loaded]:
        """The journeys of the subjects, by id, oldest first."""
        if self._journeys is None:
            self._journeys = self._load()
        return self._journeys

    def _load(self) -> dict[UUID, Loaded]:
        stored = store.load(self.connection, self.school_id, self.subject_ids, self.today)
        self._holders, self._resting = stored.holders, stored.resting
        return stored.journeys

    def rests(self, subject_id: UUID) -> bool:
        """Whether nothing is asked about a subject any more."""
        return bool(self.journeys is not None and subject_id in self._resting)

    def journey(self, journey_id: UUID) -> Loaded:
        """One journey of these subjects; NotFound where there is none."""
        found = self.journeys.get(journey_id)
        if found is None:
            raise NotFound("journey")
        return found

    def playbook(self, loaded: Loaded) -> Playbook:
        return self.desk.catalogue.playbook(loaded.journey.definition)

    def current(self, workflow: str) -> Playbook:
        """What a journey of `workflow` begins under today: with the layers that the school uses."""
        shelf = self.desk.catalogue.of_school(self.connection, self.school_id, self.gathered.layers)
        return shelf.current(workflow, self.today)

    @property
    def gathered(self) -> Gathered:
        if self._gathered is None:
            self._gathered = self.desk.catalogue.gather(self.connection, self.school_id, self.subject_ids, self.now)
        return self._gathered

    @property
    def days(self) -> Days:
        return self.gathered.days

    def holders(self, subject_id: UUID) -> Mapping[str, tuple[UUID, ...]]:
        """Who holds which role to a subject today."""
        if self._holders is None:
            self._holders = store.holders(self.connection, self.school_id, self.subject_ids, self.today)
        return self._holders[subject_id]

    def roles(self, subject_id: UUID) -> frozenset[str]:
        """The roles that the actor holds to a subject; `system` for the system itself."""
        actor = self.scope.actor
        if actor.is_system:
            return frozenset({"system"})
        return frozenset(role for role, people in self.holders(subject_id).items() if actor.person_id in people)

    def journey_facts(self, loaded: Loaded) -> JourneyFacts:
        """The engine's part of the facts of one journey."""
        journey = loaded.journey
        siblings = (each.journey for each in self.of_subject(journey.subject_id))
        return JourneyFacts(
            journey=journey,
            tasks=loaded.tasks,
            allowances=loaded.allowances,
            dates=loaded.dates,
            holders=self.holders(journey.subject_id),
            others=tuple(o for o in siblings if o.id != journey.id),
            today=self.today,
            days=self.days,
            rests=self.rests(journey.subject_id),
        )

    def of_subject(self, subject_id: UUID) -> list[Loaded]:
        """The journeys of one subject, oldest first. Whose they are is found once for a whole batch."""
        journeys = self.journeys
        if self._counted != len(journeys):
            self._own, self._counted = {}, len(journeys)
            for id, each in journeys.items():
                self._own.setdefault(each.journey.subject_id, []).append(id)
        return [journeys[id] for id in self._own.get(subject_id, ())]

    def circle(self, loaded: Loaded) -> Any:
        return self.gathered.circles[loaded.journey.subject_id]
