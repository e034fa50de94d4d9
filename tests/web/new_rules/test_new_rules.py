"""Running journeys moved to new rules by a press: looked at first, confirmed with a reason, done, and taken back."""

from datetime import date
from uuid import UUID

import pytest

from engine.stays import times_come
from tests.client import Page, Reader
from tests.web.classroom import PLAIN, Classroom

LANDING = "/how-it-goes/graduated_approach/1/landing"
PROPOSAL = "/how-it-goes/individual_support_plan/1"
WHY = {"why": "The governors agreed to our words"}


@pytest.fixture
def reworded(room: Classroom, senco: Reader) -> Reader:
    """Amira’s and Leo’s journeys have begun; since then the school says a stage in its own words."""
    room.begin(room.amira)
    room.begin(room.leo)
    page = senco.page("/own-words/graduated_approach/stages/concern")
    senco.press(page, "Save in the draft", {"label": "Something noticed", "usual": "5"})
    senco.press(senco.page("/own-words/graduated_approach/publish"), "Publish", {})
    return senco


def label(room: Classroom, child: UUID) -> str:
    """What the child’s stage is called under the rules that the journey runs under."""
    look = room.look(child)
    return look.workflow.stages[look.journey.stage].label


def moved(reader: Reader) -> Page:
    asked = reader.page(reader.page(LANDING).links()["Move those who can move today"])
    return reader.press(asked, "Move them", WHY)


def test_where_each_child_would_land_is_found_from_the_words_and_looking_moves_nobody(
    reworded: Reader, room: Classroom
) -> None:
    words = reworded.page("/own-words/graduated_approach")
    assert words.links()["See where each child would land in these words"] == LANDING
    page = reworded.page(LANDING)
    assert "2 children would move today." in page.main
    assert "Amira Khan 4P Concern raised Something noticed" in page.main
    assert label(room, room.amira) == "Concern raised"


def test_who_is_moved_is_asked_once_more_and_why(reworded: Reader, room: Classroom) -> None:
    asked = reworded.page(reworded.page(LANDING).links()["Move those who can move today"])
    assert asked.heading == "Move 2 journeys to new rules?"
    refused = reworded.press(asked, "Move them", {"why": ""})
    assert (refused.status, refused.errors) == (422, ["Say why they are moved"])
    assert label(room, room.amira) == "Concern raised"
    done = reworded.press(refused, "Move them", WHY)
    assert "2 journeys are moved." in done.main
    assert f"Why {WHY['why']}" in done.main
    assert {label(room, each) for each in (room.amira, room.leo)} == {"Something noticed"}
    again = reworded.page(LANDING)
    assert "It concerns no child here" in again.main
    assert "Move those who can move today" not in again.links()


def test_it_is_taken_back_but_for_a_child_about_whom_something_newer_was_written(
    reworded: Reader, room: Classroom
) -> None:
    moved(reworded)
    room.answer(room.leo, "weigh_concern", PLAIN)
    (address,) = {href for href in reworded.page(LANDING).links().values() if "/moved/" in href}
    page = reworded.page(address)
    stays = "1 child stays as they are now Leo Brand: Something newer was written about this child."
    assert stays in page.main
    back = reworded.press(page, "Take it back")
    assert "1 journey stands again as before." in back.main
    assert stays in back.main
    assert (label(room, room.amira), label(room, room.leo)) == ("Concern raised", "Something noticed")


def test_a_change_of_rules_is_no_new_coming_to_a_stage(reworded: Reader, room: Classroom) -> None:
    """A child stands where it stood, since when it did, and has been there no more often for it."""
    room.on(date(2026, 9, 9))
    room.back(reworded, room.school.senco)
    moved(reworded)
    assert "Something noticed now, since 7 Sep" in reworded.page(f"/children/{room.amira}").main
    (address,) = {href for href in reworded.page(LANDING).links().values() if "/moved/" in href}
    reworded.press(reworded.page(address), "Take it back")
    assert "Concern raised now, since 7 Sep" in reworded.page(f"/children/{room.amira}").main
    journey, scope = room.look(room.amira).journey.id, room.as_(room.school.senco)
    with room.desk.reading(scope) as session:
        assert times_come(session, scope, [journey]) == {journey: 1}


def test_more_than_a_press_moves_are_moved_by_the_next(
    reworded: Reader, room: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.new_rules.A_PRESS", 1)
    monkeypatch.setattr("engine.migrating.BATCH", 1)
    first = moved(reworded)
    assert "Not everybody who could move has moved yet." in first.main
    done = reworded.press(first, "Go on moving them")
    assert "Journeys moved 2" in done.main
    assert "Take it back" in done.main
    assert WHY["why"] in str(room.look(room.leo).records[-1].detail)


def test_nobody_is_moved_to_a_proposal_and_the_page_says_why(reworded: Reader, room: Classroom) -> None:
    page = reworded.page(reworded.page(f"{PROPOSAL}/what-changes").links()["See where each child would land"])
    said = "Nobody can be moved to it. This is a proposal, not law"
    assert said in page.main
    assert "Move those who can move today" not in page.links()
    forged = {"csrf_token": reworded.page("/next-steps").filled("Sign out", {})["csrf_token"], **WHY}
    for answer in (reworded.get(f"{PROPOSAL}/move"), reworded.post(f"{PROPOSAL}/move", data=forged)):
        assert answer.status_code == 409
        assert said in answer.text
    assert label(room, room.amira) == "Concern raised"


def test_only_those_who_lead_move_children_and_only_within_their_school(
    client: Reader, room: Classroom, senco: Reader
) -> None:
    assert senco.page(f"/how-it-goes/moved/{UUID(int=9)}").status == 404
    assert senco.page("/how-it-goes/dancing/1/landing").status == 404
    teacher = client.come_in(room.school.teacher.email)
    assert teacher.page(LANDING).status == 403
