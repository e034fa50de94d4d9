"""The picture of a child’s way, over histories at random: it says what the table says, and nothing lies on another."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from web.lettering import plain, width_of
from web.pupils.drawn import svg
from web.pupils.stays import CYCLE, Mark, Stay, nth
from web.pupils.way import PHONE, WIDE, Form, Stop, Way, way

BEGAN = date(2025, 9, 8)
TODAY = "Today, 22 November 2026"
WORDS = st.one_of(
    st.sampled_from(["Plan", "High-quality teaching response", "<script>alert(1)</script>", "W" * 60, "a\x00b", "]]>"]),
    st.text(min_size=1, max_size=70),
)


def stay(lane: int, on: date, label: str = "Speech and language", stage: str = "Plan") -> Stay:
    return Stay(f"Asking: {label}", label, lane, stage, on, on, 3)


@st.composite
def histories(draw: DrawFn) -> tuple[Stay, ...]:
    """Any journeys beside one another: each comes to stages on later days or the same, ends, or goes on."""
    found: list[Stay] = []
    on, ended = BEGAN, set[int]()
    labels = draw(st.lists(WORDS, min_size=7, max_size=7))
    for _ in range(draw(st.integers(1, 25))):
        on += timedelta(days=draw(st.integers(0, 60)))
        lane = draw(st.sampled_from([each for each in range(8) if each == CYCLE or each not in ended]))
        is_end = any(each.lane == lane for each in found) and draw(st.integers(0, 3)) == 0
        mark = Mark.ENDED if is_end else Mark.GONE
        if is_end:
            ended.add(lane)
        times, cycle = draw(st.integers(1, 30)), draw(st.integers(0, 3))
        made = replace(stay(lane, on, labels[lane - 1], draw(WORDS)), mark=mark, time=times, cycle=cycle)
        found.append(replace(made, was_put_in=draw(st.booleans())))
    last = {each.lane: place for place, each in enumerate(found)}
    for lane, place in last.items():
        if found[place].mark is Mark.GONE:
            found[place] = replace(found[place], mark=Mark.ALSO if lane else Mark.HERE)
    return tuple(found)


def box(stop: Stop, form: Form) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the words of a stop."""
    wide = max(width_of(line.words, form.size) for line in stop.lines)
    left = stop.text_x - wide if stop.is_left else stop.text_x
    return left, stop.y - 14, left + wide, stop.y - 14 + form.line * len(stop.lines)


def said(picture: Element) -> str:
    return "".join(each.text or "" for each in picture.iter() if each.tag.endswith("text")).replace(" ", "")


both = pytest.mark.parametrize("form", [WIDE, PHONE], ids=lambda form: form.name)


@both
@given(stays=histories())
@settings(deadline=None)
def test_no_words_lie_on_others_and_none_outside_the_picture(form: Form, stays: tuple[Stay, ...]) -> None:
    drawn = way(stays, form)
    boxes = [box(stop, form) for stop in drawn.stops]
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert right <= form.width
        assert top >= 0
        assert bottom <= drawn.height
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    if drawn.today_y is not None:
        assert max(bottom for *_, bottom in boxes) < drawn.today_y - form.size
        assert max(rail.bottom for rail in drawn.rails) + 11 < drawn.today_y - form.size
        assert form.middle - 10 + width_of(TODAY, form.size) <= form.width


@both
@given(stays=histories())
@settings(deadline=None)
def test_every_line_lies_in_the_picture_and_clear_of_the_words(form: Form, stays: tuple[Stay, ...]) -> None:
    drawn = way(stays, form)
    for rail in drawn.rails:
        assert 10 <= rail.x <= drawn.text_x - 20
        assert rail.top - (20 if rail.is_branch else 0) >= 0
        assert rail.top <= rail.bottom <= drawn.height - 11
    for stop in drawn.stops:
        assert stop.text_x <= form.middle - 20 if stop.is_left else stop.text_x == drawn.text_x


@both
@given(stays=histories())
@settings(deadline=None)
def test_time_runs_downwards_and_a_branch_leaves_below_what_was_before_it(form: Form, stays: tuple[Stay, ...]) -> None:
    drawn = way(stays, form)
    seen = set[int]()
    for before, after in zip(drawn.stops, drawn.stops[1:], strict=False):
        assert before.y <= after.y
        assert before.y < after.y or before.stay.from_on == after.stay.from_on
        seen.add(before.stay.lane)
        if after.stay.lane not in (CYCLE, *seen):
            assert after.y - 20 > before.y


@both
@given(stays=histories())
@settings(deadline=None)
def test_two_that_go_on_at_the_same_time_have_lines_of_their_own(form: Form, stays: tuple[Stay, ...]) -> None:
    drawn = way(stays, form)
    for one, other in combinations(drawn.rails, 2):
        if one.top < other.bottom and other.top < one.bottom:
            assert one.x != other.x


@both
@given(stays=histories())
@settings(deadline=None)
def test_the_picture_says_each_stay_as_the_table_does_and_nothing_else(form: Form, stays: tuple[Stay, ...]) -> None:
    picture = fromstring(svg(way(stays, form), TODAY))
    expected = [text for each in stays for text in (each.mark.value, each.head, each.when)]
    expected += [TODAY] if any(each.goes_on for each in stays) else []
    assert said(picture) == "".join(plain(text) for text in expected).replace(" ", "")
    tags = {each.tag.rsplit("}")[-1] for each in picture.iter()}
    assert tags <= {"svg", "title", "desc", "path", "circle", "polygon", "text"}


@both
@given(stays=histories())
@settings(deadline=None)
def test_what_goes_on_has_a_ring_and_what_ended_a_bar_so_that_no_colour_is_needed(
    form: Form, stays: tuple[Stay, ...]
) -> None:
    drawing = svg(way(stays, form), TODAY)
    assert drawing.count('r="9"') == sum(each.goes_on for each in stays)
    assert drawing.count("h18") == sum(each.mark is Mark.ENDED for each in stays)
    assert drawing.count("<polygon") == sum(each.goes_on for each in stays)


@both
def test_no_words_are_smaller_than_fourteen_pixels_on_a_phone(form: Form) -> None:
    """At 320 pixels a picture has 272 of them: the page’s margins, the frame and its padding take the others."""
    picture = fromstring(svg(way([stay(CYCLE, BEGAN)], form), TODAY))
    assert all(int(each.get("font-size", "15")) >= 14 for each in picture.iter())
    assert PHONE.width <= 272


def test_a_branch_that_ended_makes_room_for_the_next() -> None:
    on = [BEGAN + timedelta(days=each) for each in range(5)]
    stays = [
        replace(stay(CYCLE, on[0]), mark=Mark.HERE),
        stay(1, on[1]),
        replace(stay(1, on[2]), mark=Mark.ENDED),
        replace(stay(2, on[3]), mark=Mark.ALSO),
        replace(stay(3, on[4]), mark=Mark.ALSO),
    ]
    found = way(stays, WIDE)
    places = {stop.stay.lane: stop.x for stop in found.stops}
    assert places[1] == places[2] < places[3]
    assert len(found.rails) == 4


def test_the_picture_tells_those_who_hear_it_what_it_is_and_where_the_child_stands() -> None:
    found: Way = way([replace(stay(CYCLE, BEGAN), mark=Mark.HERE)], WIDE)
    picture = fromstring(svg(found, TODAY))
    parts = {each.get("id"): each.text for each in picture}
    assert parts[picture.get("aria-labelledby")] == "The way so far, drawn"
    assert "Stands now at: Plan." in (parts[picture.get("aria-describedby")] or "")
    ended = way([replace(stay(CYCLE, BEGAN), mark=Mark.ENDED)], WIDE)
    assert "all have ended" in svg(ended, TODAY)


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd")]
)
def test_how_often_is_said_in_words(number: int, words: str) -> None:
    assert nth(number) == words
