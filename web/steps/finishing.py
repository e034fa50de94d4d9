"""After a step: what is on record now, what happens next, and who does it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from flask import Response, url_for

from engine.reading import JourneyLook, look_at
from engine.tasks import may_answer
from engine.terms import OUTSIDE_ROLES
from engine.values import NextStep, TaskState
from web import addresses, words
from web.fragments import page
from web.moves.forms import MoveForm
from web.permissions import Permission, needs
from web.pupils.moves_shown import MoveShown, moves_shown
from web.steps.blueprint import bp
from web.steps.filling import TALK
from web.steps.step import Step, opened_step

MOST_OTHERS = 4


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next: its title, whose it is, when, what it is about, and the button, if it is the person’s own.

    `seen` is how many records the journey has: with it the button makes the move itself, without it it leads to a page.
    `rests` is whether the move has guards that can be read on that page.
    """

    title: str
    whose: str
    due: str = ""
    about: str = ""
    href: str = ""
    button: str = ""
    seen: int | None = None
    rests: bool = False


@dataclass(frozen=True, slots=True)
class Own:
    """A further open step of the same child that the person owes."""

    title: str
    href: str
    due: str


@bp.get("/done")
@needs(Permission.DO_STEPS)
def done(task_id: UUID) -> Response:
    """What a step led to; with the usual move now possible, its button."""
    with opened_step(task_id) as step:
        looks = look_at(step.file.sight, step.file.pupil.id)
        look = next(each for each in looks if each.journey.id == step.loaded.journey.id)
        coming = _noticed(step) or _move(step, look) or _own(step, look) or _others(step, look)
        more = tuple(_more(step, looks, {coming.href, step.href}))[:MOST_OTHERS]
        return page("steps/done.html", step=step, coming=coming, more=more, lacking=_lacking(step), note=note_of(step))


def note_of(step: Step) -> str:
    """Where the note of the talk that this step wrote down can be printed; nothing for other steps."""
    answered = step.row.answer
    if answered is None or step.task.record != TALK or "said" not in answered.values:
        return ""
    found = (each for each in reversed(step.circle.talks) if each.said == answered.text("said"))
    talk = next((each for each in found if each.journey_id == step.loaded.journey.id), None)
    return url_for("papers.talk", journey_id=talk.journey_id, talk_id=talk.id) if talk else ""


def _lacking(step: Step) -> str:
    """Why the step stays open although something was sent."""
    if step.row.status != "open":
        return ""
    checks = [step.task.done_when] if step.task.done_when else list(step.task.meets)
    found = (step.playbook.checks[name](step.facts) for name in checks)
    return " ".join(answer.because for answer in found if not answer.passes)


def _noticed(step: Step) -> Next | None:
    """Something was noticed after an end: it is said as it always is, and a new journey goes on from the old one."""
    answered = step.row.answer
    if step.row.task != "still_going_well" or answered is None or answered.text("going") != "noticed":
        return None
    href = url_for("noticing.describe", pupil_id=step.file.pupil.id)
    about = "A new journey begins, with the one that has ended beside it."
    return Next("Say what you have noticed", "Waiting for you", about=about, href=href, button="Go on")


def _waits_outside(look: JourneyLook) -> bool:
    """Whether what comes next is up to somebody outside: nobody presses what the council decides before it has."""
    coming = look.projection.next
    return coming.kind == "task" and coming.owner in OUTSIDE_ROLES


def _move(step: Step, look: JourneyLook) -> Next | None:
    """The usual move, where everything that it needs is there and the person may make it; where it asks nothing more,
    it is made from here (design part 7: finishing the last task offers the usual move on the same page)."""
    if _waits_outside(look):
        return None
    for shown in moves_shown(look, step.child, step.file):
        if shown.is_expected and shown.permitted and shown.is_mine:
            seen = None if _asks(step, look, shown.do) else look.journey.sequence
            button = "Go on" if seen is None else shown.button
            about, rests = _ready(look, shown), bool(shown.verdicts)
            return Next(shown.button, "Waiting for you", "", about, shown.href, button, seen, rests)
    return None


def _asks(step: Step, look: JourneyLook, do: str) -> bool:
    """Whether a move has questions of its own, so that it is made on its own page."""
    move, assessment = next(pair for pair in look.moves if pair[0].do == do)
    return bool(MoveForm(move, assessment, step.child, look.journey.sequence).questions)


def _ready(look: JourneyLook, shown: MoveShown) -> str:
    """That nothing is missing, and where the move leads, unless its own words say that."""
    to = look.workflow.stages[look.workflow.move(shown.do, look.journey.stage).to].label
    leads = "" if to == shown.button else f" The journey goes on to “{to}”."
    return ("Everything that this needs is there." if shown.verdicts else "Nothing more is needed first.") + leads


def _own(step: Step, look: JourneyLook) -> Next | None:
    """The next step of this journey, where it is the person’s own."""
    coming = look.projection.next
    row = next((each for each in look.tasks if each.id == coming.task_id), None)
    if row is None or row.id == step.id or not _is_mine(step, row):
        return None
    title = look.workflow.task(row.task).title.replace("{child}", step.child)
    owes = step.file.around.of_role(row.owner, row.person_id)
    whose = f"{owes.words}, so this has come to you" if owes.is_nobodys else "Waiting for you"
    return Next(title, whose, _due(step, row), href=addresses.step(row.id), button="Do this step")


def _others(step: Step, look: JourneyLook) -> Next:
    """What comes next is for somebody else, or for another day."""
    coming = look.projection.next
    if coming.kind == "none":
        return Next("Nothing more is needed here", look.workflow.stages[look.journey.stage].label)
    whose = step.file.around.of_step(coming)
    if coming.kind == "wait":
        until = f" until {words.short_day(coming.waiting_until, step.known.today)}" if coming.waiting_until else ""
        return Next(f"Nothing for you to do{until}", "" if coming.waiting_until else whose.words)
    row = next((each for each in look.tasks if each.id == coming.task_id), None)
    if row is not None:
        whose = step.file.around.of_row(row, coming.person_id)
    return Next(_title(step, look, coming), whose.words, _due(step, row) if row else "")


def _title(step: Step, look: JourneyLook, coming: NextStep) -> str:
    name = str(coming.name)
    if coming.kind == "move":
        return look.workflow.move(name, look.journey.stage).button.replace("{child}", step.child)
    return look.workflow.task(name).title.replace("{child}", step.child)


def _more(step: Step, looks: tuple[JourneyLook, ...], shown: set[str]) -> Iterable[Own]:
    """The other open steps of this child that the person owes, what is due first coming first."""
    rows = [(row, look) for look in looks for row in look.tasks if row.status == "open" and _is_mine(step, row)]
    for row, look in sorted(rows, key=lambda pair: (pair[0].due_on is None, pair[0].due_on)):
        href = addresses.step(row.id)
        if href not in shown:
            yield Own(look.workflow.task(row.task).title.replace("{child}", step.child), href, _due(step, row))


def _is_mine(step: Step, row: TaskState) -> bool:
    """Whether the person owes a step: by role, or because it was handed to them."""
    loaded = next(each for each in step.file.sight.journeys.values() if any(r.id == row.id for r in each.tasks))
    owes = step.file.around.of_row(row, loaded.journey.opened_by)
    return owes.is_mine or (owes.is_nobodys and may_answer(step.file.sight, loaded, row))


def _due(step: Step, row: TaskState) -> str:
    if row.due_on is None or row.status != "open":
        return ""
    return words.due_words(row.due_on, step.known.today, step.known.days, standing=row.due_standing)
