"""What bringing in a contacts file would do: who is new, who changes, who may no longer be a contact. Pure.

A child is never guessed: known by UPN, by the school’s number, or by names and date of birth, and where two fit, by
none of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from workflows.school.roll.cells import fold
from workflows.school.roll.contact_outcome import brought_up_to_date, contact_changes, meant, new_contact
from workflows.school.roll.contact_rows import put_together
from workflows.school.roll.known import HeldContact, Known
from workflows.school.roll.match import Match, Matcher
from workflows.school.roll.outcome import Change
from workflows.school.roll.people import FileContact, Person, Roll
from workflows.school.roll.problems import About, Findings

_UNKNOWN = "This child is not on our roll, or nothing says which child it is. The contact is not taken."
_DOUBTED = "Names alone do not say which child this is: the line needs the UPN or the date of birth. It is not taken."
_SEVERAL = "Several contacts of this child fit this line, and nothing tells them apart. It is not taken."
_SEALED = "This contact is sealed here: nothing of the line is taken. The head, the SENCO or the DSL can change them."
_SEALED_ELSEWHERE = "A contact of this name is sealed for another child: this one comes in sealed."
_TWICE = "This contact is on another line for the same child, under another name or number. The line is left out."
_LEFT = "This child has left our roll. The contact is not taken."
_ENDED = "This contact was ended here, and stays so."
_ORDER_HERE = "Waymark has a court order for this contact, the file has none. Ours stays: look which is right."


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One contact of one child who is new (`before` is None) or would change."""

    line: int
    pupil: Known
    before: HeldContact | None
    after: HeldContact

    @property
    def changes(self) -> tuple[Change, ...]:
        return contact_changes(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Ending:
    """A contact of whom the file says nothing. They stay unless a person says otherwise, one by one."""

    pupil: Known
    contact: HeldContact

    @property
    def contact_id(self) -> UUID:
        if self.contact.id is None:
            raise ValueError("Only a contact who is here can end.")
        return self.contact.id


@dataclass(frozen=True, slots=True)
class ContactsShown:
    """What a contacts file would do, contact by contact."""

    lines: tuple[ContactLine, ...] = ()
    endings: tuple[Ending, ...] = ()
    unchanged: int = 0

    @property
    def new(self) -> tuple[ContactLine, ...]:
        return tuple(each for each in self.lines if each.before is None)

    @property
    def changed(self) -> tuple[ContactLine, ...]:
        return tuple(each for each in self.lines if each.before is not None)

    @property
    def people(self) -> tuple[tuple[ContactLine, ...], ...]:
        """The lines by person: a parent whom the file repeats for each of several children is one."""
        found: dict[object, list[ContactLine]] = {}
        for each in self.lines:
            found.setdefault((_person(each), each.before is None, each.changes), []).append(each)
        return tuple(tuple(lines) for lines in found.values())


def _person(each: ContactLine) -> object:
    """Who somebody is: by their number in the other system, else by name with a way to reach them, else by the line."""
    contact = each.after
    reached = contact.email.casefold() or fold(contact.phone)
    if contact.mis_id:
        return contact.mis_id
    return (fold(contact.name), reached) if reached else (each.pupil.pupil_id, each.line, contact.name)


@dataclass(slots=True)
class _Child:
    """One child of the file: as the school has them, and what the file says of their contacts."""

    known: Known
    said: list[FileContact] = field(default_factory=list)


@dataclass(slots=True)
class ContactComparison:
    """Compares a contacts file with the school’s pupils; what is wrong goes to `findings`."""

    roll: Roll
    today: date
    findings: Findings
    sealed: frozenset[str] = frozenset()
    lines: list[ContactLine] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)
    unchanged: int = 0

    def compare(self, pupils: Iterable[Known]) -> Iterator[tuple[int, Known, Known]]:
        """Each child whose contacts change: on which line, as they stand, and as they would."""
        known = tuple(pupils)
        sealed = (each.names for pupil in known for each in pupil.contacts if each.sealed)
        self.sealed = frozenset().union(*sealed)
        for child in self._children(Matcher(known)):
            after = self._after(child)
            if after != child.known:
                yield child.said[0].line, child.known, after

    @property
    def shown(self) -> ContactsShown:
        return ContactsShown(tuple(self.lines), tuple(self.endings), self.unchanged)

    def _children(self, matcher: Matcher) -> tuple[_Child, ...]:
        """The children whom the lines are about, each line looked up by itself."""
        found: dict[UUID, _Child] = {}
        for person in self.roll.people:
            child = self._child(person, matcher.find(person))
            if child is not None and child.pupil_id is not None:
                found.setdefault(child.pupil_id, _Child(child)).said.extend(person.contacts)
        return tuple(each for each in found.values() if each.said)

    def _child(self, person: Person, match: Match) -> Known | None:
        """The child whom a line is about, where there is no doubt; else None, and the line is told of."""
        child = match.meant[0] if len(match.meant) == 1 and not match.refused else None
        if child is None:
            self.findings.error(person.line, About.CONTACT, match.doubt if match.refused else _UNKNOWN)
        elif not _is_sure(child, person):
            self.findings.error(person.line, About.CONTACT, _DOUBTED)
        elif not child.is_on_roll(self.today):
            self.findings.warn(person.line, About.LEAVER, _LEFT)
        else:
            return child
        return None

    def _after(self, child: _Child) -> Known:
        """The child with the contacts after the file; those of whom it says nothing are asked about."""
        met: set[UUID | None] = set()
        after = [self._one(said, child.known, met) for said in put_together(child.said)]
        held: dict[UUID | None, HeldContact] = {each.id: each for each in after if each and each.id}
        kept = tuple(held.get(each.id, each) for each in child.known.contacts)
        if self.roll.tells_leavers:
            silent = (each for each in child.known.contacts if each.is_open_to_files and each.id not in met)
            self.endings += [Ending(child.known, each) for each in silent]
        return replace(child.known, contacts=(*kept, *(each for each in after if each and not each.id)))

    def _one(self, said: FileContact, child: Known, met: set[UUID | None]) -> HeldContact | None:
        """One contact of the file, put to those whom the child has; None where nothing of the line is taken."""
        found = meant(child.contacts, said)
        fault = _SEVERAL if len(found) > 1 else _TWICE if found and found[0].id in met else ""
        met |= {each.id for each in found}
        if fault:
            self.findings.error(said.line, About.CONTACT, fault)
            return None
        if not found:
            return self._put(said, child, None, self._new(said))
        return self._known(said, child, found[0])

    def _new(self, said: FileContact) -> HeldContact:
        """Somebody new; who is sealed for a brother or a sister is sealed here too, and from the first day."""
        contact = new_contact(said)
        if not self.sealed & contact.names:
            return contact
        self.findings.warn(said.line, About.CONTACT, _SEALED_ELSEWHERE)
        return replace(contact, sealed=True)

    def _known(self, said: FileContact, child: Known, one: HeldContact) -> HeldContact | None:
        if not one.is_open_to_files:
            self.findings.warn(said.line, About.CONTACT, _SEALED if one.sealed else _ENDED)
            return None
        if said.has_order is False and one.court_order:
            self.findings.warn(said.line, About.CONTACT, _ORDER_HERE)
        return self._put(said, child, one, brought_up_to_date(one, said))

    def _put(self, said: FileContact, child: Known, before: HeldContact | None, after: HeldContact) -> HeldContact:
        if before == after:
            self.unchanged += 1
        else:
            self.lines.append(ContactLine(said.line, child, before, after))
        return after


def _is_sure(child: Known, person: Person) -> bool:
    """Whether a number or the date of birth says that this is the child: names and a class are not enough here."""
    upns = {child.upn, child.former_upn} & {person.upn, person.former_upn} - {None}
    return bool(upns) or (person.date_of_birth is not None and person.date_of_birth == child.date_of_birth)
