"""What families are handed can be read by somebody of eleven: our own words, around what people wrote."""

from collections.abc import Callable

import pytest

from tests.client import Page, Reader
from tests.reading import ELEVEN, reading_age
from tests.web.papers.refused import council_refuses
from tests.web.repeating import Repeating
from workflows.support.outcome_reviews import ReviewWords, save_outcome_review


def plan(room: Repeating, reader: Reader) -> Page:
    room.put_in_place(room.amira)
    return reader.page(f"/papers/{room.look(room.amira).journey.id}/plan")


def talk(room: Repeating, reader: Reader) -> Page:
    room.look_closely(room.amira)
    room.talk(room.amira)
    look = room.look(room.amira)
    return reader.page(f"/papers/{look.journey.id}/talks/{look.facts.circle.talks[0].id}")


def record(room: Repeating, reader: Reader) -> Page:
    room.under_review(room.amira)
    journey = room.look(room.amira).journey
    with room.desk.writing(room.as_(room.school.teacher), subjects=[room.amira]) as work:
        save_outcome_review(work, journey, 1, ReviewWords("Half a page", "nearly", "What she read on Friday"))
    return reader.page(f"/papers/{journey.id}/record")


def advice(room: Repeating, reader: Reader) -> Page:
    room.advised(room.leo)
    room.answer(room.leo, "file_advice", room.filed("Pictures and signs"), by=room.school.senco)
    return reader.page(f"/papers/{room.look(room.leo).journey.id}/advice")


def letter(room: Repeating, reader: Reader) -> Page:
    room.look_closely(room.amira)
    room.decide(room.amira)
    contact = room.contacts(room.amira)["mother"]
    return reader.page(f"{room.step(room.amira, 'tell_family')}/letter/{contact}")


def not_sen(room: Repeating, reader: Reader) -> Page:
    room.look_closely(room.amira)
    decided = {"needs": ["cognition"], "first_need": "nsa", "decision": "no", "reasons": "She learns well with help."}
    person = f"person:{room.school.teacher.id}"
    room.answer(room.amira, "decide", {**decided, "decided_with": person}, by=room.school.senco)
    room.answer(room.amira, "agree_decision", {"view": "agreed"})
    return reader.page(f"/papers/{room.look(room.amira).journey.id}/letters/not-sen")


def early(room: Repeating, reader: Reader) -> Page:
    room.look_closely(room.amira)
    return reader.page(f"/papers/{room.look(room.amira).journey.id}/letters/early")


def council_no(room: Repeating, reader: Reader) -> Page:
    council_refuses(room)
    return reader.page(f"/papers/{room.look(room.amira).journey.id}/letters/council-no")


@pytest.mark.parametrize("opened", [plan, talk, record, advice, letter, not_sen, early, council_no])
def test_what_families_are_handed_reads_at_eleven(
    room: Repeating, senco: Reader, opened: Callable[[Repeating, Reader], Page]
) -> None:
    article = opened(room, senco).tree.find(".//article")
    assert article is not None
    assert reading_age(article) <= ELEVEN
