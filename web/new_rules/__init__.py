"""Moving running journeys to another definition by a press: looked at first, confirmed, done, and taken back."""

from uuid import UUID

from flask import Blueprint, Response, abort, url_for
from sqlmodel import Session

from engine.errors import NotLaw, NotYetLaw
from engine.migrating import Migrated, migrate, movable, refuse_what_is_not_law
from engine.migrations import migration, migrations_to
from engine.playbook import Playbook
from engine.undoing import Undone, undo, what_undo_would_do
from web import current, words
from web.definitions.landings import children_landing, numbers_of, target_of
from web.fields import OneLine
from web.forms import PlainForm, question
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from workflows.school.pupils import pupils_named, staff_named

bp = Blueprint("new_rules", __name__, url_prefix="/how-it-goes")

A_PRESS = 2000
"""About how many journeys one press moves, or puts back: a few seconds. The next press goes on."""
CONFLICT = 409


class WhyForm(PlainForm):
    """Why journeys are moved."""

    why = question(
        OneLine, "Why are they moved?", "Say why they are moved", hint="It stays in the history of each child."
    )


@bp.get("/<workflow>/<int:version>/landing")
@needs(Permission.MOVE_TO_NEW_RULES)
def landing(workflow: str, version: int) -> Response:
    """Every child, where each would land, and what each would lack. Nothing is changed by looking."""
    with current.reading() as session:
        return _landing(session, _target(session, workflow, version))


@bp.route("/<workflow>/<int:version>/move", methods=["GET", "POST"])
@needs(Permission.MOVE_TO_NEW_RULES)
def move(workflow: str, version: int) -> Response:
    """Move whoever stands where they may: asked once more, and why. Where nobody may be moved, it is said why."""
    with current.reading() as session:
        target = _target(session, workflow, version)
        if _why_not(target):
            return _landing(session, target, status=CONFLICT)
        there = sum(movable(current.desk(), session, current.scope(), target).values())
    form = WhyForm.here()
    if form.accepted():
        return _moved(target, form.why.answer())
    return page("new_rules/move.html", form=form, workflow=target.workflow, there=there)


@bp.get("/moved/<uuid:migration_id>")
@needs(Permission.MOVE_TO_NEW_RULES)
def moved(migration_id: UUID) -> Response:
    """One move to new rules: who, when, why and how many; and what taking it back would do."""
    scope = current.scope()
    with current.reading() as session:
        made = migration(session, scope, migration_id)
        would = what_undo_would_do(session, scope, migration_id) if made.can_be_undone else Undone(0, ())
        pupils = pupils_named(session, scope.school_id, [each.subject_id for each in would.refused])
        names = staff_named(session, scope.school_id)
    by = names.get(made.begun_by, "a colleague") if made.begun_by else "the command line"
    workflow = _pinned(made.definition).workflow
    return page("new_rules/moved.html", made=made, by=by, workflow=workflow, would=would, pupils=pupils)


@bp.post("/moved/<uuid:migration_id>/go-on")
@needs(Permission.MOVE_TO_NEW_RULES)
def go_on(migration_id: UUID) -> Response:
    """Move those whom the last press left."""
    with current.reading() as session:
        made = migration(session, current.scope(), migration_id)
    return _moved(_pinned(made.definition), made.why)


@bp.post("/moved/<uuid:migration_id>/take-back")
@needs(Permission.MOVE_TO_NEW_RULES)
def take_back(migration_id: UUID) -> Response:
    """Put journeys back as they were, but for a child about whom something newer was written."""
    undone = undo(current.desk(), current.scope(), migration_id, most=A_PRESS)
    stay = len(undone.refused)
    notes = [f"{words.count(stay, 'child stays', 'children stay')} as they are now: below it says why."] if stay else []
    tell(f"{words.count(undone.back, 'journey stands', 'journeys stand')} again as before.", *notes)
    return go(url_for("new_rules.moved", migration_id=migration_id))


def _target(session: Session, workflow: str, version: int) -> Playbook:
    try:
        return target_of(current.desk(), session, current.scope(), workflow, version)
    except KeyError:
        abort(404)


def _pinned(definition: str) -> Playbook:
    try:
        return current.desk().catalogue.playbook(definition)
    except KeyError:
        abort(404)


def _why_not(target: Playbook) -> str:
    """Why nobody can be moved to a definition, in a sentence; nothing where they can."""
    try:
        refuse_what_is_not_law(target, current.today())
    except (NotLaw, NotYetLaw) as refusal:
        return str(refusal)
    return ""


def _landing(session: Session, target: Playbook, status: int | None = None) -> Response:
    children = children_landing(current.desk(), session, current.scope(), target)
    return page(
        "new_rules/landing.html",
        status=status,
        workflow=target.workflow,
        children=children,
        numbers=tuple(numbers_of(children)),
        can_move=any(each.moves and each.landing.is_now for each in children),
        why_not=_why_not(target),
        before=migrations_to(session, current.scope(), target.hash),
    )


def _moved(target: Playbook, why: str) -> Response:
    """Move as many as one press does, and say how many that were."""
    done: Migrated = migrate(current.desk(), current.scope(), target, why=why, most=A_PRESS)
    if done.id is None:
        tell("Nobody stands where they could be moved today.", "Nothing was changed.")
        return go(url_for("new_rules.landing", workflow=target.workflow.name, version=target.workflow.version))
    more = [] if done.is_whole else ["There are more: go on below."]
    tell(f"{words.count(done.moved, 'journey is', 'journeys are')} moved.", *more)
    return go(url_for("new_rules.moved", migration_id=done.id))
