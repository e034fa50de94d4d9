"""Whether a definition means something: every rule of its grammar that goes beyond keys and words."""

from engine.draft import Draft
from engine.meaning_dates import check_dates
from engine.meaning_fields import check_fields
from engine.meaning_guards import check_guards
from engine.meaning_moves import check_moves
from engine.meaning_people import check_people
from engine.meaning_stages import check_stages
from engine.meaning_tasks import check_tasks
from engine.meaning_versions import check_versions
from engine.names import Named


def check_meaning(draft: Draft) -> None:
    """Add every fault of meaning to the draft's faults; what could not be read is passed over."""
    for check in (check_versions, check_stages, check_moves, check_guards, check_tasks, check_fields, check_dates):
        check(draft)
    check_people(draft)
    _check_parts(draft)


def _check_parts(draft: Draft) -> None:
    """Forms, lists and ladders of its own: none hides a shared one of the same name, and each is used.

    Whether one is used can be told only of a definition that is right in all else.
    """
    all_else_is_right = not draft.faults
    workflow, known = draft.workflow, draft.known
    for key, named, own, shared in (
        ("forms", Named.FORM, workflow.forms, known.forms),
        ("lists", Named.LIST, workflow.lists, known.lists),
        ("ladders", Named.LADDER, workflow.ladders, known.ladders),
    ):
        for name in own:
            if name in shared:
                draft.refuse(workflow, f"there is a shared {named} called '{name}' already", key=key, word=name)
            elif (named, name) not in draft.used and all_else_is_right:
                draft.refuse(workflow, f"nothing here uses the {named} '{name}'", key=key, word=name)
