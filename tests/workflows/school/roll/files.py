"""One invented school, written as each system would export it. Nobody in it exists."""

import csv
import io
from dataclasses import dataclass
from datetime import date

from workflows.school.roll.people import Roll
from workflows.school.roll.reading import read
from workflows.school.roll.upn import check_letter

TODAY = date(2026, 11, 20)


def upn(serial: int, la: int = 330) -> str:
    """A UPN that adds up, for an invented school."""
    rest = f"{la}2999{20 + serial // 1000}{serial % 1000:03d}"
    return check_letter(f"?{rest}") + rest


@dataclass(frozen=True)
class Child:
    """An invented child."""

    number: int
    first: str
    last: str
    sex: str
    born: date
    year: str
    form: str
    status: str = "N"
    needs: tuple[str, ...] = ()
    in_care: bool = False
    guardian: str = "Robin Example"

    @property
    def upn(self) -> str:
        return upn(self.number)

    @property
    def email(self) -> str:
        return f"family{self.number}@example.org"


SCHOOL = (
    Child(1, "Amira", "Kestrel", "F", date(2018, 3, 4), "4", "4P", "K", ("SLCN", "MLD")),
    Child(2, "Leo", "O’Finch", "M", date(2019, 10, 30), "2", "2H"),
    Child(3, "Zoë", "Wren-Dale", "F", date(2022, 6, 8), "R", "RB", in_care=True),
    Child(4, "Kofi", "Heron", "M", date(2016, 1, 15), "6", "6A", "E", ("ASD", "DS", "PD")),
    Child(5, "Maya", "Swift", "F", date(2022, 12, 1), "N2", "NA", "K", ("NSA",)),
)
WORDS = {"N": "No Special Educational Need", "K": "SEN Support", "E": "Education, Health and Care Plan"}
YEARS = {"R": "Reception", "N2": "Nursery"}

SIMS = "Adno,UPN,Forename,Surname,Gender,DOB,Year,Reg,SEN Status,SEN Need Type,Rank,Contact,Contact Email".split(",")
ARBOR = (
    "Arbor Student ID,UPN,Legal First Name,Legal Last Name,Sex,Date of Birth,Year group(s) this academic year,"
    "Registration form(s) this academic year,SEN status,SEN need,SEN need ranking,In care,Primary guardian,"
    "Primary guardian email"
).split(",")
BROMCOM = (
    "StudentID,UPN,FirstName,LastName,Gender,DateOfBirth,YearGroup,Form,SENStatus,SENNeed,ContactName,ContactEmail"
).split(",")


def as_csv(rows: list[list[str]], separator: str = ",") -> str:
    """Rows as a table, with the line ends of Windows."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def sims(children: tuple[Child, ...] = SCHOOL) -> str:
    """A row for each need, letters, dates with the day first, numbers with leading zeros."""
    rows = [SIMS]
    for c in children:
        for rank, need in enumerate(c.needs or ("",), start=1):
            rows.append([f"{c.number:06d}", c.upn, c.first, c.last, c.sex, f"{c.born:%d/%m/%Y}", c.year, c.form,
                         c.status, need, str(rank) if need else "", c.guardian, c.email])  # fmt: skip
    return as_csv(rows)


def arbor(children: tuple[Child, ...] = SCHOOL) -> str:
    """A row for each need, words, a number without leading zeros."""
    rows = [ARBOR]
    for c in children:
        for rank, need in enumerate(c.needs or ("",), start=1):
            rows.append([str(c.number), c.upn, c.first, c.last, {"M": "Male", "F": "Female"}[c.sex],
                         f"{c.born:%d/%m/%Y}", YEARS.get(c.year, f"Year {c.year}"), c.form, WORDS[c.status], need,
                         str(rank) if need else "", "Yes" if c.in_care else "No", c.guardian, c.email])  # fmt: skip
    return as_csv(rows)


def bromcom(children: tuple[Child, ...] = SCHOOL) -> str:
    """One row a pupil, needs in one cell, ISO dates."""
    rows = [BROMCOM] + [
        [f"{c.number:06d}", c.upn, c.first, c.last, c.sex, c.born.isoformat(), c.year, c.form, c.status,
         "; ".join(c.needs), c.guardian, c.email]
        for c in children
    ]  # fmt: skip
    return as_csv(rows)


def ctf(children: tuple[Child, ...] = SCHOOL, *, namespace: str = "") -> str:
    """A Common Transfer File, with or without a namespace."""
    p, declared = (f"{namespace}:", f' xmlns:{namespace}="http://example.org/ctf"') if namespace else ("", "")
    pupils = "".join(ctf_pupil(c) for c in children)
    body = (
        "<CTfile><Header><DocumentName>Common Transfer File</DocumentName><CTFversion>21.0</CTFversion>"
        "<SourceSchool><LEA>330</LEA><Estab>2999</Estab><SchoolName>Invented Infants</SchoolName></SourceSchool>"
        f"</Header>\n<CTFpupilData>\n{pupils}</CTFpupilData></CTfile>"
    )
    body = body.replace("</", f"\0{p}").replace("<", f"<{p}").replace("\0", "</")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + body.replace(f"<{p}CTfile", f"<{p}CTfile{declared}", 1)


def ctf_pupil(c: Child) -> str:
    """One pupil of a Common Transfer File, on a line of its own."""
    needs = "".join(
        f"<SENneed><SENtypeRank>{rank}</SENtypeRank><SENtype>{need}</SENtype></SENneed>"
        for rank, need in enumerate(c.needs, start=1)
    )
    history = (
        "<SENhistory>"
        "<SEN><StartDate>2024-01-08</StartDate><SENprovision>A</SENprovision><EndDate>2025-09-01</EndDate></SEN>"
        f"<SEN><StartDate>2025-09-02</StartDate><SENprovision>{c.status}</SENprovision></SEN>"
        f"<SENneeds>{needs}</SENneeds></SENhistory>"
    )
    care = "<LookedAfter><InCare>true</InCare></LookedAfter>" if c.in_care else ""
    contact = (
        f"<Contacts><Contact><Surname>{c.guardian.split()[1]}</Surname><Forename>{c.guardian.split()[0]}</Forename>"
        f"<Relationship>MOT</Relationship><Responsibility>true</Responsibility><Email>{c.email}</Email></Contact></Contacts>"
    )
    return (
        f"<Pupil><UPN>{c.upn}</UPN><Surname>{c.last}</Surname><Forename>{c.first}</Forename><DOB>{c.born}</DOB>"
        f"<Sex>{c.sex}</Sex><BasicDetails><NCyearActual>{c.year}</NCyearActual></BasicDetails>{care}"
        f"{history if c.status != 'N' else ''}{contact}</Pupil>\n"
    )


def roll(content: str | bytes, name: str = "roll.csv") -> Roll:
    """A file, read on the day of the tests."""
    return read(content if isinstance(content, bytes) else content.encode("utf-8"), name, TODAY)


def table(*rows: str, header: str = "UPN,Forename,Surname,DOB,Year,Reg,SEN Status,SEN Need Type,Rank") -> Roll:
    """A table with the usual header, read."""
    return roll("\n".join([header, *rows]) + "\n")


def sentences(read_roll: Roll, line: int) -> list[str]:
    """What is said about one line."""
    return [problem.says for problem in read_roll.problems if problem.line == line]
