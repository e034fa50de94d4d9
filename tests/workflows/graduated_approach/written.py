"""The definition as it stands in its files, read by the loader and joined with the Python that it names."""

from pathlib import Path

from engine.definition import Workflow
from engine.known import Known
from engine.loader import load, load_shared
from engine.playbook import Playbook
from engine.rulebook import Rulebook
from workflows.graduated_approach.due import rules
from workflows.graduated_approach.facts import facts
from workflows.graduated_approach.guards import checks
from workflows.references import FILE, read_references
from workflows.support.recorders import RECORDERS

WORKFLOWS = FILE.parent
TEMPLATES = (
    "task_due_soon",
    "task_due",
    "task_overdue",
    "review_soon",
    "review_due",
    "review_overdue",
    "ask_the_service",
)


def _read(path: Path) -> tuple[str, str]:
    return path.read_text(encoding="utf-8"), path.name


def definition() -> Workflow:
    """Version 1; raises InvalidDefinition with every fault where the loader finds any."""
    around = Known(
        checks=checks,
        rules=rules,
        recorders=RECORDERS,
        screens=("notices", "outcomes", "support"),
        references=read_references(FILE),
        templates=TEMPLATES,
        sources=("contacts", "child", "staff", "teachers", "strategies"),
    )
    text, name = _read(WORKFLOWS / "shared.yaml")
    shared = load_shared(text, file=name, known=around)
    text, name = _read(WORKFLOWS / "graduated_approach" / "v1.yaml")
    known = Known(
        checks=around.checks,
        rules=around.rules,
        recorders=around.recorders,
        screens=around.screens,
        references=around.references,
        templates=around.templates,
        sources=around.sources,
        ladders=shared.ladders,
        lists=shared.lists,
        forms=shared.forms,
    )
    return load(text, file=name, known=known)


def playbook() -> Playbook:
    workflow = definition()
    return Playbook(workflow, "hash", "text", Rulebook(workflow), checks, rules, RECORDERS, facts)
