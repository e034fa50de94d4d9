"""Who may open which page: each view declares it, and a view that declares nothing is refused.

A permission says what somebody's work at the school is; what they may do for one child is judged by the engine, from
their duties to that child.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from flask.typing import ResponseReturnValue

from engine.terms import Role
from web.current import somebody
from workflows.school.contacts_held import OPENS_SEALED

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])

TEACHING = frozenset({Role.CLASS_TEACHER, Role.SUBJECT_TEACHER, Role.TA})
LEADING = frozenset({Role.SENCO, Role.HEAD})
STAFF = TEACHING | LEADING | {Role.DSL, Role.OFFICE}
EVERYBODY: frozenset[Role] | None = None


class Permission(StrEnum):
    """What a page is for. Its words are what is said to somebody who lacks it."""

    OWN_ACCOUNT = "look after your own account"
    SEE_OWN_WORK = "see your own next steps"
    NOTICE = "write down what you have noticed"
    SEE_CHILDREN = "see the children you work with"
    DO_STEPS = "do steps and moves for children you work with"
    SEE_OWN_CLASS = "see your classes at a glance"
    SEE_HELD_UP = "see what is held up"
    SEE_FIGURES = "see figures without names"
    BRING_IN_ROLL = "bring in the roll"
    LOOK_AFTER_CONTACTS = "look after children’s contacts"
    KEEP_AWAY = "write down where else a child learns, and suspensions"
    KEEP_FROM_FAMILY = "say that nothing goes to a family for now"
    OPEN_SEALED = "open a sealed contact"
    EXPORT = "take out a child’s file"
    ASK_FOR_RECORD = "write down that somebody has asked for a child’s record"
    DISPOSE = "see whose record has been kept for its time"
    LET_GO = "say that nothing holds a child’s record any more"
    SAY_DIED = "write down that a child has died"
    LOOK_AFTER_PEOPLE = "look after people, classes and duties"
    CHANGE_SETTINGS = "change the school’s settings"
    CHOOSE_LAYERS = "choose what is added to the law and the Code"
    MOVE_TO_NEW_RULES = "move children to new rules"
    SEE_SCHOOL_YEAR = "see what the school owes each year"
    KEEP_SCHOOL_YEAR = "say what the school has done of its yearly duties"


HOLDERS: dict[Permission, frozenset[Role] | None] = {
    Permission.OWN_ACCOUNT: EVERYBODY,
    Permission.SEE_OWN_WORK: EVERYBODY,
    Permission.NOTICE: STAFF,
    Permission.SEE_CHILDREN: STAFF,
    Permission.DO_STEPS: STAFF,
    Permission.SEE_OWN_CLASS: TEACHING,
    Permission.SEE_HELD_UP: LEADING,
    Permission.SEE_FIGURES: LEADING | {Role.GOVERNOR, Role.TRUST_LEAD},
    Permission.BRING_IN_ROLL: LEADING | {Role.OFFICE},
    Permission.LOOK_AFTER_CONTACTS: LEADING | {Role.OFFICE, Role.DSL},
    Permission.KEEP_AWAY: LEADING | {Role.OFFICE},
    Permission.KEEP_FROM_FAMILY: frozenset({Role.DSL}),
    Permission.OPEN_SEALED: OPENS_SEALED,
    Permission.EXPORT: LEADING | {Role.DSL},
    Permission.ASK_FOR_RECORD: LEADING | {Role.OFFICE, Role.DSL},
    Permission.DISPOSE: LEADING | {Role.OFFICE},
    Permission.LET_GO: LEADING,
    Permission.SAY_DIED: LEADING,
    Permission.LOOK_AFTER_PEOPLE: LEADING | {Role.OFFICE},
    Permission.CHANGE_SETTINGS: LEADING | {Role.OFFICE},
    Permission.CHOOSE_LAYERS: LEADING,
    Permission.MOVE_TO_NEW_RULES: LEADING,
    Permission.SEE_SCHOOL_YEAR: LEADING | {Role.OFFICE},
    Permission.KEEP_SCHOOL_YEAR: LEADING,
}

NEEDS = "__needs__"
PUBLIC = "__public__"


def needs(permission: Permission) -> Callable[[View], View]:
    """Declare what a view is for; only those whose work it is reach it."""

    def declare(view: View) -> View:
        setattr(view, NEEDS, permission)
        return view

    return declare


def public(view: View) -> View:
    """Declare that a view is open without signing in."""
    setattr(view, PUBLIC, True)
    return view


def may(roles: frozenset[Role], permission: Permission) -> bool:
    """Whether somebody with these roles holds a permission."""
    holders = HOLDERS[permission]
    return holders is None or bool(holders & roles)


def allowed(permission: Permission) -> bool:
    """Whether the person signed in holds a permission; False where nobody is."""
    signed_in = somebody()
    return signed_in is not None and may(signed_in.roles, permission)
