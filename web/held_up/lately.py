"""What has been done of late about the rows that are shown: when somebody was reminded, and how often it was tried."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from engine.stays import times_come
from notifications.inbox import Reminded, reminded
from web import current
from web.held_up.rows import BoardRow


@dataclass(frozen=True, slots=True)
class Lately:
    """When each step was last spoken of, by step, and how often a journey came to its stage, by journey."""

    spoken: Mapping[UUID, Reminded]
    come: Mapping[UUID, int]

    def reminded(self, row: BoardRow) -> Reminded | None:
        return self.spoken.get(row.task_id) if row.task_id else None

    def tries(self, row: BoardRow) -> int:
        """How often something was tried at a stage that is tried again; no count of them stops anything."""
        return self.come.get(row.journey_id, 1)


def lately(session: Session, rows: Collection[BoardRow]) -> Lately:
    """What is known of these rows, in two statements."""
    scope = current.scope()
    spoken = reminded(session, scope, [row.task_id for row in rows if row.task_id])
    again = [row.journey_id for row in rows if row.at.is_tried_again]
    return Lately(spoken, times_come(session, scope, again))
