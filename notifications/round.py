"""One round of work for one school at one moment: what the sweep and the outbox hand to their parts."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from engine.clock import day_of
from engine.definition import Workflow
from engine.desk import Desk
from engine.values import Actor, Scope
from notifications.lease import Keep, unleased
from notifications.links import Signer
from notifications.recipients import About


@dataclass(frozen=True, slots=True)
class Round:
    """`keep` is called inside each transaction: it renews the lease, or ends a round that another process took over.

    With a `signer`, mails hold addresses by which reminders can be answered.
    """

    desk: Desk
    scope: Scope
    now: datetime
    base_url: str = ""
    keep: Keep = unleased
    signer: Signer | None = None

    @classmethod
    def of(
        cls,
        desk: Desk,
        school_id: UUID,
        now: datetime,
        base_url: str = "",
        keep: Keep = unleased,
        signer: Signer | None = None,
    ) -> "Round":
        """A round of the scheduler's own."""
        return cls(desk, Scope(school_id, Actor.system("notifications")), now, base_url, keep, signer)

    @property
    def school_id(self) -> UUID:
        return self.scope.school_id

    @property
    def day(self) -> date:
        return day_of(self.now)

    def workflow(self, definition: str) -> Workflow:
        """The workflow of a journey, as it was when the journey began to run under it."""
        return self.desk.catalogue.playbook(definition).workflow

    def workflow_of(self, about: About) -> Workflow | None:
        """The workflow of what a nudge is about; None for a duty of the school, which has none."""
        return self.workflow(about.definition) if about.journey_id else None

    def new_id(self) -> UUID:
        return self.desk.ids.new(self.now)
