import pytest

from tests.client import Reader
from tests.web.school import SmallSchool


@pytest.mark.parametrize("address", ["/help", "/accessibility", "/privacy"])
def test_everybody_may_read_about_waymark(client: Reader, school: SmallSchool, address: str) -> None:
    assert client.page(address).status == 200


def test_help_says_first_where_a_safety_worry_goes(client: Reader, school: SmallSchool) -> None:
    assert "Tell your school’s designated safeguarding lead now" in client.page("/help").main


def test_whoever_has_no_duty_yet_is_told_so(client: Reader, school: SmallSchool) -> None:
    client.come_in(school.ta.email)
    assert client.page("/account").heading == "Your account"


def test_the_first_page_is_the_first_that_is_somebody_s_work(senco: Reader) -> None:
    first = senco.page("/").tree.find(".//*[@aria-current='true']")
    assert first is not None
