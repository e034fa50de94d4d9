"""The adults of the invented school, and its classes."""

from dataclasses import dataclass

from engine.terms import Role
from workflows.school.own_lists import Advice, Head, Service

SCHOOL = "Hollybank Primary School"
DOMAIN = "hollybank.example"
PASSWORD = "three-green-boats"  # noqa: S105 - of invented accounts only, printed at every start


@dataclass(frozen=True, slots=True)
class Adult:
    """One member of staff: a key for stories, a name, a job, the days worked, and roles to the whole school."""

    key: str
    name: str
    job: str
    roles: tuple[Role, ...] = ()
    works_on: str = "01234"

    @property
    def email(self) -> str:
        return f"{self.key}@{DOMAIN}"


@dataclass(frozen=True, slots=True)
class Room:
    """One class: its name, its year group, its teacher, its teaching assistant, and who shares the teacher’s job."""

    name: str
    year_group: str
    teacher: str
    assistant: str = ""
    shared_with: str = ""


ADULTS = (
    Adult("head", "Mr Emeka Dawson", "Head teacher", (Role.HEAD,)),
    Adult("senco", "Mrs Ruth Calloway", "SENCO", (Role.SENCO,), "134"),
    Adult("dsl", "Mrs Joanna Grant", "Deputy head, safeguarding lead", (Role.DSL,)),
    Adult("office", "Mrs Pauline Whitlock", "School office", (Role.OFFICE,)),
    Adult("farrell", "Miss Siobhan Farrell", "Teacher, Reception"),
    Adult("barker", "Mr Owen Barker", "Teacher, Year 1"),
    Adult("hughes", "Mrs Delyth Hughes", "Teacher, Year 2"),
    Adult("lindley", "Miss Agata Lindley", "Teacher, Year 3"),
    Adult("patel", "Mrs Meera Patel", "Teacher, Year 4"),
    Adult("osborne", "Mr James Osborne", "Teacher, Year 5"),
    Adult("mwangi", "Mrs Grace Mwangi", "Teacher, Year 6"),
    Adult("lowe", "Mr Tariq Lowe", "Teaching assistant"),
    Adult("quigley", "Mrs Anne Quigley", "Teaching assistant"),
    Adult("adair", "Miss Coral Adair", "Teaching assistant", works_on="012"),
    Adult("grey", "Mrs Hester Grey", "Teacher, Reception"),
    Adult("nolan", "Mr Declan Nolan", "Teacher, Year 1"),
    Adult("sandhu", "Ms Jaspreet Sandhu", "Teacher, Year 2"),
    Adult("turner", "Mr Elliot Turner", "Teacher, Year 3"),
    Adult("clarke", "Miss Ada Clarke", "Teacher, Year 4"),
    Adult("dutta", "Mr Rohan Dutta", "Teacher, Year 5"),
    Adult("reyes", "Mrs Carmen Reyes", "Teacher, Year 6", works_on="012"),
    Adult("hollis", "Ms Frances Hollis", "Teacher, Year 6", works_on="34"),
    Adult("penrose", "Mrs Judith Penrose", "Teaching assistant"),
    Adult("yeboah", "Mr Samuel Yeboah", "Teaching assistant"),
    Adult("tate", "Miss Lily Tate", "Teaching assistant"),
)
ROOMS = (
    Room("RF", "R", "farrell", "quigley"),
    Room("1B", "1", "barker", "quigley"),
    Room("2H", "2", "hughes", "adair"),
    Room("3L", "3", "lindley", "adair"),
    Room("4P", "4", "patel", "lowe"),
    Room("5O", "5", "osborne", "lowe"),
    Room("6M", "6", "mwangi"),
    Room("RG", "R", "grey", "penrose"),
    Room("1N", "1", "nolan", "penrose"),
    Room("2S", "2", "sandhu", "yeboah"),
    Room("3T", "3", "turner", "yeboah"),
    Room("4C", "4", "clarke", "tate"),
    Room("5D", "5", "dutta", "tate"),
    Room("6R", "6", "reyes", shared_with="hollis"),
)
"""Two classes in each year group: the hand-written stories are set in the first seven."""
SIGN_IN_AS = (
    ("patel", "a class teacher"),
    ("senco", "the SENCO"),
    ("head", "the head teacher"),
    ("lowe", "a teaching assistant"),
    ("office", "the school office"),
    ("dsl", "the safeguarding lead"),
)


ADVICE = Advice(
    "Hollyshire SENDIASS", "01632 960 150", "www.sendiass.hollyshire.example", "www.hollyshire.example/local-offer"
)
LETTERHEAD = Head("Holly Lane\nMarbrook\nHollyshire MB4 7QT", "01632 960 120", "www.hollybank.example")
SERVICES = (
    Service("educational_psychology", "Hollyshire psychology service", 16),
    Service("speech_and_language", "Hollyshire children’s therapy team", 12),
    Service("school_nurse_or_doctor", "Mr Dale, school nurse", 2),
)


def accounts() -> tuple[tuple[Adult, str], ...]:
    """Who can sign in to the demonstration, each with what they are there."""
    by_key = {adult.key: adult for adult in ADULTS}
    return tuple((by_key[key], said) for key, said in SIGN_IN_AS)


def sign_in_lines() -> tuple[str, ...]:
    """Who can sign in to the demonstration, and how, a line each."""
    who = (f"  {adult.email:28} {adult.name}, {said}" for adult, said in accounts())
    return (f"Sign in with the password {PASSWORD} as:", *who)
