"""Somebody leaves: what is theirs, step by step, and to whom it goes, in one press."""

from uuid import UUID

from flask import Response, url_for

from engine import boards
from engine.boards import Mine
from engine.terms import Role
from engine.values import Actor, Scope
from web import addresses, words
from web.current import desk, reading, roles, scope, today
from web.fragments import REFUSED, go, page
from web.frame import tell
from web.people.blueprint import bp
from web.people.choosing import WhoForm, colleagues_but
from web.permissions import Permission, allowed, needs
from workflows.school import accounts, leaving, people
from workflows.school.leaving import Takeover, Theirs
from workflows.school.people import Colleague, NobodyLeft
from workflows.school.pupils import pupils_named

EVERYTHING, OTHERS = "everything", "others"
NOBODY = "Nobody yet: it falls to the SENCO"
SAME = "The same person"
NOT_GIVEN = "Nobody yet"


@bp.route("/<uuid:person_id>/leave", methods=["GET", "POST"])
@needs(Permission.LOOK_AFTER_PEOPLE)
def leave(person_id: UUID) -> Response:
    """Somebody leaves the school: say what is theirs; on a press give it to whoever takes over, and end the rest."""
    with reading() as session:
        somebody = people.colleague(session, scope().school_id, person_id, today())
        held = leaving.theirs(session, scope(), person_id, today())
        subjects = leaving.subjects_of(session, scope(), person_id, today())
    form = WhoForm(_things(held), colleagues_but(person_id))
    if not form.accepted():
        return page("people/leave.html", form=form, somebody=somebody, held=held, steps=_steps(somebody))
    try:
        with desk().writing(scope(), subjects=subjects) as work:
            leaving.leave(work, person_id, _takeover(held, form.chosen()), granted_by=roles())
    except NobodyLeft as refused:
        steps = _steps(somebody)
        return page(
            "people/leave.html", form=form, somebody=somebody, held=held, steps=steps, refused=str(refused),
            status=REFUSED,
        )  # fmt: skip
    accounts.end_sessions(desk(), scope(), person_id)
    _tell_what_went(somebody, form)
    return go(url_for("people.show"))


def _things(held: Theirs) -> dict[str, tuple[str, str, str]]:
    """What there is to give on: everything at once first, then its parts, for whom somebody else may be chosen."""
    parts = {
        _room_key(room.id, role): (f"{words.first_capital(words.role_words(role))} of {room.name}", "", SAME)
        for room, role in held.rooms
    }
    if held.others:
        parts[OTHERS] = (words.count(held.others, "more child", "more children"), "", SAME)
    whole = {
        role.value: (words.first_capital(words.role_words(role)), "In the whole school", NOT_GIVEN)
        for role in held.roles
    }
    everything = {EVERYTHING: ("Who takes over?", "Every class, child and step, from today.", NOBODY)} if parts else {}
    return {**everything, **(parts if len(parts) > 1 else {}), **whole}


def _room_key(class_id: UUID, role: Role) -> str:
    return f"{role.value}-{class_id}"


def _takeover(held: Theirs, chosen: dict[str, UUID]) -> Takeover:
    everything = chosen.get(EVERYTHING)
    rooms = {
        (room.id, role): taker
        for room, role in held.rooms
        if (taker := chosen.get(_room_key(room.id, role), everything)) is not None
    }
    return Takeover(
        rooms=rooms,
        roles={role: chosen[role.value] for role in held.roles if role.value in chosen},
        others=chosen.get(OTHERS, everything),
    )


def _steps(somebody: Colleague) -> list[tuple[str, str, str]]:
    """Everything on their list, for those who may see every child: initials, what is to be done, and where."""
    if not allowed(Permission.SEE_HELD_UP):
        return []
    with reading() as session:
        mine = boards.mine(session, Scope(scope().school_id, Actor(somebody.name, somebody.id)), today())
        pupils = pupils_named(session, scope().school_id, {each.subject_id for each in mine})
    return [(f"{pupils[each.subject_id].initials} {pupils[each.subject_id].class_name}", *_step(each)) for each in mine]


def _step(each: Mine) -> tuple[str, str]:
    workflow = desk().catalogue.playbook(each.definition).workflow
    if each.task_id is None:
        return workflow.move(each.name, each.stage).button, url_for("pupils.show", pupil_id=each.subject_id)
    return workflow.task(each.name).title, addresses.step(each.task_id)


def _tell_what_went(somebody: Colleague, form: WhoForm) -> None:
    takers = set(form.chosen().values())
    with reading() as session:
        everybody = people.colleagues(session, scope().school_id, today())
    names = words.listed([each.name for each in everybody if each.id in takers])
    went = f"What was theirs is with {names} from today." if names else ""
    tell(f"{somebody.name} has left", *([went] if went else []), "What nobody took over falls to the SENCO.")
