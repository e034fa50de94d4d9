"""How the names and texts of a definition are written, and what each name is the name of.

A value is annotated with what it names (`StageName`, `CheckName`), so that the loader can look it up, suggest the
nearest one and derive the JSON Schema, all from the same place.
"""

from dataclasses import field
from enum import StrEnum
from typing import Annotated, Any


class Named(StrEnum):
    """What a name in a definition is the name of; the value is what a fault calls it."""

    STAGE = "stage"
    MOVE = "move"
    TASK = "task"
    GUARD = "guard"
    CHECK = "check"
    RULE = "rule"
    RECORDER = "recorder"
    SCREEN = "screen"
    PAGE = "page"
    REFERENCE = "reference"
    TEMPLATE = "nudge template"
    LADDER = "ladder"
    LIST = "list"
    FORM = "form"
    SOURCE = "source"
    EXCEPTION = "exception"
    DATE = "date"
    WORKFLOW = "workflow"


class Written(StrEnum):
    """How a value is written where its type alone does not say."""

    TEXT = "words for people"
    NEW_NAME = "a name given here"
    OWNER = "a role, or opener"
    RECEIVER = "a role, or owner"
    ONE_OR_MORE = "one name, or a list"
    STAGES = "a stage, a list of stages, or any"
    OPTIONS = "names with their words, or a plain list"
    CHOICES = "options, or the name of a list"
    FORM = "fields, or the name of a form"
    SLOT = "many, or {one: slot}"


Text = Annotated[str, Written.TEXT]
NewName = Annotated[str, Written.NEW_NAME]
Owner = Annotated[str, Written.OWNER]
Receiver = Annotated[str, Written.RECEIVER]
StageName = Annotated[str, Named.STAGE]
MoveName = Annotated[str, Named.MOVE]
TaskName = Annotated[str, Named.TASK]
GuardName = Annotated[str, Named.GUARD]
CheckName = Annotated[str, Named.CHECK]
FunctionName = Annotated[str, Named.RULE]
RecorderName = Annotated[str, Named.RECORDER]
ScreenName = Annotated[str, Named.SCREEN]
PageName = Annotated[str, Named.PAGE]
ReferenceName = Annotated[str, Named.REFERENCE]
TemplateName = Annotated[str, Named.TEMPLATE]
LadderName = Annotated[str, Named.LADDER]
SourceName = Annotated[str, Named.SOURCE]
ExceptionName = Annotated[str, Named.EXCEPTION]
DateName = Annotated[str, Named.DATE]
WorkflowName = Annotated[str, Named.WORKFLOW]
Stages = Annotated[tuple[StageName, ...], Written.STAGES]
Slot = Annotated[str | None, Written.SLOT]


def key(name: str, **more: Any) -> Any:
    """A field whose YAML key is `name`."""
    return field(metadata={"key": name}, **more)


def must_be_written(default: Any) -> Any:
    """A field that has a default in Python and must all the same be written."""
    return field(default=default, metadata={"required": True})


def from_map_key() -> Any:
    """A field that takes the key under which its object stands."""
    return field(metadata={"from_map_key": True})
