"""Making a move: all guards are shown, guidance may be departed from with a reason, the law may not."""

from datetime import date

import pytest
from sqlmodel import select

from engine.records import AllowanceRow, Journey
from tests.review import text_of
from tests.web.invented import browser, child, journey
from workflows.school.accounts import NOBODY


def address(found: Journey, do: str) -> str:
    return f"/journeys/{found.id}/moves/{do}"


def test_a_duty_not_met_offers_no_button_and_no_reason(demo, tmp_path):
    page = browser(demo, tmp_path, "senco").page(address(journey(demo, "Leo"), "begin_plan"))
    assert "The law says" in page.main
    assert "Write the plan" not in [button.text for button in page.tree.iter("button")]
    assert "Tell the family formally" in page.main


def test_a_specialist_is_refused_without_the_family_and_every_way_past_is_listed(demo, tmp_path):
    found = journey(demo, "Kofi", "specialist_involvement")
    page = browser(demo, tmp_path, "senco").page(address(found, "agree_with_family"))
    assert "Educational psychology" in page.main, "which service it is about stands above the title"
    assert "The Code says always" in page.main
    assert "There is no record that the family took part in this decision." in page.main
    for way in ("It is urgent", "over compulsory school age", "tried to reach the family", "safeguarding lead"):
        assert way in page.main


def test_a_refused_move_leads_to_the_first_missing_step_and_to_each_step_once(demo, tmp_path):
    found = journey(demo, "Kofi", "specialist_involvement")
    page = browser(demo, tmp_path, "mwangi").page(address(found, "agree_with_family"))
    main = [each for each in page.tree.iter("a") if "govuk-button" in (each.get("class") or "").split()]
    assert [text_of(each) for each in main] == ["Decide with the family"]
    steps = [each.get("href") for each in page.tree.iter("a") if (each.get("href") or "").startswith("/steps/")]
    assert len(steps) == len(set(steps))
    assert f"{main[0].get('href')}/attempts" in steps


def test_a_way_past_that_is_not_so_here_says_why_and_cannot_be_chosen(demo, tmp_path):
    found = journey(demo, "Kofi", "specialist_involvement")
    client = browser(demo, tmp_path, "senco")
    page = client.page(address(found, "agree_with_family"))
    offered = [each.get("value") for each in page.tree.iter("input") if each.get("name") == "way"]
    assert offered == ["urgent|exception|"]
    assert "Compulsory school age has not ended yet." in page.main
    assert "Attempts to reach the family so far: 0" in page.main
    told = client.press(page, "Record this reason", {"way": "young_person_decides|exception|"})
    assert "Nothing was recorded yet. Compulsory school age has not ended yet." in told.main


def test_who_records_a_way_past_is_said_once(demo, tmp_path):
    found = journey(demo, "Kofi", "specialist_involvement")
    page = browser(demo, tmp_path, "senco").page(address(found, "agree_with_family"))
    assert page.main.count("safeguarding lead") == 1


def test_an_exception_is_recorded_by_a_listed_role_and_lets_the_move_pass(demo, tmp_path):
    found = journey(demo, "Kofi", "specialist_involvement")
    client = browser(demo, tmp_path, "senco")
    page = client.page(address(found, "agree_with_family"))
    done = client.press(page, "Record this reason", {"way": "urgent|exception|"})
    assert "A listed exception is on record." in done.main
    client.press(done, "Decided: ask them")
    assert journey(demo, "Kofi", "specialist_involvement").stage == "decided"


def test_going_on_without_a_should_asks_why_and_keeps_what_was_typed(demo, tmp_path):
    found = journey(demo, "Jess")
    client = browser(demo, tmp_path, "patel")
    page = client.page(address(found, "assess_for_sen"))
    assert "Usually we also do what is missing below." in page.main
    refused = client.press(page, "Look closely, with the SENCO")
    assert refused.status == 422
    client.press(refused, "Look closely, with the SENCO", {"reason_teaching_tried_or_plain": "Her family cannot wait"})
    assert journey(demo, "Jess").stage == "sen_assessment"


def test_a_move_that_asks_why_is_not_made_without_one(demo, tmp_path):
    found = journey(demo, "Tom")
    client = browser(demo, tmp_path, "mwangi")
    page = client.page(address(found, "look_again_at_needs"))
    refused = client.press(page, "Look again at the needs")
    assert refused.status == 422
    client.press(refused, "Look again at the needs", {"why": "His new glasses came"})
    assert journey(demo, "Tom").stage == "sen_assessment"


def test_a_stale_tab_changes_nothing_and_says_so(demo, tmp_path):
    found = journey(demo, "Jess")
    client = browser(demo, tmp_path, "patel")
    page = client.page(address(found, "try_something_else"))
    client.press(client.page(address(found, "try_something_else")), "Try something else in class")
    stale = client.press(page, "Try something else in class")
    assert stale.heading == "Something has changed since you opened the page"
    assert journey(demo, "Jess").sequence == found.sequence + 1


def test_a_move_for_somebody_else_says_for_whom(demo, tmp_path):
    found = journey(demo, "Amira", "specialist_involvement")
    page = browser(demo, tmp_path, "patel").page(address(found, "accepted"))
    assert "This is for the SENCO." in page.main


def test_a_journey_of_another_class_is_not_there(demo, tmp_path):
    found = journey(demo, "Leo")
    client = browser(demo, tmp_path, "patel")
    assert client.page(address(found, "begin_plan")).status == 404
    assert client.page(address(found, "unheard_of")).status == 404
    assert child(demo, "Leo") == found.subject_id


def test_the_safeguarding_lead_records_that_telling_would_harm_and_is_asked_for_no_details(demo, tmp_path):
    found = journey(demo, "Leo")
    client = browser(demo, tmp_path, "dsl")
    page = client.page(address(found, "begin_plan"))
    form = page.form("Record this reason")
    assert not list(form.iter("textarea"))
    assert {each.get("type") for each in form.iter("input")} == {"hidden", "radio", "text"}
    assert {each.get("name") for each in form.iter("input") if each.get("type") == "text"} == {
        f"look_again_on-{part}" for part in ("day", "month", "year")
    }
    day = {"look_again_on-day": "1", "look_again_on-month": "2", "look_again_on-year": "2027"}
    way = {"way": "safeguarding|exemption|family_told_of_provision"}
    client.press(page, "Record this reason", {**way, **day, "reason": "What somebody forged in"})
    with demo.reading(NOBODY) as session:
        kept = session.exec(select(AllowanceRow).where(AllowanceRow.journey_id == found.id)).one()
    assert (kept.name, kept.reason, kept.look_again_on) == ("safeguarding", "", date(2027, 2, 1))


@pytest.mark.parametrize("year", ["9999", "0001", "2025", "²"])
def test_a_safeguarding_decision_is_looked_at_again_in_this_life(demo, tmp_path, year):
    found = journey(demo, "Leo")
    client = browser(demo, tmp_path, "dsl")
    day = {"look_again_on-day": "1", "look_again_on-month": "2", "look_again_on-year": year}
    way = {"way": "safeguarding|exemption|family_told_of_provision"}
    page = client.press(client.page(address(found, "begin_plan")), "Record this reason", {**way, **day})
    assert "Nothing was recorded yet." in page.main


@pytest.mark.parametrize("key", ["osborne", "senco", "head", "lowe"])
def test_nobody_else_records_a_safeguarding_decision(demo, tmp_path, key):
    found = journey(demo, "Maya")
    client = browser(demo, tmp_path, key)
    page = client.page(address(found, "begin_plan"))
    sent = {
        "csrf_token": next(each.get("value") for each in page.tree.iter("input") if each.get("name") == "csrf_token"),
        "do": "begin_plan",
        "way": "safeguarding|exemption|family_told_of_provision",
        "look_again_on-day": "1",
        "look_again_on-month": "2",
        "look_again_on-year": "2027",
    }
    assert client.post(f"/journeys/{found.id}/ways-past", data=sent).status_code == 403
