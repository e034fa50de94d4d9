"""The page of what Waymark covers: for whom it is, what it counts, and that all it names is there."""

import pytest
from flask import Flask

from tests import MONDAY
from tests.client import Reader
from tests.web.school import SmallSchool
from web.coverage.pages import COMMANDS, PAGES
from web.coverage.rows import made_here, workflows_of
from workflows.catalogue import catalogue
from workflows.coverage import Kind, Standing, coverage, kind_of

NAMED = sorted({name for statement in coverage() for name in statement.made})


@pytest.mark.parametrize("name", NAMED)
def test_what_makes_a_statement_real_is_there(app: Flask, name: str) -> None:
    with app.app_context():
        made = made_here(name, workflows_of(catalogue(), MONDAY))
    assert made is not None, f"workflows/coverage.yaml names {name}, and there is no such thing"
    assert made.words[0].isalnum() or made.words[0] == "“", made.words


@pytest.mark.parametrize(
    "gone", ["guard:graduated_approach.gone", "page:held_up.gone", "column:outcome.gone", "word:gone"]
)
def test_what_is_gone_is_not_found(app: Flask, gone: str) -> None:
    with app.app_context():
        assert made_here(gone, workflows_of(catalogue(), MONDAY)) is None


def test_no_page_and_no_command_has_words_that_nobody_uses() -> None:
    used = {name.partition(":")[2] for name in NAMED if kind_of(name) in {Kind.PAGE, Kind.REPORT, Kind.COMMAND}}
    assert used == {*PAGES, *COMMANDS}


def test_senco_head_and_governor_see_every_statement_with_its_counts(senco: Reader) -> None:
    page = senco.page("/what-it-covers")
    assert page.heading == "What Waymark covers"
    assert "181 statements shown." in page.main
    for standing in Standing:
        number = sum(statement.standing is standing for statement in coverage())
        assert f"{number} {standing}" in page.main


def test_it_is_not_for_a_teacher(client: Reader, school: SmallSchool) -> None:
    assert client.come_in(school.teacher.email).page("/what-it-covers").heading == "This is not open to you"


def test_it_is_filtered_by_how_and_by_how_far(senco: Reader) -> None:
    not_yet = [statement for statement in coverage() if statement.standing is Standing.NOT_YET]
    page = senco.page("/what-it-covers?standing=NOT_YET")
    assert f"{len(not_yet)} statements shown." in page.main
    assert not_yet[0].says in page.main
    guarded = senco.page("/what-it-covers?how=GUARD&standing=MADE").main
    assert "told formally" in guarded
    assert "information report" not in guarded
    assert "Nothing is like that." in senco.page("/what-it-covers?how=GUARD&standing=NOT_SOFTWARE").main


def test_an_address_that_asks_for_no_filter_that_there_is_shows_all(senco: Reader) -> None:
    assert "181 statements shown." in senco.page("/what-it-covers?how=magic&standing=GUARD").main
