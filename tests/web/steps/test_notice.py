from tests.client import Page, Reader
from tests.web.classroom import Classroom


def opened(client: Reader, room: Classroom) -> Page:
    return client.page(room.step(room.amira, "tell_family"))


def decided(room: Classroom) -> None:
    room.look_closely(room.amira)
    room.decide(room.amira)


def test_each_entitled_contact_has_a_line_and_the_law_is_named(room: Classroom, senco: Reader) -> None:
    decided(room)
    page = opened(senco, room)
    assert page.heading == "Tell the family formally"
    assert "Samira Khan, mother Arabic interpreter Not told yet" in page.main
    assert "Omar Khan, father Not told yet" in page.main
    assert "The law says: The parent or young person is told when special educational provision is made." in page.main


def test_telling_every_contact_finishes_the_step(room: Classroom, senco: Reader) -> None:
    decided(room)
    after = senco.press(opened(senco, room), "Mark as given", {"how": "handed"})
    assert "It is on record that the family was told." in after.main
    assert room.row(room.amira, "tell_family").status == "open"
    senco.press(after, "Mark as given", {"how": "post", "form": "large"})
    assert room.row(room.amira, "tell_family").status == "done"
    page = opened(senco, room)
    assert "Told on 7 September 2026: handed over" in page.main
    assert "Told on 7 September 2026: by post, large print" in page.main
    assert "Go on" in page.links()


def test_a_notice_that_was_marked_wrongly_is_put_right(room: Classroom, senco: Reader) -> None:
    decided(room)
    senco.press(opened(senco, room), "Mark as given", {"how": "handed"})
    page = opened(senco, room)
    address = next(href for words, href in page.links().items() if words.startswith("Put this right"))
    senco.press(senco.page(address), "Put it right", {"how": "email"})
    page = opened(senco, room)
    assert "by e-mail" in page.main
    assert "handed over" not in page.main


def test_how_it_went_is_asked_for(room: Classroom, senco: Reader) -> None:
    decided(room)
    again = senco.press(opened(senco, room), "Mark as given")
    assert again.status == 422
    assert again.errors == ["Select how it was done"]


def test_what_is_chosen_is_kept_as_it_is_chosen(room: Classroom, senco: Reader) -> None:
    decided(room)
    page = opened(senco, room)
    draft = page.form("Mark as given").get("data-save") or ""
    assert senco.post(draft, data=page.filled("Mark as given", {"how": "post"})).status_code == 204
    again = opened(senco, room)
    assert again.filled("Mark as given", {}).getlist("how") == ["post"]
    assert room.row(room.amira, "tell_family").status == "open"


def test_the_class_teacher_may_hand_it_over_in_the_meeting(room: Classroom, teacher: Reader) -> None:
    decided(room)
    after = teacher.press(opened(teacher, room), "Mark as given", {"how": "handed"})
    assert "It is on record that the family was told." in after.main


def test_a_teaching_assistant_may_not(room: Classroom, ta: Reader) -> None:
    decided(room)
    page = opened(ta, room)
    assert "Waiting for Mrs Okafor" in page.main
    assert page.tree.find(".//main//form") is None


def test_that_the_letter_went_stands_on_the_childs_page_for_whoever_works_with_the_child(
    room: Classroom, senco: Reader, ta: Reader
) -> None:
    decided(room)
    room.tell_formally(room.amira)
    assert "What was written there stands on Amira’s page." in opened(ta, room).main
    page = ta.page(f"/children/{room.amira}")
    assert "The formal letter: Samira Khan, sent or handed over, 7 September 2026" in page.main


def test_the_letter_says_what_was_decided_in_plain_words(room: Classroom, senco: Reader) -> None:
    decided(room)
    contact = room.contacts(room.amira)["mother"]
    letter = senco.page(f"{room.step(room.amira, 'tell_family')}/letter/{contact}")
    for words in (
        "Dear Samira Khan",
        "The law calls this special educational provision.",
        "Reading stays far behind after a term of extra practice.",
        "Specific learning difficulty. This is not a diagnosis",
        "Mrs Patel, who teaches Amira, or Mrs Okafor, our special needs coordinator",
        "SENDIASS gives free, private advice",
        "The Local Offer",
        "You do not need to sign or send anything back.",
    ):
        assert words in letter.main


def test_the_letter_comes_in_large_print(room: Classroom, senco: Reader) -> None:
    decided(room)
    contact = room.contacts(room.amira)["mother"]
    letter = senco.page(f"{room.step(room.amira, 'tell_family')}/letter/{contact}")
    assert "app-letter--large" in senco.page(letter.links()["Large print"]).html


def test_a_letter_to_somebody_else_is_not_there(room: Classroom, senco: Reader) -> None:
    decided(room)
    other = room.contacts(room.leo)["mother"]
    assert senco.page(f"{room.step(room.amira, 'tell_family')}/letter/{other}").status == 404
