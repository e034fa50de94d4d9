"""The second step of signing in: a code from somebody's phone, taken once, in time, and by nobody else."""

from datetime import timedelta

import pyotp
import pytest
from flask import Flask

from engine.clock import SetClock
from tests.client import Page, Reader
from tests.web.school import PASSWORD, SmallSchool
from web.sign_in.codes import NOT_RIGHT, TIME_FOR_THE_CODE
from web.sign_in.proof import WRONG

HALF_A_MINUTE = timedelta(seconds=30)


class Phone:
    """An app that holds the key and shows a code."""

    def __init__(self, key: str, clock: SetClock):
        self.totp, self.clock = pyotp.TOTP(key), clock

    def shows(self) -> str:
        return self.totp.at(self.clock.now())

    def shows_next(self) -> str:
        """Half a minute later."""
        self.clock.advance(HALF_A_MINUTE)
        return self.shows()


@pytest.fixture
def phone(senco: Reader, clock: SetClock) -> Phone:
    """The SENCO has set a code up, and is signed out."""
    page = senco.press(senco.page("/account/code"), "Set it up")
    made = Phone(key_on(page), clock)
    done = senco.press(page, "Ask me for a code from now on", {"code": made.shows()})
    assert "A code is asked for from now on" in done.main
    assert "Asked for when you sign in" in done.main
    senco.press(done, "Sign out")
    return made


def key_on(page: Page) -> str:
    """The key, which stands on the page to be typed, and in no address."""
    assert "otpauth:" not in page.html
    return once_on(page).replace(" ", "")


def once_on(page: Page) -> str:
    """What a page shows once."""
    found = page.tree.find(".//*[@class='app-once']")
    assert found is not None
    return found.text or ""


def with_code(client: Reader, school: SmallSchool, code: str) -> Page:
    return client.press(client.sign_in(school.senco.email, PASSWORD), "Sign in", {"code": code})


def test_the_password_alone_lets_nobody_in(client: Reader, school: SmallSchool, phone: Phone) -> None:
    page = client.sign_in(school.senco.email, PASSWORD)
    assert page.heading == "Enter the code from your app"
    assert "Okafor" not in page.html
    assert client.page("/account").heading == "Sign in"


def test_the_password_and_the_code_lead_to_the_page_that_was_asked_for(
    client: Reader, school: SmallSchool, phone: Phone
) -> None:
    asked = client.press(
        client.page("/account/password"), "Sign in", {"email": school.senco.email, "password": PASSWORD}
    )
    assert client.press(asked, "Sign in", {"code": phone.shows_next()}).heading == "Change your password"


def test_a_code_is_taken_once(app: Flask, client: Reader, school: SmallSchool, phone: Phone) -> None:
    code = phone.shows_next()
    assert with_code(client, school, f"{code[:3]} {code[3:]}").status == 200
    other: Reader = app.test_client()
    assert with_code(other, school, code).errors == [NOT_RIGHT]
    assert with_code(other, school, phone.shows_next()).heading != "Enter the code from your app"


@pytest.mark.parametrize("code", ["000000", "abcdef", "１２３４５６", "1" * 500, "\0"])
def test_a_wrong_code_lets_nobody_in(client: Reader, school: SmallSchool, phone: Phone, code: str) -> None:
    assert with_code(client, school, code).status == 422
    assert client.page("/account").heading == "Sign in"


def test_a_phone_whose_clock_is_half_a_minute_off_still_serves(
    client: Reader, school: SmallSchool, phone: Phone, clock: SetClock
) -> None:
    code = phone.shows_next()
    clock.advance(HALF_A_MINUTE)
    assert with_code(client, school, code).heading != "Enter the code from your app"


def test_a_code_of_two_minutes_ago_does_not(client: Reader, school: SmallSchool, phone: Phone, clock: SetClock) -> None:
    code = phone.shows_next()
    clock.advance(4 * HALF_A_MINUTE)
    assert with_code(client, school, code).errors == [NOT_RIGHT]


def test_whoever_guesses_codes_must_wait(client: Reader, school: SmallSchool, phone: Phone) -> None:
    page = client.sign_in(school.senco.email, PASSWORD)
    for _ in range(5):
        page = client.press(page, "Sign in", {"code": "000000"})
    assert "too many tries" in client.press(page, "Sign in", {"code": phone.shows_next()}).errors[0]


def test_the_password_is_asked_for_again_after_ten_minutes(
    client: Reader, school: SmallSchool, phone: Phone, clock: SetClock
) -> None:
    page = client.sign_in(school.senco.email, PASSWORD)
    clock.advance(TIME_FOR_THE_CODE + HALF_A_MINUTE)
    assert client.press(page, "Sign in", {"code": phone.shows_next()}).heading == "Sign in"


def test_without_a_password_there_is_no_page_for_a_code(client: Reader, school: SmallSchool) -> None:
    assert client.page("/sign-in/code").heading == "Sign in"


def test_whoever_is_signed_in_is_not_asked_for_a_code(senco: Reader) -> None:
    assert senco.page("/sign-in/code").heading not in ("Sign in", "Enter the code from your app")


def test_a_key_that_nobody_confirmed_asks_for_nothing(client: Reader, school: SmallSchool, senco: Reader) -> None:
    page = senco.press(senco.page("/account/code"), "Set it up")
    assert senco.press(page, "Ask me for a code from now on", {"code": "000000"}).errors == [NOT_RIGHT]
    senco.press(senco.page("/account"), "Sign out")
    assert client.sign_in(school.senco.email, PASSWORD).heading != "Enter the code from your app"


def test_a_key_that_counts_is_never_shown_again_nor_replaced(client: Reader, school: SmallSchool, phone: Phone) -> None:
    inside = with_code(client, school, phone.shows_next())
    page = client.page("/account/code")
    assert page.heading == "Sign in without a code"
    assert "app-once" not in page.html
    token = inside.filled("Sign out", {})
    assert client.post("/account/code/new", data=token).status_code == 403


def test_turning_it_off_takes_the_password(client: Reader, school: SmallSchool, phone: Phone) -> None:
    with_code(client, school, phone.shows_next())
    page = client.page("/account/code/off")
    assert client.press(page, "Turn it off", {"now": "something else"}).errors == [WRONG]
    assert "No code is asked for any more" in client.press(page, "Turn it off", {"now": PASSWORD}).main
    client.press(client.page("/account"), "Sign out")
    assert client.sign_in(school.senco.email, PASSWORD).heading != "Enter the code from your app"


def test_whoever_guesses_the_password_inside_must_wait_too(client: Reader, school: SmallSchool, phone: Phone) -> None:
    with_code(client, school, phone.shows_next())
    page = client.page("/account/code/off")
    for _ in range(5):
        page = client.press(page, "Turn it off", {"now": "something else"})
    assert "too many tries" in client.press(page, "Turn it off", {"now": PASSWORD}).errors[0]


def test_whoever_lost_their_phone_comes_in_with_a_new_password(
    app: Flask, client: Reader, school: SmallSchool, phone: Phone
) -> None:
    head: Reader = app.test_client()
    head.come_in(school.head.email)
    page = head.press(head.page(f"/people/{school.senco.id}"), "Make a new password")
    assert client.sign_in(school.senco.email, once_on(page)).heading == "Choose your own password"
