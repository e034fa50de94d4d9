"""How long a stage usually takes: the school's own median where enough journeys have gone through, else our default."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from sqlmodel import Session

from engine.days import DayKind, Days
from engine.stays import stays
from engine.values import Scope

ENOUGH = 10
"""From how many stays on the school's own median says more than our default."""
NEWEST = 50


@dataclass(frozen=True, slots=True)
class Usual:
    """How many school days a stage usually takes, and whose figure that is: the school's own median, what is said for
    the school in the place of our default, or our default."""

    days: int
    is_own: bool
    is_said: bool = False

    @property
    def words(self) -> str:
        """`usually 15 here`, `usually 12, the school’s own` or `usually 15, our default`."""
        if self.is_own:
            return f"usually {self.days} here"
        return f"usually {self.days}, {'the school’s own' if self.is_said else 'our default'}"

    @property
    def whose(self) -> str:
        """Whose figure it is, as a list that is taken away says it."""
        return "this school" if self.is_own or self.is_said else "our default"


Usuals = Mapping[tuple[str, str], Usual]


def own_usuals(session: Session, scope: Scope, days: Days) -> Usuals:
    """The school's own median of each stage that ten journeys have gone through, by workflow and stage."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for stay in stays(session, scope, NEWEST):
        found[stay.workflow, stay.stage].append(days.between(stay.from_on, stay.to_on, DayKind.SCHOOL))
    return {
        stage: Usual(int(median(lengths) + 0.5), is_own=True)
        for stage, lengths in found.items()
        if len(lengths) >= ENOUGH
    }
