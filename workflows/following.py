"""How definitions follow one another, which no file can tell by itself: no gap between versions, and maps that fit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from engine.definition import Workflow
from engine.faults import Fault, Faults, Place, did_you_mean
from engine.proof_bypass import lost_on_the_way
from engine.strict_yaml import Entries, Node, read_yaml

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Written:
    """One version of a workflow, with its file as faults call it and what stands there."""

    workflow: Workflow
    file: str
    text: str

    def fault(self, what: str, *keys: str) -> Fault:
        """A fault where the last of these keys stands, each within the one before."""
        place = Place(self.file, 1, 1)
        node: Node | None = read_yaml(self.text, file=self.file, faults=Faults())
        for key in keys:
            entries = node.entries if isinstance(node, Entries) else ()
            place, node = next(((name.place, each) for name, each in entries if name.value == key), (place, None))
        return Fault(place.file, place.line, place.column, what)


def faults_of_following(written: Sequence[Written]) -> Iterator[Fault]:
    """Gaps between versions, lanes that end before what opens them or open it again, and maps that do not fit."""
    law = sorted(
        (each for each in written if each.workflow.in_force_from),
        key=lambda each: (each.workflow.name, each.workflow.in_force_from or date.min),
    )
    ends: dict[str, date | None] = {}
    for name, versions in groupby(law, key=lambda each: each.workflow.name):
        yield from _gaps(versions, ends, name)
    for each in law:
        yield from _lanes(each, ends)
    opened: dict[str, set[str]] = {}
    for each in written:
        lanes = {move.opens_lane for move in each.workflow.moves if move.opens_lane}
        opened[each.workflow.name] = opened.get(each.workflow.name, set()) | lanes
    for each in written:
        yield from _rings(each, opened)
    known = {(each.workflow.name, each.workflow.version): each.workflow for each in written}
    for each in written:
        yield from _map(each, known)


def _gaps(versions: Iterable[Written], ends: dict[str, date | None], name: str) -> Iterator[Fault]:
    """The days between two versions on which neither is in force; notes until when some version is."""
    for each in versions:
        begins, until = each.workflow.in_force_from, each.workflow.in_force_to
        before = ends.get(name)
        if before and begins and begins > before + ONE_DAY:
            what = f"from {before + ONE_DAY} to {begins - ONE_DAY} no version of '{name}' is in force"
            yield each.fault(what, "in_force_from")
        if name not in ends or (before and (until is None or until > before)):
            ends[name] = until


def _lanes(each: Written, ends: dict[str, date | None]) -> Iterator[Fault]:
    """What a move opens beside its own journey is in force for as long as the move can be made."""
    workflow = each.workflow
    for move in workflow.moves:
        lane = move.opens_lane
        if lane is not None and lane not in ends:
            yield each.fault(f"'{move.do}' opens '{lane}', of which no version is law", "moves")
        elif lane is not None and (until := ends[lane]) and (until < (workflow.in_force_to or date.max)):
            yield each.fault(f"'{move.do}' opens '{lane}', of which no version is in force after {until}", "moves")


def _rings(each: Written, opened: Mapping[str, set[str]]) -> Iterator[Fault]:
    """What a move opens never opens the same again in the end: nobody would ever have done with it."""
    for move in each.workflow.moves:
        reached: set[str] = set()
        new = {move.opens_lane} if move.opens_lane else set()
        while new:
            reached |= new
            new = {lane for name in reached for lane in opened.get(name, set())} - reached
        if each.workflow.name in reached:
            yield each.fault(f"'{move.do}' opens '{move.opens_lane}', and so '{each.workflow.name}' again", "moves")


def _map(each: Written, known: dict[tuple[str, int], Workflow]) -> Iterator[Fault]:
    """The map names stages that were there, and takes nobody past a duty unasked."""
    replaced = each.workflow.replaces
    source = known.get((replaced.workflow, replaced.version)) if replaced else None
    if replaced is None:
        return
    if source is None:
        yield each.fault(f"there is no version {replaced.version} of '{replaced.workflow}'", "replaces", "version")
        return
    for stage in replaced.stages:
        if stage not in source.stages:
            what = f"version {source.version} of '{source.name}' has no stage '{stage}'"
            yield each.fault(what + did_you_mean(stage, source.stages), "replaces", "stages", stage)
    for stage, guard in lost_on_the_way(source, each.workflow):
        lands_at = replaced.stages[stage]
        what = (
            f"a journey would come from '{stage}' to '{lands_at}' past '{guard.check}', which is {guard.force}: "
            f"let a step at '{lands_at}' ask for it, or say in its 'not_carried' why not"
        )
        yield each.fault(what, "replaces", "stages", stage)
