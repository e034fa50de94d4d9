"""Asking for the record of a child, and reading it through, by the pages."""

from sqlmodel import select

from engine.desk import Desk
from tests.client import Page, Reader
from tests.web.school import SYSTEM, SmallSchool
from workflows.school.year_records import SchoolDuty

SEEN = {
    "strengths": "Builds anything", "seen": "Loses the thread when Leo talks to her", "family_knows": "told_us",
    "tried": "Her mother Samira reads with her",
}  # fmt: skip
HOME = "1 Invented Street"
EVERYTHING = "Everything is read. The record is ready to be printed and given."


def asked(reader: Reader, school: SmallSchool, by: str) -> Page:
    form = reader.page(f"/children/{school.children[0]}/record/asked")
    return reader.press(form, "Write it down", {"asked_by": by, "asked_on": ["7", "9", "2026"], "how": "phone"})


def request_page(reader: Reader, school: SmallSchool, by: str) -> Page:
    return reader.page(asked(reader, school, by).links()["Amira Khan"])


def duty(desk: Desk) -> SchoolDuty:
    with desk.reading(SYSTEM) as session:
        return session.exec(
            select(SchoolDuty).where(SchoolDuty.name.in_(["educational_record", "subject_access"]))
        ).one()  # type: ignore[attr-defined]


def read_through(reader: Reader, page: Page, **decided: str) -> Page:
    """Say of each line of free text that it stays in, but for those that are decided otherwise."""
    selects = [str(each.get("name")) for each in page.form("Keep what I decided").iter("select")]
    said = {name: next((why for part, why in decided.items() if part in name.split("-")), "in") for name in selects}
    return reader.press(page, "Keep what I decided", said)
