"""`waymark draw`: each definition as SVG, as Mermaid and as a table."""

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from click.testing import CliRunner, Result

from web.cli import main
from workflows.catalogue import catalogue


def draw(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["draw", *arguments], catch_exceptions=False)


@pytest.mark.parametrize("workflow", catalogue().names())
def test_every_workflow_can_be_drawn(workflow: str, tmp_path: Path) -> None:
    file = tmp_path / "drawn.svg"
    assert draw(workflow, "--as", "svg", "--output", str(file)).exit_code == 0
    assert fromstring(file.read_text(encoding="utf-8")).tag.endswith("svg")
    assert draw(workflow, "--as", "mermaid").output.startswith("flowchart TD\n")


def test_the_table_names_each_need_with_its_force_and_place() -> None:
    lines = draw("graduated_approach").output.splitlines()
    assert lines[0] == "| From | Move | To | Who | What it needs |"
    row = next(line for line in lines if line.startswith("| SEN assessment | **Write the plan**"))
    assert "family told of provision (the law says, Children and Families Act 2014, section 68)" in row


def test_mermaid_draws_usual_ways_thick_and_says_who_goes_them() -> None:
    said = draw("graduated_approach", "--as", "mermaid").output
    arrow = 'plan ==>|"Put the plan in place<br/>Class teacher or SENCO<br/>Needs 1 by law and 9 by guidance"| do'
    assert arrow in said
    assert 'left_school(["Left the school"])' in said


def test_an_unknown_workflow_is_refused_with_the_names_that_there_are() -> None:
    said = draw("graduated")
    assert said.exit_code == 1
    assert "graduated_approach" in said.output


@pytest.mark.parametrize("form", ["svg", "mermaid", "table"])
def test_a_proposal_is_drawn_and_says_so_in_every_form(form: str) -> None:
    said = draw("individual_support_plan", "--as", form)
    assert said.exit_code == 0
    assert "Proposal, not law (officially announced)" in said.output
