"""What the school says of itself once stands in its letters and beside its questions."""

from tests.client import Reader
from tests.web.classroom import Classroom

ADVICE = {
    "sendiass": "Northbank SENDIASS",
    "phone": "01632 960 001",
    "web": "sendiass.northbank.example",
    "local_offer": "https://northbank.example/offer",
}


def test_what_families_are_told_stands_in_each_letter(senco: Reader, room: Classroom) -> None:
    address = letter_to(room)
    assert "Search for “SENDIASS” and the name of your council." in senco.page(address).main
    told = senco.press(senco.page("/settings/advice"), "Save", ADVICE)
    assert "Northbank SENDIASS, 01632 960 001, sendiass.northbank.example" in told.main
    letter = senco.page(address).main
    assert "Northbank SENDIASS gives free, private advice" in letter
    assert "Ring 01632 960 001, or see sendiass.northbank.example." in letter
    assert "See https://northbank.example/offer." in letter


def letter_to(room: Classroom) -> str:
    room.look_closely(room.amira)
    room.decide(room.amira)
    return f"{room.step(room.amira, 'tell_family')}/letter/{room.contacts(room.amira)['mother']}"


def test_what_a_teacher_ticks_becomes_a_line_of_the_answer(room: Classroom, teacher: Reader, senco: Reader) -> None:
    senco.press(senco.page("/settings/strategies"), "Add these", {"lines": "A word map first\nA partner"})
    room.try_in_class(room.amira)
    page = teacher.page(room.step(room.amira, "choose_response"))
    assert "Pick from the school’s own list" in page.main
    sent = {"now": "41 words", "change": ["Larger print", "A word map first"], "how_often": "Daily", "working": "50"}
    teacher.press(page, "Save and continue", sent)
    answer = room.row(room.amira, "choose_response").answer
    assert answer is not None
    assert answer.text("change").splitlines() == ["Larger print", "A word map first"]


def test_a_service_is_named_with_its_wait_and_stands_beside_the_question(room: Classroom, senco: Reader) -> None:
    page = senco.page("/settings/services/speech_and_language")
    named = senco.press(page, "Save", {"name": "Northbank therapy team", "weeks": "18"})
    assert "Northbank therapy team, usually 18 weeks" in named.main
    begin = senco.page(f"/children/{room.amira}/begin/specialist_involvement")
    assert "Speech and language: Northbank therapy team, usually 18 weeks" in begin.main
    again = senco.page("/settings/services/speech_and_language")
    assert "Nobody is named" in senco.press(again, "Name nobody").main
