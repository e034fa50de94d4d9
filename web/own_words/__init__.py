"""The school's own words: labels, titles, hints, answers, questions more and fewer days, tried before they hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from flask import Blueprint, Response, abort, url_for

from engine.asking import Field
from engine.definition import Stage, Task, Workflow
from engine.differences import Change, differences
from engine.faults import InvalidDefinition
from engine.layer import Layer
from engine.terms import Length
from engine.write_out import as_text
from web import current, words
from web.forms import AnswersForm, was_posted
from web.fragments import go, page
from web.frame import tell
from web.own_words import asked
from web.own_words.refused import said_of
from web.permissions import Permission, needs
from workflows import own_words
from workflows.catalogue import Definitions

bp = Blueprint("own_words", __name__, url_prefix="/own-words")


@dataclass(frozen=True, slots=True)
class Written:
    """The school's own layer as it is being written: the definition beneath it, and with it."""

    layer: Layer
    beneath: Workflow
    now: Workflow
    is_draft: bool

    @property
    def changes(self) -> tuple[Change, ...]:
        return differences(self.beneath, self.now)

    @property
    def begins(self) -> date | None:
        """The day to come on which what is published begins to hold; None where it holds, or is a draft."""
        day = self.layer.in_force_from
        return day if not self.is_draft and day > current.today() else None


@bp.get("")
@needs(Permission.CHANGE_SETTINGS)
def show() -> Response:
    """Each workflow in force, with how much of it the school says in its own words."""
    rows = []
    for name in _definitions().names(on=current.today()):
        written = _written(name)
        rows.append((written.beneath, len(written.changes), written.is_draft))
    return page("own_words/show.html", rows=rows)


@bp.get("/usual-days")
@needs(Permission.CHANGE_SETTINGS)
def usual_days() -> Response:
    """How many days a child usually stands at each stage: ours, or fewer that the school says."""
    found = (_written(name) for name in _definitions().names(on=current.today()))
    return page("own_words/usual_days.html", rows=tuple((each, tuple(_usuals(each))) for each in found))


@bp.get("/<workflow>")
@needs(Permission.CHANGE_SETTINGS)
def overview(workflow: str) -> Response:
    """What can be said otherwise, stage by stage, and all that is said otherwise so far."""
    written = _written(workflow)
    return page(
        "own_words/workflow.html",
        workflow=written.now,
        is_draft=written.is_draft,
        changes=written.changes,
        begins=written.begins,
    )


@bp.route("/<workflow>/stages/<stage>", methods=["GET", "POST"])
@needs(Permission.CHANGE_SETTINGS)
def change_stage(workflow: str, stage: str) -> Response:
    """What a stage is called, and how long a journey usually stands there."""
    written = _written(workflow)
    if stage not in written.beneath.stages:
        abort(404)
    beneath, now = written.beneath.stages[stage], written.now.stages[stage]
    form = AnswersForm(asked.of_stage(beneath), size="s").here(asked.stage_now(now))
    if was_posted() and form.validate() and asked.fits(form, "usual"):
        said = form.values()
        usual = asked.length(said.get("usual"), beneath.usual)
        if _kept(form, own_words.say_stage(written.layer, written.beneath, stage, said["label"], usual)):
            return _back(workflow)
    return page("own_words/change.html", form=form, workflow=written.beneath, heading=beneath.label, note="")


@bp.route("/<workflow>/steps/<task>", methods=["GET", "POST"])
@needs(Permission.CHANGE_SETTINGS)
def change_step(workflow: str, task: str) -> Response:
    """What a step is called and how long it has; its questions; and how it will look."""
    written = _written(workflow)
    beneath, now = _task(written.beneath, task), _task(written.now, task)
    form = AnswersForm(asked.of_step(beneath), size="s").here(asked.step_now(now))
    if was_posted() and form.validate() and asked.fits(form, "within"):
        said = form.values()
        within = asked.length(said.get("within"), beneath.due.within if beneath.due else None)
        if _kept(form, own_words.say_step(written.layer, written.beneath, task, said["title"], within)):
            return _back(workflow, task)
    own = {each.name for each in written.layer.tasks[task].more_fields} if task in written.layer.tasks else set()
    return page("own_words/step.html", form=form, workflow=written.beneath, step=now, own=own, heading=beneath.title)


@bp.get("/<workflow>/steps/<task>/preview")
@needs(Permission.CHANGE_SETTINGS)
def preview(workflow: str, task: str) -> Response:
    """The step as whoever does it will see it; nothing can be sent from here."""
    written = _written(workflow)
    step = _task(written.now, task)
    shown = AnswersForm(step.form or (), child="Ada")
    return page("own_words/preview.html", shown=shown, workflow=written.beneath, step=step)


@bp.route("/<workflow>/steps/<task>/questions/<question>", methods=["GET", "POST"])
@needs(Permission.CHANGE_SETTINGS)
def change_question(workflow: str, task: str, question: str) -> Response:
    """What a question says, its hint, and its answers."""
    written = _written(workflow)
    beneath, now = _question(written.beneath, task, question), _question(written.now, task, question)
    form = AnswersForm(asked.of_question(beneath), size="s").here(asked.question_now(beneath, now))
    if was_posted() and form.validate():
        said = asked.question_said(beneath, form.values())
        if _kept(form, own_words.say_question(written.layer, written.beneath, task, question, **said)):
            return _back(workflow, task)
    note = "Write {child} where the child’s name is to stand." if "{child}" in beneath.ask else ""
    return page("own_words/change.html", form=form, workflow=written.beneath, heading=beneath.ask, note=note, task=task)


@bp.route("/<workflow>/steps/<task>/new-question", methods=["GET", "POST"])
@needs(Permission.CHANGE_SETTINGS)
def add_question(workflow: str, task: str) -> Response:
    """A question more, at the end of a step."""
    written = _written(workflow)
    step = _task(written.beneath, task)
    if step.form is None:
        abort(404)
    form = AnswersForm(asked.NEW_QUESTION, size="s", child="{child}").here({})
    if was_posted() and form.validate():
        fault = asked.new_question_fault(form.values())
        if fault:
            form.refuse(fault)
        elif _kept(form, own_words.add_question(written.layer, task, _new(written.layer, task, form))):
            return _back(workflow, task)
    return page(
        "own_words/change.html", form=form, workflow=written.beneath, heading="A question more", note="", task=task
    )


@bp.post("/<workflow>/steps/<task>/questions/<question>/drop")
@needs(Permission.CHANGE_SETTINGS)
def drop_question(workflow: str, task: str, question: str) -> Response:
    """Take out a question that the school added."""
    written = _written(workflow)
    own_words.keep(current.desk(), current.scope(), own_words.drop_question(written.layer, task, question))
    tell("The question is taken out.", "What was answered already stays in the children’s files.")
    return go(url_for("own_words.change_step", workflow=workflow, task=task))


@bp.route("/<workflow>/publish", methods=["GET", "POST"])
@needs(Permission.CHANGE_SETTINGS)
def publish(workflow: str) -> Response:
    """Everything that would be said otherwise, in words; and from when."""
    written = _written(workflow)
    form = AnswersForm(asked.FROM_WHEN, size="s").here({"from_on": current.today().isoformat()})
    if was_posted() and form.validate():
        from_on = date.fromisoformat(form.values()["from_on"])
        if _published(form, written.layer, from_on):
            tell(f"Published. {written.beneath.title} begins in these words from {words.day_words(from_on)}.",
                 "What began before goes on as it began.")  # fmt: skip
            return go(url_for("own_words.overview", workflow=workflow))
    return page("own_words/publish.html", form=form, workflow=written.beneath, changes=written.changes)


@bp.post("/<workflow>/throw-away")
@needs(Permission.CHANGE_SETTINGS)
def throw_away(workflow: str) -> Response:
    """Forget what is not published."""
    _written(workflow)
    own_words.throw_away(current.desk(), current.scope(), workflow)
    tell("The draft is thrown away.", "What is published stays.")
    return go(url_for("own_words.overview", workflow=workflow))


def _usuals(written: Written) -> Iterator[tuple[Stage, str, str]]:
    """Each stage whose usual days are a number, in words: as it is now, and as it is beneath where that differs."""
    for stage in written.now.stages.values():
        beneath = written.beneath.stages[stage.name].usual
        if isinstance(stage.usual, Length) and isinstance(beneath, Length):
            yield stage, asked.in_days(stage.usual), "" if stage.usual == beneath else asked.in_days(beneath)


def _definitions() -> Definitions:
    return cast(Definitions, current.desk().catalogue)


def _written(workflow: str) -> Written:
    """What is being written for a workflow; 404 where none of that name is in force."""
    if workflow not in _definitions().names(on=current.today()):
        abort(404)
    school = current.scope().school_id
    with current.reading() as session:
        layer = own_words.begun(session, school, workflow, current.today())
        laid = own_words.tried(session, _definitions(), school, layer, current.today())
        return Written(layer, laid.before, laid.after, own_words.has_draft(session, school, workflow))


def _kept(form: AnswersForm, layer: Layer) -> bool:
    """Keep the layer as the draft, unless it may not be laid: then the form says why."""
    with current.reading() as session:
        try:
            own_words.tried(session, _definitions(), current.scope().school_id, layer, current.today())
        except InvalidDefinition as invalid:
            _refused(form, invalid, layer)
            return False
    own_words.keep(current.desk(), current.scope(), layer)
    return True


def _published(form: AnswersForm, layer: Layer, from_on: date) -> bool:
    try:
        with current.desk().writing_school(current.scope()) as work:
            own_words.publish_own(work, _definitions(), layer, from_on)
    except InvalidDefinition as invalid:
        _refused(form, invalid, layer)
        return False
    own_words.throw_away(current.desk(), current.scope(), layer.workflow)
    return True


def _refused(form: AnswersForm, invalid: InvalidDefinition, layer: Layer) -> None:
    workflow = _definitions().current(layer.workflow, current.today()).workflow
    form.refuse(said_of(invalid.faults, as_text(layer), workflow, [each.name for each in form.questions]))


def _back(workflow: str, task: str = "") -> Response:
    tell("Saved in the draft.", "It holds once it is published.")
    if task:
        return go(url_for("own_words.change_step", workflow=workflow, task=task))
    return go(url_for("own_words.overview", workflow=workflow))


def _task(workflow: Workflow, task: str) -> Task:
    try:
        return workflow.task(task)
    except KeyError:
        abort(404)


def _question(workflow: Workflow, task: str, question: str) -> Field:
    try:
        return workflow.task(task).question(question)
    except KeyError:
        abort(404)


def _new(layer: Layer, task: str, form: AnswersForm) -> Field:
    with current.reading() as session:
        name = own_words.next_name(session, current.scope().school_id, layer, task)
    return asked.new_question(name, form.values())
