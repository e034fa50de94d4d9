from tests.client import Page, Reader
from tests.web.classroom import Classroom


def sought(client: Reader, words: str, *, part: bool = False) -> Page:
    """What is found for some words, pressed or by htmx. They go in the body: a name does not belong in an address."""
    page = client.page("/noticed")
    if not part:
        return client.press(page, "Find", {"q": words})
    sent = page.filled("Find", {"q": words})
    answer = client.post("/noticed", data=sent, headers={"HX-Request": "true"}, follow_redirects=True)
    return Page(answer, fragment=True)


def test_the_first_line_says_where_safeguarding_goes(teacher: Reader) -> None:
    page = teacher.page("/noticed")
    warning = "Worried that a child is not safe? Do not write it here. Tell Mrs Grant, the safeguarding lead, now."
    assert warning in page.main
    assert page.main.index(warning) < page.main.index("Which child is it about?")


def test_a_teacher_sees_the_children_of_the_class_at_once(teacher: Reader) -> None:
    page = teacher.page("/noticed")
    assert "Children you work with" in page.main
    assert "Amira Khan 4P · A.K." in page.links()


def test_anybody_on_the_staff_finds_any_child_by_name(office: Reader) -> None:
    assert "Amira" not in office.page("/noticed").main
    page = sought(office, "ami")
    assert "Amira Khan 4P · A.K." in page.links()
    assert "Leo" not in page.main


def test_a_search_shows_name_class_and_initials_and_nothing_else(room: Classroom, office: Reader) -> None:
    room.look_closely(room.amira)
    room.decide(room.amira)
    found = sought(office, "Khan", part=True)
    assert found.text == "Amira Khan 4P · A.K."


def test_a_name_that_is_not_there_says_what_to_try(office: Reader) -> None:
    assert "Try a part of the name" in sought(office, "Zebedee").main


def test_the_part_that_htmx_gets_is_in_the_page(office: Reader) -> None:
    assert sought(office, "amira", part=True).html.strip() in sought(office, "amira").html


def test_a_name_that_is_searched_for_stands_in_no_address(office: Reader) -> None:
    asked = sought(office, "amira").response.request
    assert (asked.method, asked.path, asked.query_string) == ("GET", "/noticed", b"search=last")
    assert "Amira" not in office.page("/noticed?q=amira").main
