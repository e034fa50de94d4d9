"""How a workflow goes: its definition drawn, as a table, and step by step, for anybody who asks why a step is there."""

from typing import cast

from flask import Blueprint, Response, abort, request
from markupsafe import Markup
from sqlmodel import Session

from engine.definition import Workflow
from engine.playbook import Playbook
from web import current
from web.definitions.described import described
from web.definitions.landings import children_landing, missing_most, numbers_of, steps_most, target_of
from web.definitions.last_year import last_year, sentences_of
from web.definitions.layout import PHONE, WIDE, laid_out
from web.definitions.picture import svg
from web.definitions.proposed import note_of
from web.fragments import page
from web.permissions import Permission, needs
from workflows.catalogue import Definitions
from workflows.scenarios import scenarios_of

bp = Blueprint("definitions", __name__, url_prefix="/how-it-goes")


@bp.get("/<workflow>")
@needs(Permission.SEE_OWN_WORK)
def show(workflow: str) -> Response:
    """One workflow as it is in force today, or is proposed: the picture, the table, and the steps of each stage.

    `of` asks for the definition that a journey runs under, which may be another than today’s.
    """
    shelf, own = _shelf(), _pinned(workflow, request.args.get("of", ""))
    if workflow not in shelf and own is None:
        abort(404)
    found = own or shelf[workflow]
    titles = {name: each.title for name, each in shelf.items()}
    stages, here = described(found, titles), request.args.get("at", "")
    title, note = f"{found.title}, drawn: the same stands in the table beside it", note_of(found)
    drawn = (svg(laid_out(stages, form, here=here), title, note=note) for form in (WIDE, PHONE))
    picture, on_a_phone = (Markup(each) for each in drawn)  # noqa: S704 - each word is escaped where it is drawn
    return page(
        "definitions/show.html",
        workflow=found,
        stages=stages,
        here=here,
        is_older=own is not None and own != shelf.get(workflow),
        is_to_come=_is_to_come(found),
        picture=picture,
        on_a_phone=on_a_phone,
        others=[each for name, each in shelf.items() if name != workflow],
        to_come=_to_come(),
        has_examples=bool(scenarios_of(workflow)),
    )


@bp.get("/<workflow>/examples")
@needs(Permission.SEE_OWN_WORK)
def examples(workflow: str) -> Response:
    """What happens in it, in worked examples: each is run as a test as well, and one that is not built yet says so."""
    shelf = _shelf()
    if workflow not in shelf:
        abort(404)
    others = [each for name, each in shelf.items() if name != workflow and scenarios_of(name)]
    return page("definitions/examples.html", workflow=shelf[workflow], examples=scenarios_of(workflow), others=others)


@bp.get("/<workflow>/<int:version>/what-changes")
@needs(Permission.SEE_HELD_UP)
def changes(workflow: str, version: int) -> Response:
    """What a definition would change here: where each child would land and lack what, and what last year would have
    been. Nothing is changed by looking."""
    desk, scope = current.desk(), current.scope()
    with current.reading() as session:
        target = _target(session, workflow, version)
        children = children_landing(desk, session, scope, target)
        year = last_year(desk, session, scope, target)
    begin, lapse = steps_most(desk, target, children)
    return page(
        "definitions/changes.html",
        workflow=target.workflow,
        sentences=sentences_of(desk.catalogue, target.workflow),
        children=children,
        numbers=tuple(numbers_of(children)),
        counted=(
            ("What would be missing that is not missing today", "What is missing", missing_most(children)),
            ("Steps that would begin", "Step", begin),
            ("Steps that would no longer be asked for", "Step", lapse),
        ),
        year=year,
    )


def _target(session: Session, workflow: str, version: int) -> Playbook:
    """A version that takes over journeys of another, as this school has it; 404 for any other."""
    try:
        found = target_of(current.desk(), session, current.scope(), workflow, version)
    except KeyError:
        abort(404)
    return found if found.workflow.replaces is not None else abort(404)


def _pinned(workflow: str, definition: str) -> Workflow | None:
    """The definition with this hash, where it is one of this workflow’s; None where none is asked for."""
    if not definition:
        return None
    try:
        found = current.desk().catalogue.playbook(definition).workflow
    except KeyError:
        abort(404)
    return found if found.name == workflow else abort(404)


def _to_come() -> list[Playbook]:
    """Every version that is law from a later day on, the next one first."""
    catalogue = cast(Definitions, current.desk().catalogue)
    later = [each for each in catalogue.all() if _is_to_come(each.workflow)]
    return sorted(later, key=lambda each: (str(each.workflow.in_force_from), each.workflow.name))


def _is_to_come(workflow: Workflow) -> bool:
    return workflow.in_force_from is not None and workflow.in_force_from > current.today()


def _shelf() -> dict[str, Workflow]:
    """What is in force today at this school, by name, and behind it what is only proposed."""
    catalogue, today = current.desk().catalogue, current.today()
    with current.reading() as session:
        own = catalogue.of_school(session.connection(), current.scope().school_id)
    in_force = [own.current(name, today) for name in catalogue.names(on=today)]
    return {each.workflow.name: each.workflow for each in (*in_force, *catalogue.proposals())}
