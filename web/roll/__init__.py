"""Bringing in the roll: a file, what it would change, who has left, and taking an import back."""

from contextlib import closing
from uuid import UUID

from flask import Blueprint, Response, request, url_for
from werkzeug.datastructures import CombinedMultiDict, FileStorage

from engine.errors import Stale
from web import words
from web.current import desk, reading, scope, today
from web.fields import SeveralOf, Upload, offered
from web.forms import PlainForm, asked, question, was_posted
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.roll.leavers import leavers_to_move
from workflows.school.roll import kept
from workflows.school.roll.apply import apply
from workflows.school.roll.contact_preview import Ending
from workflows.school.roll.decode import MOST_BYTES
from workflows.school.roll.kept import ImportMade
from workflows.school.roll.people import Roll
from workflows.school.roll.preview import Leaving, Preview
from workflows.school.roll.problems import Unreadable
from workflows.school.roll.reading import read
from workflows.school.roll.report import heading
from workflows.school.roll.undo import undo, what_undo_would_do

bp = Blueprint("roll", __name__, url_prefix="/roll")

FILE_HINT = (
    "An export from SIMS, Arbor or Bromcom (.csv or .xlsx) of pupils or of their contacts, or a Common Transfer File "
    "(.xml). You will see what would change before anything does."
)
ENDINGS_HINT = "Select only those who are contacts no more. Everybody else stays."
LEAVERS_HINT = "Select only those who have left. Everybody else stays on the roll."
NOTHING_CLOSED = "Nothing was closed for those who left: below are those whose support is still open."


class RollForm(PlainForm):
    """The file."""

    file = question(Upload, "The file", "Choose a file", hint=FILE_HINT)

    @classmethod
    def here(cls, **values: object) -> "RollForm":
        return cls(CombinedMultiDict([request.files, request.form])) if was_posted() else cls()


class LeaversForm(PlainForm):
    """Who of those who may have left has left."""

    leavers = SeveralOf(
        "Who has left?",
        validate_choice=False,
        render_kw=asked("Who has left?", hint=LEAVERS_HINT, legend=True, size="m"),
    )


class EndingsForm(LeaversForm):
    """Who of those of whom the file says nothing is a contact no more."""

    leavers = SeveralOf(
        "Who is a contact no more?",
        validate_choice=False,
        render_kw=asked("Who is a contact no more?", hint=ENDINGS_HINT, legend=True, size="m"),
    )


@bp.route("/", methods=["GET", "POST"])
@needs(Permission.BRING_IN_ROLL)
def show() -> Response:
    """Choose a file to bring in; and the imports that were made."""
    form = RollForm.here()
    if form.accepted():
        try:
            found = _read(form.file.data)
        except Unreadable as refusal:
            form.refuse({"file": str(refusal)})
        else:
            kept_as = kept.keep(desk(), scope(), kept.look(desk(), scope(), found))
            return go(url_for("roll.preview", kept_as=kept_as))
    with reading() as session:
        made = kept.imports(session, scope().school_id)
    return page("roll/show.html", form=form, imports=made)


@bp.route("/previews/<uuid:kept_as>", methods=["GET", "POST"])
@needs(Permission.BRING_IN_ROLL)
def preview(kept_as: UUID) -> Response:
    """What a file would change; on a press, bring it in."""
    shown = kept.kept(desk(), scope(), kept_as)
    form = _leavers(shown)
    if not form.accepted():
        about = "roll/contacts.html" if shown.roll.is_of_contacts else "roll/preview.html"
        return page(about, form=form, shown=shown, kept_as=kept_as, heading=heading(shown.roll))
    try:
        made = apply(desk(), scope(), shown, [UUID(each) for each in form.leavers.answer()], kept_as=kept_as)
    except Stale:
        return _look_again(kept_as, shown)
    if made is None:
        tell("Nothing had to be changed", "Waymark has it all as this file has it.")
        return go(url_for("roll.show"))
    _tell_what_was_done(made)
    return go(url_for("roll.one", import_id=made))


@bp.route("/previews/<uuid:kept_as>/give-up", methods=["POST"])
@needs(Permission.BRING_IN_ROLL)
def give_up(kept_as: UUID) -> Response:
    """Forget a preview: nothing is brought in. Raises NotFound where it is not this school’s."""
    kept.kept(desk(), scope(), kept_as)
    kept.give_up(desk(), scope(), kept_as)
    tell("Nothing was brought in", "The file was read and forgotten.")
    return go(url_for("roll.show"))


@bp.route("/imports/<uuid:import_id>", methods=["GET", "POST"])
@needs(Permission.BRING_IN_ROLL)
def one(import_id: UUID) -> Response:
    """One import, and what taking it back would do; on a press, take it back."""
    if PlainForm.here().accepted():
        undone = undo(desk(), scope(), import_id)
        stay = [f"{words.count(len(undone.kept), 'pupil stays', 'pupils stay')} as they are."] if undone.kept else []
        tell(f"{words.count(undone.taken_back, 'pupil is', 'pupils are')} as before the import", *stay)
        return go(url_for("roll.one", import_id=import_id))
    would = what_undo_would_do(desk(), scope(), import_id)
    return page("roll/one.html", made=_import(import_id), would=would, leavers=leavers_to_move(import_id))


def _read(sent: FileStorage) -> Roll:
    """The roll in a file that was sent. The file is forgotten at once."""
    with closing(sent):
        return read(sent.read(MOST_BYTES + 1), sent.filename or "", today())


def _import(import_id: UUID) -> ImportMade:
    with reading() as session:
        return next(each for each in kept.imports(session, scope().school_id) if each.id == import_id)


def _look_again(kept_as: UUID, shown: Preview) -> Response:
    """Somebody changed the roll meanwhile: the same file, compared anew."""
    kept.give_up(desk(), scope(), kept_as)
    again = kept.keep(desk(), scope(), kept.look(desk(), scope(), shown.roll))
    tell("The roll has changed meanwhile", "Nothing was brought in. Look at what the file would change now.")
    return go(url_for("roll.preview", kept_as=again))


def _tell_what_was_done(import_id: UUID) -> None:
    made = _import(import_id)
    if made.of_contacts:
        counts = f"{made.new} new, {made.changed} changed, {made.left} ended. You can take this back below."
        tell("The contacts are brought in", counts)
        return
    still_open = leavers_to_move(import_id)
    counts = f"{made.new} new, {made.changed} changed, {made.left} left. You can take this back below."
    tell("The roll is brought in", counts, *([NOTHING_CLOSED] if still_open else []))


def _leavers(shown: Preview) -> LeaversForm:
    """The question about those who may have left: pupils, or contacts."""
    if shown.roll.is_of_contacts:
        form: LeaversForm = EndingsForm.here()
        asked_about = [(str(each.contact_id), _ending(each)) for each in shown.contacts.endings]
    else:
        form = LeaversForm.here()
        asked_about = [(str(each.pupil_id), _leaver(each)) for each in shown.leaving]
    form.leavers.choices = offered(asked_about)
    return form


def _ending(each: Ending) -> str:
    """A contact who may be none any more, as they are offered: name, what they are, and of whom."""
    about = f", {each.contact.relationship}" if each.contact.relationship else ""
    return f"{each.contact.name}{about}, of {each.pupil.full_name} (not in the file)"


def _leaver(each: Leaving) -> str:
    """A pupil who may have left, as they are offered: name, class, and why it is asked."""
    place = f", {each.pupil.class_name}" if each.pupil.class_name else ""
    line = f", line {each.line}" if each.line else ""
    return f"{each.pupil.full_name}{place} ({each.why.value}{line})"
