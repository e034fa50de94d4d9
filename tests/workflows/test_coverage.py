"""What the founding documents ask for: every statement once, each made real, or plainly not."""

from pathlib import Path

import pytest

from engine.faults import InvalidDefinition
from workflows.coverage import How, Standing, Statement, coverage, read_coverage


def test_each_of_the_statements_stands_there_once_in_their_order() -> None:
    assert [statement.number for statement in coverage()] == list(range(1, 182))


@pytest.mark.parametrize("statement", coverage(), ids=lambda statement: str(statement.number))
def test_a_statement_is_made_real_or_says_why_it_is_not(statement: Statement) -> None:
    assert statement.made or statement.not_yet or statement.not_software
    assert not (statement.not_software and (statement.made or statement.not_yet))
    assert len(set(statement.made)) == len(statement.made)
    assert not statement.says.endswith(".")
    for reason in (statement.not_yet, statement.not_software):
        assert reason is None or reason.endswith("."), reason


def test_how_far_a_statement_is_made_real_follows_from_what_is_written() -> None:
    made = Statement(1, "A", "6.1", made=("guard:a.b", "field:a.c.d", "column:e.f"))
    assert (made.standing, made.hows) == (Standing.MADE, (How.GUARD, How.KEPT))
    assert Statement(1, "A", "6.1", made=("guard:a.b",), not_yet="The rest.").standing is Standing.PARTLY
    assert Statement(1, "A", "6.1", not_yet="All of it.").standing is Standing.NOT_YET
    assert Statement(1, "A", "6.1", not_software="A school’s.").standing is Standing.NOT_SOFTWARE


def test_a_fault_in_the_file_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "coverage.yaml"
    file.write_text("statements:\n  - number: 1\n    say: A\n", encoding="utf-8")
    with pytest.raises(InvalidDefinition, match=r"coverage\.yaml:3:5: 'say' is not known here; did you mean 'says'\?"):
        read_coverage(file)
