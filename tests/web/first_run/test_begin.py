import pytest

from engine.desk import Desk
from tests.client import Page, Reader
from tests.web.school import SmallSchool
from workflows.school.setting_up import AlreadySetUp, NewSchool, Phase, set_up

TYPED = {
    "name": "Oakfield Primary School",
    "phase": "primary",
    "is_maintained": "no",
    "senco_name": "Mrs Adeyemi",
    "senco_email": "Adeyemi@Oakfield.example",
    "password": "three dry acorns",
    "again": "three dry acorns",
}


def begun(client: Reader, **other: str) -> Page:
    return client.press(client.page("/"), "Set up the school", {**TYPED, **other})


@pytest.mark.parametrize("address", ["/", "/people/", "/sign-in", "/account"])
def test_with_no_school_yet_every_page_leads_to_the_first_run(client: Reader, address: str) -> None:
    assert client.page(address).heading == "Set up your school"


def test_the_pages_about_waymark_are_open_before_there_is_a_school(client: Reader) -> None:
    assert client.page("/help").heading == "Help"


def test_the_first_senco_is_signed_in_to_the_new_school(client: Reader) -> None:
    page = begun(client)
    assert "Your school is set up" in page.main
    assert "Oakfield Primary School" in page.text
    assert "SENCO" in client.page("/account").main


def test_the_usual_terms_of_this_school_year_are_entered(client: Reader) -> None:
    begun(client)
    assert "School year 2026 to 2027" in client.page("/settings/").main
    assert "Autumn term" in client.page("/settings/").main


def test_what_does_not_fit_is_said_and_everything_typed_is_kept(client: Reader) -> None:
    page = begun(client, again="three dry acorn", phase="")
    assert page.status == 422
    assert page.errors == ["Select which children the school is for"]
    assert page.filled("Set up the school", {})["name"] == "Oakfield Primary School"


def test_both_passwords_must_be_the_same(client: Reader) -> None:
    assert begun(client, again="three dry acorn").errors == ["Both passwords must be the same"]


def test_a_second_school_is_never_set_up(client: Reader, school: SmallSchool) -> None:
    assert client.page("/first-run").heading == "Sign in"


def test_a_school_is_never_mixed_with_the_demonstration(desk: Desk, school: SmallSchool) -> None:
    new = NewSchool("Oakfield", Phase.PRIMARY, True, "Mrs Adeyemi", "adeyemi@oakfield.example", "three dry acorns")
    with pytest.raises(AlreadySetUp):
        set_up(desk, new)
