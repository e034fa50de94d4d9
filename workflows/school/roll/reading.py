"""From the bytes of a file to a roll: the one way in, for the page and for the command."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from engine.days import in_words
from workflows.school.roll.cells import clean
from workflows.school.roll.columns import Column, Source, named
from workflows.school.roll.contact_columns import WANTED, contact_layout
from workflows.school.roll.contact_rows import ContactRowReader
from workflows.school.roll.ctf import looks_like_xml, origin_of, tree_of
from workflows.school.roll.ctf_people import PupilReader
from workflows.school.roll.decode import refuse_too_large, text_of
from workflows.school.roll.merge import Merger
from workflows.school.roll.people import Holds, Person, Roll
from workflows.school.roll.problems import About, Findings, Unreadable
from workflows.school.roll.rows import Row, RowReader
from workflows.school.roll.table import Layout, Table, table_in, table_of
from workflows.school.roll.values import month_first, usual_year_groups
from workflows.school.roll.workbook import MARK as WORKBOOK
from workflows.school.roll.workbook import Record, sheets_of

_NOBODY = "There is no pupil in this file. Export it again, and check that the report has pupils in it."


def read(data: bytes, file_name: str, today: date) -> Roll:
    """The roll in a file of any kind that we know; raises `Unreadable`, with a sentence, for any other."""
    refuse_too_large(data)
    name = clean(file_name)[-120:]
    if data.startswith(WORKBOOK):
        return _list(table_in(sheets_of(data)), name, today)
    text = text_of(data)
    return _transfer_file(text, name, today) if looks_like_xml(text) else _list(table_of(text), name, today)


def _transfer_file(text: str, file_name: str, today: date) -> Roll:
    root = tree_of(text)
    findings = Findings()
    reader = PupilReader(today, findings)
    rows = [reader.read(pupil) for pupil in root.all("CTFpupilData", "Pupil")]
    people = Merger(findings).people(rows)
    if not people:
        raise Unreadable(_NOBODY)
    _look_over(people, findings)
    return Roll(
        source=Source.CTF,
        file_name=file_name,
        people=people,
        problems=findings.sorted(),
        rows=len(rows),
        tells_leavers=False,
        origin=origin_of(root, file_name),
    )


def _list(table: Table, file_name: str, today: date) -> Roll:
    of_contacts = contact_layout(table.layout.header)
    if of_contacts is not None:
        return _contacts(replace(table, layout=of_contacts), file_name, today)
    return _pupils(table, file_name, today)


def _contacts(table: Table, file_name: str, today: date) -> Roll:
    """A contacts file: each line about one child by itself, since no contact may come to another child."""
    findings = Findings()
    whole = [record for record in table.records if _fits(record, table.layout, findings)]
    reader = ContactRowReader(table.layout, today, findings)
    rows = [reader.read(record) for record in whole]
    for row in rows:
        if not row.is_pupil:
            findings.error(row.line, About.ROW, "This line names no child: each line needs one. It is left out.")
    people = tuple(row.person for row in rows if row.is_pupil)
    if not any(person.contacts for person in people):
        raise Unreadable(f"There is no contact in this file. {WANTED}")
    used = {at for places in table.layout.places.values() for at in places}
    return Roll(
        source=table.layout.source,
        file_name=file_name,
        people=people,
        problems=findings.sorted(),
        rows=len(table.records),
        tells_leavers=len(people) == len(table.records),
        unused=tuple(clean(name) for at, name in enumerate(table.layout.header) if clean(name) and at not in used),
        holds=Holds.CONTACTS,
    )


def _pupils(table: Table, file_name: str, today: date) -> Roll:
    findings = Findings()
    whole = [record for record in table.records if _fits(record, table.layout, findings)]
    reader = RowReader(table.layout, today, findings)
    rows = _with_years([reader.read(record) for record in whole], table, findings)
    people = Merger(findings).people(rows)
    if not people:
        raise Unreadable(_NOBODY)
    _look_over_table(table, findings)
    _look_over(people, findings)
    _look_over_ages(people, today, findings)
    return Roll(
        source=table.layout.source,
        file_name=file_name,
        people=people,
        problems=findings.sorted(),
        rows=len(table.records),
        tells_leavers=len(whole) == len(table.records) and any(person.has_names for person in people),
        unused=tuple(clean(name) for name in table.layout.header if clean(name) and not named(name)),
    )


def _fits(record: Record, layout: Layout, findings: Findings) -> bool:
    """Whether a row has no more cells than the header: with more, nobody can say which cell is which."""
    line, cells = record
    extra = [cell for cell in cells[len(layout.header) :] if clean(cell)]
    if not extra:
        return True
    words = (
        f"This line has {len(cells)} cells, the header {len(layout.header)}: a comma stands outside quotation marks."
    )
    findings.error(line, About.ROW, f"{words} The line is left out, and nobody is taken for a leaver by being absent.")
    return False


def _with_years(rows: Sequence[Row], table: Table, findings: Findings) -> list[Row]:
    """The rows; where the year group is blank for everybody, that is a fault of the export, and nobody leaves."""
    pupils = [row for row in rows if row.is_pupil]
    place = table.layout.places.get((Column.YEAR, 1), ())
    if not place or any(clean(row.cells[place[0]]) for row in pupils if place[0] < len(row.cells)):
        return list(rows)
    words = f"The column “{table.layout.name(Column.YEAR)}” is blank for everybody, so nobody is taken for a leaver."
    findings.error(table.header_line, About.YEAR, words)
    return [replace(row, person=replace(row.person, leaves=row.person.left_on is not None)) for row in rows]


def _look_over_table(table: Table, findings: Findings) -> None:
    """What is wrong with the table as a whole: American dates, columns that are missing."""
    layout = table.layout
    turned = [line for line, cells in table.records if month_first(layout.cell(cells, Column.BORN))]
    if turned:
        words = f"Some dates of birth have the month first (line {turned[0]} is one). Others may be read the wrong way"
        findings.error(0, About.DATE, f"{words} round: set the export to dd/mm/yyyy and import it again.")
    if not layout.has(Column.UPN):
        findings.warn(
            0, About.UPN, "There is no column for the UPN. Pupils are known by number, name and date of birth."
        )
    if not layout.has(Column.YEAR):
        findings.warn(0, About.YEAR, "There is no column for the year group. Only absence can show who has left.")
    if not layout.has(Column.BORN):
        findings.warn(0, About.DATE, "There is no column for the date of birth.")


def _look_over_ages(people: Sequence[Person], today: date, findings: Findings) -> None:
    """Year groups that do not go with the date of birth: some are meant, and some show that one of them is wrong."""
    for person in people:
        born, year = person.date_of_birth, person.year_group
        if born is None or not year or year in usual_year_groups(born, today):
            continue
        usual = " or ".join(sorted(usual_year_groups(born, today)))
        words = f"Most children born on {in_words(born)} are in year group {usual}; this one is in {year}. It is taken."
        findings.warn(person.line, About.YEAR, words)


def _look_over(people: Sequence[Person], findings: Findings) -> None:
    """What is wrong with pupils as they were put together."""
    for person in people:
        if person.status == "K" and not person.needs:
            findings.warn(person.line, About.SEN, "SEN support without a type of need: the spring census asks for one.")
        if person.status == "E" and not person.needs:
            findings.warn(person.line, About.SEN, "An EHC plan without a type of need: the spring census asks for one.")
        if person.status == "N" and person.needs:
            words = "A type of need, but no SEN support and no EHC plan. The need is not taken."
            findings.warn(person.line, About.SEN, words)
        if person.status == "E" and "NSA" in person.needs:
            findings.warn(person.line, About.SEN, "NSA goes with SEN support alone, not with an EHC plan.")
        if "\ufffd" in person.full_name or "Ã" in person.full_name:
            findings.warn(person.line, About.NAME, "Letters of this name are garbled. Export the file as “CSV UTF-8”.")
