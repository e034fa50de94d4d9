"""The school’s letterhead: said once under Settings, and then on every letter and every page that is made for print."""

from tests.client import Reader
from tests.web.classroom import Classroom, desk, room, senco

__all__ = ["desk", "room", "senco"]

PAGE = "/settings/letterhead"
SAID = {"address": "1 Ash Lane\r\n\r\n Northbank NB1 2AB ", "phone": "01632 960 010", "line": "Head: Ms Lowe"}
STANDS = "1 Ash Lane Northbank NB1 2AB Telephone 01632 960 010 Head: Ms Lowe"


def test_the_school_s_name_stands_alone_until_more_is_said(senco: Reader) -> None:
    assert "The school’s name alone" in senco.page("/settings/").main
    page = senco.press(senco.page(PAGE), "Save", SAID)
    assert "1 Ash Lane, Northbank NB1 2AB, Telephone 01632 960 010, Head: Ms Lowe" in page.main
    assert STANDS in senco.page(PAGE).main
    assert "The school’s name alone" in senco.press(senco.page(PAGE), "Save", dict.fromkeys(SAID, "")).main


def test_an_address_that_leaves_no_room_for_a_letter_is_refused(senco: Reader) -> None:
    page = senco.press(senco.page(PAGE), "Save", {"address": "\n".join("abcdefg")})
    assert (page.status, page.errors) == (422, ["The address must be 6 lines or fewer"])


def test_every_letter_and_every_page_for_print_has_it(room: Classroom, senco: Reader) -> None:
    room.plan_agreed(room.amira)
    senco.press(senco.page(PAGE), "Save", SAID)
    journey = room.look(room.amira).journey.id
    formal = f"{room.step(room.amira, 'tell_family')}/letter/{room.contacts(room.amira)['mother']}"
    for address in (formal, f"/papers/{journey}/plan", f"/papers/{journey}/letters/early"):
        page = senco.page(address)
        assert page.status == 200, address
        assert STANDS in page.main, address
