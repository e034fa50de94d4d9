"""Papers attached to a child: what may be attached, attaching, listing, reading and taking one out."""

import hashlib
import io
import re
import zipfile
from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select as core_select
from sqlmodel import Session, SQLModel, col, select

from engine.errors import EngineError, NotFound
from engine.work import Work
from workflows.support.document_records import Document

MOST_BYTES = 5 * 1024 * 1024
MOST_OF_A_CHILD = 30
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SUFFIXES = {"application/pdf": ".pdf", WORD: ".docx", "image/png": ".png", "image/jpeg": ".jpg"}
"""What may be attached, and how each file’s name ends when it is read again."""
BEGINNINGS = {b"%PDF-": "application/pdf", b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_NOT_IN_A_NAME = re.compile(r"[^\w ().,&’'-]+")


class NotAttached(EngineError):
    """The file cannot be attached; the sentence says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Attached:
    """One paper as a list shows it, in the columns of its row."""

    id: UUID
    title: str
    dated_on: date | None
    file_name: str
    size: int
    added_by: UUID | None
    recorded_at: datetime


DOCUMENT = SQLModel.metadata.tables[str(Document.__tablename__)]
_LISTED = fields(Attached)


@dataclass(frozen=True, slots=True)
class Paper:
    """A file to be attached: what it is called, the day that it is of, and its bytes."""

    title: str
    dated_on: date | None
    file_name: str
    body: bytes


def attach(work: Work, pupil_id: UUID, paper: Paper) -> UUID:
    """Attach a paper to a child; raises NotAttached. `work` holds the child."""
    if pupil_id not in work.versions:
        raise NotFound("child")
    media_type, digest = _media_type(paper.body), hashlib.sha256(paper.body).hexdigest()
    _refuse(work, pupil_id, digest)
    row = Document(
        school_id=work.school_id,
        id=work.new_id(),
        pupil_id=pupil_id,
        title=paper.title.strip(),
        dated_on=paper.dated_on,
        file_name=_safe(paper.file_name, SUFFIXES[media_type]),
        media_type=media_type,
        size=len(paper.body),
        digest=digest,
        body=paper.body,
        added_by=work.scope.actor.person_id,
        recorded_at=work.now,
    )
    work.session.add(row)
    return row.id


def _refuse(work: Work, pupil_id: UUID, digest: str) -> None:
    """Refuse what is there already, and more than anybody reads."""
    here = (col(Document.school_id) == work.school_id, col(Document.pupil_id) == pupil_id)
    held = work.session.exec(select(Document.digest).where(*here, col(Document.superseded_at).is_(None))).all()
    if digest in held:
        raise NotAttached("This very file is attached already.")
    if len(held) >= MOST_OF_A_CHILD:
        raise NotAttached(f"{MOST_OF_A_CHILD} papers are attached already. Take one out first.")


def _media_type(body: bytes) -> str:
    """What a file is, by its first bytes; a Word file is an archive that holds a document."""
    if not body:
        raise NotAttached("This file is empty.")
    if len(body) > MOST_BYTES:
        raise NotAttached("This file is larger than 5 MB. Save it with smaller pictures, or attach it in parts.")
    found = next((kind for beginning, kind in BEGINNINGS.items() if body.startswith(beginning)), None)
    if found is None and _is_word(body):
        found = WORD
    if found is None:
        raise NotAttached("Attach a PDF, a Word file (.docx) or a picture (.png, .jpg). This is none of them.")
    return found


def _is_word(body: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        return False
    return "word/document.xml" in names and not any(name.endswith("vbaProject.bin") for name in names)


def _safe(name: str, suffix: str) -> str:
    """A file’s name without folders and signs that a computer reads as more than a name; its ending tells the truth."""
    last = name.replace("\\", "/").rpartition("/")[2]
    stem = _NOT_IN_A_NAME.sub(" ", last.rpartition(".")[0] or last).strip(" .")
    return f"{stem[:80] or 'paper'}{suffix}"


def attached(session: Session, school_id: UUID, pupil_id: UUID) -> tuple[Attached, ...]:
    """The papers of a child, newest first, without their bodies. One statement."""
    query = (
        core_select(*(DOCUMENT.c[each.name] for each in _LISTED))
        .where(DOCUMENT.c.school_id == school_id, DOCUMENT.c.pupil_id == pupil_id, DOCUMENT.c.superseded_at.is_(None))
        .order_by(DOCUMENT.c.recorded_at.desc(), DOCUMENT.c.id)
    )
    return tuple(Attached(*row) for row in session.connection().execute(query))


def with_papers(session: Session, school_id: UUID, pupil_ids: Collection[UUID]) -> frozenset[UUID]:
    """Those of these children to whom a paper is attached. One statement."""
    query = core_select(DOCUMENT.c.pupil_id).where(
        DOCUMENT.c.school_id == school_id, DOCUMENT.c.pupil_id.in_(pupil_ids), DOCUMENT.c.superseded_at.is_(None)
    )
    return frozenset(session.connection().execute(query).scalars())


def body_of(session: Session, school_id: UUID, pupil_id: UUID, document_id: UUID) -> Document:
    """One paper of a child with its body; NotFound where there is none, it is another child’s, or it was taken out."""
    row = session.get(Document, (school_id, document_id))
    if row is None or row.pupil_id != pupil_id or row.superseded_at is not None:
        raise NotFound("paper")
    return row


def take_out(work: Work, pupil_id: UUID, document_id: UUID) -> None:
    """Take a paper out: its body goes for good, the line that it was there stays."""
    row = body_of(work.session, work.school_id, pupil_id, document_id)
    row.superseded_at, row.taken_out_by, row.body = work.now, work.scope.actor.person_id, b""
