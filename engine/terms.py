"""The words of a definition: its closed lists, and the phrases that stand for days, anchors and times."""

from dataclasses import dataclass
from enum import StrEnum

from engine.days import DayKind


class Force(StrEnum):
    """How strongly a guard holds: law, guidance that names no discretion, guidance."""

    MUST = "must"
    ALWAYS = "always"
    SHOULD = "should"


class Standing(StrEnum):
    """Where a number of days comes from; `proposed` stands in proposals only."""

    LAW = "law"
    GUIDANCE = "guidance"
    AGREED = "agreed"
    OUR_DEFAULT = "our default"
    PROPOSED = "proposed"


class Role(StrEnum):
    """Who somebody is to a pupil: a closed list."""

    CLASS_TEACHER = "class_teacher"
    SUBJECT_TEACHER = "subject_teacher"
    TA = "ta"
    SENCO = "senco"
    HEAD = "head"
    DSL = "dsl"
    OFFICE = "office"
    GOVERNOR = "governor"
    TRUST_LEAD = "trust_lead"
    FAMILY = "family"
    YOUNG_PERSON = "young_person"
    SERVICE = "service"
    COUNCIL = "council"
    SYSTEM = "system"


THEIR_OWN = frozenset({Role.FAMILY, Role.YOUNG_PERSON})
"""Whose dates are a right and no duty: the school owes nothing by them."""
OUTSIDE_ROLES = frozenset({Role.FAMILY, Role.YOUNG_PERSON, Role.SERVICE, Role.COUNCIL})
NAMELESS = frozenset({Role.GOVERNOR, Role.TRUST_LEAD, Role.SYSTEM})
"""Who sees figures and no child: no step is theirs, and no reminder goes to them."""
OPENER = "opener"


class CountsFor(StrEnum):
    """How long an answer serves."""

    JOURNEY = "journey"
    CYCLE = "cycle"
    VISIT = "visit"


class Kind(StrEnum):
    """The closed list of answers a question can have."""

    SHORT_TEXT = "short text"
    LONG_TEXT = "long text"
    DATE = "date"
    YES_OR_NO = "yes or no"
    ONE_OF = "one of"
    SEVERAL_OF = "several of"
    PERSON = "person"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Length:
    """A number of days and their kind, written `10 school days`."""

    count: int
    kind: DayKind

    def __str__(self) -> str:
        return f"{self.count} {self.kind} {'day' if self.count == 1 else 'days'}"


class AnchorKind(StrEnum):
    ARRIVING = "arriving"
    FIELD = "field"
    DATE = "date"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a due date hangs on, written `arriving`, `field task.field`, `date id` or `rule name`.

    `name` is the task, the date or the rule; `field` is given for `field` only.
    """

    kind: AnchorKind
    name: str = ""
    field: str = ""

    def __str__(self) -> str:
        return " ".join([self.kind, f"{self.name}.{self.field}" if self.field else self.name]).strip()


@dataclass(frozen=True, slots=True)
class RuleName:
    """A rule in the place of a number of days, written `rule name`."""

    name: str

    def __str__(self) -> str:
        return f"rule {self.name}"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What stands in a field before anybody types: `today`, `30 school days ahead`, `field task.field`, `rule name`."""

    today: bool = False
    ahead: Length | None = None
    anchor: Anchor | None = None

    def __str__(self) -> str:
        return f"{self.ahead} ahead" if self.ahead else str(self.anchor or "today")


class Side(StrEnum):
    BEFORE = "before"
    ON = "on"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class When:
    """When a rung fires, written `2 school days before due`, `on due` or `1 school day after due`."""

    side: Side
    length: Length | None = None

    def __str__(self) -> str:
        return f"{self.length} {self.side} due" if self.length else f"{self.side} due"
