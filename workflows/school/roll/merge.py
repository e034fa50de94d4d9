"""Rows to people: one row a need becomes one pupil, and two children never become one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from workflows.school.roll.cells import alike, bare_number, fold
from workflows.school.roll.people import Person
from workflows.school.roll.problems import About, Findings, Unreadable
from workflows.school.roll.rows import RankedNeed, Row

MOST_ALIKE = 100
"""So many lines of one pupil, or pupils under one number, are no roll, and each further one is compared with all."""
_CONFLICTS = (
    ("last_name", "surname", About.NAME),
    ("date_of_birth", "date of birth", About.DATE),
    ("year_group", "year group", About.YEAR),
    ("class_name", "class", About.VALUE),
    ("sex", "sex", About.VALUE),
)


class Merger:
    """Puts the rows of one file together, row after row, and says where they do not fit."""

    def __init__(self, findings: Findings):
        self._findings = findings
        self._groups: list[list[Row]] = []
        self._by_upn: dict[str, list[int]] = defaultdict(list)
        self._by_number: dict[str, list[int]] = defaultdict(list)
        self._by_name: dict[tuple[str, str, str], int] = {}
        self._shared_upns: set[str] = set()
        self._shared_numbers: set[str] = set()

    def people(self, rows: Iterable[Row]) -> tuple[Person, ...]:
        """Every pupil of the rows, in the order of the file."""
        for row in rows:
            if row.is_pupil:
                self._place(row)
            elif not self._continues(row):
                self._findings.warn(row.line, About.ROW, "This line names no pupil, and was passed over.")
        return tuple(self._person(group) for group in self._groups)

    def _place(self, row: Row) -> None:
        at = self._found(row)
        if at is None:
            at = len(self._groups)
            self._groups.append([row])
        else:
            self._join(at, row)
        for index, number in ((self._by_upn, row.upn_written), (self._by_number, _number(row.person))):
            if number and at not in index[number]:
                index[number].append(at)
                _refuse_too_many(index[number], row)
        self._by_name.setdefault(_name_key(row.person), at)

    def _found(self, row: Row) -> int | None:
        """The group of the same child: by UPN, by the school’s number, or by name and date of birth."""
        number = _number(row.person)
        sharing = False
        for what, value, index, shared in (
            ("UPN", row.upn_written, self._by_upn, self._shared_upns),
            ("pupil number", number, self._by_number, self._shared_numbers),
        ):
            others = index.get(value, []) if value else []
            same = next((at for at in others if _is_same(self._groups[at][0].person, row.person)), None)
            if same is not None:
                return same
            if others:
                sharing = True
                self._share(row, others[0], what, value, shared)
        return None if sharing else self._found_by_name(row)

    def _found_by_name(self, row: Row) -> int | None:
        """By name and date of birth: the same child where the numbers say nothing against it; else a likely slip."""
        at = self._by_name.get(_name_key(row.person))
        if at is None:
            return None
        first = self._groups[at][0]
        born = row.person.date_of_birth
        if not (row.upn_written and first.upn_written) and not (row.person.mis_id and first.person.mis_id):
            return at if born or row.person.class_name == first.person.class_name else None
        if born:
            words = f"The same name and date of birth are on line {first.line}, under another number: is it one child?"
            self._findings.warn(row.line, About.DUPLICATE, words)
        return None

    def _share(self, row: Row, at: int, what: str, value: str, shared: set[str]) -> None:
        """Two children with one number: it is taken for neither, since nobody can say whose it is."""
        shared.add(value)
        first = self._groups[at][0].line
        for line, other in ((first, row.line), (row.line, first)):
            words = f"The {what} {value} is also on line {other}, for another child. It is taken for neither."
            self._findings.error(line, About.DUPLICATE, words)

    def _join(self, at: int, row: Row) -> None:
        """Put a row to its group; say so where it repeats a row, adds nothing, or contradicts."""
        group = self._groups[at]
        first = group[0]
        needs = {code for each in group for _, code in each.needs}
        adds = (
            {code for _, code in row.needs} - needs
            or row.person.past
            or set(row.person.contacts) - {contact for each in group for contact in each.person.contacts}
        )
        if not adds:
            words = f"This pupil is already on line {first.line}, and this line adds nothing. It was put to that one."
            self._findings.warn(row.line, About.DUPLICATE, words)
        self._contradictions(first, row)
        group.append(row)
        _refuse_too_many(group, row)

    def _contradictions(self, first: Row, row: Row) -> None:
        for name, words, about in _CONFLICTS:
            one, other = getattr(first.person, name), getattr(row.person, name)
            if one and other and alike(str(one)) != alike(str(other)):
                says = f"The {words} is another than on line {first.line}, for the same pupil. That line’s is taken."
                self._findings.warn(row.line, about, says)
        one, other = first.person.status, row.person.status
        if one and other and one != other:
            says = (
                f"The SEN status is {other}, but {one} on line {first.line}: a pupil has one at a time. {one} is taken."
            )
            self._findings.error(row.line, About.SEN, says)
        if first.upn_written and row.upn_written and first.upn_written != row.upn_written:
            says = f"The UPN is another than on line {first.line}, for the same pupil. That line’s is taken."
            self._findings.error(row.line, About.UPN, says)

    def _continues(self, row: Row) -> bool:
        """Put a row without a name to the pupil above it, as reports print them: a further need, a further contact."""
        if not self._groups or not (row.needs or row.person.contacts) or row.person.mis_id:
            return False
        self._groups[-1].append(row)
        _refuse_too_many(self._groups[-1], row)
        return True

    def _person(self, group: Sequence[Row]) -> Person:
        """One pupil: of each value the first that is there; of needs, contacts and history all."""
        people = [row.person for row in group]
        first = people[0]
        blank = Person(lines=first.lines)
        filled = {
            name: next((getattr(p, name) for p in people if getattr(p, name) not in (None, "")), getattr(blank, name))
            for name in Person.__dataclass_fields__
            if name not in {"lines", "leaves", "past", "needs", "has_unknown_need", "contacts"}
        }
        merged = replace(
            blank,
            **filled,
            lines=tuple(row.line for row in group),
            leaves=all(row.person.leaves for row in group if row.is_pupil),
            past=tuple(dict.fromkeys(past for p in people for past in p.past)),
            needs=in_order(need for row in group for need in row.needs),
            has_unknown_need=any(p.has_unknown_need for p in people),
            contacts=tuple(dict.fromkeys(contact for p in people for contact in p.contacts)),
        )
        return self._without_shared(merged, {row.upn_written for row in group})

    def _without_shared(self, person: Person, upns: set[str]) -> Person:
        number = _number(person)
        return replace(
            person,
            upn=None if upns & self._shared_upns else person.upn,
            mis_id=None if number in self._shared_numbers else person.mis_id,
        )


def in_order(needs: Iterable[RankedNeed]) -> tuple[str, ...]:
    """Codes by rank, those of one rank in the order of the file, each once."""
    return tuple(dict.fromkeys(code for _, code in sorted(needs, key=lambda need: need[0])))


def _refuse_too_many(same: Sequence[object], row: Row) -> None:
    """Raise `Unreadable` where one pupil, or one number, fills a file."""
    if len(same) > MOST_ALIKE:
        words = f"More than {MOST_ALIKE} lines, up to line {row.line}, are of one pupil or have one pupil’s number."
        raise Unreadable(f"{words} Export the pupils with one line each, and try again.")


def _is_same(one: Person, other: Person) -> bool:
    """Whether two rows under one number are one child: the first name fits, and the dates of birth do not differ."""
    dates = {one.date_of_birth, other.date_of_birth} - {None}
    firsts = {fold(one.first_name), fold(other.first_name)} - {""}
    return len(dates) < 2 and len(firsts) < 2


def _number(person: Person) -> str:
    return bare_number(person.mis_id or "")


def _name_key(person: Person) -> tuple[str, str, str]:
    born = person.date_of_birth.isoformat() if person.date_of_birth else ""
    return (fold(person.first_name), fold(person.last_name), born)
