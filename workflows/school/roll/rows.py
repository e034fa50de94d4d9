"""One row of a table, read into what it says about one pupil."""

from dataclasses import dataclass, field
from datetime import date

from workflows.school.roll.cells import clean, fold, said
from workflows.school.roll.columns import Column
from workflows.school.roll.people import FileContact, PastStatus, Person
from workflows.school.roll.problems import About, Findings
from workflows.school.roll.sen import needs_of, rank_of, status_of
from workflows.school.roll.table import Layout
from workflows.school.roll.upn import upn_of, written
from workflows.school.roll.values import (
    birth_date_of,
    date_of,
    email_of,
    sex_of,
    year_group_of,
    yes_or_no,
)
from workflows.school.roll.workbook import Record

_LEFT_WORDS = frozenset({"leaver", "left", "leftschool", "offroll", "former", "formerpupil", "notonroll", "inactive"})
_UNRANKED = 99

RankedNeed = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it says of a pupil, its needs with their ranks, and its UPN as written, right or wrong."""

    line: int
    cells: tuple[str, ...]
    person: Person
    needs: tuple[RankedNeed, ...] = ()
    upn_written: str = ""
    is_pupil: bool = True


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads rows of one table; what is wrong goes to `findings`, under the row's line."""

    layout: Layout
    today: date
    findings: Findings = field(default_factory=Findings)

    def read(self, record: Record) -> Row:
        """What one record says. A row that names no pupil (a total, a need below a pupil) has `is_pupil` False."""
        line, cells = record
        first, last, known_as = self._names(cells)
        upn_written = written(said(self._cell(cells, Column.UPN)))
        status, since, past = self._sen(line, cells)
        year, leaves, left_on = self._year(line, cells)
        person = Person(
            lines=(line,),
            upn=self.findings.take(upn_of(upn_written), line, About.UPN),
            former_upn=self.findings.take(upn_of(said(self._cell(cells, Column.FORMER_UPN))), line, About.UPN),
            mis_id=self._mis_id(line, cells),
            first_name=first,
            last_name=last,
            known_as=known_as,
            sex=self.findings.take(sex_of(self._cell(cells, Column.SEX)), line, About.VALUE) or "",
            date_of_birth=self._born(line, cells),
            year_group=year,
            class_name=self._class(line, cells),
            english_additional=self._flag(line, cells, Column.EAL),
            looked_after=self._flag(line, cells, Column.IN_CARE),
            joined_on=self._day(line, cells, Column.JOINED),
            left_on=left_on,
            leaves=leaves,
            status=status,
            since=since,
            past=past,
            has_unknown_need=self._has_unknown_need(cells),
            contacts=self._contacts(line, cells),
        )
        is_pupil = _may_be_upn(upn_written) or bool(first and (last or person.date_of_birth))
        return Row(line, tuple(cells), person, self._needs(line, cells), upn_written, is_pupil)

    def _cell(self, cells: list[str], column: Column, number: int = 1) -> str:
        return self.layout.cell(cells, column, number)

    def _names(self, cells: list[str]) -> tuple[str, str, str]:
        """First name, surname, and the first name that the child goes by where it is another."""
        legal = said(self._cell(cells, Column.LEGAL_FIRST))
        plain = said(self._cell(cells, Column.FIRST))
        known = said(self._cell(cells, Column.KNOWN_AS))
        last = said(self._cell(cells, Column.LEGAL_LAST)) or said(self._cell(cells, Column.LAST))
        first = legal or plain or known
        if not (first and last):
            whole_first, whole_last = _split_name(said(self._cell(cells, Column.FULL)))
            first, last = first or whole_first, last or whole_last
        called = known or (plain if legal else "")
        return first, last, called if fold(called) != fold(first) else ""

    def _mis_id(self, line: int, cells: list[str]) -> str | None:
        plain = said(self._cell(cells, Column.MIS_ID)).removesuffix(".0")
        if "E+" in plain.upper() and plain[:1].isdigit():
            self.findings.warn(line, About.VALUE, f"“{plain}” is a number that Excel has shortened. It is not taken.")
            return None
        return plain or None

    def _born(self, line: int, cells: list[str]) -> date | None:
        return self.findings.take(birth_date_of(self._cell(cells, Column.BORN), self.today), line, About.DATE)

    def _day(self, line: int, cells: list[str], column: Column) -> date | None:
        return self.findings.take(date_of(self._cell(cells, column), self.today), line, About.DATE)

    def _flag(self, line: int, cells: list[str], column: Column) -> bool | None:
        reading = yes_or_no(self._cell(cells, column), self.layout.name(column))
        return self.findings.take(reading, line, About.VALUE)

    def _class(self, line: int, cells: list[str]) -> str:
        """The class or registration group: of several, the first."""
        plain = said(self._cell(cells, Column.CLASS))
        plain = "" if plain.casefold() in {"none", "null", "not set"} else plain
        parts = list(dict.fromkeys(part.strip() for part in plain.replace(";", ",").split(",") if part.strip()))
        if len(parts) > 1:
            self.findings.warn(line, About.VALUE, f"There are several classes, “{plain[:60]}”; the first was taken.")
        return parts[0] if parts else ""

    def _year(self, line: int, cells: list[str]) -> tuple[str, bool, date | None]:
        """The year group, whether the row is a leaver’s, and since when."""
        reading = year_group_of(self._cell(cells, Column.YEAR))
        year = self.findings.take(reading, line, About.YEAR)
        left_on = self._day(line, cells, Column.LEFT)
        blank = year is None and self.layout.has(Column.YEAR)
        gone = left_on is not None and left_on <= self.today
        return year or "", blank or gone or self._says_left(cells), left_on if gone else None

    def _says_left(self, cells: list[str]) -> bool:
        """Whether the enrolment column says so: “Leaver”, “On roll: no”, “Leaver: yes”."""
        word = fold(said(self._cell(cells, Column.ENROLMENT)))
        asks_for_leavers = "leaver" in fold(self.layout.name(Column.ENROLMENT))
        asks_for_roll = "onroll" in fold(self.layout.name(Column.ENROLMENT))
        said_yes, said_no = word in {"y", "yes", "true"}, word in {"n", "no", "false"}
        return word in _LEFT_WORDS or (asks_for_leavers and said_yes) or (asks_for_roll and said_no)

    def _sen(self, line: int, cells: list[str]) -> tuple[str | None, date | None, tuple[PastStatus, ...]]:
        """The SEN status and since when; one that has ended is history, and says nothing of today."""
        code = self.findings.take(status_of(self._cell(cells, Column.STATUS)), line, About.SEN)
        since = self._day(line, cells, Column.SEN_FROM)
        until = self._day(line, cells, Column.SEN_TO)
        if since is not None and since > self.today:
            self.findings.warn(line, About.DATE, "The SEN status starts on a day to come. It is not taken.")
            return None, None, ()
        if until is not None and until < self.today:
            return None, None, (PastStatus(code, since, until),) if code and since and since <= until else ()
        return code, since if code else None, ()

    def _needs(self, line: int, cells: list[str]) -> tuple[RankedNeed, ...]:
        """The needs of a row, each with its rank: the ranking column’s, or the number of its own column."""
        found: list[RankedNeed] = []
        for number in self.layout.numbers(Column.NEED):
            codes = [self.findings.take(r, line, About.SEN) for r in needs_of(self._cell(cells, Column.NEED, number))]
            if not any(codes):
                continue
            rank = self.findings.take(rank_of(self._cell(cells, Column.RANK, number)), line, About.SEN)
            rank = rank or (number if len(self.layout.numbers(Column.NEED)) > 1 else _UNRANKED)
            found += [(rank, code) for code in codes if code]
        return tuple(found)

    def _has_unknown_need(self, cells: list[str]) -> bool:
        found = (needs_of(self._cell(cells, Column.NEED, number)) for number in self.layout.numbers(Column.NEED))
        return any(reading.value is None for readings in found for reading in readings)

    def _contacts(self, line: int, cells: list[str]) -> tuple[FileContact, ...]:
        numbers = self.layout.numbers(Column.CONTACT, Column.CONTACT_FIRST, Column.CONTACT_LAST, Column.EMAIL)
        found = (self._contact(line, cells, number) for number in numbers)
        return tuple(dict.fromkeys(contact for contact in found if contact))

    def _contact(self, line: int, cells: list[str], number: int) -> FileContact | None:
        """One family contact. One without a name is left out: nobody would know whom a notice went to."""
        first, last = (said(self._cell(cells, c, number)) for c in (Column.CONTACT_FIRST, Column.CONTACT_LAST))
        name = said(self._cell(cells, Column.CONTACT, number)) or f"{first} {last}".strip()
        email = self.findings.take(email_of(self._cell(cells, Column.EMAIL, number)), line, About.CONTACT) or ""
        if not name:
            return None
        entitled = yes_or_no(self._cell(cells, Column.ENTITLED, number), "").value
        return FileContact(
            name=name,
            relationship=said(self._cell(cells, Column.RELATION, number)),
            email=email,
            phone=said(self._cell(cells, Column.PHONE, number)),
            is_entitled=entitled is not False,
        )


def _may_be_upn(text: str) -> bool:
    """Whether a cell was meant for a UPN, right or wrong; a total at the foot of a report was not."""
    return 10 <= len(text) <= 16 and sum(c.isdigit() for c in text) >= 9


def _split_name(whole: str) -> tuple[str, str]:
    """First name and surname from one cell: `Surname, First name`, else the first word and the rest."""
    if "," in whole:
        last, _, first = whole.partition(",")
        return clean(first), clean(last)
    first, _, last = whole.partition(" ")
    return first, last.strip()
