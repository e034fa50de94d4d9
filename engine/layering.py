"""Laying a layer upon a definition: the merged definition, or every fault at the layer's own line.

The merge is done on the frozen values, not on the nodes: each kind of part has one function that both refuses and
lays, and the changed part takes the place of the line that changed it, so that the checks of meaning, which the merged
definition goes through like any other, tell their faults there.
"""

from collections.abc import Mapping
from dataclasses import replace

from engine.asking import Rung
from engine.definition import Guard, Move, Stage, Workflow
from engine.draft import Draft
from engine.faults import Faults, InvalidDefinition, Place
from engine.ground import Ground, why_not_called, why_not_shorter, why_not_sooner
from engine.known import Known, Names
from engine.layer import GuardChange, LadderChange, Layer, LayerHead, MoveChange, StageChange
from engine.laying_steps import laid_tasks
from engine.meaning import check_meaning
from engine.meaning_proof import check_proof
from engine.names import Named
from engine.places import PlacesOfLayer
from engine.reader import Reader, by_key
from engine.shapes import parts_of
from engine.strict_yaml import Entries, Items, Node, read_yaml
from engine.terms import NAMELESS, OUTSIDE_ROLES, Force, Length
from engine.versions import Laid
from engine.write_out import nodes_of

Rungs = tuple[Rung, ...]
HARDER = (Force.SHOULD, Force.ALWAYS, Force.MUST)
NEW_KEYS = {"more_guards": "guards", "more_tasks": "tasks", "ladders": "ladders"}
"""The keys of a layer whose parts stand in the merged definition under another."""


def read_head(text: str, *, file: str) -> LayerHead:
    """Whose layer a text is, and what it is laid upon. Raises InvalidDefinition where that cannot be read."""
    faults = Faults()
    root = read_yaml(text, file=file, faults=faults)
    keys = {part.key for part in parts_of(LayerHead)}
    entries = root.entries if isinstance(root, Entries) else ()
    head = None
    if root is not None:
        node = Entries(root.place, tuple(pair for pair in entries if pair[0].value in keys))
        head = Reader(faults, None, {}).record(LayerHead, node)
    if head is None or faults:
        raise InvalidDefinition(faults.in_order())
    return LayerHead(*(getattr(head, part.attribute) for part in parts_of(LayerHead)))


def lay(text: str, *, file: str, upon: Workflow, known: Known) -> Workflow:
    """The definition `upon` with the layer that `text` writes laid upon it.

    Raises InvalidDefinition with every fault of the layer; `known` is what a definition of this workflow may name.
    """
    faults = Faults()
    root = read_yaml(text, file=file, faults=faults)
    merged = None if root is None else _laid(root, upon, known, faults, file)
    if merged is None or faults:
        raise InvalidDefinition(faults.in_order())
    return merged


def _laid(root: Node, base: Workflow, known: Known, faults: Faults, file: str) -> Workflow | None:
    names = _names(root, base, known)
    places = PlacesOfLayer(Place(file, 1, 1))
    reader = Reader(faults, names, {Named.LIST: known.lists, Named.FORM: known.forms}, places)
    layer: Layer | None = reader.record(Layer, root)
    if layer is None:
        return None
    ground = Ground(base, layer, places, faults, known)
    if places.whole(layer, "of") and layer.workflow != base.name:
        ground.refuse(layer, f"this is laid upon '{base.name}', not upon '{layer.workflow}'", key="of")
    merged = _merged(ground)
    places.stands_for(merged, layer, NEW_KEYS)
    used = {(Named.LADDER, name) for name in merged.ladders}
    alone = replace(known, ladders={}, lists={}, forms={})
    draft = Draft(merged, places, faults, alone, used)
    check_meaning(draft)
    check_proof(draft)
    return merged


def _names(root: Node, base: Workflow, known: Known) -> Names:
    """Every name that the layer may use: the definition's, and those that it gives itself."""
    given = nodes_of(base)
    own = by_key(Layer, root, Faults()) if isinstance(root, Entries) else {}
    guards, tasks = own.get("more_guards"), own.get("more_tasks")
    if isinstance(guards, Entries):
        there = given.get("guards")
        before = there.entries if isinstance(there, Entries) else ()
        given["guards"] = Entries(guards.place, (*before, *guards.entries))
    if isinstance(tasks, Items):
        there = given["tasks"]
        given["tasks"] = Items(tasks.place, (*(there.items if isinstance(there, Items) else ()), *tasks.items))
    return Names(known, given)


def _merged(ground: Ground) -> Workflow:
    base, layer = ground.base, ground.layer
    tasks = laid_tasks(ground)
    nudged = {task.nudges for task in layer.more_tasks if task.nudges}
    ladders = {**base.ladders, **{name: ground.known.ladders[name] for name in _shared(ground, nudged)}}
    return replace(
        base,
        stages={name: _stage(ground, each, layer.stages.get(name)) for name, each in base.stages.items()},
        guards=_guards(ground),
        moves=tuple(_move(ground, each, layer.moves.get(each.do)) for each in base.moves),
        tasks=tasks,
        ladders=_ladders(ground, ladders),
        layers=(*base.layers, Laid(layer.title, layer.version)),
    )


def _shared(ground: Ground, nudged: set[str]) -> list[str]:
    return sorted(name for name in nudged if name in ground.known.ladders and name not in ground.base.ladders)


def _stage(ground: Ground, stage: Stage, change: StageChange | None) -> Stage:
    if change is None:
        return stage
    if change.usual is not None and (why := _why_not_usual(stage, change.usual)):
        ground.refuse(change, why, key="usual")
    _check_label(ground, stage, change)
    made = replace(stage, label=change.label or stage.label, usual=change.usual or stage.usual)
    ground.places.stands_for(made, change)
    return made


def _check_label(ground: Ground, stage: Stage, change: StageChange) -> None:
    both: tuple[Stage | StageChange, ...] = (*ground.base.stages.values(), *ground.layer.stages.values())
    beside = [(each.name, each.label) for each in both if each.label and each.name != stage.name]
    why = why_not_called(stage.label, change.label, beside) if change.label else ""
    if why:
        ground.refuse(change, why, key="label")


def _check_button(ground: Ground, move: Move, change: MoveChange) -> None:
    """Two buttons of one page never say the same."""
    here = set(ground.base.sources(move))
    there = {each.do for each in ground.base.moves if here & set(ground.base.sources(each))} - {move.do}
    both: tuple[Move | MoveChange, ...] = (*ground.base.moves, *ground.layer.moves.values())
    beside = [(each.do, each.button) for each in both if each.button and each.do in there]
    why = why_not_called(move.button, change.button, beside) if change.button else ""
    if why:
        ground.refuse(change, why, key="button")


def _why_not_usual(stage: Stage, new: Length) -> str:
    if stage.usual is None:
        return f"'{stage.name}' is an end: it takes no time"
    if not isinstance(stage.usual, Length):
        return f"how long '{stage.name}' takes is worked out: no layer changes that"
    return why_not_shorter(stage.usual, new)


def _guards(ground: Ground) -> Mapping[str, Guard]:
    base, layer = ground.base, ground.layer
    for name, guard in layer.more_guards.items():
        if name in base.guards:
            ground.refuse(guard, f"'{name}' is a guard already: raise its force under 'guards'")
    for name, change in layer.guards.items():
        if name not in base.guards:
            ground.refuse(change, f"'{name}' is added by this layer: say it there")
    kept = {name: _guard(ground, each, layer.guards.get(name)) for name, each in base.guards.items()}
    return {**kept, **{name: _new_guard(ground, each) for name, each in layer.more_guards.items() if name not in kept}}


def _guard(ground: Ground, guard: Guard, change: GuardChange | None) -> Guard:
    if change is None or not ground.places.whole(change, "force"):
        return guard
    if why := _why_not_raised(ground, guard, change.force):
        ground.refuse(change, why, key="force")
        return guard
    _refuse_excuses(ground, guard, change)
    not_on = {**guard.not_on, **change.not_on}
    made = replace(
        guard,
        force=change.force,
        laid_by=ground.layer.title,
        not_on=not_on,
        not_carried=change.not_carried or guard.not_carried,
    )
    ground.places.stands_for(made, change)
    return made


def _refuse_excuses(ground: Ground, guard: Guard, change: GuardChange) -> None:
    """Why a duty is not asked somewhere is said by the layer that makes it one, and of a duty before it by nobody.

    Put in behind a duty, a child's journey asks for what is not known, unless the guard says why not: a layer that said
    so of the nation's would take that away.
    """
    excuses = {"not_on": bool(change.not_on), "not_carried": bool(change.not_carried)}
    for key, is_said in excuses.items():
        if is_said and guard.force is not Force.SHOULD:
            ground.refuse(
                change, f"'{guard.check}' is {guard.force} already: no layer says where it is not asked", key=key
            )


def _why_not_raised(ground: Ground, guard: Guard, force: Force) -> str:
    if HARDER.index(force) < HARDER.index(guard.force):
        return f"'{guard.check}' is {guard.force}: no layer loosens it to {force}"
    if force is guard.force:
        return f"'{guard.check}' is {guard.force} already"
    if guard.exceptions:
        return f"'{guard.check}' has exceptions, which a {force} has not: raising it would take them away"
    laid = (move.do for move in ground.base.moves if guard.check in move.guards)
    return next((why for why in map(ground.why_not_tightened, laid) if why), "")


def _new_guard(ground: Ground, guard: Guard) -> Guard:
    if guard.force is Force.MUST:
        ground.refuse(guard, "only the nation says what the law asks: 'force' is 'always' or 'should'", key="force")
    made = replace(guard, laid_by=ground.layer.title)
    ground.places.stands_for(made, guard)
    return made


def _move(ground: Ground, move: Move, change: MoveChange | None) -> Move:
    if change is None:
        return move
    _check_button(ground, move, change)
    why = ground.why_not_tightened(move.do) if change.more_guards else ""
    for name in change.more_guards:
        told = f"'{move.do}' needs '{name}' already" if name in move.guards else why
        if told:
            ground.refuse(change, told, key="more_guards", word=name)
    more = () if why else tuple(name for name in change.more_guards if name not in move.guards)
    made = replace(move, button=change.button or move.button, guards=(*move.guards, *more))
    ground.places.stands_for(made, change, {"more_guards": "guards"})
    return made


def _ladders(ground: Ground, ladders: Mapping[str, Rungs]) -> Mapping[str, Rungs]:
    for name, change in ground.layer.ladders.items():
        if name not in ladders:
            ground.refuse(change, f"nothing here uses the ladder '{name}'")
    changes = ground.layer.ladders
    return {
        name: _ladder(ground, rungs, changes[name]) if name in changes else rungs for name, rungs in ladders.items()
    }


def _ladder(ground: Ground, rungs: Rungs, change: LadderChange) -> Rungs:
    made = list(rungs)
    for each in change.sooner:
        found = [place for place, rung in enumerate(made) if (rung.to, rung.when) == (each.to, each.was)]
        why = why_not_sooner(each.was, each.when) if each.was and each.when else ""
        if why:
            ground.refuse(each, why, key="when")
        elif not found:
            ground.refuse(each, f"no reminder of '{change.name}' goes to {each.to} {each.was}", key="was")
        for place in found:
            made[place] = replace(made[place], when=each.when)
    for rung in (each for each in change.more if each.to in NAMELESS | OUTSIDE_ROLES):
        ground.refuse(rung, f"no reminder about a child goes to the {rung.to.replace('_', ' ')}", key="to")
    return (*made, *change.more)
