"""Why the school's own words are refused, in words for whoever wrote them, at the question that it is about."""

import re
from collections.abc import Iterable, Sequence

from engine.definition import Workflow
from engine.faults import Fault
from web import words
from web.own_words.asked import CHOICE

KEY = re.compile(r'"([^"\\]+)":')
QUOTED = re.compile(r"'([^']*)'")
"""How faults quote what a file says; a page has quotation marks, and calls things as people do."""
BLANK = " ('may_be_blank: true')"
"""What a file says where a page has a question of its own."""
AS_PEOPLE_SAY = (
    (re.compile(r"'(.*)' is what '.*' says: no layer has .*"), r"“\1” is said of something else here already"),
    (re.compile(r"the only hole is \{child\}"), "only {child} is filled in"),
    (re.compile(r"\b(a|no) layer\b"), r"\1 school"),
)
ADDED = re.compile(r"own_\d+")
"""The name of an answer that the school adds."""


def said_of(faults: Iterable[Fault], text: str, workflow: Workflow, asked: Sequence[str]) -> dict[str, str]:
    """What is wrong, by the question of `asked` that it is about; what is about none of them stands at the first.

    `text` is the layer as it was tried, on one line; `workflow` has what people read in the place of names.
    """
    found: dict[str, list[str]] = {}
    for each in faults:
        said, at = _in_words(each.what, workflow), found.setdefault(_question(each, text, asked), [])
        if said not in at:
            at.append(said)
    return {name: "; ".join(sentences) for name, sentences in found.items()}


def _question(fault: Fault, text: str, asked: Sequence[str]) -> str:
    """The question behind the last key of the layer before a fault, or at it."""
    if fault.what.endswith(BLANK) and "may_be_blank" in asked:
        return "may_be_blank"
    at = KEY.match(text, fault.column - 1)
    keys = [*KEY.findall(text[: fault.column - 1]), *([at[1]] if at else [])]
    for key in reversed(keys):
        for name in ("more" if ADDED.fullmatch(key) else key, f"{CHOICE}{key}"):
            if name in asked:
                return name
    return asked[0]


def _in_words(what: str, workflow: Workflow) -> str:
    called = _called(workflow)
    said = what.removesuffix(BLANK)
    for pattern, instead in AS_PEOPLE_SAY:
        said = pattern.sub(instead, said)
    return words.first_capital(QUOTED.sub(lambda found: f"“{called.get(found[1], found[1])}”", said))


def _called(workflow: Workflow) -> dict[str, str]:
    """What people read where a file has a name: steps, stages and moves."""
    found = {task.id: task.title for task in workflow.tasks}
    found |= {stage.name: stage.label for stage in workflow.stages.values()}
    found |= {move.do: move.button for move in workflow.moves}
    return {name: title.replace("{child}", "the child") for name, title in found.items()}
