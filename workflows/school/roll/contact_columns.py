"""The columns of a contacts file under all their names, and by what such a file is told from a roll.

Names are those of the contact reports of SIMS, Arbor and Bromcom, as far as their makers’ help pages and public code
tell; a school may name the columns of its own report as it likes. In Arbor a legal guardian is who has parental
responsibility, and a primary guardian who gets the school’s letters.
"""

import re
from collections.abc import Mapping, Sequence

from workflows.school.roll.cells import key
from workflows.school.roll.columns import FAMILIES, Column, Named, named, source_of
from workflows.school.roll.problems import Unreadable
from workflows.school.roll.table import Layout

WANTED = (
    "A contacts file has a line for each child and contact: the child’s UPN (or first name, surname and date of "
    "birth), the contact’s name, relationship, parental responsibility, priority, lives with, receives copies, court "
    "order, language, access needs, e-mail address, telephone and address."
)
_NAMES = frozenset({Column.CONTACT, Column.CONTACT_FIRST, Column.CONTACT_LAST})
_OF_CHILD = frozenset(
    {Column.UPN, Column.FORMER_UPN, Column.MIS_ID, Column.FIRST, Column.LEGAL_FIRST, Column.KNOWN_AS, Column.LAST,
     Column.LEGAL_LAST, Column.FULL, Column.BORN}
)  # fmt: skip
_STRONG = frozenset({Column.PRIORITY, Column.LIVES_WITH, Column.COPIES, Column.COURT_ORDER})
_TRAITS = _STRONG | {Column.RELATION, Column.ENTITLED, Column.CONTACT_ID, Column.ADDRESS, Column.EMAIL, Column.PHONE}
_SEN = frozenset({Column.STATUS, Column.RANK})
_SEVERAL_LINES = frozenset({Column.ADDRESS, Column.PHONE, Column.EMAIL})
_CHILD_WORDS = ("student", "pupil", "child", "learner")
_WHO = {
    Column.CONTACT: "name fullname",
    Column.CONTACT_FIRST: "forename firstname givenname legalforename legalfirstname",
    Column.CONTACT_LAST: "surname lastname familyname legalsurname legallastname",
    Column.TITLE: "title salutation",
}
_DETAILS = {
    Column.RELATION: """relationship relation relationtype relationshiptype relationshiptostudent relationshiptopupil
        relationshiptochild relationshipdescription""",
    Column.ENTITLED: """parentalresponsibility responsibility hasparentalresponsibility pr legalguardian islegalguardian
        parentalresp legalparentalresponsibility""",
    Column.PRIORITY: "priority order contactorder contactpriority priorityorder callorder prioritynumber",
    Column.LIVES_WITH: """liveswith liveswithpupil liveswithstudent liveswithchild livesatsameaddress sameaddress
        livesathome livesat pupillives studentliveswith childliveswith""",
    Column.COPIES: """receivescopies copies correspondence receivescorrespondence pupilreport schoolreport
        receivesreports receivespost receivesletters mailmerge contactable isprimaryguardian sendcopies
        receivescommunication receivescommunications""",
    Column.COURT_ORDER: "courtorder courtorders hascourtorder courtorderinplace legalrestriction restrictedaccess",
    Column.LANGUAGE: "language firstlanguage homelanguage preferredlanguage spokenlanguage languages mainlanguage",
    Column.NEEDS: "accessneeds needs communicationneeds accessrequirements accessibility specialrequirements",
    Column.INTERPRETER: "interpreter interpreterneeded interpreterrequired needsinterpreter translator",
    Column.LARGE_PRINT: "largeprint needslargeprint bigprint",
    Column.PHONE: """mobile mobilephone mobilenumber mobiletelephone telephone phone phonenumber telephonenumber tel
        maintelephone primaryphone homephone hometelephone homenumber daytelephone workphone worktelephone worknumber
        telephonehome telephonework telephonemobile""",
    Column.EMAIL: "email emailaddress primaryemail mainemail homeemail emailhome personalemail workemail emailwork",
    Column.ADDRESS: """address fulladdress homeaddress addressblock postaladdress addressline house housename
        housenumber houseno flat apartment street road district town city county postcode""",
    Column.CONTACT_ID: "id personid contactid guid number externalid contactnumber guardianid",
}


def _places(names: Mapping[Column, str]) -> dict[str, tuple[Column, int]]:
    return {name: (column, at) for column, words in names.items() for at, name in enumerate(words.split())}


_OWN = {**_places(_WHO), "": (Column.CONTACT, 0)}
_SAID = _places(_DETAILS)
_BARE = {name: found for name, found in _SAID.items() if name not in {"id", "personid", "number", "externalid", "guid"}}
_PREFIXES = sorted(
    ((word, 10 * family) for family, words in enumerate(FAMILIES) for word in words), key=lambda each: -len(each[0])
)
_NUMBERED = re.compile(r"(\D*)([1-9])(\D*)")


def contact_layout(header: Sequence[str]) -> Layout | None:
    """Where each column of a contacts file stands; None where the header is a roll’s.

    Raises `Unreadable`, with the columns that are wanted, where its children cannot be told apart.
    """
    meanings = _meanings([key(cell) for cell in header])
    places = _where(meanings)
    found = {column for column, _ in places}
    if not _is_of_contacts(found, {each.column for each in map(named, header) if each}):
        return None
    names = found & {Column.FIRST, Column.LEGAL_FIRST, Column.FULL}
    if Column.UPN not in found and not (names and Column.BORN in found):
        raise Unreadable(f"This file has contacts, but nothing that tells their children apart. {WANTED}")
    return Layout(source_of(header), tuple(header), places)


def _is_of_contacts(found: set[Column], as_roll: set[Column]) -> bool:
    """Whether contacts are what the file is about: who they are, and two things more about them, and nothing of SEN.

    With a year group it may be a roll that names a contact; then something is needed that no roll has.
    """
    said = found & _TRAITS
    is_roll = bool(as_roll & _SEN) or (Column.YEAR in as_roll and not found & _STRONG)
    return bool(found & _NAMES) and len(said) > 1 and not is_roll


def _meanings(keys: Sequence[str]) -> list[Named | None]:
    """What each column means. Names alone are the contact’s where other columns name the child."""
    child_is_named = any(_child(each) and named(each) for each in keys)
    plain = {each for each in keys if each in _OWN and each and not child_is_named}
    meanings = [None if each in plain else _meaning(each, keys) for each in keys]
    children = [named(each) for each in keys]
    return [
        mine or (other if other and other.column in _OF_CHILD and not _is_contacts(each, mine) else None)
        for each, mine, other in zip(keys, meanings, children, strict=True)
    ]


def _is_contacts(plain: str, mine: Named | None) -> bool:
    return mine is not None or plain.startswith(tuple(word for word, _ in _PREFIXES))


def _child(plain: str) -> bool:
    found = named(plain) if plain.startswith(_CHILD_WORDS) else None
    return found is not None and found.column in _OF_CHILD - {Column.MIS_ID, Column.UPN}


def _meaning(plain: str, keys: Sequence[str]) -> Named | None:
    """What a column says of a contact: of the second, of the mother, or of whom the line is about."""
    if _child(plain):
        return None
    match = _NUMBERED.fullmatch(plain)
    number, bare = (int(match[2]), match[1] + match[3]) if match else (1, plain)
    if bare in {"primaryguardian", "isprimaryguardian"} and any(other.startswith("guardian") for other in keys):
        return Named(Column.COPIES, 0, 0)
    if bare in _BARE:
        return Named(_BARE[bare][0], -number if match else 0, _BARE[bare][1])
    for word, family in _PREFIXES:
        rest = bare.removeprefix(word)
        if rest != bare and rest in {**_OWN, **_SAID}:
            column, place = {**_OWN, **_SAID}[rest]
            return Named(column, number + family, place)
    return Named(_OWN[bare][0], 0, _OWN[bare][1]) if bare in _OWN else None


def _where(meanings: Sequence[Named | None]) -> dict[tuple[Column, int], tuple[int, ...]]:
    """The places of each column, by the number of the contact of whom it is said."""
    who = sorted({each.number for each in meanings if each and each.column in _NAMES and each.number})
    found: dict[tuple[Column, int], list[tuple[int, int]]] = {}
    for at, each in enumerate(meanings):
        number = _number(each, who) if each else None
        if each and number is not None:
            found.setdefault((each.column, number), []).append((each.place, at))
    return {where: tuple(at for _, at in sorted(places)) for where, places in found.items()}


def _number(each: Named, who: Sequence[int]) -> int | None:
    """Of which contact something is said; None where nobody knows.

    What names no contact is said of the one with its number (then `number` is below 0), else of the first whom the line
    names; a second line of an address, or a second telephone, of the one with the first.
    """
    if each.column in _OF_CHILD:
        return 1
    if each.number <= 0:
        return -each.number if -each.number in who else who[0] if who else 1
    if each.number in who or each.column in _NAMES:
        return each.number
    first = each.number - (each.number - 1) % 10
    return first if each.column in _SEVERAL_LINES and first in who else None
