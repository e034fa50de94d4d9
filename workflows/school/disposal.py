"""Disposing of a record whose time has passed: one person asks, with a reason, another agrees, and then it is gone.

What stays is a trace without a name (`file_records.Disposal`), and the chain of moves, which holds none either and
still verifies. A record that is held stays, whoever agrees (domain 3.6; UK GDPR, article 5(1)(e)).
"""

from uuid import UUID

from sqlalchemy import update
from sqlmodel import SQLModel, col, select

from engine.erasing import erase
from engine.errors import NotAllowed, NotFound, WhyIsMissing
from engine.work import Work
from workflows.school.file_records import Disposal
from workflows.school.retention import AGREES, Kept, one_of

TRACE = frozenset({"pupil", "disposal", "file_read"})
"""What stays: the emptied row that the chain hangs on, the log of disposals, and the log of who opened which file."""
PUPIL = SQLModel.metadata.tables["pupil"]
EMPTY = {
    "upn": None, "former_upn": None, "mis_id": None, "first_name": "", "last_name": "", "known_as": "", "sex": "",
    "date_of_birth": None, "year_group": "", "class_id": None, "english_additional": False, "looked_after": False,
    "joined_on": None, "likes": "",
}  # fmt: skip


def ask(work: Work, pupil_id: UUID, why: str, sent_to: str = "") -> None:
    """Ask that a record be disposed of. Raises NotFound where its time has not passed, NotAllowed where it is held
    or somebody waits for it, WhyIsMissing."""
    kept = _free(work, pupil_id)
    if not why.strip():
        raise WhyIsMissing()
    for row in _waiting(work, pupil_id):
        row.superseded_at = work.now
    row = Disposal(
        school_id=work.school_id, id=work.new_id(), pupil_id=pupil_id, number=kept.number, left_on=kept.left_on,
        sent_to=sent_to.strip(), why=why.strip(), asked_by=work.somebody(), asked_at=work.now,
    )  # fmt: skip
    work.session.add(row)


def do_not(work: Work, pupil_id: UUID) -> None:
    """The record is not disposed of after all; it stays on the list."""
    for row in _waiting(work, pupil_id):
        row.superseded_at = work.now


def agree(work: Work, pupil_id: UUID) -> None:
    """Agree, as the second person, and dispose of the record at once and for good.

    Raises NotFound where nobody asks, NotAllowed for whoever asked, and for all but the SENCO and the head.
    """
    kept, agreed_by = _free(work, pupil_id), work.somebody()
    row = next(iter(_waiting(work, pupil_id)), None)
    if row is None or kept.asked is None:
        raise NotFound("request")
    if agreed_by == row.asked_by or not AGREES & work.roles(pupil_id):
        raise NotAllowed("Somebody else agrees: the SENCO or the head, and not whoever asked.")
    row.agreed_by, row.done_at = agreed_by, work.now
    work.session.flush()
    erase(work, pupil_id, "Kept for its time, and disposed of.", kept=TRACE)
    here = (PUPIL.c.school_id == work.school_id, PUPIL.c.id == pupil_id)
    work.connection.execute(update(PUPIL).where(*here).values(**EMPTY))
    work.session.expire_all()


def _free(work: Work, pupil_id: UUID) -> Kept:
    """The record, on the list, held by nothing, and waited for by nobody: what was asked for is not erased."""
    kept = one_of(work.session, work.school_id, pupil_id, work.today)
    if kept.hold is not None:
        raise NotAllowed("This record is held, and is not disposed of.")
    if kept.wanted_on is not None:
        raise NotAllowed("Somebody has asked for this record: it is given first.")
    return kept


def _waiting(work: Work, pupil_id: UUID) -> list[Disposal]:
    waits = (col(Disposal.done_at).is_(None), col(Disposal.superseded_at).is_(None))
    here = (Disposal.school_id == work.school_id, Disposal.pupil_id == pupil_id)
    return list(work.session.exec(select(Disposal).where(*here, *waits)))
