"""How definitions follow one another: what one takes over from, and what is only proposed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from engine.names import NewName, StageName, Text, WorkflowName


class Certainty(StrEnum):
    """How certain it is what is proposed: officially announced, reported by others, or reported in two ways."""

    ANNOUNCED = "announced"
    REPORTED = "reported"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Reported:
    """One thing that is reported of a proposal, how certain it is, and who tells it."""

    says: Text
    certainty: Certainty
    source: Text


@dataclass(frozen=True, slots=True)
class Proposal:
    """What makes a definition a proposal and no law: the words for every page on which it appears, and how certain
    they are; each thing that is reported of it."""

    says: Text
    certainty: Certainty
    reported: tuple[Reported, ...]


@dataclass(frozen=True, slots=True)
class Replaces:
    """The version that this one takes over from, and where each of its stages lands."""

    workflow: WorkflowName
    version: int
    stages: Mapping[NewName, StageName]


@dataclass(frozen=True, slots=True)
class Laid:
    """A layer that was laid upon a definition: whose it is, in its words, and in which version."""

    layer: Text
    version: int
