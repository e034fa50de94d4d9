"""Using a layer and publishing one: nothing is kept that does not fit, and what runs already stays as it is."""

from collections.abc import Iterator
from datetime import date

from engine.errors import NotFound
from engine.faults import Fault, InvalidDefinition
from engine.layer import LayerHead, LayerKind
from engine.layering import read_head
from engine.playbook import Playbook
from engine.work import Work
from workflows.catalogue import Definitions, known
from workflows.layer_texts import OWN, LayerText, texts_on
from workflows.school.layers import SchoolLayers, choose, layers_of, next_version, publish_text
from workflows.stacking import LaidStep, laid_steps


def offered(definitions: Definitions, kind: LayerKind) -> tuple[LayerText, ...]:
    """The layers of one kind that a school may use, each name once, in its newest version."""
    newest: dict[str, LayerText] = {}
    for each in sorted(definitions.layers, key=lambda each: each.head.version):
        if each.head.kind is kind:
            newest[each.name] = each
    return tuple(sorted(newest.values(), key=lambda each: each.head.title))


def use_layer(work: Work, definitions: Definitions, kind: LayerKind, name: str, from_on: date) -> None:
    """Use a layer of one kind from a day on; an empty name for none. `work` is `Desk.writing_school()`.

    Raises NotFound where there is no such layer.
    """
    if name and name not in {each.name for each in offered(definitions, kind)}:
        raise NotFound("layer")
    choose(work, kind, name, from_on)


def trial(definitions: Definitions, layers: SchoolLayers, text: str) -> tuple[LaidStep, ...]:
    """A school's own layer laid upon each version that it meets, above the layers that the school uses.

    Nothing is kept. One step a version, the oldest first: the definition without it and with it. Raises
    InvalidDefinition with every fault of the text.
    """
    head = _own_head(text)
    written = LayerText("", OWN, text, head)
    steps = [_upon(base, written, definitions, layers) for base in definitions.met_by(head)]
    faults = dict.fromkeys(fault for step in steps for fault in step.faults)
    if not steps:
        faults = {Fault(OWN, 1, 1, f"no version of '{head.workflow}' is in force with this layer"): None}
    if faults:
        raise InvalidDefinition(sorted(faults))
    return tuple(steps)


def publish(work: Work, definitions: Definitions, text: str) -> int:
    """Publish the next version of a school's own layer; gives its version. `work` is `Desk.writing_school()`.

    Journeys that begin from its first day on begin under it. Raises InvalidDefinition with every fault of the text.
    """
    layers = layers_of(work.connection, work.school_id)
    trial(definitions, layers, text)
    head = _own_head(text)
    wanted = next_version(work.connection, work.school_id, head.workflow)
    faults = tuple(_why_not_now(head, wanted, work.today))
    if faults:
        raise InvalidDefinition(faults)
    return publish_text(work, head.workflow, text, head.in_force_from)


def withdraw(work: Work, workflow: str, from_on: date) -> int:
    """Lay nothing of the school's own upon a workflow, from a day on; gives the version that says so."""
    return publish_text(work, workflow, "", from_on)


def _own_head(text: str) -> LayerHead:
    head = read_head(text, file=OWN)
    if head.kind is not LayerKind.SCHOOL:
        raise InvalidDefinition([Fault(OWN, 1, 1, "a school publishes its own layer: 'layer' is 'school'")])
    return head


def _why_not_now(head: LayerHead, wanted: int, today: date) -> Iterator[Fault]:
    if head.version != wanted:
        yield Fault(OWN, 1, 1, f"this is version {head.version}, and the next one is {wanted}")
    if head.in_force_from < today:
        yield Fault(OWN, 1, 1, f"this would be in force from {head.in_force_from}, which has passed")


def _upon(base: Playbook, own: LayerText, definitions: Definitions, layers: SchoolLayers) -> LaidStep:
    """The layer above what the school uses on the first day on which both are in force."""
    begins = max(own.head.in_force_from, base.workflow.in_force_from or own.head.in_force_from)
    beneath = [each for each in texts_on(definitions.layers, layers, base.workflow.name, begins) if each.name]
    return laid_steps(base.workflow, [*beneath, own], known(base.workflow.name))[-1]
