from datetime import timedelta

import pytest

from engine.clock import SetClock
from engine.desk import Desk
from tests.client import Reader
from tests.web.school import PASSWORD, SCHOOL_ID, SYSTEM, SmallSchool
from web.demonstration import people as invented
from workflows.school.accounts import hashed
from workflows.school.records import Person, School

TEACHER, AS_WHAT = invented.accounts()[0]
WRONG = "The e-mail address or the password is not right"


def test_a_person_signs_in_with_address_and_password(client: Reader, school: SmallSchool) -> None:
    page = client.sign_in(f"  {school.senco.email.upper()} ", PASSWORD)
    assert page.status == 200
    assert "Mrs Okafor" in page.text


@pytest.mark.parametrize(
    ("email", "password"),
    [("okafor@ashgrove.example", "three wet acorns"), ("nobody@ashgrove.example", PASSWORD)],
)
def test_a_refusal_never_says_which_of_the_two_is_wrong(
    client: Reader, school: SmallSchool, email: str, password: str
) -> None:
    page = client.sign_in(email, password)
    assert page.status == 422
    assert page.errors == [WRONG]


def test_a_refusal_keeps_the_address_and_not_the_password(client: Reader, school: SmallSchool) -> None:
    page = client.sign_in(school.senco.email, "something else")
    assert school.senco.email in page.html
    assert "something else" not in page.html


def test_what_is_missing_is_said_for_each_field(client: Reader, school: SmallSchool) -> None:
    assert client.sign_in("", "").errors == ["Enter your e-mail address", "Enter your password"]


def test_too_many_tries_must_wait_and_then_may_try_again(client: Reader, school: SmallSchool, clock: SetClock) -> None:
    for _ in range(5):
        client.sign_in(school.senco.email, "a wrong password")
    assert client.sign_in(school.senco.email, PASSWORD).errors == ["There were too many tries. Try again after 9:01am"]
    clock.advance(timedelta(minutes=2))
    assert client.sign_in(school.senco.email, PASSWORD).status == 200


def test_another_person_need_not_wait_for_it(client: Reader, school: SmallSchool) -> None:
    for _ in range(6):
        client.sign_in(school.senco.email, "a wrong password")
    assert client.sign_in(school.head.email, PASSWORD).status == 200


def test_signing_in_goes_on_to_the_page_that_was_asked_for(client: Reader, school: SmallSchool) -> None:
    asked = client.page("/account")
    assert asked.heading == "Sign in"
    page = client.press(asked, "Sign in", {"email": school.ta.email, "password": PASSWORD})
    assert page.heading == "Your account"


ELSEWHERE = [
    "//evil.example",
    "https://evil.example",
    "/\\evil.example",
    "evil",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r\nSet-Cookie: a=b",
    "/ /evil.example",
    "/\x00/evil.example",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
@pytest.mark.parametrize("part", [False, True])
def test_signing_in_never_leads_to_another_site(
    client: Reader, school: SmallSchool, elsewhere: str, part: bool
) -> None:
    client.sign_in(school.ta.email, PASSWORD)
    headers = {"HX-Request": "true"} if part else {}
    answer = client.get("/sign-in", query_string={"then": elsewhere}, headers=headers)
    assert answer.headers["HX-Redirect" if part else "Location"] == "/"
    assert client.get("/resume", query_string={"then": elsewhere}).headers["Location"] == "/"


def test_whoever_is_signed_in_is_not_asked_again(senco: Reader) -> None:
    assert senco.page("/sign-in").heading != "Sign in"


def test_a_real_school_names_nobody_to_strangers(client: Reader, school: SmallSchool) -> None:
    main = client.page("/sign-in").main
    assert "demonstration" not in main
    assert "Okafor" not in main


def test_the_demonstration_lets_anybody_in_with_one_press(client: Reader, desk: Desk, school: SmallSchool) -> None:
    with desk.writing_school(SYSTEM) as work:
        work.session.get_one(School, SCHOOL_ID).is_demo = True
        work.session.get_one(Person, (SCHOOL_ID, school.teacher.id)).email = TEACHER.email
        work.session.get_one(Person, (SCHOOL_ID, school.teacher.id)).password_hash = hashed(invented.PASSWORD)
    page = client.press(client.page("/sign-in"), f"{TEACHER.name}, {AS_WHAT}")
    assert "Demonstration" in page.text
    assert "Mrs Patel" in page.text


def test_signing_out_ends_the_session_on_the_server_too(senco: Reader) -> None:
    token = senco.get_cookie("waymark_session")
    assert token is not None
    page = senco.press(senco.page("/account"), "Sign out")
    assert "You have signed out" in page.main
    senco.set_cookie("waymark_session", token.value)
    assert senco.page("/account").heading == "Sign in"


def test_a_session_ends_after_twelve_hours_however_busy(senco: Reader, clock: SetClock) -> None:
    for _ in range(24):
        clock.advance(timedelta(minutes=30))
        senco.page("/account")
    clock.advance(timedelta(minutes=1))
    assert senco.page("/account").heading == "Sign in"


def test_a_session_lives_on_while_it_is_used(senco: Reader, clock: SetClock) -> None:
    for _ in range(3):
        clock.advance(timedelta(minutes=50))
        assert senco.page("/account").heading == "Your account"
