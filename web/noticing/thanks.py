"""What follows after something was noticed: who sees it, and by when they say what comes next."""

from uuid import UUID

from flask import url_for

from engine.sight import Sight
from engine.values import NextStep
from web import addresses, current, words
from web.frame import NEXT_IS_YOURS, tell
from web.noticing.child import WORKFLOW, Noticeable
from web.whose import Around, Whose
from workflows.school.pupils import staff_named


def thank(child: Noticeable) -> str:
    """Say thank you and what happens next; the address to go on to.

    The class teacher is asked at once what comes next. No name of a child is in what is said: it waits in the browser.
    Whoever has no business with the child hears the same words with a journey and without.
    """
    scope = current.scope()
    with current.reading() as session:
        sight = current.desk().sight(session, scope, [child.pupil.id])
        around = Around(
            sight.holders(child.pupil.id), staff_named(session, scope.school_id), current.person().person_id
        )
        step = _step(sight)
    owner = _owner(around, step)
    if not child.is_theirs:
        looks = _first_of(around, ("class_teacher", "senco", "head"))
        tell("Thank you. It is written down.", f"{_says(looks, 'see')} this today.")
    elif child.journey is not None:
        tell("Thank you.", f"It is added with today’s date. {_says(owner)} it next.")
    elif owner.is_mine and step.task_id:
        tell("Thank you. It is written down.", NEXT_IS_YOURS)
        return addresses.step(step.task_id)
    else:
        by = f" by {words.short_day(step.due_on, current.today())}" if step.due_on else ""
        tell("Thank you.", f"{_says(owner, 'see')} this today, and will say what comes next{by}.")
    return url_for("worklist.show")


def _step(sight: Sight) -> NextStep:
    """The next step of the child’s open journey."""
    open_ones = (each for each in sight.journeys.values() if each.journey.is_open)
    return next(each.projection.next for each in open_ones if each.journey.workflow == WORKFLOW)


def _owner(around: Around, step: NextStep) -> Whose:
    """Whose step it is; where nobody is, the SENCO, then the head."""
    return _first_of(around, (step.owner or "", "senco", "head"), step.person_id)


def _first_of(around: Around, roles: tuple[str, ...], person_id: UUID | None = None) -> Whose:
    """The first of these whom somebody is."""
    found = (around.of_role(role, person_id) for role in roles)
    return next((each for each in found if not each.is_nobodys), Whose("the SENCO"))


def _says(owner: Whose, verb: str = "read") -> str:
    """`Mrs Patel sees`, `You see`."""
    name = owner.name[:1].upper() + owner.name[1:]
    return f"{name} {verb}" if owner.is_mine else f"{name} {verb}s"
