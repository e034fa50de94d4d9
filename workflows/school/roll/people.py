"""What a roll says about people: frozen values, the same whichever system the file is from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workflows.school.roll.columns import Source
from workflows.school.roll.problems import Problem


class Holds(StrEnum):
    """What a file is about: the pupils of a school, or their contacts."""

    PUPILS = "pupils"
    CONTACTS = "contacts"


@dataclass(frozen=True, slots=True)
class FileContact:
    """A family contact as the file has it. `is_entitled`: copies and notices go to them.

    The rest comes from a contacts file alone, and what it does not say is None or empty. `responsibility` is `yes` or
    `no`; `copies` what the file itself says of copies; `has_order` whether it names a court order.
    """

    name: str
    relationship: str = ""
    email: str = ""
    phone: str = ""
    is_entitled: bool = True
    mis_id: str = ""
    address: str = ""
    language: str = ""
    needs: str = ""
    responsibility: str = ""
    priority: int | None = None
    lives_with: bool | None = None
    copies: bool | None = None
    has_order: bool | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class PastStatus:
    """An SEN provision that has ended, from and up to a day."""

    code: str
    from_on: date
    to_on: date


@dataclass(frozen=True, slots=True)
class Person:
    """One pupil of a file. What the file does not say is None or empty, and then changes nothing.

    `leaves`: a blank year group, a leaving date that has come, or the word itself. `needs` is in the order of rank;
    `has_unknown_need`: there was another, which could not be read, so that none that is held may be taken for ended.
    """

    lines: tuple[int, ...]
    upn: str | None = None
    former_upn: str | None = None
    mis_id: str | None = None
    first_name: str = ""
    last_name: str = ""
    known_as: str = ""
    sex: str = ""
    date_of_birth: date | None = None
    year_group: str = ""
    class_name: str = ""
    english_additional: bool | None = None
    looked_after: bool | None = None
    joined_on: date | None = None
    left_on: date | None = None
    leaves: bool = False
    status: str | None = None
    since: date | None = None
    past: tuple[PastStatus, ...] = ()
    needs: tuple[str, ...] = ()
    has_unknown_need: bool = False
    contacts: tuple[FileContact, ...] = ()

    @property
    def line(self) -> int:
        return self.lines[0]

    @property
    def has_names(self) -> bool:
        return bool(self.first_name and self.last_name)

    @property
    def full_name(self) -> str:
        return f"{self.known_as or self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Roll:
    """One file, read: where it is from, the people in it, and everything that is wrong with it.

    `tells_leavers`: a pupil (or, of a contacts file, a contact) who is absent from it may have left; never so for a
    Common Transfer File, nor where rows had to be left out.
    """

    source: Source
    file_name: str
    people: tuple[Person, ...]
    problems: tuple[Problem, ...]
    rows: int
    tells_leavers: bool
    origin: str = ""
    unused: tuple[str, ...] = ()
    holds: Holds = Holds.PUPILS

    @property
    def is_of_contacts(self) -> bool:
        return self.holds is Holds.CONTACTS

    @property
    def tells_status(self) -> bool:
        """Whether a blank SEN status says something: it is a school’s own list, and others in it have one."""
        return self.source is not Source.CTF and any(person.status for person in self.people)
