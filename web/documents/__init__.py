"""Papers attached to a child: last year’s plan, a report. Seen by those who may see the child, and by nobody else."""

from uuid import UUID

from flask import Blueprint, Response, make_response, request, url_for
from werkzeug.datastructures import CombinedMultiDict, FileStorage

from engine.errors import NotAllowed
from web import current, words
from web.fields import DayField, OneLine, Upload
from web.forms import PlainForm, question, was_posted
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.pupils.files import File, opened
from workflows.support import documents
from workflows.support.documents import MOST_BYTES, Attached, NotAttached, Paper

bp = Blueprint("documents", __name__, url_prefix="/children/<uuid:pupil_id>/papers")

FILE_HINT = "A PDF, a Word file (.docx) or a picture (.png, .jpg), up to 5 MB. Nothing about safeguarding."
ATTACHES = frozenset({"class_teacher", "subject_teacher", "senco", "head"})
PUTS_IN = "last-plans"
"""Where an address says it comes from, if it is the list of those who were put in: there it leads back."""
LAST_PLAN = "Last year’s plan"
TAKES_OUT = frozenset({"senco", "head"})


class PaperForm(PlainForm):
    """A paper and what it is."""

    title = question(OneLine, "What is it?", "Say what it is", hint="For example, plan of 2025 to 2026")
    dated_on = question(DayField, "Of what day?")
    file = question(Upload, "The file", "Choose a file", hint=FILE_HINT)

    @classmethod
    def here(cls, **values: object) -> "PaperForm":
        return cls(CombinedMultiDict([request.files, request.form])) if was_posted() else cls(data=values)

    def paper(self) -> Paper:
        """What was sent, read no further than may be kept."""
        sent: FileStorage = self.file.data
        with sent.stream as stream:
            return Paper(self.title.answer(), self.dated_on.data, sent.filename or "", stream.read(MOST_BYTES + 1))


@bp.route("", methods=["GET", "POST"])
@needs(Permission.SEE_CHILDREN)
def show(pupil_id: UUID) -> Response:
    """The papers of a child, and one more."""
    puts_in = request.args.get("then") == PUTS_IN
    form = PaperForm.here(title=LAST_PLAN if puts_in else None)
    with opened(pupil_id, "papers") as file:
        held = documents.attached(file.sight.session, file.sight.school_id, pupil_id)
    may_attach = bool(file.roles & ATTACHES)
    if was_posted() and not may_attach:
        raise NotAllowed()
    if form.accepted():
        try:
            with current.desk().writing(current.scope(), subjects=[pupil_id]) as work:
                documents.attach(work, pupil_id, form.paper())
        except NotAttached as refused:
            form.refuse({"file": str(refused)})
        else:
            tell("The paper is attached", "Whoever may see this child can read it, and nobody else.")
            return go(url_for("carrying.last_plans") if puts_in else url_for("documents.show", pupil_id=pupil_id))
    rows = [_row(file, each) for each in held]
    may_take_out = bool(file.roles & TAKES_OUT)
    return page(
        "documents/show.html", pupil=file.pupil, form=form, rows=rows, may_attach=may_attach,
        may_take_out=may_take_out, puts_in=puts_in,
    )  # fmt: skip


def _row(file: File, each: Attached) -> dict[str, object]:
    """A paper as the list has it: what, of when, who attached it, and how large it is."""
    by = file.names.get(each.added_by, "a colleague") if each.added_by else "a colleague"
    size = f"{max(1, each.size // 1024):,} KB" if each.size < 1024 * 1024 else f"{each.size / 1024 / 1024:.1f} MB"
    said = [words.day_words(each.dated_on), f"attached by {by} on {words.moment_words(each.recorded_at)}", size]
    return {"id": each.id, "title": each.title, "said": ", ".join(filter(None, said))}


@bp.get("/<uuid:document_id>")
@needs(Permission.SEE_CHILDREN)
def read(pupil_id: UUID, document_id: UUID) -> Response:
    """One paper, to be kept on the reader’s own machine: a browser opens nothing of it within these pages."""
    with opened(pupil_id, "paper") as file:
        found = documents.body_of(file.sight.session, file.sight.school_id, pupil_id, document_id)
        response = make_response(found.body)
        response.mimetype = found.media_type
        response.headers.set("Content-Disposition", "attachment", filename=found.file_name)
    return response


@bp.post("/<uuid:document_id>/out")
@needs(Permission.SEE_CHILDREN)
def take_out(pupil_id: UUID, document_id: UUID) -> Response:
    """Take a paper out for good; the SENCO or the head does."""
    with opened(pupil_id, "papers") as file:
        if not file.roles & TAKES_OUT:
            raise NotAllowed()
    with current.desk().writing(current.scope(), subjects=[pupil_id]) as work:
        documents.take_out(work, pupil_id, document_id)
    tell("The paper is taken out", "It is gone for good. That it was there, and who took it out, is kept.")
    return go(url_for("documents.show", pupil_id=pupil_id))
