"""Held up: which steps wait, because of what, and whose move it is; in a constant number of statements."""

import re

from engine import journeys
from engine.clock import at_time
from engine.values import Actor, Scope
from tests import DEMO_DAY
from tests.counting import asked
from tests.review import text_of
from tests.web.invented import browser, child, journey, person, step
from web.held_up import filters


def rows(page) -> list[str]:
    """The rows of the board, without those that open below them."""
    found = (row for row in page.tree.iterfind(".//div[@id='rows']//tr") if "app-board__more" not in row.get("class"))
    return [" ".join("".join(row.itertext()).split()) for row in found][1:]


def test_law_stands_first_and_every_row_says_what_is_missing_and_whose_move_it_is(demo, tmp_path):
    found = rows(browser(demo, tmp_path, "senco").page("/held-up"))
    assert found[0].startswith("Leo B.")
    assert "By law." in found[0]
    assert any("Mrs Meera Patel" in row and "No change in class teaching has a result yet" in row for row in found)
    assert any("Nobody is named" in row for row in rows(browser(demo, tmp_path, "senco").page("/held-up?show=all")))


def test_every_open_journey_stands_on_the_board_once(demo, tmp_path):
    found = rows(browser(demo, tmp_path, "senco").page("/held-up?show=all"))
    assert len([row for row in found if row.startswith("Kofi M.")]) == 2
    assert len([row for row in found if row.startswith("Hana S.")]) == 1


def test_filters_stand_in_the_address(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    found = rows(client.page("/held-up?class=4P&show=all"))
    assert found
    assert all("4P" in row for row in found)


def test_a_long_board_is_shown_a_page_at_a_time_under_the_same_filters(demo, tmp_path, monkeypatch):
    client = browser(demo, tmp_path, "senco")
    whole = rows(client.page("/held-up?show=all"))
    monkeypatch.setattr(filters, "A_PAGE", 5)
    page, found = client.page("/held-up?show=all"), []
    while True:
        assert f"{len(whole)} rows" in page.main
        found += rows(page)
        onward = page.tree.find(".//a[@rel='next']")
        if onward is None:
            break
        page = client.page(onward.get("href"))
    assert found == whole
    assert rows(client.page("/held-up?show=all&page=999")) == rows(page)


def test_putting_the_fact_right_takes_the_row_off_the_board(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    assert any(row.startswith("Hana S.") for row in rows(client.page("/held-up")))
    page = client.page(f"/steps/{step(demo, 'Hana', 'look_over_plan')}")
    client.press(page, "Save and continue", {"view": "agreed"})
    assert not any(row.startswith("Hana S.") for row in rows(client.page("/held-up")))


def test_a_reminder_is_sent_once_and_shown(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    page = client.page("/held-up?class=3L")
    told = client.press(page, "Send a reminder about Sam O.")
    assert "A reminder is on its way to Miss Agata Lindley." in told.main
    assert "reminded today" in re.sub(r"\s+", " ", told.main)


def test_the_board_is_for_senco_and_head_alone(demo, tmp_path):
    assert browser(demo, tmp_path, "head").page("/held-up").heading == "Held up"
    assert browser(demo, tmp_path, "patel").page("/held-up").heading == "This is not open to you"


def test_a_board_of_an_earlier_day_says_so(demo, tmp_path):
    demo.clock.set(at_time(DEMO_DAY.replace(day=23), 9))
    assert "Some rows are from an earlier day." in browser(demo, tmp_path, "senco").page("/held-up").main


def test_the_reviews_of_the_week_stand_by_day_those_of_ehc_plans_among_them(demo, tmp_path):
    demo.clock.set(at_time(DEMO_DAY.replace(day=23), 9))
    client = browser(demo, tmp_path, "senco")
    page = client.page("/held-up")
    said = [text_of(each) for each in page.tree.iterfind(".//section[@aria-labelledby='reviews']//li")]
    assert "Friday 27 November: Ibrahim Y. 5O Annual review of the EHC plan" in said
    assert any(each.endswith("SEN support, the graduated approach") for each in said)
    days = [int(re.search(r"\d+", each)[0]) for each in said]
    assert days == sorted(days)
    assert page.links()["reviews this week"] == "#reviews"
    assert text_of(page.tree.findall(".//li[@class='app-figure']")[3]) == f"{len(said)} reviews this week"


def test_the_number_of_statements_does_not_grow_with_the_board(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    client.page("/held-up?show=all")
    with asked(demo.database) as many:
        client.page("/held-up?show=all")
    leo = child(demo, "Leo")
    with demo.database.writing(facts=True) as session:
        session.connection().exec_driver_sql("UPDATE journey SET is_open = 0 WHERE subject_id != ?", (leo.hex,))
    with asked(demo.database) as few:
        client.page("/held-up?show=all")
    assert len(many) == len(few)


def test_the_rows_that_are_counted_by_stage_are_all_there_are(demo, tmp_path):
    page = browser(demo, tmp_path, "senco").page("/held-up?show=all")
    table = page.tree.find(".//section[@class='app-stages']//tbody")
    numbers = [[int(cell.text) for cell in row.iter("td")] for row in table.iter("tr")]
    figures = [each.text for each in page.tree.iterfind(".//li[@class='app-figure']/strong")]
    assert sum(open_ for open_, _ in numbers) == len(rows(page))
    assert sum(held for _, held in numbers) == int(figures[1])


def test_a_bar_leads_to_the_journeys_of_its_stage(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    link = client.page("/held-up").links()["Plan"]
    assert link == "/held-up?show=all&stage=Plan"
    assert all("Plan" in row for row in rows(client.page(link)))


def test_the_usual_says_whether_it_is_our_default_or_the_school_s_own(demo, tmp_path):
    assert "(usually 15, our default)" in browser(demo, tmp_path, "senco").page("/held-up?show=all").main


def test_the_board_counts_how_often_something_was_tried_in_class(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    found = journey(demo, "Jess")
    scope = Scope(found.school_id, Actor("Mrs Patel", person(demo, "patel")))
    journeys.move(demo, scope, found.id, "try_something_else", seen=found.sequence)
    assert any(row.startswith("Jess") and ", try 2" in row for row in rows(client.page("/held-up?show=all&class=4P")))
