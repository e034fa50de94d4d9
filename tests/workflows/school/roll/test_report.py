"""What `waymark import --dry-run` prints."""

from dataclasses import replace

from tests.workflows.school.roll.files import SCHOOL, TODAY, ctf, roll, sims, upn
from tests.workflows.school.roll.test_preview import CLASSES, EVERYBODY
from workflows.school.roll.preview import preview
from workflows.school.roll.report import report


def printed(text: str, *pupils, name: str = "sims.csv") -> str:  # type: ignore[no-untyped-def]
    return report(preview(roll(text, name), pupils, CLASSES, TODAY))


def test_the_report_says_which_system_how_many_and_what_would_change() -> None:
    text = printed(sims((replace(SCHOOL[0], year="5"), *SCHOOL[2:])), *EVERYBODY[:-1])
    assert text.startswith("sims.csv is a SIMS export: 4 pupils in 7 rows.")
    assert "      1 new\n" in text
    assert "line 2: Amira Kestrel: Year group 4 → 5" in text
    assert "Leo O’Finch: not in the file" in text
    assert "they stay unless you say that they left" in text


def test_the_report_names_the_sender_of_a_transfer_file() -> None:
    text = printed(ctf(SCHOOL[:1]), name="x.xml")
    assert text.startswith("x.xml is a Common Transfer File, from Invented Infants (330 2999): 1 pupil in 1 row.")


def test_each_problem_has_its_line_and_says_how_grave_it_is() -> None:
    text = printed(sims().replace(upn(2), "A" + upn(2)[1:]))
    assert f"line 4: error: The UPN A{upn(2)[1:]} does not add up" in text


def test_errors_are_told_from_warnings() -> None:
    clean = preview(roll(sims()), EVERYBODY, CLASSES, TODAY)
    wrong = preview(roll(sims().replace(upn(2), "A" + upn(2)[1:])), EVERYBODY, CLASSES, TODAY)
    assert (len(clean.errors), len(wrong.errors)) == (0, 1)


def test_a_clean_file_says_so() -> None:
    assert printed(sims(), *EVERYBODY).endswith("No problems were found.\n")
