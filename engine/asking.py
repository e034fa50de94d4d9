"""What a task asks, by when, and who is reminded: fields, due dates and the rungs of a ladder."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from engine.names import (
    FunctionName,
    MoveName,
    NewName,
    Receiver,
    ReferenceName,
    SourceName,
    TemplateName,
    Text,
    Written,
    key,
    must_be_written,
)
from engine.terms import Anchor, Beginning, Kind, Length, Standing, When


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of a ladder: what is sent, to whom (a role, or `owner`), when, and how often again."""

    send: TemplateName
    to: Receiver
    when: When
    again_every: Length | None = None


Options = Annotated[Mapping[Text, Text], Written.OPTIONS]
Choices = Annotated[Mapping[Text, Text], Written.CHOICES]


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `choices` maps the stored name to the words on screen; `source` says where people come from."""

    name: NewName = key("field")
    ask: Text = key("ask")
    answer: Kind = key("answer")
    choices: Choices | None = None
    source: Annotated[tuple[SourceName, ...], Written.ONE_OR_MORE] = key("from", default=())
    alone: Text | None = None
    leads_to: Mapping[Text, MoveName] | None = None
    may_be_blank: bool = False
    hint: Text | None = None
    begins_as: Beginning | None = None
    beside: FunctionName | None = None


Form = Annotated[tuple[Field, ...], Written.FORM]


@dataclass(frozen=True, slots=True)
class Due:
    """When a task is due: `length` of, or before, `of`; or exactly on it. One of `of`, `before`, `on` is given."""

    standing: Standing
    within: Length | None = None
    of: Anchor | None = None
    before: Anchor | None = None
    on: Anchor | None = None
    duty: tuple[ReferenceName, ...] = ()

    @property
    def anchor(self) -> Anchor:
        """The one anchor given; ValueError where there is none, which the loader refuses."""
        found = self.of or self.before or self.on
        if found is None:
            raise ValueError("This due date hangs on nothing.")
        return found


@dataclass(frozen=True, slots=True)
class Opens:
    """When a task can be done: `within` days before its due date (`before` is always `due`)."""

    within: Length
    before: Literal["due"] = must_be_written("due")
