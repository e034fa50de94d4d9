"""One import, and taking it back."""

from engine.desk import Desk
from tests.client import Reader
from tests.web.roll.uploads import NEW, SCHOOL, brought_in, roll_file, send
from tests.web.school import SCHOOL_ID, SYSTEM, SmallSchool
from workflows.school.records import Pupil


def test_an_import_is_taken_back_with_one_press(office: Reader) -> None:
    made = brought_in(office, *SCHOOL, NEW)
    assert "4 pupils go back to how they were before it." in made.main
    after = office.press(made, "Take the import back")
    assert "4 pupils are as before the import" in after.main
    assert "Taken back on 7 September 2026" in after.main
    assert "1 new 3 changed" in send(office, roll_file(*SCHOOL, NEW)).main


def test_who_was_changed_since_is_listed_with_the_reason(office: Reader, desk: Desk, school: SmallSchool) -> None:
    made = brought_in(office, *SCHOOL, NEW)
    with desk.writing(SYSTEM, subjects=[school.children[0]]) as work:
        work.session.get_one(Pupil, (SCHOOL_ID, school.children[0])).year_group = "6"
    address = made.form("Take the import back").get("action") or ""
    found = office.page(address)
    assert "1 pupil stays as they are now Amira Khan: Changed since: year group." in found.main
    assert "1 pupil stays as they are." in office.press(found, "Take the import back").main


def test_an_import_of_nobody_knows_where_is_not_found(office: Reader) -> None:
    assert office.page("/roll/imports/00000000-0000-0000-0000-00000000abcd").status == 404
