"""Looking after classes: who teaches and helps each of them, and so each of its children."""

from uuid import UUID

from flask import Blueprint, Response, abort, url_for

from engine.errors import NotAllowed
from engine.terms import Role
from web import words
from web.current import desk, reading, roles, scope, today
from web.fields import DayField, OneLine, OneOf, OneOfMany, SeveralOf, offered
from web.forms import NOT_CHOSEN, PlainForm, asked, question
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from workflows.school import classes, people, working_days

bp = Blueprint("classes", __name__, url_prefix="/classes")

SHARE_HINT = "For a job share: the days that are theirs. Leave it blank for every day."
COVER_HINT = "For cover: the last day. It ends by itself."
ROLES = {role.value: words.first_capital(words.role_words(role)) for role in classes.ROLES}
YEARS = {"": "Mixed, or none", "N1": "Nursery 1", "N2": "Nursery 2", "R": "Reception"}
YEARS |= {str(year): f"Year {year}" for year in range(1, 15)}


class ClassForm(PlainForm):
    """A class that is not here yet."""

    name = question(OneLine, "Name", "Enter the name of the class", hint="For example, 4P or Oak")
    year_group = OneOfMany(
        "Year group",
        choices=offered(YEARS),
        validate_choice=False,
        render_kw=asked("Year group"),
    )


class AssignForm(PlainForm):
    """Somebody who begins to work with a class."""

    person = question(OneOfMany, "Who?", "Select who works with this class", choices=())
    role = question(OneOf, "As what?", "Select as what they work with this class", choices=ROLES)
    weekdays = question(SeveralOf, "On which days?", choices=words.WEEKDAYS, hint=SHARE_HINT)
    from_on = question(DayField, "From when?", hint="Leave it blank for today.")
    to_on = question(DayField, "Until when?", hint=COVER_HINT)

    def stretch(self) -> classes.Stretch:
        """When the class is to be theirs."""
        weekdays = working_days.one_word(self.weekdays.answer()) or working_days.EVERY_DAY
        return classes.Stretch(self.from_on.data, self.to_on.data, weekdays)

    def is_in_order(self) -> bool:
        """Whether the last day is a day from which somebody can still be there; if not, the form says so."""
        first = max(self.from_on.data or today(), today())
        if self.to_on.data is None or self.to_on.data >= first:
            return True
        self.refuse({"to_on": "The last day must be on or after the first, and not in the past"})
        return False


@bp.route("/")
@needs(Permission.LOOK_AFTER_PEOPLE)
def show() -> Response:
    """Every class, with who teaches and helps it."""
    with reading() as session:
        rooms = classes.classes(session, scope().school_id, today())
    return page("classes/show.html", rooms=rooms)


@bp.route("/new", methods=["GET", "POST"])
@needs(Permission.LOOK_AFTER_PEOPLE)
def add() -> Response:
    """Add a class. Its children come with the roll."""
    form = ClassForm.here()
    if form.accepted():
        try:
            with desk().writing_school(scope()) as work:
                class_id = classes.add_class(work, form.name.answer(), form.year_group.answer() or "")
        except classes.NameTaken as taken:
            form.refuse({"name": str(taken)})
        else:
            tell("The class is there", "Next: enter who teaches it.")
            return go(url_for("classes.change", class_id=class_id))
    return page("classes/add.html", form=form)


@bp.route("/<uuid:class_id>", methods=["GET", "POST"])
@needs(Permission.LOOK_AFTER_PEOPLE)
def change(class_id: UUID) -> Response:
    """One class: who works with it, and somebody more."""
    room, form = _room(class_id), AssignForm.here()
    form.person.choices = offered([("", NOT_CHOSEN), *_staff()])
    if form.accepted() and form.is_in_order():
        holds = _assigned(class_id, form)
        if holds is not None:
            _tell_since(room.name, form, holds)
            return go(url_for("classes.change", class_id=class_id))
    return page("classes/change.html", form=form, room=room)


def _assigned(class_id: UUID, form: AssignForm) -> classes.Stretch | None:
    """Let them work with the class; what holds now, or None where the form says why not."""
    person_id, role = UUID(form.person.answer()), Role(form.role.answer())
    try:
        with desk().writing(scope(), subjects=_children(class_id)) as work:
            return classes.assign_by(work, class_id, person_id, role, form.stretch(), granted_by=roles())
    except NotAllowed as refused:
        form.refuse({"person": str(refused)})
        return None


@bp.route("/<uuid:class_id>/<uuid:person_id>/<role>/end", methods=["POST"])
@needs(Permission.LOOK_AFTER_PEOPLE)
def release(class_id: UUID, person_id: UUID, role: str) -> Response:
    """Somebody no longer works with a class."""
    room = _room(class_id)
    if role not in ROLES:
        abort(404)
    with desk().writing(scope(), subjects=_children(class_id)) as work:
        classes.release(work, class_id, person_id, Role(role))
    tell(f"They no longer work with {room.name}", "What they recorded stays.")
    return go(url_for("classes.change", class_id=class_id))


def _tell_since(room: str, form: AssignForm, holds: classes.Stretch) -> None:
    """Say from when somebody works with a class, and until when; a longer time that was said before holds."""
    first, last = holds.from_on, holds.to_on
    since = words.day_words(first) if first and first > today() else "today"
    ends = [f"Their last day is {words.day_words(last)}. It ends by itself."] if last else []
    if last != form.to_on.data:
        ends.append("They work with it for longer already, and that holds. To shorten it, end it and enter it again.")
    tell(f"They work with {room} from {since}", "Steps for its children can come to them then.", *ends)


def _room(class_id: UUID) -> classes.ClassSeen:
    with reading() as session:
        return classes.class_seen(session, scope().school_id, class_id, today())


def _children(class_id: UUID) -> list[UUID]:
    with reading() as session:
        return classes.pupils_of(session, scope().school_id, class_id, today())


def _staff() -> list[tuple[str, str]]:
    with reading() as session:
        everybody = people.colleagues(session, scope().school_id, today())
    return [(str(each.id), each.name) for each in everybody if not each.has_left]
