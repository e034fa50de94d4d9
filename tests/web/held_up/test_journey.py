"""A row of the board, opened: on the board with scripts, on a page of its own without."""

from uuid import UUID

import pytest

from engine.terms import Role
from engine.values import Actor, Scope
from tests.web.invented import browser, child, journey
from workflows.school.duties import begin


def address(demo, name: str = "Sam") -> str:
    return f"/held-up/journeys/{journey(demo, name).id}"


def test_an_open_row_says_the_guards_the_last_events_and_who_was_reminded(demo, tmp_path):
    page = browser(demo, tmp_path, "senco").page(address(demo, "Leo"))
    assert page.heading == "What holds Leo B. up"
    assert "Missing" in page.main
    assert "The law says" in page.main
    assert "Who was reminded" in page.main
    assert len(list(page.tree.iterfind(".//li[@class='app-history__event']"))) <= 3


def test_the_part_that_opens_in_place_is_the_part_of_the_page(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    part = client.page(address(demo), part=True).html.strip()
    assert part.startswith('<div class="app-opened">')
    without_proof = part.partition('name="csrf_token"')[0]
    assert without_proof in client.page(address(demo)).html


def test_with_names_hidden_an_open_row_says_initials_too(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    assert "Leo" in client.page(address(demo, "Leo")).main
    client.press(client.page("/held-up"), "Hide names")
    assert "Leo" not in client.page(address(demo, "Leo")).main


def test_every_row_of_the_board_opens(demo, tmp_path):
    page = browser(demo, tmp_path, "senco").page("/held-up")
    opening = [each for each in page.tree.iter("details") if each.get("hx-get")]
    assert opening
    for each in opening:
        assert each.find(".//a").get("href") == each.get("hx-get")


def test_a_reminder_that_was_asked_for_is_shown_with_who_asked(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    client.press(client.page("/held-up?class=3L"), "Send a reminder about Sam O.")
    assert "Miss Agata Lindley, asked for by Mrs Ruth Calloway" in client.page(address(demo)).main


def test_a_step_is_given_to_somebody_else_from_the_row(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    page = client.page(address(demo))
    assert "Give it for Sam O." in page.text
    chosen = next(each for each in page.tree.iter("option") if "Calloway" in (each.text or "") or "Adair" in each.text)
    told = client.press(page, "Give it for Sam O.", {"person": chosen.get("value")})
    assert "The step is handed over." in told.main
    assert str(journey(demo, "Sam").next_person_id) == chosen.get("value").removeprefix("person:")


def test_a_press_without_a_name_changes_nothing(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    told = client.press(client.page(address(demo)), "Give it for Sam O.")
    assert "Nobody was chosen, so the step stays where it is." in told.main
    assert journey(demo, "Sam").next_person_id is None


def test_a_row_opens_though_a_duty_names_somebody_of_whom_nothing_is_kept(demo, tmp_path):
    sam, unknown = child(demo, "Sam"), UUID(int=9)
    with demo.writing(Scope(journey(demo, "Sam").school_id, Actor.system("test")), subjects=[sam]) as work:
        begin(work, unknown, Role.TA, sam)
        begin(work, unknown, Role.CLASS_TEACHER, sam)
    client = browser(demo, tmp_path, "senco")
    page = client.page(address(demo))
    assert page.status == 200
    assert str(unknown) not in page.html
    assert client.page(f"/children/{sam}").status == 200


@pytest.mark.parametrize("chosen", ["", "?show=all", "?class=3L"])
def test_two_links_that_say_the_same_lead_to_the_same_list(demo, tmp_path, chosen):
    page = browser(demo, tmp_path, "senco").page(f"{address(demo)}{chosen}")
    assert page.status == 200


def test_opening_a_row_is_for_senco_and_head_alone(demo, tmp_path):
    assert browser(demo, tmp_path, "lindley").page(address(demo)).heading == "This is not open to you"


def test_a_journey_that_is_not_there_is_not_found(demo, tmp_path):
    assert browser(demo, tmp_path, "senco").page(f"/held-up/journeys/{child(demo, 'Sam')}").status == 404
