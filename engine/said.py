"""The parts of a definition in words that anybody reads: names, roles, days, forces."""

from collections.abc import Iterable
from datetime import date

from engine.days import in_words
from engine.definition import Guard, Task, Workflow
from engine.terms import Force, Length, Role, RuleName

CHILD = "the child"
ANY = ("any",)
ROLES = {
    Role.CLASS_TEACHER: "class teacher",
    Role.SUBJECT_TEACHER: "subject teacher",
    Role.TA: "teaching assistant",
    Role.SENCO: "SENCO",
    Role.HEAD: "head teacher",
    Role.DSL: "designated safeguarding lead",
    Role.OFFICE: "school office",
    Role.GOVERNOR: "SEN governor",
    Role.TRUST_LEAD: "trust lead",
    Role.FAMILY: "family",
    Role.YOUNG_PERSON: "young person",
    Role.SERVICE: "service",
    Role.COUNCIL: "council",
    Role.SYSTEM: "Waymark",
}
FORCES = {Force.MUST: "a must", Force.ALWAYS: "an “always”", Force.SHOULD: "a should"}
LETTERS = {"sen": "SEN", "senco": "SENCO", "ehc": "EHC"}


def role_said(role: str) -> str:
    """A role as it is called in a sentence; `opener` and `owner` are whoever began, and whoever owes it."""
    others = {"opener": "whoever noticed it", "owner": "whoever it is for"}
    return others.get(role) or f"the {ROLES[Role(role)]}"


def roles_said(roles: Iterable[str]) -> str:
    return listed([role_said(role) for role in roles], "or")


def name_said(name: str) -> str:
    """The name of a check, a rule or a page as words: `family told of provision`."""
    return " ".join(LETTERS.get(word, word) for word in name.split("_"))


def text_said(text: str) -> str:
    """A text of the definition in quotation marks, with `the child` for the hole."""
    return f"“{text.replace('{child}', CHILD)}”"


def listed(words: list[str] | tuple[str, ...], joined_by: str = "and") -> str:
    """`Amira, Leo and Kofi`; nothing for nothing."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joined_by} {words[-1]}"


def task_said(task: Task) -> str:
    return f"The step {text_said(task.title)}"


def at_said(workflow: Workflow, stages: tuple[str, ...]) -> str:
    """Where a task or a move stands: `at Plan and Do`, `at every stage`."""
    if stages == ANY:
        return "at every stage"
    return "at " + listed([text_said(workflow.stages[name].label) for name in stages if name in workflow.stages])


def due_said(task: Task) -> str:
    """How long a task has: `within 10 school days`; nothing where it has no number of days."""
    return f"within {task.due.within}" if task.due and task.due.within else ""


def needed_said(guard: Guard) -> str:
    return f"{name_said(guard.check)} ({FORCES[guard.force]})"


def value_said(value: object) -> str:
    """Any value that has no words of its own."""
    if value is None or value == () or value == {}:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, Length | RuleName):
        return str(value)
    if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
        return listed([name_said(each) for each in value])
    return name_said(value) if isinstance(value, str) and " " not in value else f"“{value}”"
