"""What a change of rules would have meant over the last year, month by month, for whoever weighs it."""

from sqlmodel import Session

from engine.definition import Workflow
from engine.desk import Desk
from engine.differences import differences
from engine.playbook import Catalogue, Playbook
from engine.values import Scope
from engine.what_if import Played, first_days, play


def last_year(desk: Desk, session: Session, scope: Scope, target: Playbook) -> tuple[Played, ...]:
    """The first school day of each month of the last twelve on which there was anybody whom the change concerns."""
    days = desk.sight(session, scope, []).days
    played = play(desk, session, scope, target, first_days(days, desk.today()))
    return tuple(each for each in played if each.journeys)


def sentences_of(catalogue: Catalogue, target: Workflow) -> tuple[str, ...]:
    """What differs from the version before, in sentences; a workflow of its own is drawn instead."""
    replaced = target.replaces
    if replaced is None or replaced.workflow != target.name:
        return ()
    try:
        before = catalogue.version(replaced.workflow, replaced.version).workflow
    except KeyError:
        return ()
    return tuple(each.sentence for each in differences(before, target))
