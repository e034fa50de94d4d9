"""What is refused is a calm page with a status of its own, and never a fault of ours."""

import pkgutil
from collections.abc import Iterator
from datetime import date
from importlib import import_module

import pytest
from flask import Flask, Response

import engine
import notifications
import workflows
from engine.errors import BrokenReference, EngineError, NotYetLaw, OutsideWriting, WriteWithinWrite
from notifications.links import LinkOver
from tests.client import Reader
from web.errors import MISHAPS, STATUS
from web.permissions import Permission, needs
from workflows.school.people import NobodyLeft

OUR_FAULT = {OutsideWriting, BrokenReference, WriteWithinWrite}


def test_every_refusal_of_every_package_has_its_status_and_its_page() -> None:
    for package in (engine, workflows, notifications):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
    refusals = set(_under(EngineError))
    assert refusals == set(STATUS)
    assert set(STATUS.values()) <= set(MISHAPS)
    assert {each for each, status in STATUS.items() if status == 500} == OUR_FAULT


def _under(parent: type[EngineError]) -> Iterator[type[EngineError]]:
    """Every kind of refusal, however deep; those that tests make for themselves are none of ours."""
    for each in parent.__subclasses__():
        if not each.__module__.startswith("tests."):
            yield each
        yield from _under(each)


@pytest.mark.parametrize(
    ("refusal", "status", "heading", "words"),
    [
        (
            NotYetLaw(date(2027, 9, 1), None),
            409,
            "Something has changed since you opened the page",
            "This is in force from 1 September 2027",
        ),
        (LinkOver(), 410, "This link is over", "This link cannot be used any more."),
        (NobodyLeft(), 422, "Something is missing or does not fit", "Somebody must stay SENCO or head teacher."),
    ],
)
def test_a_refusal_that_no_page_foresaw_is_no_fault_of_ours(
    app: Flask, senco: Reader, refusal: EngineError, status: int, heading: str, words: str
) -> None:
    def refuses() -> Response:
        raise refusal

    app.view_functions["about.home"] = needs(Permission.OWN_ACCOUNT)(refuses)
    page = senco.page("/")
    assert (page.status, page.heading) == (status, heading)
    assert words in page.main
