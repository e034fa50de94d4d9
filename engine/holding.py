"""Who holds a role today, as conditions for statements about journeys: the actor, anybody, or nobody.

They are made once; whoever asks a statement that holds one says the `school`, `me` and `today`.
"""

from typing import Any

from sqlalchemy import Exists, and_, bindparam, exists, literal, or_, select, tuple_

from engine.definition import OPENER, OUTSIDE_ROLES, Role
from engine.store import DUTY, JOURNEY

OUTSIDE = sorted(role.value for role in OUTSIDE_ROLES)
SCHOOL: Any = bindparam("school")
ME: Any = bindparam("me")
TODAY: Any = bindparam("today")
HOLDS = (DUTY.c.school_id == SCHOOL, DUTY.c.from_on <= TODAY, or_(DUTY.c.to_on.is_(None), DUTY.c.to_on >= TODAY))
_EVERYWHERE = select(DUTY.c.role).where(*HOLDS, DUTY.c.subject_id.is_(None))
_MY_OWN = select(DUTY.c.subject_id, DUTY.c.role).where(*HOLDS, DUTY.c.person_id == ME)


def is_held(role: Any) -> Any:
    """Somebody holds `role` to the journey's subject, or to the whole school.

    Two halves, each with its index: asked with one OR, either database reads every duty of the school.
    """
    return or_(role.in_(_EVERYWHERE), _is_held_to_subject(role))


def _is_held_to_subject(role: Any) -> Exists:
    return exists().where(*HOLDS, DUTY.c.subject_id == JOURNEY.c.subject_id, DUTY.c.role == role)


def is_mine(role: Any) -> Any:
    """The actor holds `role` to the journey's subject, or to the whole school.

    One person's duties are few: they are read once, and not looked up for each journey.
    """
    return or_(role.in_(_EVERYWHERE.where(DUTY.c.person_id == ME)), tuple_(JOURNEY.c.subject_id, role).in_(_MY_OWN))


def falls_to_me(role: Any) -> Any:
    """Nobody holds `role`, so that it falls to the SENCO, and without one to the head: and that is the actor.

    What is up to somebody outside falls to nobody: whoever owes the chasing is named beside them, or nobody does.
    Whether anybody holds the role is looked up for each journey, and so comes last.
    """
    senco, head = (literal(each.value) for each in (Role.SENCO, Role.HEAD))
    is_for_me = or_(is_mine(senco), and_(~is_held(senco), is_mine(head)))
    falls = and_(*(role != each for each in (OPENER, *OUTSIDE)))
    return and_(falls, is_for_me, ~is_held(role))
