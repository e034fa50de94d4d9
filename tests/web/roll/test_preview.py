"""What a file would change, before anything does; and the press that brings it in."""

from tests.client import Reader
from tests.web.roll.uploads import AMIRA, KOFI, LEO, NEW, SCHOOL, brought_in, roll_file, send
from tests.workflows.school.roll.files import upn


def test_the_preview_says_what_would_change_and_changes_nothing(office: Reader) -> None:
    found = send(office, roll_file(*SCHOOL, NEW))
    assert "sims.csv is a SIMS export: 4 pupils in 4 rows." in found.main
    assert "1 new 3 changed 0 may have left 0 unchanged 0 errors" in found.main
    assert "Amira Khan line 2" in found.main
    assert f"UPN – {upn(1)}" in found.main
    assert "No imports yet" in office.page("/roll/").text


def test_errors_come_first_with_their_line(office: Reader) -> None:
    found = send(office, roll_file(AMIRA.replace(upn(1), "A" + upn(1)[1:]), *SCHOOL[1:]))
    assert "1 error" in found.main
    assert "Errors Line What is wrong, and what to do 2 The UPN" in found.main


def test_warnings_can_be_opened(office: Reader) -> None:
    found = send(office, roll_file(*SCHOOL, AMIRA))
    assert "1 thing was taken and may want a look" in found.main


def test_the_press_brings_it_in_and_says_what_was_done(office: Reader) -> None:
    found = brought_in(office, *SCHOOL, NEW)
    assert found.heading.startswith("Import of 7 September 2026")
    assert "The roll is brought in 1 new, 3 changed, 0 left." in found.main


def test_the_same_file_again_would_change_nothing(office: Reader) -> None:
    brought_in(office, *SCHOOL)
    found = send(office, roll_file(*SCHOOL))
    assert "Nothing would change" in found.main
    assert "3 unchanged" in found.main


def test_who_may_have_left_is_asked_about_and_stays_by_default(office: Reader) -> None:
    brought_in(office, *SCHOOL)
    found = send(office, roll_file(AMIRA.replace(",4,4P", ",,4P"), LEO))
    assert "Amira Khan, 4P (no year group in the file, line 2)" in found.main
    assert "Kofi Mensah, 4P (not in the file)" in found.main
    after = office.press(found, "Record who has left")
    assert "Nothing had to be changed" in after.main


def test_who_is_selected_has_left(office: Reader) -> None:
    brought_in(office, *SCHOOL)
    found = send(office, roll_file(AMIRA, LEO))
    (box,) = [field for field in found.tree.iter("input") if field.get("name") == "leavers"]
    after = office.press(found, "Record who has left", {"leavers": [box.get("value") or ""]})
    assert "0 new, 0 changed, 1 left." in after.main
    assert "0 may have left" in send(office, roll_file(AMIRA, LEO)).main


def test_a_roll_that_changed_meanwhile_is_shown_anew(office: Reader) -> None:
    first = send(office, roll_file(*SCHOOL, NEW))
    brought_in(office, AMIRA, LEO.replace("Leo", "Léo"), KOFI)
    after = office.press(first, "Bring in the roll")
    assert "The roll has changed meanwhile Nothing was brought in." in after.main
    assert after.heading == "What this file would change"


def test_a_preview_can_be_given_up(office: Reader) -> None:
    found = send(office, roll_file(*SCHOOL))
    address = found.form("Bring in the roll").get("action") or ""
    assert "Nothing was brought in" in office.press(found, "Do not bring it in").main
    assert office.page(address).status == 404


def test_nothing_that_was_typed_in_a_file_runs_in_the_page(office: Reader) -> None:
    found = send(office, roll_file(*SCHOOL, NEW.replace("Zoë", "<b>Zoë</b>")))
    assert "<b>Zoë</b> Wren" in found.main
