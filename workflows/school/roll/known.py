"""What the school already holds about its pupils, as frozen values: what a roll is compared with, and taken back to."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from workflows.school.roll.cells import bare_number, fold
from workflows.school.roll.people import PastStatus

FROM_ROLL = "roll"


@dataclass(frozen=True, slots=True)
class HeldStatus:
    """The SEN provision that holds. One whose `source` is not the roll was decided here, and stands."""

    code: str
    from_on: date
    source: str
    id: UUID | None = None

    @property
    def is_from_roll(self) -> bool:
        return self.source.startswith(FROM_ROLL)


CONTACT_DETAILS = (
    "name", "relationship", "email", "phone", "is_entitled", "mis_id", "address", "language", "needs", "responsibility",
    "priority", "lives_with", "court_order",
)  # fmt: skip
"""What a file can say of a contact, as the columns are called."""
HIDDEN_WHERE_SEALED = ("email", "phone", "address")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "prof", "sir", "lady"})


def person_name(name: str) -> tuple[str, ...]:
    """The words of an adult’s name for matching, without titles."""
    words = (fold(word) for word in name.split())
    return tuple(word for word in words if word and word not in _TITLES)


@dataclass(frozen=True, slots=True)
class HeldContact:
    """A family contact. One that has `ended` was ended by the school, and no file brings it back.

    Of one that is `sealed`, the address, telephone and e-mail address are left out, and no file changes it.
    """

    name: str
    relationship: str = ""
    email: str = ""
    phone: str = ""
    is_entitled: bool = True
    ended: bool = False
    id: UUID | None = None
    mis_id: str = ""
    address: str = ""
    language: str = ""
    needs: str = ""
    responsibility: str = ""
    priority: int | None = None
    lives_with: bool | None = None
    court_order: str = ""
    sealed: bool = False

    @property
    def names(self) -> frozenset[str]:
        """What somebody can be known by again as a contact of another child: their number, and their name."""
        return frozenset({f"number {self.mis_id}"} if self.mis_id else ()) | {f"name {person_name(self.name)}"}

    @property
    def is_open_to_files(self) -> bool:
        """Whether a file may say anything of them."""
        return not (self.ended or self.sealed)


@dataclass(frozen=True, slots=True)
class Known:
    """A pupil as the school holds them, or will after an import. `pupil_id` is None for one who is not in yet."""

    pupil_id: UUID | None = None
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
    english_additional: bool = False
    looked_after: bool = False
    joined_on: date | None = None
    left_on: date | None = None
    rests: bool = False
    status: HeldStatus | None = None
    past: tuple[PastStatus, ...] = ()
    needs: tuple[str, ...] = ()
    contacts: tuple[HeldContact, ...] = ()

    @property
    def full_name(self) -> str:
        return f"{self.known_as or self.first_name} {self.last_name}"

    @property
    def number(self) -> str:
        """The school’s own number, for matching."""
        return bare_number(self.mis_id or "")

    @property
    def first_names(self) -> frozenset[str]:
        """Every first name that they may stand under, for matching."""
        return frozenset({fold(self.first_name), fold(self.known_as)} - {""})

    def is_on_roll(self, day: date) -> bool:
        return self.left_on is None or self.left_on > day
