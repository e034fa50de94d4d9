"""The lease: one process runs the jobs. It is a row, so that it serves both databases and several machines."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlmodel import Session, SQLModel

from engine.clock import Clock
from engine.database import Database
from engine.errors import EngineError
from notifications.once import insert_once
from notifications.records import Lease

LEASE = SQLModel.metadata.tables[str(Lease.__tablename__)]
TTL = timedelta(seconds=60)

Keep = Callable[[Session], None]


class LeaseLost(EngineError):
    """Another process has taken over: the transaction that finds out is rolled back."""

    def __init__(self) -> None:
        super().__init__("Another process runs the reminders now.")


def unleased(session: Session) -> None:
    """A sweep by hand needs no lease: writing once is the unique keys' business."""


@dataclass(frozen=True, slots=True)
class Hold:
    """One process's claim to the lease `name`."""

    database: Database
    clock: Clock
    holder: UUID
    name: str = "scheduler"

    def take(self) -> bool:
        """Take the lease, or renew it; False while another process holds it.

        An expiry further ahead than one TTL was written under a clock that has since been put back: it has expired.
        """
        now = self.clock.now()
        free = or_(LEASE.c.holder == str(self.holder), LEASE.c.expires_at <= now, LEASE.c.expires_at > now + TTL)
        with self.database.writing(facts=False) as session:
            first = insert_once(self.database, LEASE)
            session.execute(first, [{"name": self.name, "holder": "", "expires_at": now}])
            claim = update(LEASE).where(LEASE.c.name == self.name, free)
            taken = session.execute(claim.values(holder=str(self.holder), expires_at=now + TTL))
            return bool(taken.rowcount == 1)  # type: ignore[attr-defined]

    def keep(self, session: Session) -> None:
        """Renew inside the transaction of a job; LeaseLost where another process has taken over meanwhile."""
        mine = update(LEASE).where(LEASE.c.name == self.name, LEASE.c.holder == str(self.holder))
        renewed = session.execute(mine.values(expires_at=self.clock.now() + TTL))
        if renewed.rowcount != 1:  # type: ignore[attr-defined]
            raise LeaseLost()

    def release(self) -> None:
        """Let the next process take over at once."""
        mine = update(LEASE).where(LEASE.c.name == self.name, LEASE.c.holder == str(self.holder))
        with self.database.writing(facts=False) as session:
            session.execute(mine.values(holder="", expires_at=self.clock.now()))


def last_alive(session: Session, name: str = "scheduler") -> datetime | None:
    """When the scheduler last renewed its lease; None where it has never run."""
    expires_at = session.execute(select(LEASE.c.expires_at).where(LEASE.c.name == name)).scalar_one_or_none()
    return expires_at - TTL if expires_at else None
