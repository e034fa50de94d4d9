"""What is refused is a calm page with a status of its own, and never a fault of ours."""

from datetime import date

from flask import Flask, Response

from engine.errors import EngineError, NotYetLaw
from tests.client import Reader
from web.errors import STATUS
from web.permissions import Permission, needs


def test_every_refusal_of_the_engine_has_its_status() -> None:
    own = {each for each in EngineError.__subclasses__() if each.__module__ == EngineError.__module__}
    assert own == set(STATUS)


def test_rules_that_are_not_in_force_today_are_no_fault_of_ours(app: Flask, senco: Reader) -> None:
    def moves() -> Response:
        raise NotYetLaw(date(2027, 9, 1), None)

    app.view_functions["about.home"] = needs(Permission.OWN_ACCOUNT)(moves)
    page = senco.page("/")
    assert (page.status, page.heading) == (409, "Something has changed since you opened the page")
    assert "This is in force from 1 September 2027" in page.main
