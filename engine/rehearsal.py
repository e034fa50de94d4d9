"""A dry run: where every journey that a definition takes over would land, and what each would lack. Nothing changes."""

from collections.abc import Iterator
from uuid import UUID, uuid4

from sqlalchemy import or_, select
from sqlmodel import Session

from engine.desk import Desk
from engine.landing import Landing, landing, takes_over
from engine.playbook import Playbook
from engine.store import JOURNEY
from engine.values import Scope

BATCH = 200


def rehearse(desk: Desk, session: Session, scope: Scope, target: Playbook) -> Iterator[Landing]:
    """Each open journey that `target` has to do with, by the order of its subject, in a constant number of statements
    a batch. `session` cannot write."""
    subjects = _subjects(session, scope, target)
    for start in range(0, len(subjects), BATCH):
        sight = desk.sight(session, scope, subjects[start : start + BATCH])
        for loaded in sight.journeys.values():
            state = loaded.journey
            if not state.is_open or state.definition == target.hash or sight.rests(state.subject_id):
                continue
            if takes_over(target.workflow, state.workflow, state.version):
                source, facts = sight.playbook(loaded), sight.journey_facts(loaded)
                yield landing(source, target, facts, sight.circle(loaded), uuid4)


def _subjects(session: Session, scope: Scope, target: Playbook) -> list[UUID]:
    names = [target.workflow.name, *([target.workflow.replaces.workflow] if target.workflow.replaces else [])]
    here = (JOURNEY.c.school_id == scope.school_id, JOURNEY.c.is_open, JOURNEY.c.definition != target.hash)
    named = or_(*(JOURNEY.c.workflow == name for name in names))
    query = select(JOURNEY.c.subject_id).distinct().where(*here, named).order_by(JOURNEY.c.subject_id)
    return list(session.connection().execute(query).scalars())
