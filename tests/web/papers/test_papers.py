from uuid import UUID, uuid4

import pytest

from tests.client import Page, Reader
from tests.web.repeating import Repeating
from workflows.support.outcome_reviews import ReviewWords, save_outcome_review
from workflows.support.recommendations import RecommendationWords, save_recommendation


def paper(client: Reader, room: Repeating, child: UUID, what: str) -> Page:
    return client.page(f"/papers/{room.look(child).journey.id}/{what}")


def test_the_plan_on_one_page_is_plain_and_says_where_free_advice_is(room: Repeating, teacher: Reader) -> None:
    room.put_in_place(room.amira)
    page = paper(teacher, room, room.amira, "plan")
    assert page.heading == "Amira’s plan"
    for words in (
        "Ashgrove Primary School 7 September 2026",
        "Amira Khan, 4P. In place since 7 September 2026.",
        "What Amira does well Reasoning aloud",
        "Likes, and is good at: Building",
        "1. What Amira will be able to do by 18 December 2026 Read a page aloud",
        "Now: A line, 7 September",
        "Word maps 20 minutes, 3 times a week, for 10 weeks. With Mr Lowe.",
        "When we look at it together Monday 21 September 2026",
        "Mrs Patel, who teaches Amira, or Mrs Okafor, our special needs coordinator (SENCO).",
        "SENDIASS gives free, private advice",
        "The Local Offer is your council’s list",
        "Tell us what you would change.",
    ):
        assert words in page.main


def test_a_plan_comes_in_large_print(room: Repeating, teacher: Reader) -> None:
    room.put_in_place(room.amira)
    page = paper(teacher, room, room.amira, "plan")
    assert "app-letter--large" in teacher.page(page.links()["Large print"]).html


@pytest.mark.parametrize("what", ["plan", "record", "advice"])
def test_what_is_not_written_yet_is_said_so(room: Repeating, teacher: Reader, what: str) -> None:
    room.begin(room.amira)
    assert "Nothing is written yet" in paper(teacher, room, room.amira, what).main


def test_a_talk_that_there_is_not_is_not_found(room: Repeating, teacher: Reader) -> None:
    room.begin(room.amira)
    assert paper(teacher, room, room.amira, f"talks/{uuid4()}").status == 404


def test_a_child_of_somebody_else_is_not_found(room: Repeating, office: Reader) -> None:
    room.put_in_place(room.amira)
    assert paper(office, room, room.amira, "plan").status == 404


def test_each_printed_page_is_a_reading_of_the_childs_file(room: Repeating, teacher: Reader) -> None:
    room.put_in_place(room.amira)
    before = room.readings(room.amira)
    paper(teacher, room, room.amira, "plan")
    assert room.readings(room.amira) == before + 1


def test_the_note_of_a_talk_says_who_what_and_what_happens_next(room: Repeating, teacher: Reader) -> None:
    room.look_closely(room.amira)
    room.talk(room.amira)
    step = teacher.page(f"{room.step(room.amira, 'talk_about_needs')}/done")
    note = teacher.page(step.links()["The note for the family, to print"])
    assert note.heading == "Our talk about Amira"
    assert "We talked on Monday 7 September 2026 with Samira Khan (in person)." in note.main
    assert "What you told us She dreads reading aloud" in note.main
    assert "What happens next" in note.main
    assert "SENDIASS" in note.main


def test_the_note_of_another_childs_talk_is_not_found(room: Repeating, teacher: Reader) -> None:
    for child in (room.amira, room.leo):
        room.look_closely(child)
        room.talk(child)
    talk = room.look(room.leo).facts.circle.talks[0].id
    assert paper(teacher, room, room.amira, f"talks/{talk}").status == 404


def test_the_record_of_a_review_says_how_far_each_outcome_was_reached(room: Repeating, teacher: Reader) -> None:
    room.under_review(room.amira)
    journey = room.look(room.amira).journey
    with room.desk.writing(room.as_(room.school.teacher), subjects=[room.amira]) as work:
        save_outcome_review(work, journey, 1, ReviewWords("Half a page", "nearly", "Running record"))
    page = paper(teacher, room, room.amira, "record")
    assert page.heading == "Looking at Amira’s plan together"
    assert "1. Read a page aloud Nearly It began at: A line, 7 September Now: Half a page" in page.main
    assert "What shows it: Running record" in page.main


def test_advice_says_what_we_do_with_it(room: Repeating, senco: Reader) -> None:
    room.advised(room.leo)
    room.answer(room.leo, "file_advice", room.filed("Pictures and signs"), by=room.school.senco)
    journey = room.look(room.leo).journey
    with room.desk.writing(room.as_(room.school.senco), subjects=[room.leo]) as work:
        for place, said in enumerate((("use", ""), ("change", "At lunch"), ("not_now", "No room")), start=1):
            save_recommendation(work, journey, place, RecommendationWords(f"Point {place}", *said))
    page = paper(senco, room, room.leo, "advice")
    assert "What they say Pictures and signs" in page.main
    for words in ("Point 1 We do this.", "Point 2 We do this in another way: At lunch",
                  "Point 3 We do not do this now: No room"):  # fmt: skip
        assert words in page.main


def test_advice_with_something_not_to_be_passed_on_leaves_out_the_points_as_filed(
    room: Repeating, senco: Reader
) -> None:
    room.advised(room.leo)
    filed = {**room.filed("Pictures, and a word about his uncle"), "share_limits": "The word about his uncle"}
    room.answer(room.leo, "file_advice", filed, by=room.school.senco)
    page = paper(senco, room, room.leo, "advice")
    assert "Something in this advice is not to be passed on" in page.main
    assert "uncle" not in page.main
