"""One row of a contacts file, read into what it says of a child’s contacts."""

from collections.abc import Iterable
from dataclasses import replace

from workflows.school.roll.cells import clean, coded, fold, said
from workflows.school.roll.columns import FAMILIES, Column
from workflows.school.roll.people import FileContact
from workflows.school.roll.problems import About
from workflows.school.roll.rows import RowReader
from workflows.school.roll.values import email_of, yes_or_no

LONGEST_ADDRESS = 300
_BY_COLUMN = {FAMILIES.index(("mother",)): "mother", FAMILIES.index(("father",)): "father"}
_NO_ORDER = frozenset({"", "n", "no", "false", "f", "0"})
_PARENTAL = (
    "mother", "father", "mum", "dad", "parent", "carer", "guardian", "foster", "adopt", "adoptive", "mot", "fat", "pam",
    "paf", "car", "fom", "fof",
)  # fmt: skip
_NOT_PARENTAL = ("grand", "god")


class ContactRowReader(RowReader):
    """Reads the rows of a contacts file; the child by the roll’s own rules, each contact with all that is said."""

    __slots__ = ()

    def _contacts(self, line: int, cells: list[str]) -> tuple[FileContact, ...]:
        numbers = self.layout.numbers(Column.CONTACT, Column.CONTACT_FIRST, Column.CONTACT_LAST)
        return tuple(contact for number in numbers if (contact := self._contact(line, cells, number)))

    def _contact(self, line: int, cells: list[str], number: int) -> FileContact | None:
        name = self._contact_name(cells, number)
        if not name:
            if self._says_more(cells, number):
                self.findings.error(line, About.CONTACT, "There is no name of this contact, so they cannot come in.")
            return None
        found = FileContact(
            name=name,
            relationship=said(self._cell(cells, Column.RELATION, number)) or _BY_COLUMN.get(number // 10, ""),
            email=self.findings.take(email_of(self._cell(cells, Column.EMAIL, number)), line, About.CONTACT) or "",
            phone=said(self._cell(cells, Column.PHONE, number)),
            mis_id=said(self._cell(cells, Column.CONTACT_ID, number)),
            address=self._address(cells, number),
            language=said(self._cell(cells, Column.LANGUAGE, number)),
            needs=self._access(line, cells, number),
            responsibility={True: "yes", False: "no", None: ""}[self._said(line, cells, Column.ENTITLED, number)],
            priority=self._priority(line, cells, number),
            lives_with=self._said(line, cells, Column.LIVES_WITH, number),
            copies=self._said(line, cells, Column.COPIES, number),
            has_order=self._order(cells, number),
            line=line,
        )
        return replace(found, is_entitled=gets_copies(found))

    def _contact_name(self, cells: list[str], number: int) -> str:
        whole = said(self._cell(cells, Column.CONTACT, number))
        if "," in whole:
            last, _, first = whole.partition(",")
            whole = f"{first.strip()} {last.strip()}"
        parts = (Column.TITLE, Column.CONTACT_FIRST, Column.CONTACT_LAST)
        title, first, last = (said(self._cell(cells, each, number)) for each in parts)
        own = " ".join(part for part in (first, last) if part)
        return whole or " ".join(part for part in (title if own else "", own) if part)

    def _says_more(self, cells: list[str], number: int) -> bool:
        return any(coded(self._cell(cells, each, number)) for each in (Column.EMAIL, Column.PHONE, Column.RELATION))

    def _address(self, cells: list[str], number: int) -> str:
        """The whole address, from as many columns as it takes, in their order."""
        places = sorted(self.layout.places.get((Column.ADDRESS, number), ()))
        parts = (said(cells[at]).strip(" ,") for at in places if at < len(cells))
        return ", ".join(dict.fromkeys(part for part in parts if part))[:LONGEST_ADDRESS]

    def _access(self, line: int, cells: list[str], number: int) -> str:
        words = [said(self._cell(cells, Column.NEEDS, number))]
        for column, need in ((Column.INTERPRETER, "Interpreter"), (Column.LARGE_PRINT, "Large print")):
            words += [need] if self._said(line, cells, column, number) else []
        return "; ".join(dict.fromkeys(word for word in words if word))

    def _priority(self, line: int, cells: list[str], number: int) -> int | None:
        plain = coded(self._cell(cells, Column.PRIORITY, number)).removesuffix(".0")
        if not plain or (plain.isascii() and plain.isdecimal() and 0 < int(plain[:3]) < 100 and len(plain) < 3):
            return int(plain) if plain else None
        self.findings.warn(line, About.CONTACT, "The priority of this contact is no number from 1 to 99. Left out.")
        return None

    def _order(self, cells: list[str], number: int) -> bool | None:
        """Whether a court order is named: any words but a plain no, for “No contact with the child” is an order."""
        if not self.layout.has(Column.COURT_ORDER):
            return None
        return coded(self._cell(cells, Column.COURT_ORDER, number)).casefold().rstrip(".") not in _NO_ORDER

    def _said(self, line: int, cells: list[str], column: Column, number: int) -> bool | None:
        reading = yes_or_no(self._cell(cells, column, number), self.layout.name(column, number))
        return self.findings.take(reading, line, About.CONTACT)


def gets_copies(contact: FileContact) -> bool:
    """Whether copies and notices go to somebody who is new: as the file says, else by responsibility, else by who they
    are. Where there is a court order, not before somebody here has read it.

    Source: Education Act 1996, section 576: every parent is entitled, unless an order says not.
    """
    if contact.has_order:
        return False
    if contact.copies is not None:
        return contact.copies
    return contact.responsibility == "yes" if contact.responsibility else is_parental(contact.relationship)


def is_parental(relationship: str) -> bool:
    """Whether somebody by what they are called may have the care of the child: a neighbour or an uncle may not."""
    words = [fold(word) for word in clean(relationship).replace("-", " ").replace("/", " ").split()]
    is_other = any(word.startswith(_NOT_PARENTAL) for word in words)
    return not is_other and any(word.removeprefix("step").startswith(_PARENTAL) for word in words)


def put_together(contacts: Iterable[FileContact]) -> tuple[FileContact, ...]:
    """The contacts of one child, each once: what several lines say of one is joined, the first word first."""
    found: list[FileContact] = []
    for contact in contacts:
        at = next((i for i, one in enumerate(found) if _is_one(one, contact)), None)
        if at is None:
            found.append(contact)
        else:
            found[at] = _joined(found[at], contact)
    return tuple(found)


def _is_one(one: FileContact, other: FileContact) -> bool:
    if one.mis_id and other.mis_id:
        return one.mis_id == other.mis_id
    return fold(one.name) == fold(other.name) and (
        not one.relationship or not other.relationship or fold(one.relationship) == fold(other.relationship)
    )


def _joined(one: FileContact, other: FileContact) -> FileContact:
    blanks = {
        name: getattr(other, name)
        for name in FileContact.__dataclass_fields__
        if getattr(one, name) in ("", None) and getattr(other, name) not in ("", None)
    }
    joined = replace(one, **blanks, has_order=one.has_order or other.has_order)
    return replace(joined, is_entitled=gets_copies(joined))
