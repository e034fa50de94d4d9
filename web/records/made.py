"""The record as it goes: what was decided of each line, what still has to be read, and what is left."""

from dataclasses import dataclass, replace
from datetime import date

from web import current
from web.pupils.files import File
from web.records.family import Family, family_of
from web.records.others import Others, others
from web.records.pieces import Line, Piece, pieces, place_of
from workflows.school.own_lists import Head, letterhead
from workflows.school.record_requests import CHILD, HARM, Mark, Request


@dataclass(frozen=True, slots=True)
class ToRead:
    """One line that a person reads before the record goes: where it stands, and what was decided of it, by whom."""

    name: str
    on: date
    of: str
    what: str
    words: str
    may_tell: bool
    mark: Mark | None
    by: str


@dataclass(frozen=True, slots=True)
class Record:
    """A child’s whole record for one request. `pieces` hold what goes; `to_read` every line of free text.

    `warning` is what a court order says of whoever asked; `goes_to_them`: the record is made for whoever asked.
    """

    file: File
    family: Family
    request: Request
    asked_by: str
    warning: str
    goes_to_them: bool
    pieces: tuple[Piece, ...]
    to_read: tuple[ToRead, ...]
    school: str
    letterhead: Head

    @property
    def flagged(self) -> tuple[ToRead, ...]:
        """The lines that may tell of somebody else."""
        return tuple(each for each in self.to_read if each.may_tell)

    @property
    def others(self) -> tuple[ToRead, ...]:
        """The other lines, of which nothing has to be decided."""
        return tuple(each for each in self.to_read if not each.may_tell)

    @property
    def unread(self) -> int:
        """How many lines that may tell of somebody else nobody has decided about."""
        return sum(1 for each in self.flagged if each.mark is None)

    @property
    def left_out(self) -> int:
        """How many lines are left out since they are about somebody else; what would do harm is not counted aloud."""
        return sum(1 for each in self.to_read if each.mark and each.mark.is_out and each.mark.why != HARM)

    @property
    def may_go(self) -> bool:
        return self.unread == 0 and self.request.held_back is None

    @property
    def held_by(self) -> str:
        """Who holds the whole record back."""
        held = self.request.held_back
        return self.file.names.get(held.by, "somebody who has left") if held else ""

    @property
    def given_to(self) -> str:
        given = self.request.given
        return self.family.called(given.to) if given else ""


def made(file: File, request: Request) -> Record:
    """The record of a child as it stands for one request."""
    family, by = family_of(file), request.asked.by
    asked_by, theirs = family.called(by), _goes_to_them(family, by, file.sight.today)
    found, around = pieces(file, {by: asked_by} if theirs and by != CHILD else {}), others(file)
    to_read = tuple(
        _to_read(file, request, around, piece, line) for piece in found for line in piece.lines if line.name
    )
    out = {each.name for each in to_read if each.mark and each.mark.is_out}
    head = letterhead(file.sight.session, file.sight.school_id)
    going = tuple(kept for piece in found if (kept := _kept(piece, out)) is not None)
    school, warning = current.person().school_name, family.warning(by)
    return Record(file, family, request, asked_by, warning, theirs, going, to_read, school, head)


def _goes_to_them(family: Family, by: str, today: date) -> bool:
    """Whether the record may go to whoever asked; that of a young person goes to nobody else, unless they wish it."""
    return by in family.may_have_it and (by == CHILD or not family.pupil.decides_on(today))


def _to_read(file: File, request: Request, around: Others, piece: Piece, line: Line) -> ToRead:
    mark = request.marks.get(line.name)
    by = file.names.get(mark.by, "somebody who has left") if mark else ""
    may_tell = around.may_be_in(line.words) or _was_left_out(request, line.name)
    return ToRead(line.name, piece.on, piece.what, line.what, line.words, may_tell, mark, by)


def _was_left_out(request: Request, name: str) -> bool:
    """Whether other words that stood in this place were left out: then these are read first, whatever they say."""
    place = place_of(name)
    return any(mark.is_out and each != name and place_of(each) == place for each, mark in request.marks.items())


def _kept(piece: Piece, out: set[str]) -> Piece | None:
    """The piece without what is left out; None where nothing of it is left."""
    lines = tuple(line for line in piece.lines if line.name not in out)
    return None if piece.lines and not lines else replace(piece, lines=lines)
