"""From a task or date with a nudge due to the nudges themselves: pure, from the ladder, the days and the roster."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from engine.days import Days
from engine.definition import Rung, Standing, Workflow
from engine.ladders import Occurrence, next_rung_on, rungs_due
from notifications.recipients import About, Roster, choose, owing
from notifications.records import AboutKind
from notifications.wording import NOT_BY_LADDER, ROLE_WORDS, day_words, nudge_name, rung_words
from workflows.school import yearly

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """One nudge to one person: about what, by which rung, in which role, and why, in words without names.

    `is_owner`: it is this person's move, as owner, as who chases an owner outside, or since nobody else holds the role.
    """

    about: About
    title: str
    nudge: str
    template: str
    occurs_on: date
    recipient_id: UUID
    role: str
    is_owner: bool
    reason: str

    @property
    def is_law(self) -> bool:
        """Whether it may go on a closed day: the law's dates for a child may, the school's own wait."""
        is_of_child = self.about.kind is not AboutKind.SCHOOL and self.template not in NOT_BY_LADDER
        return self.about.standing == Standing.LAW and is_of_child


def ladder_of(workflow: Workflow | None, about: About) -> tuple[Rung, ...]:
    """The rungs of a task, date or duty of the school; none where it has no ladder."""
    if workflow is None:
        return yearly.LADDER
    if about.kind is AboutKind.TASK:
        name = workflow.task(about.name).nudges
    else:
        name = next(dated.nudges for dated in workflow.dates if dated.id == about.name)
    return workflow.ladders[name] if name else ()


def title_of(workflow: Workflow | None, about: About) -> str:
    """What a task, a date or a duty of the school is called on screen; a date without a title goes by its id."""
    if workflow is None:
        return yearly.BY_NAME[about.name].title
    if about.kind is AboutKind.TASK:
        return workflow.task(about.name).title
    title = next((dated.title for dated in workflow.dates if dated.id == about.name), None)
    return title or about.name.replace("_", " ").capitalize()


def told(workflow: Workflow | None, about: About, roster: Roster, day: date, days: Days) -> tuple[Told, ...]:
    """The nudges of `about` on `day`: of each rung its newest firing since the last sweep, and to each person one."""
    if not about.is_live or about.due_on is None or about.nudge_on is None:
        return ()
    since = about.nudge_on - ONE_DAY
    of_person: dict[UUID, Told] = {}
    for occurrence in rungs_due(ladder_of(workflow, about), about.due_on, since, day, days):
        for each in _of_rung(workflow, about, occurrence, roster, day):
            of_person[each.recipient_id] = each
    return tuple(of_person.values())


def _of_rung(
    workflow: Workflow | None, about: About, occurrence: Occurrence, roster: Roster, day: date
) -> tuple[Told, ...]:
    rung = occurrence.rung
    chosen, theirs = choose(about, rung.to, roster), owing(about, roster)
    reason = _reason(about, rung, chosen.asked, chosen.role, day)
    return tuple(
        Told(
            about, title_of(workflow, about), nudge_name(rung), rung.send, occurrence.occurs_on, person, chosen.role,
            person in theirs, reason,
        )
        for person in chosen.people
    )  # fmt: skip


def _reason(about: About, rung: Rung, asked: str, role: str, day: date) -> str:
    """Why this person: the date and its standing, the rung, and where it fell to somebody else."""
    due = day_words(about.due_on, day) if about.due_on else "at any time"
    words = f"due {due} ({about.standing}); told {rung_words(rung)}"
    if role == asked:
        return words
    return f"{words}; the {ROLE_WORDS.get(asked, asked)} is not written to or not known, so the {ROLE_WORDS[role]} is"


def next_on(workflow: Workflow | None, about: About, day: date, days: Days) -> date | None:
    """The first day after `day` on which a rung of `about` fires; None where it is settled or its ladder has ended."""
    if not about.is_live or about.due_on is None:
        return None
    return next_rung_on(ladder_of(workflow, about), about.due_on, day, days)
