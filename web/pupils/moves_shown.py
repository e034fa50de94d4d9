"""What can happen next, as a child's page and a move's page show it: every move, every verdict, every way past."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for

from engine.definition import Guard, Move, Task, Workflow
from engine.reading import JourneyLook
from engine.roles import movers
from engine.values import Assessment, TaskState, Verdict
from web import addresses, words
from web.cited import cite
from web.pupils.files import File


@dataclass(frozen=True, slots=True)
class VerdictShown:
    """One guard of a move on screen. `href` leads to what would meet it, the step in `row`; `action` says what that is.

    `later` says which step would meet it once it opens. `tries_href` is where an attempt to reach the
    family is written down, for a step that needs them.
    """

    check: str
    force: str
    because: str
    outcome: str
    cited: str
    title: str
    link: str
    passed: str
    href: str = ""
    action: str = ""
    later: str = ""
    row: TaskState | None = None
    tries_href: str = ""
    force_words: str = ""

    @property
    def is_missing(self) -> bool:
        return self.outcome == "not met" and not self.passed


@dataclass(frozen=True, slots=True)
class MoveShown:
    """One move on screen."""

    do: str
    button: str
    href: str
    permitted: bool
    is_mine: bool
    is_expected: bool
    by: str
    verdicts: tuple[VerdictShown, ...]

    @property
    def missing(self) -> tuple[VerdictShown, ...]:
        return tuple(verdict for verdict in self.verdicts if verdict.is_missing)

    @property
    def lacking(self) -> tuple[VerdictShown, ...]:
        """What is missing, each thing said once: two guards may wait for one step, and say so in the same words."""
        with_links = sorted(self.missing, key=lambda each: not each.href)
        once = {each.because: each for each in reversed(with_links)}
        return tuple(each for each in self.missing if once[each.because] is each)

    @property
    def not_yet(self) -> str:
        many = len(self.lacking)
        said = "one thing is" if many == 1 else f"{many} things are"
        return f"Not yet: {said} missing. Help goes on meanwhile."


@dataclass(frozen=True, slots=True)
class MetOn:
    """A page on which a guard is met that no step meets: the words of its link, and the workflow begun there."""

    words: str
    begins: str


PAGES = {"ask_specialist": MetOn("Ask a specialist", "specialist_involvement")}
PASSED = {
    "exemption": "This does not apply here: a reason is on record.",
    "exception": "A listed exception is on record.",
    "departure": "You go on without this, and say why.",
}


def moves_shown(look: JourneyLook, child: str, file: File) -> tuple[MoveShown, ...]:
    """Every move from where a journey stands: the expected one first, then in written order."""
    expected = look.expected.do if look.expected else ""
    shown = [move_shown(look, move, assessment, child, file) for move, assessment in look.moves]
    return tuple(sorted(shown, key=lambda each: each.do != expected))


def move_shown(look: JourneyLook, move: Move, assessment: Assessment, child: str, file: File) -> MoveShown:
    """One move with its verdicts; it is theirs, too, to whom it falls because nobody owes it."""
    return MoveShown(
        do=move.do,
        button=move.button.replace("{child}", child),
        href=url_for("moves.confirm", journey_id=look.journey.id, do=move.do),
        permitted=assessment.permits,
        is_mine=not file.roles.isdisjoint(movers(move, file.sight.holders(file.pupil.id))),
        is_expected=look.expected is not None and look.expected.do == move.do,
        by=words.listed([words.role_words(role) for role in move.by], "or"),
        verdicts=tuple(verdict_shown(look, verdict, child) for verdict in assessment.verdicts),
    )


def verdict_shown(look: JourneyLook, verdict: Verdict, child: str) -> VerdictShown:
    """One verdict, with a link to the step that would meet it where that step is open."""
    source, guard = cite(verdict.reference), look.workflow.guards[verdict.check]
    row, action, later = _way(look, guard, child)
    page = PAGES.get(guard.met_by or "")
    return VerdictShown(
        check=verdict.check,
        force=verdict.force.value,
        because=verdict.because,
        outcome=verdict.outcome,
        cited=source.words,
        title=source.title,
        link=source.link,
        passed=PASSED.get(verdict.passed_by or "", ""),
        href=_begin(look, page) if page else addresses.step(row.id) if row else "",
        action=page.words if page else action,
        later="" if page else later,
        row=row,
        tries_href=_tries(look.workflow, row),
        force_words=words.force_words(verdict.force, guard.laid_by),
    )


def _begin(look: JourneyLook, page: MetOn) -> str:
    return url_for("beginning.begin", pupil_id=look.journey.subject_id, workflow=page.begins)


def _way(look: JourneyLook, guard: Guard, child: str) -> tuple[TaskState | None, str, str]:
    """Where a missing thing can be put right: the step and the words of its link, or words alone; and what opens later.

    What was said in an earlier cycle or visit, and is asked anew here, is no place to put it right.
    """
    meeting = {task.id: task for task in look.workflow.tasks if guard.check in task.meets}
    here = {task.id for task in look.workflow.tasks_at(look.journey.stage)}
    rows = [row for row in look.tasks if row.task in meeting and row.status != "lapsed"]
    rows = [row for row in rows if row.task not in here or look.serves_now(row)]
    row = min(rows, key=lambda each: (each.status != "open", each.task not in here), default=None)
    if row is not None:
        is_of_before = row.status != "open" and row.task not in here
        ahead = [task for task in meeting.values() if is_of_before and task.opens and task.id in here]
        return row, meeting[row.task].title.replace("{child}", child), _opens_later(ahead, child)
    if guard.outside is not None:
        return None, "" if guard.outside.until else guard.outside.says, ""
    return None, "", _opens_later(meeting.values(), child)


def _opens_later(tasks: Iterable[Task], child: str) -> str:
    """The first of these steps, as one that would meet a guard and is not open yet; nothing where there is none."""
    return next((f"{task.title.replace('{child}', child)}: this step opens later." for task in tasks), "")


def _tries(workflow: Workflow, row: TaskState | None) -> str:
    """Where an attempt to reach the family is written down; nothing where the step does not need them, or is done."""
    if row is None or row.status != "open" or not reaches_family(workflow.task(row.task)):
        return ""
    return url_for("steps.attempt", task_id=row.id)


def reaches_family(task: Task) -> bool:
    """Whether a step is about reaching the family, so that an attempt to reach them can be written down."""
    return task.screen == "notices" or any("contacts" in question.source for question in task.form or ())
