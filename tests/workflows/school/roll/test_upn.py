"""The check letter and the form of a UPN, by the vectors that were run against the rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.school.roll.problems import Kind
from workflows.school.roll.upn import ALPHABET, check_letter, is_temporary, upn_of


@pytest.mark.parametrize(
    "upn",
    ["B801200005001", "R674123101121", "H801200001001", "P207000016049", "M20700001604A", "T82999926001B"],
)
def test_a_upn_that_adds_up_is_taken(upn: str) -> None:
    reading = upn_of(upn)
    assert reading.value == upn
    assert reading.kind is not Kind.ERROR


@pytest.mark.parametrize(
    ("upn", "letter"), [("A801200005001", "B"), ("Q207000016049", "P"), ("B207000016049", "P"), ("N20700001604A", "M")]
)
def test_a_wrong_check_letter_is_an_error_that_names_the_right_one(upn: str, letter: str) -> None:
    reading = upn_of(upn)
    assert (reading.value, reading.kind) == (None, Kind.ERROR)
    assert f"its first letter would be {letter}" in reading.says


@pytest.mark.parametrize("written", ["b801200005001", " B801200005001 ", "B801 2000 05 001", "B801-2000-05-001"])
def test_small_letters_and_blanks_are_survived(written: str) -> None:
    assert upn_of(written).value == "B801200005001"


@pytest.mark.parametrize(
    ("upn", "fault"),
    [
        ("801200005001", "has lost its first letter"),
        ("B8012000050", "has 11 characters instead of 13"),
        ("BO01200005001", "I, O or S"),
        ("B80120000X001", "eleven digits"),
        ("12345", "has 5 characters instead of 13"),
    ],
)
def test_a_wrong_form_says_what_is_wrong_with_it(upn: str, fault: str) -> None:
    reading = upn_of(upn)
    assert (reading.value, reading.kind) == (None, Kind.ERROR)
    assert fault in reading.says


def test_an_unknown_authority_is_only_a_warning() -> None:
    rest = "999200005001"
    reading = upn_of(check_letter(f"?{rest}") + rest)
    assert reading.value is not None
    assert reading.kind is Kind.WARNING
    assert "no local authority 999" in reading.says


def test_a_newer_authority_is_known() -> None:
    rest = "940200022001"
    assert upn_of(check_letter(f"?{rest}") + rest).kind is None


def test_a_final_letter_makes_a_upn_temporary() -> None:
    assert is_temporary("M20700001604A")
    assert not is_temporary("P207000016049")


def test_a_blank_upn_is_no_upn_and_no_error() -> None:
    assert upn_of("  ") == upn_of("")
    assert upn_of("").kind is None


@given(st.integers(0, 10**11 - 1), st.sampled_from("0123456789" + ALPHABET))
def test_exactly_one_letter_fits_each_number(digits: int, last: str) -> None:
    rest = f"{digits:011d}{last}"
    fitting = [letter for letter in ALPHABET if upn_of(letter + rest).value]
    assert fitting == [check_letter(f"?{rest}")]
