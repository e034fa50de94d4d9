"""What is asked to begin a journey, or to put one in that began elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from engine.definition import Field, Workflow
from engine.errors import NotFound
from engine.opening import skipped_guards
from engine.terms import Kind
from web import current
from web.cited import cite

MAIN, KNOWN = "graduated_approach", "known_"


@dataclass(frozen=True, slots=True)
class Begun:
    """The first step of a workflow that is begun beside the cycle."""

    title: str
    step: str
    questions: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Carrying:
    """What is asked of a journey that began elsewhere and stands at `at`; without a stage, only which one."""

    title: str
    at: str
    stages: Mapping[str, str]
    questions: tuple[Field, ...]

    def row(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The answers of the row itself."""
        return {name: value for name, value in values.items() if not name.startswith(KNOWN)}

    def known(self, values: Mapping[str, Any]) -> dict[str, str]:
        """Where, by whom and when each must and always on the skipped way was recorded, as far as it is known."""
        said = {
            name.removeprefix(KNOWN): str(value) for name, value in values.items() if name.startswith(KNOWN) and value
        }
        return {check: words for check, words in said.items() if words.strip()}


def begun(session: Session, workflow: str) -> Begun:
    """What opening a journey of `workflow` asks. Raises NotFound where it is not begun from a child's page."""
    found = _workflow(session, workflow)
    if found.name == MAIN or found.start.asks is None:
        raise NotFound("page")
    task = found.task(found.start.asks)
    return Begun(found.title, task.title, task.form or ())


def carrying(session: Session, workflow: str, at: str) -> Carrying:
    """What putting in a journey of `workflow` at a stage asks. Raises NotFound where it is never put in."""
    found = _workflow(session, workflow)
    if found.carried_in is None:
        raise NotFound("page")
    names = found.open_stages if found.carried_in.at == ("any",) else found.carried_in.at
    stages = {name: found.stages[name].label for name in names}
    known = tuple(_known(found, check) for check in skipped_guards(found, at)) if at in stages else ()
    return Carrying(found.title, at, stages, (*found.carried_in.form, *known))


def _known(workflow: Workflow, check: str) -> Field:
    """One must or always on the skipped way: where it was recorded, if anybody knows."""
    said = cite(workflow.guards[check].reference)
    hint = "Where, by whom and when was this recorded? Leave it blank if that is not known: its step opens then."
    return Field(KNOWN + check, said.title.rstrip("."), Kind.SHORT_TEXT, hint=hint, may_be_blank=True)


def _workflow(session: Session, name: str) -> Workflow:
    desk = current.desk()
    if name not in desk.catalogue.names(on=desk.today()):
        raise NotFound("page")
    return current.workflow(session, name)
