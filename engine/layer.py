"""What a layer may say, as frozen values: what a council, a trust or a school lays upon the nation's definition.

Everything is merged by its name: a part that is there already is changed under `stages`, `guards`, `moves`, `tasks` or
`ladders`; one that is new stands under a key that begins with `more_`. Only what a layer may do has a key. `NEVER`
holds the sentence for what it may not, so that the line that tries it is told why.

Source: domain.md 6.1: a lower layer may add steps, shorten dates and tighten soft guards; it may never loosen a must or
put a condition on a right.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from engine.asking import Field, Options, Rung
from engine.definition import Guard, Task
from engine.names import (
    CheckName,
    GuardName,
    LadderName,
    MoveName,
    NewName,
    Receiver,
    StageName,
    TaskName,
    Text,
    WorkflowName,
    from_map_key,
    key,
)
from engine.terms import Force, Length, When

WAY_PAST = "a layer adds no way past a guard, and takes none away"
GONE = "a layer adds and tightens: it takes nothing away"


class LayerKind(StrEnum):
    """Whose layer it is, in the order in which they are laid: each upon the ones before."""

    COUNCIL = "council"
    TRUST = "trust"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class StageChange:
    """Another label for a stage, and fewer days that it usually takes."""

    NEVER: ClassVar[Mapping[str, str]] = {
        "final": "a layer makes no stage an end, and no end a stage",
        "usually": "a layer does not choose the usual move",
        "remove": GONE,
    }

    name: StageName = from_map_key()
    label: Text | None = None
    usual: Length | None = None


@dataclass(frozen=True, slots=True)
class GuardChange:
    """A guard that holds more firmly than the definition beneath has it.

    `not_on` and `not_carried` say, as a guard's own do, why what is now a duty is not asked on another way.
    """

    NEVER: ClassVar[Mapping[str, str]] = {
        "exemptions": WAY_PAST,
        "exceptions": WAY_PAST,
        "reference": "a layer does not change what a guard rests on",
        "met_by": "a layer does not change how a guard is met",
        "outside": "a layer does not change how a guard is met",
        "remove": GONE,
    }

    check: GuardName = from_map_key()
    force: Force = key("force")
    not_on: Mapping[MoveName, Text] = field(default_factory=dict)
    not_carried: Text | None = None


@dataclass(frozen=True, slots=True)
class MoveChange:
    """Another button for a move; and guards more, where the definition says that it may be tightened."""

    NEVER: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(("from", "to"), "a layer does not change where a move leads"),
        "by": "a layer does not change who may make a move",
        "guards": "a list is never replaced: what is asked for beside it stands under 'more_guards'",
        "say_why": "a layer does not ask for a reason: that would be a condition",
        "may_be_tightened": "only the nation says which moves may be tightened",
        "remove": GONE,
    }

    do: MoveName = from_map_key()
    button: Text | None = None
    more_guards: tuple[GuardName, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """Other words for a question, its hint and its answers; answers more, and answers that are not offered."""

    NEVER: ClassVar[Mapping[str, str]] = {
        "may_be_blank": "a layer does not change whether a question may be left blank",
        "answer": "a layer does not change what kind of answer a question has",
        "leads_to": "a layer does not change where an answer leads",
        "from": "a layer does not change where the answers come from",
        "remove": GONE,
    }

    name: NewName = from_map_key()
    ask: Text | None = None
    hint: Text | None = None
    choices: Options = field(default_factory=dict)
    hide: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskChange:
    """Another title for a step, fewer days for it, other words for its questions, and questions more.

    `within` is the number of days in which it is due; where it is due before something, more days are sooner.
    """

    NEVER: ClassVar[Mapping[str, str]] = {
        "at": "a layer does not change where a step stands",
        "due": "a layer only shortens a date: write 'within' and the number of days",
        "meets": "a layer does not change which guards a step meets",
        "done_when": "a layer does not change when a step is done",
        "form": "a list is never replaced: change a question under 'fields', add one under 'more_fields'",
        **dict.fromkeys(("owner", "also", "chased_by"), "a layer does not change whose step it is"),
        "remove": GONE,
    }

    id: TaskName = from_map_key()
    title: Text | None = None
    within: Length | None = None
    fields: Mapping[NewName, FieldChange] = field(default_factory=dict)
    more_fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Sooner:
    """One reminder that goes sooner: whom it goes to and when it went say which."""

    to: Receiver
    was: When
    when: When


@dataclass(frozen=True, slots=True)
class LadderChange:
    """Reminders that go sooner, and reminders more."""

    NEVER: ClassVar[Mapping[str, str]] = {"remove": GONE}

    name: LadderName = from_map_key()
    sooner: tuple[Sooner, ...] = ()
    more: tuple[Rung, ...] = ()


@dataclass(frozen=True, slots=True)
class LayerHead:
    """Whose layer it is, which workflow it is laid upon, and when."""

    kind: LayerKind = key("layer")
    workflow: WorkflowName = key("of")
    version: int = key("version")
    title: Text = key("title")
    in_force_from: date = key("in_force_from")
    in_force_to: date | None = None


@dataclass(frozen=True, slots=True)
class Layer(LayerHead):
    """A whole layer."""

    NEVER: ClassVar[Mapping[str, str]] = {
        "start": "a layer puts no condition on a start",
        "carried_in": "a layer does not change how a journey is put in",
        "open_at_once": "a layer does not change how many may be open",
        "exceptions": WAY_PAST,
        "dates": "a layer does not change what the dated duties hang on; it shortens what hangs on them",
        "replaces": "only a version of the workflow replaces another",
        "more_stages": "a layer adds no stage",
        "more_moves": "a layer adds no move",
        **dict.fromkeys(("lists", "forms"), "a list is never replaced: change the answers of a question in its step"),
        "remove": GONE,
    }

    stages: Mapping[StageName, StageChange] = field(default_factory=dict)
    guards: Mapping[GuardName, GuardChange] = field(default_factory=dict)
    more_guards: Mapping[CheckName, Guard] = field(default_factory=dict)
    moves: Mapping[MoveName, MoveChange] = field(default_factory=dict)
    tasks: Mapping[TaskName, TaskChange] = field(default_factory=dict)
    more_tasks: tuple[Task, ...] = ()
    ladders: Mapping[LadderName, LadderChange] = field(default_factory=dict)
