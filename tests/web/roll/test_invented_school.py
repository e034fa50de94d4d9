"""The roll of a school in the middle of its work: journeys are refreshed, and none is closed."""

from pathlib import Path

from sqlmodel import select

from engine.desk import Desk
from tests.client import Page, Reader
from tests.web.invented import browser, journey
from tests.web.roll.uploads import send
from tests.workflows.school.roll.files import SIMS, as_csv
from workflows.school.accounts import NOBODY
from workflows.school.records import School
from workflows.school.roll.known import Known
from workflows.school.roll.snapshot import known_pupils


def pupils(desk: Desk) -> tuple[Known, ...]:
    """The pupils on roll."""
    with desk.reading(NOBODY) as session:
        found = known_pupils(session, session.exec(select(School.id)).one(), desk.today())
    return tuple(each for each in found if each.is_on_roll(desk.today()))


def exported(known: tuple[Known, ...], leaver: str = "") -> bytes:
    """These pupils as a SIMS export; one of them as a leaver."""
    rows = [
        [each.mis_id or "", each.upn or "", each.first_name, each.last_name, each.sex,
         each.date_of_birth.isoformat() if each.date_of_birth else "",
         "" if each.first_name == leaver else each.year_group, each.class_name,
         each.status.code if each.status else "N", need, str(rank) if need else "",
         each.contacts[0].name if each.contacts else "", each.contacts[0].email if each.contacts else ""]
        for each in known
        for rank, need in enumerate(each.needs or ("",), start=1)
    ]  # fmt: skip
    return as_csv([SIMS, *rows]).encode()


def left(office: Reader, shown: Page) -> Page:
    """Select everybody who is asked about, and record that they have left."""
    asked = [field.get("value") or "" for field in shown.tree.iter("input") if field.get("name") == "leavers"]
    return office.press(shown, "Record who has left", {"leavers": asked})


def test_a_school_in_the_middle_of_its_work_is_unchanged_by_its_own_roll(demo: Desk, tmp_path: Path) -> None:
    shown = send(browser(demo, tmp_path, "office"), exported(pupils(demo)))
    assert f"{len(pupils(demo))} unchanged" in shown.main
    assert "Nothing would change" in shown.main


def test_a_leaver_keeps_the_journey_and_the_office_is_told(demo: Desk, tmp_path: Path) -> None:
    before = journey(demo, "Leo")
    office = browser(demo, tmp_path, "office")
    done = left(office, send(office, exported(pupils(demo), leaver="Leo")))
    assert "0 new, 0 changed, 1 left." in done.main
    assert "Nothing was closed for those who left" in done.main
    after = journey(demo, "Leo")
    assert (after.id, after.is_open, after.stage) == (before.id, True, before.stage)
    office.press(done, "Take the import back")
    assert "Leo" in {each.first_name for each in pupils(demo)}
