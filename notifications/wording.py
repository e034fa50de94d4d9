"""The words of nudges and mails. No pupil is named in them: initials, a class and a link; nobody is blamed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from engine.definition import OPENER, OUTSIDE_ROLES, Role, Rung

REMINDER, PUT_OFF, HELP_WANTED, VIEW_ASKED = "reminder", "put_off", "help_wanted", "view_asked"
NOT_BY_LADDER = frozenset({REMINDER, PUT_OFF, HELP_WANTED, VIEW_ASKED})
"""What is sent because a person wished it, and not because a date came: true as long as the step is open."""
CHILD = "{child}"
OVERTAKEN = {
    "task_due_soon": "task_overdue",
    "task_due": "task_overdue",
    "review_soon": "review_overdue",
    "review_due": "review_overdue",
    "school_duty_soon": "school_duty_overdue",
}
"""Which words a nudge takes where its date has passed by the day on which it is read."""
ROLE_WORDS: Mapping[str, str] = {
    Role.CLASS_TEACHER: "class teacher",
    Role.SUBJECT_TEACHER: "subject teacher",
    Role.TA: "teaching assistant",
    Role.SENCO: "SENCO",
    Role.HEAD: "head teacher",
    Role.DSL: "safeguarding lead",
    Role.OFFICE: "school office",
    Role.GOVERNOR: "SEN governor",
    Role.TRUST_LEAD: "trust lead",
    Role.FAMILY: "family",
    Role.YOUNG_PERSON: "young person",
    Role.SERVICE: "service",
    Role.COUNCIL: "council",
    OPENER: "person who began this",
}


@dataclass(frozen=True, slots=True)
class Template:
    """The words of one kind of nudge: the first line of its file is the subject, the rest the text."""

    subject: str
    body: str


@cache
def template(name: str) -> Template:
    """The template called `name`; FileNotFoundError where there is none."""
    subject, _, body = (files("notifications") / "templates" / f"{name}.txt").read_text("utf-8").partition("\n")
    return Template(subject, body.strip())


def words_on(name: str, due_on: date | None, day: date) -> Template:
    """The words of a nudge as they are true on `day`: a mail may come days after it, to who works on Mondays."""
    is_over = due_on is not None and due_on < day
    return template(OVERTAKEN.get(name, name) if is_over else name)


def day_words(day: date, seen_on: date) -> str:
    """`Thursday 12 November`, with the year where it is not the year in which it is read."""
    words = f"{day:%A} {day.day} {day:%B}"
    return words if day.year == seen_on.year else f"{words} {day.year}"


def rung_words(rung: Rung) -> str:
    """The rung's rule as people say it: `5 school days after the due date`."""
    when = rung.when
    words = f"{when.length} {when.side} the due date" if when.length else "on the due date"
    return f"{words}, and again every {rung.again_every}" if rung.again_every else words


def nudge_name(rung: Rung) -> str:
    """What makes one rung differ from every other of its ladder: the template, to whom, and when."""
    return f"{rung.send}, to {rung.to}, {rung_words(rung)}"


def whose_words(owner: str, is_owner: bool) -> str:
    """Whose move it is, to the person who reads the mail."""
    if not is_owner:
        return f"This waits for the {ROLE_WORDS.get(owner, owner)}."
    if owner in OUTSIDE_ROLES:
        return f"This waits for the {ROLE_WORDS[owner]}; you keep in touch with them."
    return "This waits for you."


def title_words(title: str, initials: str) -> str:
    """A title as it may stand in a mail: initials where the child's own page has the name."""
    return title.replace(CHILD, initials)
