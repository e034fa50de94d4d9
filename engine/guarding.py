"""What is laid on a move: guards, and the listed ways past them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from engine.names import (
    CheckName,
    DateName,
    ExceptionName,
    MoveName,
    NewName,
    PageName,
    ReferenceName,
    TaskName,
    Text,
    from_map_key,
    key,
)
from engine.terms import CountsFor, Force, Role


@dataclass(frozen=True, slots=True)
class Exemption:
    """A listed reason why a must does not apply, the roles that may record it, and the check that must hold first.

    `counts_for` says how long one record of it holds: for the journey where nothing is said, or for its cycle alone.
    """

    name: NewName
    by: tuple[Role, ...]
    check: CheckName | None = None
    look_again: bool = False
    counts_for: CountsFor | None = None


@dataclass(frozen=True, slots=True)
class Outside:
    """Who or what outside meets a guard: words, and where known a date and a role. The words may stand alone."""

    SHORT: ClassVar[str] = "says"

    says: Text
    until: DateName | None = None
    role: Role | None = key("from", default=None)


@dataclass(frozen=True, slots=True)
class Guard:
    """A check laid on moves, with its force and its reference. Its name is its check's.

    `not_on` says of a move that leads where the guard is asked elsewhere why it is not asked there; `not_carried` why
    a journey that is put in behind it is not asked for it.
    `laid_by` is the title of the layer that added it or raised its force.
    """

    check: CheckName = from_map_key()
    force: Force = key("force")
    reference: ReferenceName = key("reference")
    see: tuple[ReferenceName, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    exceptions: tuple[ExceptionName, ...] = ()
    met_by: PageName | None = None
    outside: Outside | None = None
    not_on: Mapping[MoveName, Text] = field(default_factory=dict)
    not_carried: Text | None = None
    laid_by: Text | None = None


@dataclass(frozen=True, slots=True)
class ExceptionRule:
    """One of the listed ways past an `always`: who may record it, what must hold, what it opens, how others see it.

    `counts_for` is as an exemption's.
    """

    name: NewName = from_map_key()
    by: tuple[Role, ...] = key("by")
    check: CheckName | None = None
    then: TaskName | None = None
    shown_as: Text | None = None
    counts_for: CountsFor | None = None
