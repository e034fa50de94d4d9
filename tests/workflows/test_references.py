from pathlib import Path

import pytest

from engine.faults import InvalidDefinition
from workflows.references import Word, read_references

GOOD = """\
code-6.48:
  where: SEND Code of Practice, paragraph 6.48
  title: Outcomes, support and a date for review are agreed.
  link: https://www.gov.uk/government/publications/send-code-of-practice-0-to-25
  force: should
  checked: false
cfa-68:
  where: Children and Families Act 2014, section 68
  title: The parent or young person is told when special educational provision is made.
  link: https://www.legislation.gov.uk/ukpga/2014/6/section/68
  force: must
  checked: true
  against: section 68 on legislation.gov.uk
"""


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "references.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def faults_of(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    with pytest.raises(InvalidDefinition) as refused:
        read_references(written(tmp_path, text))
    assert all(fault.file.endswith("references.yaml") for fault in refused.value.faults)
    return [(fault.line, fault.what) for fault in refused.value.faults]


def test_each_reference_stands_under_its_name(tmp_path: Path) -> None:
    found = read_references(written(tmp_path, GOOD))
    assert list(found) == ["code-6.48", "cfa-68"]
    assert not found["code-6.48"].checked
    law = found["cfa-68"]
    assert (law.name, law.force, law.against) == ("cfa-68", "must", "section 68 on legislation.gov.uk")


def test_a_paragraph_that_only_states_has_no_force(tmp_path: Path) -> None:
    found = read_references(written(tmp_path, GOOD.replace("force: should", "force: none")))
    assert found["code-6.48"].force is Word.NONE


@pytest.mark.parametrize(
    ("found", "instead", "line", "fault"),
    [
        ("  force: should\n", "", 1, "'force' is missing"),
        ("force: should", "force: shuld", 5, "did you mean 'should'?"),
        ("checked: false", "checked: maybe", 6, "true or false is wanted here"),
        ("  against:", "  with:", 7, "'cfa-68' is checked, and does not say against what"),
        ("  against:", "  with:", 13, "'with' is not known here"),
        ("cfa-68:", "code-6.48:", 7, "code-6.48"),
        ("cfa-68:\n", "send-17: yes\ncfa-68:\n", 7, "keys and values are wanted here"),
    ],
)
def test_a_fault_says_where_it_is(tmp_path: Path, found: str, instead: str, line: int, fault: str) -> None:
    faults = faults_of(tmp_path, GOOD.replace(found, instead, 1))
    assert any(at == line and fault in what for at, what in faults), faults


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("force: should", "force: strongly").replace("  against:", "  with:")
    assert [line for line, _ in faults_of(tmp_path, text)] == [5, 7, 13]


def test_a_file_that_is_no_map_or_no_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    assert faults_of(tmp_path, "- code-6.48\n") == [(1, "references are wanted here, each under its name")]
    assert faults_of(tmp_path, "code-6.48:\n  title: [\n")[0][0] in {2, 3}


def test_the_references_of_this_project_are_whole() -> None:
    assert all(each.link.startswith("https://") for each in read_references().values())
