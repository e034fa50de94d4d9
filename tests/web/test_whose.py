"""Whose move it is, in words; where people share a class by days, whose day it is."""

from uuid import UUID

from web.whose import Around

REID, SHAW, ME = UUID(int=1), UUID(int=2), UUID(int=3)
NAMES = {REID: "Mrs Reid", SHAW: "Mr Shaw", ME: "Mrs Okafor"}
BOTH = {"class_teacher": (REID, SHAW)}


def waiting(me: UUID = ME, holders: dict[str, tuple[UUID, ...]] = BOTH, **shares: bool) -> str:
    known = {"reid": REID, "shaw": SHAW}
    return (
        Around(holders, NAMES, me, {known[name]: is_today for name, is_today in shares.items()})
        .of_role("class_teacher")
        .words
    )


def test_those_who_share_a_class_are_named_with_whose_day_it_is() -> None:
    assert waiting(reid=True, shaw=False) == "Waiting for Mrs Reid or Mr Shaw (today is Mrs Reid’s day)"


def test_where_every_day_is_everybody_s_nothing_is_said_of_days() -> None:
    assert waiting() == "Waiting for Mrs Reid or Mr Shaw"
    assert waiting(reid=False, shaw=False) == "Waiting for Mrs Reid or Mr Shaw"


def test_one_who_shares_hears_whose_day_it_is_too() -> None:
    assert waiting(REID, reid=True, shaw=False) == "Waiting for you (today is your day)"
    assert waiting(REID, reid=False, shaw=True) == "Waiting for you (today is Mr Shaw’s day)"


def test_one_teacher_alone_has_no_day_named() -> None:
    assert waiting(holders={"class_teacher": (REID,)}, reid=False) == "Waiting for Mrs Reid"
