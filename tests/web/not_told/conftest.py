import pytest
from flask import Flask

from tests.client import Reader
from tests.web.classroom import Classroom, desk, room, senco, teacher

__all__ = ["desk", "room", "senco", "teacher"]


@pytest.fixture
def lead(app: Flask, room: Classroom) -> Reader:
    """A browser in which the designated safeguarding lead is signed in."""
    browser: Reader = app.test_client()  # type: ignore[assignment]
    return browser.come_in("grant@ashgrove.example")
