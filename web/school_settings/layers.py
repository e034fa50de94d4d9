"""Which layers the school lays upon the nation's workflows, from when, and what each of them changes, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from flask import Response, abort, url_for
from sqlmodel import Session

from engine.differences import differences
from engine.layer import LayerKind
from web import words
from web.current import desk, reading, scope, today
from web.fields import DayField, OneOf, offered
from web.forms import PlainForm, question
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.school_settings.blueprint import bp
from workflows import publishing
from workflows.catalogue import Definitions
from workflows.layer_texts import LayerText
from workflows.school.layers import SchoolLayers, layers_of
from workflows.stacking import LaidStep

NONE = "none"
KINDS = {
    LayerKind.COUNCIL: "The council’s layer",
    LayerKind.TRUST: "The trust’s layer",
    LayerKind.SCHOOL: "The school’s own words",
}
WHICH = "Which one does the school use?"


@dataclass(frozen=True, slots=True)
class Laid:
    """One layer and all that it changes, or why it changes nothing."""

    title: str
    whose: str
    version: int
    changes: tuple[str, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of layer: what is used today, and what will be from a later day."""

    name: str
    words: str
    said: str


class LayerForm(PlainForm):
    """Which layer of one kind, and from when."""

    layer = question(OneOf, WHICH, "Select one", choices=())
    from_on = question(
        DayField,
        "From which day?",
        "Enter the first day",
        hint="What begins from then on goes by it. What runs already stays as it is.",
    )

    def fits(self) -> bool:
        """Whether the form is sent, and its day has not passed; where not, it says why."""
        if not self.accepted():
            return False
        if self.from_on.day < today():
            self.refuse({"from_on": "The day must be today or later"})
            return False
        return True


@bp.get("/layers")
@needs(Permission.CHOOSE_LAYERS)
def show_layers() -> Response:
    """What is used, from when, and what it changes: workflow by workflow."""
    with reading() as session:
        layers = layers_of(session.connection(), scope().school_id)
        laid = list(_laid(session))
    kinds = [_kind(layers, kind) for kind in LayerKind if _offered(kind)]
    return page("school_settings/layers.html", kinds=kinds, laid=laid)


@bp.route("/layers/<kind>", methods=["GET", "POST"])
@needs(Permission.CHOOSE_LAYERS)
def change_layer(kind: str) -> Response:
    """Choose the layer of one kind, and see what each one would change."""
    whose = next((each for each in LayerKind if each == kind), None) or abort(404)
    found = _offered(whose) or abort(404)
    with reading() as session:
        used = layers_of(session.connection(), scope().school_id).choice(whose, today())
    form = LayerForm.here(layer=used.name if used else NONE, from_on=today())
    form.layer.choices = offered({**{each.name: each.head.title for each in found}, NONE: "None"})
    if form.fits():
        name = form.layer.answer()
        with desk().writing_school(scope()) as work:
            publishing.use_layer(work, definitions(), whose, "" if name == NONE else name, form.from_on.day)
        tell(f"{KINDS[whose]} is set.", "Journeys that begin from that day on go by it.")
        return go(url_for("school_settings.show_layers"))
    would = [step for each in found for step in _alone(each)]
    return page("school_settings/change_layer.html", form=form, title=KINDS[whose], would=would)


def definitions() -> Definitions:
    """The catalogue of this application, which holds the layers too."""
    return cast(Definitions, desk().catalogue)


def _offered(kind: LayerKind) -> tuple[LayerText, ...]:
    return publishing.offered(definitions(), kind)


def _kind(layers: SchoolLayers, kind: LayerKind) -> Kind:
    titles = {each.name: each.head.title for each in _offered(kind)}
    used = layers.choice(kind, today())
    now = f"{titles.get(used.name, used.name)}, from {words.day_words(used.from_on)}" if used else "None"
    ahead = (each for each in layers.chosen if each.kind == kind and each.from_on > today())
    later = sorted(ahead, key=lambda each: each.from_on)
    said = [f"{titles.get(each.name, 'none')} from {words.day_words(each.from_on)}" for each in later]
    return Kind(kind.value, KINDS[kind], "; then ".join([now, *said]))


def _laid(session: Session) -> Iterator[tuple[str, tuple[Laid, ...]]]:
    """Each workflow in force upon which something is laid, with what each layer changes."""
    shelf = definitions().of_school(session.connection(), scope().school_id)
    for name in definitions().names(on=today()):
        stack = shelf.stack(name, today())
        if stack.steps:
            yield stack.playbook.workflow.title, _said(stack.steps)


def _alone(layer: LayerText) -> Iterator[tuple[str, tuple[Laid, ...]]]:
    """What one layer would change by itself, in the version that is in force today or comes first."""
    met = definitions().met_by(layer.head)
    if met:
        stack = definitions().stack(met[0], [layer])
        yield f"{layer.head.title}: {met[0].workflow.title}", _said(stack.steps)


def _said(steps: Sequence[LaidStep]) -> tuple[Laid, ...]:
    return tuple(
        Laid(
            step.layer.head.title,
            KINDS[step.layer.head.kind],
            step.layer.head.version,
            tuple(change.sentence for change in differences(step.before, step.after)),
            tuple(f"Line {fault.line}: {fault.what}" for fault in step.faults),
        )
        for step in steps
    )
