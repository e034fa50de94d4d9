import pytest

from tests.client import Reader
from tests.web.school import PASSWORD, SmallSchool


@pytest.fixture
def office(client: Reader, school: SmallSchool) -> Reader:
    """A browser in which the school office is signed in, on its way to the roll."""
    client.press(client.page("/roll/"), "Sign in", {"email": school.office.email, "password": PASSWORD})
    return client
