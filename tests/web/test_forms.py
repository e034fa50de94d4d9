"""A form built from questions: each kind of answer is read, refused in words, kept as typed, and stored."""

from typing import Any

import pytest
from flask import Flask

from engine.asking import Field
from engine.terms import Kind
from tests.review import parsed, review, text_of
from web.fields import DayField, OneLine, whole
from web.forms import AnswersForm, PlainForm, error_list
from web.forms import question as by_hand

CONTACTS = {"contacts": [("contact:1", "Mrs Khan"), ("contact:2", "Mr Khan")]}
STAFF = {"staff": [(f"person:{n}", f"Teacher {n}") for n in range(12)]}


def question(answer: Kind, ask: str = "What have you noticed?", **more: Any) -> Field:
    return Field("field", ask, answer, **more)


def form_for(app: Flask, asked: Field, sent: dict[str, Any] | None = None, **more: Any) -> AnswersForm:
    """The form of one question, as somebody sent it."""
    method = "GET" if sent is None else "POST"
    with app.test_request_context("/", method=method, data=sent):
        form = AnswersForm([asked], **more).here()
        form.accepted()
        return form


def value(app: Flask, asked: Field, *typed: str, **more: Any) -> Any:
    form = form_for(app, asked, {"field": list(typed)}, **more)
    assert not form.errors
    return form.values()["field"]


def refusal(app: Flask, asked: Field, *typed: str, **more: Any) -> str:
    form = form_for(app, asked, {"field": list(typed)} if typed else {"other": "x"}, **more)
    return str(form.errors["field"][0])


def html(app: Flask, asked: Field, sent: dict[str, Any] | None = None, **more: Any) -> str:
    with app.test_request_context("/", method="GET" if sent is None else "POST", data=sent):
        form = AnswersForm([asked], **more).here()
        form.accepted()
        return "".join(str(field()) for field in form)


def test_short_text_is_one_line_whatever_was_sent(app: Flask) -> None:
    """Names end up in the headings of mails, where a line end would begin another heading."""
    sent = "Mrs\x00 Lark\r\nBcc: all@evil.example\x0b"
    assert value(app, question(Kind.SHORT_TEXT), sent) == "Mrs Lark Bcc: all@evil.example"


def test_long_text_keeps_its_lines_and_nothing_that_no_database_stores(app: Flask) -> None:
    assert value(app, question(Kind.LONG_TEXT), "One.\x00\r\n\tTwo.\x1b") == "One.\r\n\tTwo."


def test_a_number_fits_every_database(app: Flask) -> None:
    assert value(app, question(Kind.NUMBER), "999999999") == 999_999_999
    assert refusal(app, question(Kind.NUMBER), "9999999999") == "This must be a number, like 12"


@pytest.mark.parametrize("sent", ["²", "9" * 10, "9" * 5000, "-1", "x", "", "1.5", "٣"])
def test_a_hidden_number_that_is_none_is_left_out(sent: str) -> None:
    assert whole(sent, 7) == 7


OPTIONS = {"yes": "Yes", "part": "In part", "none": "None of these"}
KINDS = [
    (question(Kind.SHORT_TEXT), [" It helps. "], "It helps."),
    (question(Kind.LONG_TEXT), ["One line.\r\nAnother."], "One line.\r\nAnother."),
    (question(Kind.NUMBER), ["1,204"], 1204),
    (question(Kind.NUMBER), [" 3.5 "], 3.5),
    (question(Kind.DATE), ["7", "9", "2026"], "2026-09-07"),
    (question(Kind.DATE), ["07", "Sept", "2026"], "2026-09-07"),
    (question(Kind.YES_OR_NO), ["yes"], True),
    (question(Kind.YES_OR_NO), ["no"], False),
    (question(Kind.ONE_OF, choices=OPTIONS), ["part"], "part"),
    (question(Kind.SEVERAL_OF, choices=OPTIONS), ["yes", "part"], ["yes", "part"]),
    (question(Kind.SEVERAL_OF, source=("contacts",)), ["contact:2"], ["contact:2"]),
    (question(Kind.PERSON, source=("contacts",)), ["contact:1"], "contact:1"),
    (question(Kind.PERSON, source=("staff",)), ["person:7"], "person:7"),
]
SOURCES = {**CONTACTS, **STAFF}


@pytest.mark.parametrize(("asked", "typed", "stored"), KINDS)
def test_each_kind_of_answer_is_stored_in_its_shape(app: Flask, asked: Field, typed: list[str], stored: Any) -> None:
    assert value(app, asked, *typed, sources=SOURCES) == stored


@pytest.mark.parametrize(("asked", "typed", "stored"), KINDS)
def test_each_kind_shows_again_what_is_stored(app: Flask, asked: Field, typed: list[str], stored: Any) -> None:
    with app.test_request_context("/"):
        form = AnswersForm([asked], sources=SOURCES).here({"field": stored, "another": "is left out"})
        assert form.values()["field"] == stored


@pytest.mark.parametrize(("asked", "typed", "stored"), KINDS)
def test_each_kind_is_drawn_without_a_fault(app: Flask, asked: Field, typed: list[str], stored: Any) -> None:
    for sent in (None, {"field": typed}, {"field": ["nonsense"]}, {"nothing": "sent"}):
        review(html(app, asked, sent, sources=SOURCES), "a field", fragment=True)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Kind.SHORT_TEXT, "Enter what you have noticed"),
        (Kind.LONG_TEXT, "Enter what you have noticed"),
        (Kind.NUMBER, "Enter what you have noticed"),
        (Kind.DATE, "Enter what you have noticed"),
        (Kind.YES_OR_NO, "Select what you have noticed"),
        (Kind.ONE_OF, "Select what you have noticed"),
        (Kind.SEVERAL_OF, "Select what you have noticed"),
        (Kind.PERSON, "Select what you have noticed"),
    ],
)
def test_a_missing_answer_is_named_by_its_question(app: Flask, answer: Kind, says: str) -> None:
    assert refusal(app, question(answer, choices=OPTIONS)) == says


@pytest.mark.parametrize("answer", list(Kind))
def test_what_may_be_blank_says_so_and_is_stored_as_nothing(app: Flask, answer: Kind) -> None:
    asked = question(answer, choices=OPTIONS, may_be_blank=True)
    form = form_for(app, asked, {"other": "x"})
    assert not form.errors
    assert form.values()["field"] in (None, [])
    assert "What have you noticed? (optional)" in html(app, asked)


@pytest.mark.parametrize(
    ("asked", "typed", "says"),
    [
        (question(Kind.NUMBER), ["twelve"], "This must be a number, like 12"),
        (question(Kind.DATE), ["7", "", "2026"], "The date must include a month"),
        (question(Kind.DATE), ["", "", "2026"], "The date must include a day and a month"),
        (question(Kind.DATE), ["31", "2", "2026"], "The date must be a real date, like 12 11 2026"),
        (question(Kind.DATE), ["7", "9", "26"], "The year must have 4 numbers, like 2026"),
        (question(Kind.DATE), ["7", "9", "9999"], "The year must be from 1996 to 2036"),
        (question(Kind.DATE), ["7", "9", "0001"], "The year must be from 1996 to 2036"),
        (question(Kind.DATE), ["7"], "The date must include a month and a year"),
        (question(Kind.SHORT_TEXT), ["x" * 501], "This must be 500 characters or fewer"),
        (question(Kind.ONE_OF, choices=OPTIONS), ["other"], "Choose from the answers that are listed"),
        (question(Kind.PERSON, source=("contacts",)), ["person:9"], "Choose from the answers that are listed"),
        (
            question(Kind.SEVERAL_OF, choices=OPTIONS, alone="none"),
            ["yes", "none"],
            "Select either “None of these” or the others",
        ),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_in_words(app: Flask, asked: Field, typed: list[str], says: str) -> None:
    assert refusal(app, asked, *typed, sources=SOURCES) == says


@pytest.mark.parametrize("typed", [["31", "2", "2026"], ["x", "", ""], ["7"]])
def test_a_date_that_does_not_fit_is_shown_as_it_was_typed(app: Flask, typed: list[str]) -> None:
    shown = parsed(html(app, question(Kind.DATE), {"field": typed}), fragment=True)
    parts = [each.get("value") or "" for each in shown.iter("input")]
    assert parts == [*typed, "", ""][:3]


def test_a_number_that_does_not_fit_is_shown_as_it_was_typed(app: Flask) -> None:
    assert 'value="twelve"' in html(app, question(Kind.NUMBER), {"field": "twelve"})


def test_an_error_leads_to_the_first_part_of_a_date(app: Flask) -> None:
    form = form_for(app, question(Kind.DATE), {"other": "x"})
    assert error_list(form)[0]["href"] == "#field-day"


def test_a_hint_that_says_nothing_is_not_drawn(app: Flask) -> None:
    drawn = html(app, question(Kind.ONE_OF, choices=OPTIONS))
    assert "govuk-hint" not in drawn
    assert "aria-describedby" not in drawn


def test_what_is_known_already_stands_beneath_the_hint(app: Flask) -> None:
    drawn = html(app, question(Kind.LONG_TEXT, hint="In your words"), beside={"field": "8 of 10 sessions\n1 <missed>"})
    hint = parsed(drawn, fragment=True).find(".//*[@class='govuk-hint']")
    assert text_of(hint) == "In your words8 of 10 sessions1 <missed>"


def test_the_child_s_name_fills_its_one_hole(app: Flask) -> None:
    asked = question(
        Kind.SEVERAL_OF,
        "What does {child} say about it?",
        choices={"words": "{child}’s own words"},
        hint="Ask {child} first",
    )
    drawn = html(app, asked, child="Amira")
    assert "What does Amira say about it?" in drawn
    assert "Amira’s own words" in drawn
    assert "Ask Amira first" in drawn
    assert refusal(app, asked, child="Amira") == "Select what Amira says about it"


def test_what_stands_alone_comes_last_and_empties_the_others(app: Flask) -> None:
    drawn = html(app, question(Kind.SEVERAL_OF, choices={"none": "None", "yes": "Yes"}, alone="none"))
    assert drawn.index('value="yes"') < drawn.index("govuk-checkboxes__divider") < drawn.index('value="none"')
    assert 'data-behaviour="exclusive"' in drawn


def test_a_few_people_are_radios_and_many_a_list(app: Flask) -> None:
    assert 'type="radio"' in html(app, question(Kind.PERSON, source=("contacts",)), sources=SOURCES)
    many = html(app, question(Kind.PERSON, source=("staff",)), sources=SOURCES)
    assert "<select" in many
    assert "Choose a name" in many


def test_colleagues_who_have_nothing_to_do_with_the_child_stand_behind_one_press(app: Flask) -> None:
    asked = question(Kind.SEVERAL_OF, source=("contacts", "staff"))
    sources = {**CONTACTS, **STAFF, "near": STAFF["staff"][:2]}
    first, _, behind = html(app, asked, sources=sources).partition("<details")
    assert [first.count("Teacher "), first.count("Mrs Khan"), behind.count('type="checkbox"')] == [2, 1, 10]
    chosen = html(app, asked, {"field": ["contact:1", "person:9"]}, sources=sources)
    assert '<details class="govuk-details app-picks-below" open>' in chosen
    assert chosen.count(" checked") == 2
    assert value(app, asked, "contact:1", "person:9", sources=sources) == ["contact:1", "person:9"]


def test_a_list_that_would_be_empty_without_colleagues_folds_none_away(app: Flask) -> None:
    assert "<details" not in html(app, question(Kind.SEVERAL_OF, source=("staff",)), sources=STAFF)


def test_what_may_be_blank_is_not_asked_where_there_is_nobody_to_choose(app: Flask) -> None:
    asked = question(Kind.PERSON, source=("representatives",), may_be_blank=True)
    assert form_for(app, asked, sources={"representatives": []}).values() == {}
    assert form_for(app, asked, sources={"representatives": CONTACTS["contacts"]}).values() == {"field": None}
    owed = question(Kind.PERSON, source=("representatives",))
    assert list(form_for(app, owed, sources={"representatives": []}).values()) == ["field"]


def test_text_with_a_source_offers_picks_and_takes_anything_else(app: Flask) -> None:
    asked = question(Kind.SHORT_TEXT, source=("contacts",))
    assert "<datalist" in html(app, asked, sources=SOURCES)
    assert value(app, asked, "Somebody else", sources=SOURCES) == "Somebody else"


def test_faults_found_by_the_engine_stand_on_their_fields(app: Flask) -> None:
    form = form_for(app, question(Kind.SHORT_TEXT), {"field": "typed"})
    assert error_list(form.refuse({"field": "This does not fit.", "elsewhere": "No field"})) == [
        {"text": "This does not fit.", "href": "#field"}
    ]


def test_a_question_by_hand_names_what_is_missing_or_says_that_it_may_be_left_blank(app: Flask) -> None:
    class Asked(PlainForm):
        name = by_hand(OneLine, "Name", "Enter the name")
        day = by_hand(DayField, "From when?", hint="Leave it blank for today.")

    with app.test_request_context(method="POST", data={}):
        form = Asked.here()
        assert not form.accepted()
    assert error_list(form) == [{"text": "Enter the name", "href": "#name"}]
    assert (form.name.label.text, form.day.label.text) == ("Name", "From when? (optional)")


def test_a_draft_keeps_what_fits_and_leaves_out_what_does_not(app: Flask) -> None:
    asked = [question(Kind.SHORT_TEXT), Field("when", "When?", Kind.DATE)]
    with app.test_request_context("/", method="POST", data={"field": "typed", "when": ["31", "2", "2026"]}):
        assert AnswersForm(asked).here().typed() == {"field": "typed"}


def test_what_somebody_types_is_never_read_as_markup(app: Flask) -> None:
    drawn = html(app, question(Kind.LONG_TEXT), {"field": "<script>alert(1)</script>"})
    assert "<script>" not in drawn


@pytest.mark.parametrize("answer", [Kind.SHORT_TEXT, Kind.LONG_TEXT])
def test_what_is_written_in_a_field_stands_whole_beside_it_for_paper(app: Flask, answer: Kind) -> None:
    drawn = parsed(html(app, question(answer), {"field": "All of it, “to the end” & <more>"}), fragment=True)
    typed = drawn.find(".//div[@class='app-typed']")
    assert typed is not None
    assert (typed.get("data-typed"), text_of(typed)) == ("All of it, “to the end” & <more>", "")
