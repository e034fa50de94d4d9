"""Emptying how a sealed contact was reached, wherever it lies in rows of before: nobody may learn where they were.

What they are called, what they were told and when stays; that it was emptied, when and by whom is written on the row.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import delete, or_, select, update

from engine import rows
from engine.work import Work
from workflows.school.records import RollPreview
from workflows.school.roll.bring_in import CHANGE, KNOWN, TRACE
from workflows.school.roll.known import HIDDEN_WHERE_SEALED, Known
from workflows.school.roll.snapshot import CONTACT, table_of

PREVIEW = table_of(RollPreview)
UPDATE_CHANGE = rows.updating(CHANGE, ("before", "after"))
NOTHING: dict[str, Any] = dict.fromkeys(HIDDEN_WHERE_SEALED, "")


def empty_earlier(work: Work, contact_ids: Collection[UUID]) -> None:
    """Empty the address, telephone and e-mail address of these contacts in all that is kept of them but their own row:
    in the copies of how they were, and in what imports keep to be taken back. Their children are locked by `work`.

    An import that brought one of them is not taken back any more: what they were would not be there to be put back.
    """
    said = or_(*(CONTACT.c[name] != "" for name in HIDDEN_WHERE_SEALED))
    copies = (CONTACT.c.school_id == work.school_id, CONTACT.c.history_of.in_(contact_ids), said)
    by_whom = {"emptied_at": work.now, "emptied_by": work.scope.actor.person_id}
    work.connection.execute(update(CONTACT).where(*copies).values(**NOTHING, **by_whom))
    UPDATE_CHANGE.run(work.connection, _imports(work, frozenset(contact_ids)))


def forget_previews(work: Work) -> None:
    """Forget what was read of files and not brought in yet: it was shown before the sealing, and would be again."""
    work.connection.execute(delete(PREVIEW).where(PREVIEW.c.school_id == work.school_id))


def _imports(work: Work, contact_ids: frozenset[UUID]) -> Iterator[dict[str, Any]]:
    """What imports keep of the locked children, where it is another one without these contacts' ways."""
    of_children = (CHANGE.c.school_id == work.school_id, CHANGE.c.pupil_id.in_(list(work.versions)))
    found = work.connection.execute(select(CHANGE.c.id, CHANGE.c.before, CHANGE.c.after).where(*of_children))
    for row in found.all():
        before, trace = KNOWN.validate_json(row.before), TRACE.validate_json(row.after)
        known, after = _emptied(before, contact_ids), _emptied(trace.after, contact_ids)
        if (known, after) != (before, trace.after):
            text = row.before if known == before else KNOWN.dump_json(known).decode()
            kept = {"before": text, "after": TRACE.dump_json(replace(trace, after=after)).decode()}
            yield rows.keyed(work.school_id, row.id, kept)


def _emptied(known: Known, contact_ids: frozenset[UUID]) -> Known:
    contacts = (replace(each, **NOTHING) if each.id in contact_ids else each for each in known.contacts)
    return replace(known, contacts=tuple(contacts))
