"""`waymark draw`: each definition as SVG, as Mermaid and as a table."""

from datetime import date
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from click.testing import CliRunner, Result

from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.layer import LayerKind
from engine.values import Actor, Scope
from tests.notifications.school import SchoolForTests
from web.cli import main
from web.migrations import upgrade
from workflows.catalogue import catalogue
from workflows.publishing import use_layer

THAT_DAY = date(2026, 10, 5)


def draw(*arguments: str, clock: SetClock | None = None) -> Result:
    return CliRunner().invoke(main, ["draw", *arguments], obj=clock, catch_exceptions=False)


@pytest.mark.parametrize("workflow", catalogue().names())
def test_every_workflow_can_be_drawn(workflow: str, tmp_path: Path) -> None:
    file = tmp_path / "drawn.svg"
    assert draw(workflow, "--as", "svg", "--output", str(file)).exit_code == 0
    assert fromstring(file.read_text(encoding="utf-8")).tag.endswith("svg")
    assert draw(workflow, "--as", "mermaid").output.startswith("flowchart TD\n")


def test_one_version_is_drawn_where_it_is_named() -> None:
    assert draw("graduated_approach", "1").output == draw("graduated_approach").output
    refused = draw("graduated_approach", "9")
    assert (refused.exit_code, refused.output) == (1, "There is no definition “graduated_approach” in version 9.\n")
    assert draw("graduated_approach", "1", "--own").exit_code == 2


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


@pytest.fixture
def with_layers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """A school in the folder that the command looks into, which uses a council’s layer; and the clock of that day."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    for name in ("DATABASE_URL", "SMTP_URL", "BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    clock = SetClock(at_time(THAT_DAY))
    database = Database(f"sqlite:///{tmp_path / 'waymark.db'}")
    upgrade(database)
    made = SchoolForTests(Desk(catalogue(), clock, database, Ids(seed=7)), clock).found()
    with made.desk.writing_school(Scope(made.id, Actor.system("test"))) as work:
        use_layer(work, catalogue(), LayerKind.COUNCIL, "westmere", THAT_DAY)
    database.dispose()
    return clock


@pytest.mark.parametrize("form", ["svg", "mermaid", "table"])
def test_a_school_s_own_is_drawn_with_its_layers_laid(form: str, with_layers: SetClock) -> None:
    written = draw("graduated_approach", "--as", form, clock=with_layers)
    own = draw("graduated_approach", "--as", form, "--own", clock=with_layers)
    assert own.exit_code == 0
    assert "Universal support" in own.output
    assert "Universal support" not in written.output


def test_a_proposal_is_the_same_for_every_school(with_layers: SetClock) -> None:
    written = draw("individual_support_plan", clock=with_layers)
    assert draw("individual_support_plan", "--own", clock=with_layers).output == written.output


def test_a_school_that_there_is_not_is_refused(with_layers: SetClock) -> None:
    said = draw("graduated_approach", "--school", "00000000-0000-0000-0000-000000000099", clock=with_layers)
    assert said.exit_code == 1
    assert "no such school" in said.output
