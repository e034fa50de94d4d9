"""Looking after people: who works here, what they owe to the whole school, how they sign in."""

from uuid import UUID

from flask import Response, url_for

from engine.errors import EngineError
from engine.terms import Role
from web import words
from web.current import desk, person, reading, roles, scope, today
from web.fields import EmailField, OneLine, SeveralOf
from web.forms import PlainForm, question
from web.fragments import go, page
from web.frame import tell
from web.people.blueprint import bp
from web.permissions import Permission, needs
from workflows.school import accounts, classes, gaps, people
from workflows.school.duties import WHOLE_SCHOOL
from workflows.school.people import Colleague, EmailTaken
from workflows.school.working_days import EVERY_DAY, one_word

ROLES = {role.value: words.first_capital(words.role_words(role)) for role in WHOLE_SCHOOL}
ROLES_HINT = "Class teachers and teaching assistants need none of these: enter their class instead."


class PersonForm(PlainForm):
    """What somebody is called, and where they are reached."""

    name = question(OneLine, "Name", "Enter the name", hint="As colleagues should see it: Mrs Okafor")
    email = question(
        EmailField,
        "E-mail address",
        "Enter the e-mail address",
        hint="They sign in with it, and reminders go to it.",
        type="email",
        autocomplete="off",
        spellcheck=False,
    )
    job = question(OneLine, "Job", hint="As it stands on the staff list: Year 4 teacher")
    works_on = question(
        SeveralOf,
        "Days at work",
        "Select the days on which they work",
        choices=words.WEEKDAYS,
        hint="Their reminders come on these days only.",
    )


class RolesForm(PlainForm):
    """What somebody owes to the whole school."""

    roles = question(SeveralOf, "Roles in the whole school", choices=ROLES, hint=ROLES_HINT)


class NewPersonForm(PersonForm, RolesForm):
    """Somebody who is not here yet."""


@bp.route("/")
@needs(Permission.LOOK_AFTER_PEOPLE)
def show() -> Response:
    """Everybody at the school, and what nobody holds."""
    with reading() as session:
        everybody = people.colleagues(session, scope().school_id, today())
        rooms = classes.classes(session, scope().school_id, today())
        missing = gaps.gaps(session, scope(), today())
    return page("people/show.html", people=everybody, rooms=rooms, missing=missing)


@bp.route("/new", methods=["GET", "POST"])
@needs(Permission.LOOK_AFTER_PEOPLE)
def add() -> Response:
    """Add somebody, and show once the password that they sign in with the first time."""
    form = NewPersonForm.here(works_on=list(EVERY_DAY))
    if form.accepted():
        try:
            with desk().writing_school(scope()) as work:
                person_id, password = people.add_person(work, **_details(form), roles=_roles(form), granted_by=roles())
        except EmailTaken as taken:
            form.refuse({"email": str(taken)})
        else:
            return _password_page(_colleague(person_id), password)
    return page("people/add.html", form=form)


@bp.route("/<uuid:person_id>", methods=["GET", "POST"])
@needs(Permission.LOOK_AFTER_PEOPLE)
def change(person_id: UUID) -> Response:
    """One person: what they are called and owe, and what can be done for them."""
    somebody = _colleague(person_id)
    form = PersonForm.here(name=somebody.name, email=somebody.email, job=somebody.job, works_on=list(somebody.works_on))
    if form.accepted():
        try:
            with desk().writing_school(scope()) as work:
                people.change_person(work, person_id, **_details(form), granted_by=roles())
        except EmailTaken as taken:
            form.refuse({"email": str(taken)})
        else:
            tell("The details are up to date")
            return go(url_for("people.change", person_id=person_id))
    with reading() as session:
        rooms = classes.classes(session, scope().school_id, today())
    return page("people/change.html", form=form, somebody=somebody, rooms=_rooms_of(person_id, rooms))


@bp.route("/<uuid:person_id>/roles", methods=["GET", "POST"])
@needs(Permission.LOOK_AFTER_PEOPLE)
def change_roles(person_id: UUID) -> Response:
    """Give somebody other roles in the whole school, from today."""
    somebody = _colleague(person_id)
    form = RolesForm.here(roles=sorted(somebody.roles))
    if form.accepted():
        try:
            with desk().writing_school(scope()) as work:
                people.change_roles(work, person_id, _roles(form), granted_by=roles())
        except EngineError as refused:
            form.refuse({"roles": str(refused)})
        else:
            tell("The roles hold from today", "Steps that were owed by a role are now with whoever holds it.")
            return go(url_for("people.change", person_id=person_id))
    return page("people/change_roles.html", form=form, somebody=somebody)


@bp.route("/<uuid:person_id>/password", methods=["POST"])
@needs(Permission.LOOK_AFTER_PEOPLE)
def renew_password(person_id: UUID) -> Response:
    """Give somebody a password that holds until they sign in, without a code; they are signed out everywhere."""
    with desk().writing_school(scope()) as work:
        password = people.new_password(work, person_id, granted_by=roles())
    accounts.end_sessions(desk(), scope(), person_id)
    return _password_page(_colleague(person_id), password)


@bp.route("/<uuid:person_id>/return", methods=["POST"])
@needs(Permission.LOOK_AFTER_PEOPLE)
def come_back(person_id: UUID) -> Response:
    """Somebody who had left is here again, without duties."""
    with desk().writing_school(scope()) as work:
        password = people.come_back(work, person_id, granted_by=roles())
    return _password_page(_colleague(person_id), password)


def _colleague(person_id: UUID) -> Colleague:
    with reading() as session:
        return people.colleague(session, scope().school_id, person_id, today())


def _password_page(somebody: Colleague, password: str) -> Response:
    """The password stands on this page and nowhere else; it is not kept in words."""
    return page("people/password.html", somebody=somebody, password=password, is_me=somebody.id == person().person_id)


def _details(form: PersonForm) -> dict[str, str]:
    weekdays = one_word(form.works_on.answer())
    return {
        "name": form.name.answer(),
        "email": form.email.answer(),
        "job": form.job.answer() or "",
        "works_on": weekdays,
    }


def _roles(form: RolesForm) -> frozenset[Role]:
    return frozenset(Role(each) for each in form.roles.answer())


def _rooms_of(person_id: UUID, rooms: tuple[classes.ClassSeen, ...]) -> list[tuple[classes.ClassSeen, Role]]:
    return [(room, each.role) for room in rooms for each in room.staff if each.person_id == person_id]
