from datetime import date
from uuid import UUID

from notifications.sweep import sweep
from tests.client import Page, Reader
from tests.counting import asked
from tests.web.classroom import DIFFERENT, Classroom
from tests.web.school import SCHOOL_ID


def lines(page: Page) -> list[str]:
    """The list as it is read, one text for each line, in their order."""
    found = page.tree.iterfind(".//li[@class]")
    return [" ".join("".join(each.itertext()).split()) for each in found if "app-todo" in each.get("class", "")]


def test_an_empty_list_says_what_will_appear_and_how_to_begin(teacher: Reader) -> None:
    page = teacher.page("/next-steps")
    assert page.heading == "My next steps"
    assert "Nothing waits for you" in page.main
    assert "When a step for a child is yours, it stands here" in page.main
    assert "I’ve noticed something" in page.links()


def test_the_list_is_where_signing_in_leads(teacher: Reader) -> None:
    assert teacher.page("/").heading == "My next steps"


def test_a_greeting_says_who_is_meant(teacher: Reader) -> None:
    assert "Good morning, Mrs Patel" in teacher.page("/next-steps").main


def test_a_child_has_one_line_however_many_steps_wait(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    page = teacher.page("/next-steps")
    assert len(lines(page)) == 1
    assert "And 2 more steps for this child" in page.main


def test_a_line_has_initials_and_year_and_no_name(room: Classroom, teacher: Reader) -> None:
    room.begin(room.amira)
    page = teacher.page("/next-steps")
    assert "A.K. Year 4 Say what comes next" in page.main
    assert "Amira" not in page.html
    assert "Khan" not in page.html


def test_children_with_the_same_initials_are_told_apart(room: Classroom, teacher: Reader) -> None:
    for child in room.add_children(2):
        room.begin(child)
    found = lines(teacher.page("/next-steps"))
    assert sorted(line.split()[0] for line in found) == ["Aa.Hi.", "Ab.Hi."]


def test_what_is_late_starts_the_list_in_plain_words(room: Classroom, teacher: Reader) -> None:
    room.begin(room.amira)
    room.on(date(2026, 9, 15))
    room.begin(room.leo)
    room.on(date(2026, 9, 23))
    room.back(teacher)
    page = teacher.page("/next-steps")
    assert page.main.index("Start here") < page.main.index("A.K.") < page.main.index("L.B.")
    assert "2 school days late" in lines(page)[0]


def test_the_most_urgent_starts_the_list_where_nothing_is_late(room: Classroom, teacher: Reader) -> None:
    room.begin(room.amira)
    page = teacher.page("/next-steps")
    assert page.main.index("Start here") < page.main.index("A.K.")
    assert "by Monday 21 September" in page.main


def after_beginning(room: Classroom, teacher: Reader, begun: dict[int, UUID], *, seen_on: int) -> Page:
    """The teacher's list on a day of September, with journeys that began on days before."""
    for day, child in begun.items():
        room.on(date(2026, 9, day))
        room.begin(child)
    room.on(date(2026, 9, seen_on))
    room.back(teacher)
    return teacher.page("/next-steps")


def test_what_is_due_today_and_this_week_has_its_own_group(room: Classroom, teacher: Reader) -> None:
    page = after_beginning(room, teacher, {7: room.amira, 8: room.leo, 9: room.kofi}, seen_on=22)
    start, today, week = (page.main.index(words) for words in ("Start here", "Today", "This week"))
    assert start < page.main.index("A.K.") < today < page.main.index("L.B.") < week < page.main.index("K.M.")
    assert "3 children this week" in page.main
    assert "by Wednesday" in page.main


def test_at_the_weekend_the_week_that_counts_is_the_next_one(room: Classroom, teacher: Reader) -> None:
    page = after_beginning(room, teacher, {7: room.amira, 9: room.kofi, 18: room.leo}, seen_on=20)
    week, later = page.main.index("Next week"), page.main.index("Later (1)")
    assert week < page.main.index("K.M.") < later < page.main.index("L.B.")
    assert "2 children next week" in page.main


def test_what_is_due_later_is_counted_and_folded_away(room: Classroom, teacher: Reader) -> None:
    for child in (room.amira, room.leo, room.kofi):
        room.begin(child)
    page = teacher.page("/next-steps")
    folded = page.tree.find(".//details")
    assert folded is not None
    assert folded.get("open") is None
    assert "Later (2)" in page.main


def test_a_move_that_is_ready_is_a_next_step(room: Classroom, teacher: Reader) -> None:
    room.begin(room.amira)
    room.answer(room.amira, "weigh_concern", DIFFERENT)
    page = teacher.page("/next-steps")
    (line,) = lines(page)
    assert "Try something different in class" in line
    assert "Everything that this needs is there" in line
    journey = room.look(room.amira).journey.id
    assert f"/journeys/{journey}/moves/respond_in_class" in page.links().values()


def test_what_nobody_owns_comes_to_the_senco_and_says_so(room: Classroom, senco: Reader) -> None:
    child = room.add_children(1)[0]
    room.begin(child)
    assert lines(senco.page("/next-steps")) == []
    room.unassign(child)
    (line,) = lines(senco.page("/next-steps"))
    assert "Nobody is named as class teacher, so this has come to you" in line


def test_a_child_for_whom_nothing_is_to_do_says_until_when(room: Classroom, teacher: Reader) -> None:
    room.try_in_class(room.amira)
    room.answer(
        room.amira,
        "choose_response",
        {"now": "41", "change": "A map", "how_often": "Daily", "working": "50", "look_again_on": "2026-10-12"},
    )
    room.talk(room.amira, "talk_with_family")
    page = teacher.page("/next-steps")
    assert "Nothing waits for you" in page.main
    assert "Nothing for you to do (1)" in page.main
    assert "Nothing for you to do until Monday 5 October" in page.main


def test_a_child_who_waits_for_somebody_else_says_for_whom(room: Classroom, ta: Reader) -> None:
    room.begin(room.amira)
    assert "Waiting for Mrs Patel" in ta.page("/next-steps").main
    room.unassign(room.amira)
    assert "Nobody is named as class teacher" in ta.page("/next-steps").main


def test_a_reminder_stands_on_its_line_until_the_step_is_opened(room: Classroom, teacher: Reader) -> None:
    room.begin(room.amira)
    for day in (17, 18):
        room.on(date(2026, 9, day))
        sweep(room.desk, SCHOOL_ID, room.clock.now(), base_url="http://localhost")
    room.on(date(2026, 9, 21))
    room.back(teacher)
    assert "Reminded on Thursday" in teacher.page("/next-steps").main
    teacher.page(room.step(room.amira, "weigh_concern"))
    assert "Reminded" not in teacher.page("/next-steps").main


def test_the_list_asks_the_database_as_often_for_forty_children_as_for_one(room: Classroom, teacher: Reader) -> None:
    room.begin(room.amira)
    teacher.page("/next-steps")
    with asked(room.desk.database) as for_one:
        teacher.page("/next-steps")
    for child in room.add_children(39):
        room.begin(child)
    with asked(room.desk.database) as for_forty:
        page = teacher.page("/next-steps")
    assert len(lines(page)) == 40
    assert len(for_forty) == len(for_one)
