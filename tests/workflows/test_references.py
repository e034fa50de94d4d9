from pathlib import Path

import pytest

from workflows.references import ReferencesError, read_references

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


def faults_of(tmp_path: Path, text: str) -> tuple[str, ...]:
    file = tmp_path / "references.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ReferencesError) as refused:
        read_references(file)
    return refused.value.faults


def test_each_reference_stands_under_its_name(tmp_path: Path) -> None:
    file = tmp_path / "references.yaml"
    file.write_text(GOOD, encoding="utf-8")
    found = read_references(file)
    assert list(found) == ["code-6.48", "cfa-68"]
    assert not found["code-6.48"].checked
    assert (found["cfa-68"].force, found["cfa-68"].against) == ("must", "section 68 on legislation.gov.uk")


def test_a_paragraph_that_only_states_has_no_force(tmp_path: Path) -> None:
    file = tmp_path / "references.yaml"
    file.write_text(GOOD.replace("force: should", "force: none"), encoding="utf-8")
    assert read_references(file)["code-6.48"].force == "none"


@pytest.mark.parametrize(
    ("found", "instead", "fault"),
    [
        ("  force: should\n", "", "references.yaml:1: “code-6.48” has no force."),
        (
            "force: should",
            "force: strongly",
            "references.yaml:1: “code-6.48” has the force “strongly”, not one of must, always, should, may, none.",
        ),
        ("checked: false", "checked: maybe", "references.yaml:1: “code-6.48” has a checked that is not true or false."),
        ("  against:", "  with:", "references.yaml:7: “cfa-68” is checked, and does not say against what."),
        ("  against:", "  with:", "references.yaml:7: “cfa-68” has a key “with” that means nothing here."),
        ("cfa-68:", "code-6.48:", "references.yaml:7: “code-6.48” stands here twice."),
    ],
)
def test_a_fault_says_where_it_is(tmp_path: Path, found: str, instead: str, fault: str) -> None:
    assert fault in faults_of(tmp_path, GOOD.replace(found, instead, 1))


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("force: should", "force: strongly").replace("  against:", "  with:")
    assert len(faults_of(tmp_path, text)) == 3


def test_a_file_that_is_no_map_or_no_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    assert faults_of(tmp_path, "- code-6.48\n") == ("references.yaml:1: A map of references is wanted.",)
    (fault,) = faults_of(tmp_path, "code-6.48:\n  title: [\n")
    assert fault.startswith("references.yaml:3: ")


def test_a_reference_without_its_keys_is_refused(tmp_path: Path) -> None:
    assert faults_of(tmp_path, "code-6.48: yes\n") == (
        "references.yaml:1: “code-6.48” needs where, title, link, force and checked.",
    )
