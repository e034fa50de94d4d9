"""The board to take away: as the filters show it, in two forms, with no names where names are hidden."""

import csv
import io

from tests.counting import asked
from tests.web.invented import browser
from web.held_up.taken import HEADINGS
from workflows.school.roll.workbook import sheets_of


def lines(client, address: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(client.get(address).data.decode("utf-8-sig"))))


def test_the_csv_has_a_line_for_each_row_of_the_board(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    head, *rest = lines(client, "/held-up/list.csv")
    assert head == list(HEADINGS)
    assert rest[0][:2] == ["Leo Brennan", "2H"]
    assert len(rest) < len(lines(client, "/held-up/list.csv?show=all")) - 1


def test_the_filters_hold_for_what_is_taken(demo, tmp_path):
    found = lines(browser(demo, tmp_path, "senco"), "/held-up/list.csv?show=all&class=4P")[1:]
    assert found
    assert {line[1] for line in found} == {"4P"}


def test_the_workbook_says_the_same_as_the_csv(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    (sheet,) = sheets_of(client.get("/held-up/list.xlsx?show=all").data)
    said = [[*cells, *[""] * (len(HEADINGS) - len(cells))] for _, cells in sheet]
    assert said == lines(client, "/held-up/list.csv?show=all")


def test_with_names_hidden_no_name_is_taken_away(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    client.press(client.page("/held-up"), "Hide names")
    text = client.get("/held-up/list.csv?show=all").data.decode("utf-8-sig")
    assert "L.B." in text
    assert "Leo" not in text


def test_it_is_for_senco_and_head_alone(demo, tmp_path):
    assert browser(demo, tmp_path, "patel").get("/held-up/list.csv").status_code == 403


def test_the_statements_are_those_of_the_board(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    client.get("/held-up/list.csv?show=all")
    with asked(demo.database) as taken:
        client.get("/held-up/list.csv?show=all")
    with asked(demo.database) as board:
        client.page("/held-up?show=all")
    assert len(taken) == len(board)
