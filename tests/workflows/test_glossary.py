from pathlib import Path

import pytest

from engine.faults import InvalidDefinition
from workflows.glossary import found_in, glossary, read_glossary


def names(*texts: str) -> list[str]:
    return [entry.name for entry in found_in(texts)]


def test_words_are_found_however_they_are_written() -> None:
    assert names("What is the Baseline?", "Ask for a needs talk") == ["baseline"]
    assert "outcome" in names("Each outcome")
    assert "sendiass" in names("SENDIASS gives advice")


def test_letters_are_found_in_capitals_alone() -> None:
    assert names("an ep of a series, and la") == []
    assert "educational_psychologist" in names("Ask the EP")


def test_part_of_another_word_is_no_word_of_the_trade() -> None:
    assert names("planet", "payroll") == []


def test_every_meaning_is_short_and_ends_like_a_sentence() -> None:
    for entry in glossary().values():
        assert entry.means.endswith("."), entry.name
        assert len(entry.means.split()) <= 50, entry.name


def test_no_word_is_explained_twice() -> None:
    spellings = [each.lower() for entry in glossary().values() for each in entry.spellings]
    assert len(spellings) == len(set(spellings))


def test_an_entry_without_a_meaning_is_refused_at_its_line(tmp_path: Path) -> None:
    file = tmp_path / "glossary.yaml"
    file.write_text("review:\n  word: Review\n", encoding="utf-8")
    with pytest.raises(InvalidDefinition, match="means"):
        read_glossary(file)
