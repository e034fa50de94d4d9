"""SEN status and types of need in letters, words and older forms."""

import pytest

from workflows.school.roll.problems import Kind
from workflows.school.roll.sen import NEEDS, needs_of, past_status_of, rank_of, status_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("N", "N"), ("No Special Educational Need", "N"), ("No SEN", "N"), ("k", "K"), ("SEN Support", "K"),
        ("SEN support (K)", "K"), ("K - SEN Support", "K"), ("K: SEN Support", "K"), ("School Support", "K"),
        ("E", "E"), ("EHCP", "E"), ("EHC Plan", "E"), ("Education, Health and Care Plan", "E"),
        ("Education Health & Care Plan", "E"), ("EHC plan (E)", "E"),
    ],
)  # fmt: skip
def test_a_status_is_a_letter_or_words(text: str, code: str) -> None:
    assert (status_of(text).value, status_of(text).kind) == (code, None)


@pytest.mark.parametrize(
    ("text", "code"), [("A", "K"), ("P", "K"), ("School Action Plus", "K"), ("S", "E"), ("Statement", "E")]
)
def test_a_status_from_before_2014_is_read_and_said(text: str, code: str) -> None:
    assert (status_of(text).value, status_of(text).kind) == (code, Kind.WARNING)
    assert past_status_of(text) == code


@pytest.mark.parametrize("text", ["X", "Yes", "Z - something", "K E"])
def test_an_unknown_status_is_an_error(text: str) -> None:
    assert (status_of(text).value, status_of(text).kind) == (None, Kind.ERROR)
    assert "use N, K or E" in status_of(text).says


def test_a_blank_status_says_nothing() -> None:
    assert (status_of("").value, status_of(" - ").value, status_of("").kind) == (None, None, None)


@pytest.mark.parametrize("code", NEEDS)
def test_each_code_of_the_census_is_read_in_letters_and_words(code: str) -> None:
    for text in (code, code.lower(), NEEDS[code], f"{code} - {NEEDS[code]}", f"{NEEDS[code]} ({code})", f" {code} "):
        assert [r.value for r in needs_of(text)] == [code], text


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("MLD; SLCN", ["MLD", "SLCN"]), ("MLD;SLCN", ["MLD", "SLCN"]), ("MLD, SLCN", ["MLD", "SLCN"]),
        ("MLD/SLCN", ["MLD", "SLCN"]), ("MLD | SLCN", ["MLD", "SLCN"]), ("MLD\nSLCN", ["MLD", "SLCN"]),
        ("MLD SLCN", ["MLD", "SLCN"]), ("1: MLD; 2: SLCN", ["MLD", "SLCN"]),
        ("Primary: MLD; Secondary: SLCN", ["MLD", "SLCN"]),
        ("AUT", ["ASD"]), ("SpLD", ["SPLD"]), ("Autism", ["ASD"]), ("Visual Impairment", ["VI"]),
        ("Down’s Syndrome", ["DS"]),
        ("Social, Emotional and Mental Health, Speech, Language and Communication Needs", ["SEMH", "SLCN"]),
        ("", []), ("None", []), (" - ", []),
    ],
)  # fmt: skip
def test_several_needs_in_one_cell_are_told_apart(text: str, codes: list[str]) -> None:
    assert [r.value for r in needs_of(text)] == codes


def test_an_unknown_need_is_an_error_and_the_others_stay() -> None:
    known, unknown = needs_of("MLD; XYZ")
    assert known.value == "MLD"
    assert (unknown.value, unknown.kind) == (None, Kind.ERROR)
    assert "“XYZ” is not a type of need" in unknown.says


def test_the_old_code_besd_is_not_guessed() -> None:
    (reading,) = needs_of("BESD")
    assert reading.kind is Kind.ERROR
    assert "SEMH took its place, but is not the same" in reading.says


@pytest.mark.parametrize(("text", "rank"), [("1", 1), ("2.0", 2), ("Primary", 1), ("Secondary need", 2), ("", None)])
def test_a_rank_is_a_number_or_a_word(text: str, rank: int | None) -> None:
    assert (rank_of(text).value, rank_of(text).kind) == (rank, None)


def test_a_rank_that_is_none_is_a_warning() -> None:
    assert rank_of("high").kind is Kind.WARNING
