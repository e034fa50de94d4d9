"""Contacts files of the invented school, as each system would export them. Nobody in them exists."""

from engine.desk import Desk
from tests.workflows.school.roll.doing import bring_in, pupils
from tests.workflows.school.roll.files import SCHOOL, as_csv, sims, upn
from workflows.school.roll.known import HeldContact

HEADER = (
    "UPN,Pupil Forename,Pupil Surname,Date of Birth,Priority,Contact Title,Contact Forename,Contact Surname,"
    "Relationship,Parental Responsibility,Court Order,Correspondence,Lives With Pupil,First Language,Interpreter,"
    "Large Print,Contact Email,Mobile,Home Telephone,Address Line 1,Town,Postcode"
).split(",")


def line(child: int = 1, **said: str) -> list[str]:
    """One line: a child by number, and what is said of a contact, by the names of the columns in small letters."""
    one = SCHOOL[child - 1]
    known = {"upn": upn(child), "pupil forename": one.first, "pupil surname": one.last, "date of birth": f"{one.born}"}
    values = known | {"contact forename": "Nadia", "contact surname": "Kestrel", "relationship": "Mother"}
    values |= {name.replace("_", " "): text for name, text in said.items()}
    return [values.get(name.casefold(), "") for name in HEADER]


def mother(child: int = 1, **said: str) -> list[str]:
    """The mother of Amira (and of others, where a test makes them siblings), with everything said."""
    return line(
        child,
        **{
            "priority": "1", "contact_title": "Ms", "parental_responsibility": "Yes", "court_order": "No",
            "correspondence": "Yes", "lives_with_pupil": "Yes", "first_language": "Arabic", "interpreter": "Yes",
            "contact_email": "nadia@example.org", "mobile": "07700 900001", "address_line_1": "1 Invented Street",
            "town": "Exampleton", "postcode": "EX1 1AA",
            **said,
        },
    )  # fmt: skip


def father(child: int = 1, **said: str) -> list[str]:
    return line(
        child,
        **{
            "contact_forename": "Omar", "priority": "2", "relationship": "Father", "parental_responsibility": "Y",
            "contact_email": "omar@example.org", "lives_with_pupil": "No", **said,
        },
    )  # fmt: skip


def contacts_file(*lines: list[str]) -> str:
    return as_csv([HEADER, *lines])


def enrolled(desk: Desk) -> None:
    """The invented school on the roll, without contacts."""
    bring_in(desk, sims().replace("Robin Example", ""))


def contacts(desk: Desk, child: str = "Amira") -> dict[str, HeldContact]:
    """The contacts of a child by name."""
    return {each.name: each for each in pupils(desk)[child].contacts}
