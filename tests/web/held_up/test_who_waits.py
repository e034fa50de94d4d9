"""Who waits for whom."""

from tests.web.invented import browser


def test_everybody_for_whom_a_step_waits_has_one_row_with_who_waits(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    page = client.page("/held-up/who-waits")
    found = [" ".join("".join(row.itertext()).split()) for row in page.tree.iter("tr")][1:]
    assert {"Miss Agata Lindley", "You", "The service"} <= set(page.links())
    assert len(found) == len({row.split(" school day")[0] for row in found})
    you = next(row for row in found if row.startswith("You "))
    assert "Mrs Meera Patel" in you or "Miss Agata Lindley" in you


def test_a_row_leads_to_all_that_waits_for_that_person(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    page = client.page("/held-up/who-waits")
    link = page.links()["Miss Agata Lindley"]
    assert "Lindley" not in link
    board = client.page(link)
    rows = [row for row in board.tree.iterfind(".//div[@id='rows']//tr") if row.find("th[@scope='row']") is not None]
    assert rows
    assert all("Miss Agata Lindley" in "".join(row.itertext()) for row in rows)


def test_a_class_without_a_teacher_waits_by_its_name(demo, tmp_path):
    said = browser(demo, tmp_path, "senco").page("/held-up/who-waits").main
    assert "Class 1B, which has no teacher" in said
    assert "Their own class" in said
