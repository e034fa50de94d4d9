"""`waymark check`, `demo` and `verify`: what they say, and the codes that they end with."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from web.cli import main
from workflows import catalogue as shelf
from workflows.catalogue import definition_files
from workflows.layer_texts import layer_files


@pytest.fixture
def waymark(tmp_path: Path):
    def run(*words: str) -> Result:
        environment = {"DATA_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path / 'waymark.db'}"}
        return CliRunner(env=environment).invoke(main, words)

    return run


def test_every_definition_here_is_without_a_fault(waymark):
    done = waymark("check")
    files = len(definition_files()) + len(layer_files())
    assert (done.exit_code, done.output) == (0, f"{files} definitions without a fault.\n")


def test_a_fault_is_told_at_its_line_and_ends_with_one(waymark, tmp_path):
    file = tmp_path / "v1.yaml"
    file.write_text("workflow: tea\nversion: one\n", encoding="utf-8")
    done = waymark("check", str(file))
    assert done.exit_code == 1
    assert "v1.yaml:2:10: " in done.output


MAP = "\nreplaces: {workflow: phase_transfer, version: 1, stages: {planed: planned}}\n"


@pytest.fixture
def second_version(tmp_path: Path) -> str:
    """A second version of a workflow, without a fault, with no map of stages yet."""
    text = (definition_files()[0].parents[1] / "phase_transfer" / "v1.yaml").read_text(encoding="utf-8")
    return text.replace("version: 1", "version: 2").replace("2015-04-01", "2029-09-01")


def test_a_version_to_come_is_checked_with_those_that_it_follows(waymark, tmp_path, second_version):
    file = tmp_path / "v2.yaml"
    file.write_text(second_version, encoding="utf-8")
    assert waymark("check", str(file)).output == "1 definition without a fault.\n"
    file.write_text(second_version + MAP, encoding="utf-8")
    done = waymark("check", str(file))
    told = "version 1 of 'phase_transfer' has no stage 'planed'; did you mean 'planned'?"
    assert (done.exit_code, done.output.partition("v2.yaml:")[2].partition(": ")[2]) == (1, f"{told}\n")


def test_a_fault_among_those_that_are_here_is_told_once_whatever_is_checked(
    waymark, tmp_path, second_version, monkeypatch
):
    folder = tmp_path / "workflows" / "phase_transfer"
    folder.mkdir(parents=True)
    (folder / "v1.yaml").write_text(second_version.replace("to: handed_over", "to: handed_ovr"), encoding="utf-8")
    layer = layer_files()[0]
    monkeypatch.setattr(shelf, "HERE", tmp_path / "workflows")
    for files in ([], [str(folder / "v1.yaml")], [str(layer)]):
        done = waymark("check", *files)
        assert done.exit_code == 1
        assert isinstance(done.exception, SystemExit)
        assert done.output.count("no stage is called 'handed_ovr'; did you mean 'handed_over'?") == 1


def test_a_demonstration_is_made_verified_and_replaced_only_when_asked(waymark):
    assert waymark("demo", "--pupils", "20", "--today", "2026-11-20").exit_code == 0
    assert waymark("verify").output == "Every chain, every next step, every seal and the database hold.\n"
    again = waymark("demo", "--pupils", "20")
    assert again.exit_code == 1
    assert "waymark demo --fresh" in again.output
    assert waymark("demo", "--pupils", "20", "--today", "2026-11-20", "--fresh").exit_code == 0


def test_a_demonstration_never_stands_beside_a_real_school(waymark):
    school = ["--name", "Ashgrove", "--phase", "primary", "--maintained", "--senco-name", "Mrs Okafor"]
    made = waymark("setup", *school, "--senco-email", "okafor@ashgrove.example", "--password", "three dry acorns")
    assert made.exit_code == 0
    for more in ([], ["--fresh"]):
        refused = waymark("demo", *more)
        assert refused.exit_code == 1
        assert "never stands beside one" in refused.output
