"""The columns of a roll under all their names: what each means, and of which system a set of them is the sign.

Names were seen in public code that reads real exports, or are the habits of each system; they are compared without
capitals, blanks, underscores and “(s)”.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workflows.school.roll.cells import clean, key


class Source(StrEnum):
    """Where a file comes from; the value is how a person would call it."""

    SIMS = "SIMS"
    ARBOR = "Arbor"
    BROMCOM = "Bromcom"
    CTF = "Common Transfer File"
    OTHER = "list of pupils"


class Column(StrEnum):
    """What a column can mean; the value is how a sentence names it."""

    UPN = "UPN"
    FORMER_UPN = "former UPN"
    MIS_ID = "pupil number"
    FIRST = "first name"
    LEGAL_FIRST = "legal first name"
    KNOWN_AS = "preferred first name"
    LAST = "surname"
    LEGAL_LAST = "legal surname"
    FULL = "name"
    SEX = "sex"
    BORN = "date of birth"
    YEAR = "year group"
    CLASS = "class"
    STATUS = "SEN status"
    NEED = "SEN need"
    RANK = "rank of the need"
    SEN_FROM = "SEN start"
    SEN_TO = "SEN end"
    EAL = "English as an additional language"
    IN_CARE = "looked after"
    JOINED = "joined on"
    LEFT = "left on"
    ENROLMENT = "enrolment"
    CONTACT = "contact"
    CONTACT_FIRST = "contact's first name"
    CONTACT_LAST = "contact's surname"
    EMAIL = "contact's e-mail"
    PHONE = "contact's telephone"
    RELATION = "relationship"
    ENTITLED = "parental responsibility"
    TITLE = "contact's title"
    CONTACT_ID = "contact's number"
    PRIORITY = "priority"
    LIVES_WITH = "lives with"
    COPIES = "receives copies"
    COURT_ORDER = "court order"
    LANGUAGE = "language"
    NEEDS = "access needs"
    INTERPRETER = "interpreter"
    LARGE_PRINT = "large print"
    ADDRESS = "address"


_OF_CONTACT = frozenset(
    {Column.CONTACT, Column.CONTACT_FIRST, Column.CONTACT_LAST, Column.EMAIL, Column.PHONE, Column.RELATION,
     Column.ENTITLED}
)  # fmt: skip
REPEATED = _OF_CONTACT | {Column.NEED, Column.RANK}

FAMILIES = (
    ("contact", "primarycontact", "prioritycontact", "familycontact"),
    ("parent", "parentcarer", "parentguardian", "primaryparent"),
    ("guardian", "primaryguardian"),
    ("carer", "primarycarer"),
    ("mother",),
    ("father",),
)
_CONTACT_WORDS = tuple(word for family in FAMILIES for word in family)


_NAMES: Mapping[Column, str] = {
    Column.UPN: "upn uniquepupilnumber upnnumber currentupn upncode",
    Column.FORMER_UPN: "formerupn previousupn oldupn upnformer",
    Column.MIS_ID: """adno admissionnumber admissionno admno admissionsnumber admnumber arborstudentid studentid pupilid
        studentnumber pupilnumber misid studentcode bromcomid admissionid personid globallyuniquestudentid externalid
        id""",
    Column.LEGAL_FIRST: "legalfirstname legalforename legalgivenname",
    Column.FIRST: "firstname forename forename1 givenname first",
    Column.KNOWN_AS: """preferredforename preferredfirstname knownas preferredname chosenname chosenfirstname
        knownasname chosenforename""",
    Column.LEGAL_LAST: "legallastname legalsurname legalfamilyname",
    Column.LAST: "lastname surname familyname last preferredsurname preferredlastname",
    Column.FULL: """name fullname studentname pupilname student pupil surnameforename legalfullname surnamefirstname
        lastnamefirstname childname nameofpupil nameofchild""",
    Column.SEX: "sex gender legalsex sexgender sexatbirth",
    Column.BORN: "dateofbirth dob birthdate birthday born",
    Column.YEAR: """yeargroupthisacademicyear yeargroup year ncyear ncyeargroup nationalcurriculumyear yr ncyearactual
        nationalcurriculumyeargroup yeartaughtin currentyeargroup yearcode curriculumyear yeargroupname yeargp""",
    Column.CLASS: """registrationformthisacademicyear registrationform regform reg reggroup registrationgroup form
        formgroup class classname tutorgroup registration tutorgrp reggrp classgroup coursesclasses""",
    Column.STATUS: """senstatus senprovision senprovisiontype sencode senstage senlevel senstatuscode sen sendstatus
        currentsenstatus sencurrentstatus senprovisioncode sensupportstatus senstatuses senstatusthisacademicyear
        currentsenprovision senprovisionstatus send""",
    Column.NEED: """senneed senneedtype senneeds needtype senneedcode need needs primaryneed primarysenneed
        primaryneedtype primarysenneedtype sentypeofneed typeofneed senprimaryneed senneedtypecode sendneed sentype
        sencategory areaofneed senneeddescription senprimaryneedtype senneedtypedescription needtypecode""",
    Column.RANK: """rank senneedranking needrank ranking senrank senneedrank sentyperank needranking senranking
        rankofneed senneedpriority""",
    Column.SEN_FROM: """senstartdate senstart senstatusstartdate senprovisionstartdate senstatusstart senfrom
        senprovisionstart startdatesenstatus sensince senstatusdate""",
    Column.SEN_TO: "senenddate senend senstatusenddate senprovisionenddate senstatusend sento senprovisionend",
    Column.EAL: """eal iseal ealstatus englishadditionallanguage englishasanadditionallanguage
        englishasadditionallanguage""",
    Column.IN_CARE: """incare lookedafter lac cla inleacare inlacare lookedafterchild childincare islookedafter
        childrenlookedafter currentlyincare lookedafterstatus inlocalauthoritycare childlookedafter""",
    Column.JOINED: """dateofadmission admissiondate doa dateofentry entrydate enrolmentdate enrolmentstartdate
        joineddate datejoined""",
    Column.LEFT: """dateofleaving leavingdate dol dateleft leaverdate enrolmentenddate leftdate leavedate
        dateofleavingschool exitdate""",
    Column.ENROLMENT: """enrolmentstatus enrolstatus onroll rollstatus status studentstatus pupilstatus leaver isleaver
        currentstatus""",
    Column.CONTACT: "@ @name @fullname",
    Column.CONTACT_FIRST: "@firstname @forename",
    Column.CONTACT_LAST: "@lastname @surname",
    Column.EMAIL: "@email @emailaddress @primaryemail @mainemail @emailhome @homeemail",
    Column.PHONE: "@phone @telephone @mobile @phonenumber @tel @telephonenumber @mobilenumber @mobilephone",
    Column.RELATION: "@relationship @relation @relationtype @relationshiptostudent @relationshiptopupil relationship",
    Column.ENTITLED: "@parentalresponsibility @responsibility parentalresponsibility",
}


def _written_out(names: str) -> list[str]:
    """The names of one column, `@` put out as each word for a family contact."""
    return [name.replace("@", word) for name in names.split() for word in (_CONTACT_WORDS if "@" in name else [""])]


_KNOWN = {name: (column, place) for column, names in _NAMES.items() for place, name in enumerate(_written_out(names))}

_SURE_SIGNS: Mapping[Source, frozenset[str]] = {
    Source.ARBOR: frozenset(
        {"arborstudentid", "globallyuniquestudentid", "yeargroupthisacademicyear", "registrationformthisacademicyear",
         "registrationform", "senneedranking", "fundedhours", "primaryguardian", "coursesclasses"}),
    Source.SIMS: frozenset(
        {"adno", "admno", "admissionnumber", "reg", "reggroup", "yeartaughtin", "inleacare", "senneedtype"}),
    Source.BROMCOM: frozenset({"studentid", "form", "bromcomid", "contactname"}),
}  # fmt: skip
_SIGNS: Mapping[Source, frozenset[str]] = {
    Source.ARBOR: frozenset({"legalfirstname", "legallastname", "primaryguardianemail", "sex", "incare"}),
    Source.SIMS: frozenset(
        {"forename", "surname", "legalforename", "legalsurname", "preferredforename", "preferredsurname", "year", "dob",
         "rank", "ncyear", "gender"}),
    Source.BROMCOM: frozenset({"pupilid", "contactemail", "gender", "tutorgroup"}),
}  # fmt: skip
# Arbor writes these as words, Bromcom joins them: `First name`, `FirstName`.
_STYLED = frozenset({"firstname", "lastname", "yeargroup", "senstatus", "senneed", "dateofbirth"})
_ORDINALS = (("secondary", "2"), ("second", "2"), ("tertiary", "3"), ("third", "3"))


@dataclass(frozen=True, slots=True)
class Named:
    """What one column name means: the column, which of several (contact 2, need 3), and how well the name fits."""

    column: Column
    number: int
    place: int


def named(text: str) -> Named | None:
    """What a column of this name means; None where it is none of ours."""
    plain = key(text)
    if plain in _KNOWN:
        return _of(plain, 1, 0)
    for shorter in _shorter(plain):
        if shorter in _KNOWN:
            return _of(shorter, 1, 50)
    return _numbered(plain)


def _of(plain: str, number: int, later: int) -> Named:
    """A known name. People of a family are counted apart, so that a father’s address never joins a mother’s name."""
    column, place = _KNOWN[plain]
    family = next((i for i, words in enumerate(FAMILIES) if plain.startswith(words)), 0)
    return Named(column, number + 10 * family if column in _OF_CONTACT else number, place + later)


def source_of(header: Sequence[str]) -> Source:
    """Which system a header is from: signs that only one has count most, then how common names are written."""
    keys = {key(cell) for cell in header if cell.strip()}
    scores = {source: len(keys & signs) + 3 * len(keys & _SURE_SIGNS[source]) for source, signs in _SIGNS.items()}
    styled = [clean(cell) for cell in header if key(cell) in _STYLED]
    scores[Source.ARBOR] += sum(" " in name for name in styled)
    scores[Source.BROMCOM] += sum(name.isalpha() and not name.islower() for name in styled)
    best = max(scores, key=lambda source: scores[source])
    second = max(score for source, score in scores.items() if source is not best)
    return best if scores[best] >= 3 and scores[best] > second else Source.OTHER


def _shorter(plain: str) -> list[str]:
    """The name without what some exports add: the person in front, “current” or “code” behind."""
    found = []
    for start in ("student", "pupil", "learner", "child", "current", "legal"):
        found += [plain.removeprefix(start)] if plain.startswith(start) else []
    for end in ("thisacademicyear", "current", "description", "code", "ddmmyyyy", "name", "s"):
        found += [plain.removesuffix(end)] if plain.endswith(end) else []
    return [name for name in found if len(name) > 2]


def _numbered(plain: str) -> Named | None:
    """`Contact 2 Email`, `SEN need 3`, `Secondary need`: only for what a pupil has several of."""
    for word, digit in _ORDINALS:
        plain = plain.replace(word, digit)
    match = re.fullmatch(r"(\D*)([1-9])(\D*)", plain)
    bare = match[1] + match[3] if match else ""
    if match is None or bare not in _KNOWN or _KNOWN[bare][0] not in REPEATED:
        return None
    return _of(bare, int(match[2]), 0)
