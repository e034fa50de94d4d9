"""Words in a picture: nothing is wider than its room, nothing is lost, and nothing is ever markup."""

from xml.etree.ElementTree import fromstring

from hypothesis import given
from hypothesis import strategies as st

from web.lettering import lettered, plain, width_of, wrapped

WORDS = st.text(max_size=120)


@given(WORDS, st.integers(20, 400), st.integers(14, 20))
def test_every_line_fits_its_room_and_no_letter_is_lost(text: str, room: int, size: int) -> None:
    lines = wrapped(text, room, size)
    widest = max((width_of(letter, size) for letter in plain(text)), default=0)
    assert all(width_of(line, size) <= max(room, widest) for line in lines)
    assert "".join(lines).replace(" ", "") == plain(text).replace(" ", "")


@given(WORDS)
def test_whatever_is_typed_is_words_and_never_markup(text: str) -> None:
    written = lettered(f"x{text}", 0, 0)
    element = fromstring(written)
    assert len(element) == 0
    assert element.text == plain(f"x{text}")


def test_a_word_that_is_too_long_is_broken() -> None:
    assert wrapped("to " + "W" * 9, 50, 10) == ("to", "WWWWW", "WWWW")


def test_no_words_are_no_element() -> None:
    assert lettered("", 0, 0) == ""
