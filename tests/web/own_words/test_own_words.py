"""The school's own words: written as a draft, looked over, published; and nothing that would loosen a duty is kept."""

from datetime import timedelta

import pytest

from engine.clock import SetClock
from tests.client import Page, Reader
from tests.web.school import SmallSchool

CYCLE = "/own-words/graduated_approach"
WEIGH = f"{CYCLE}/steps/weigh_concern"


@pytest.fixture
def words(senco: Reader) -> Reader:
    return senco


def test_what_is_saved_is_a_draft_until_it_is_published(words: Reader, clock: SetClock):
    page = words.page(f"{CYCLE}/stages/concern")
    page = words.press(page, "Save in the draft", {"label": "Something noticed", "usual": "5"})
    assert "The stage “Concern raised” is called “Something noticed”" in page.main
    assert "This is a draft" in page.main
    assert "Something noticed" not in words.page("/how-it-goes/graduated_approach").main
    page = words.press(words.page(f"{CYCLE}/publish"), "Publish", {})
    assert "Published." in page.main
    assert "This is a draft" not in page.main
    assert "Something noticed" in words.page("/how-it-goes/graduated_approach").main


def test_words_published_for_a_later_day_wait_for_it(words: Reader, clock: SetClock, school: SmallSchool):
    words.press(words.page(f"{CYCLE}/stages/do"), "Save in the draft", {"label": "Help in place", "usual": "60"})
    later = clock.now().date() + timedelta(days=7)
    day = {"from_on": [str(later.day), str(later.month), str(later.year)]}
    words.press(words.page(f"{CYCLE}/publish"), "Publish", day)
    assert "Help in place" not in words.page("/how-it-goes/graduated_approach").main
    clock.advance(timedelta(days=7))
    words.come_in(school.senco.email)
    assert "Help in place" in words.page("/how-it-goes/graduated_approach").main


def test_what_waits_for_its_day_is_shown_and_stands_in_the_next_draft(words: Reader, clock: SetClock):
    words.press(words.page(f"{CYCLE}/stages/do"), "Save in the draft", {"label": "Help in place", "usual": "60"})
    later = clock.now().date() + timedelta(days=7)
    day = {"from_on": [str(later.day), str(later.month), str(later.year)]}
    page = words.press(words.page(f"{CYCLE}/publish"), "Publish", day)
    assert "These words hold from Monday 14 September 2026." in page.main
    assert "is called “Help in place”" in page.main
    page = words.press(words.page(f"{CYCLE}/stages/plan"), "Save in the draft", {"label": "Planning", "usual": "5"})
    assert "is called “Help in place”" in page.main
    assert "is called “Planning”" in page.main


@pytest.mark.parametrize("typed", [{"usual": "11"}, {"usual": "0"}, {"usual": "2.5"}])
def test_a_stage_takes_no_longer_than_beneath(words: Reader, typed: dict[str, str]):
    page = words.press(words.page(f"{CYCLE}/stages/concern"), "Save in the draft", {"label": "Noticed", **typed})
    assert page.status == 422
    assert 'value="Noticed"' in page.html


def test_a_question_has_other_words_answers_more_and_answers_that_are_hidden(words: Reader):
    page = words.page(f"{CYCLE}/steps/pull_together/questions/sources")
    page = words.press(page, "Save in the draft", {"hide": ["last_school"], "more": "Our tracking sheet"})
    assert "Saved in the draft" in page.main
    seen = words.page(f"{CYCLE}/steps/pull_together/preview").main
    assert "Our tracking sheet" in seen
    said = words.page(f"{CYCLE}/publish").main
    assert "also offers “Our tracking sheet”" in said
    assert "no longer offers" in said


def test_an_answer_that_leads_somewhere_is_not_hidden(words: Reader):
    page = words.page(f"{WEIGH}/questions/next")
    refused = words.press(page, "Save in the draft", {"hide": ["teach"]})
    assert refused.status == 422


def test_a_question_more_is_asked_and_taken_out_again(words: Reader):
    typed = {
        "ask": "Has {child} had a sight test?",
        "kind": "one_of",
        "answers": "Yes\nNo\nNot known",
        "may_be_blank": "yes",
    }
    page = words.press(words.page(f"{WEIGH}/new-question"), "Save in the draft", typed)
    assert "Has the child had a sight test?" in page.main
    assert "Has Ada had a sight test?" in words.page(f"{WEIGH}/preview").main
    page = words.press(page, "Take out “Has the child had a sight test?”")
    assert "sight test" not in words.page(f"{CYCLE}/publish").main


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"kind": "one_of", "answers": "Only one"}, "at least two answers"),
        ({"kind": "date", "answers": "Monday"}, "Only a list has answers"),
    ],
)
def test_a_list_has_answers_and_nothing_else_has(words: Reader, typed: dict[str, str], fault: str):
    page = words.page(f"{WEIGH}/new-question")
    refused = words.press(page, "Save in the draft", {"ask": "When?", "may_be_blank": "yes", **typed})
    assert refused.status == 422
    assert fault in refused.main


def faults_at(page: Page) -> dict[str, str]:
    """What is wrong, by the question to which the list of faults at the top leads."""
    return {
        to.removeprefix("#"): said for said, to in page.links().items() if to.startswith("#") and "Skip" not in said
    }


REFUSED = [
    ("stages/concern", {"label": "Noticed", "usual": "11"}, "usual",
     "This would be later than 10 school days: a school may shorten a date, never lengthen it"),
    ("stages/concern", {"label": "Plan", "usual": "5"}, "label",
     "“Plan” is said of something else here already"),
    ("steps/weigh_concern/questions/next", {"hide": ["plain"]}, "hide",
     "“plain” leads to “Look closely, with the SENCO”: no school hides a way on"),
    ("steps/weigh_concern/questions/next", {"more": "Wait a year"}, "more",
     "The answers to “next” lead on: a school gives them other words, and adds none"),
    ("steps/weigh_concern/questions/next", {"choice_plain": "Carry on as usual"}, "choice_plain",
     "“Carry on as usual” is said of something else here already"),
    ("steps/weigh_concern/new-question", {"ask": "How much?", "kind": "short_text", "may_be_blank": "no"},
     "may_be_blank",
     "This would be a condition on “Look closely, with the SENCO”, which waits for this step: it may be left blank"),
    ("steps/weigh_concern/new-question", {"ask": "What of {cost}?", "kind": "short_text", "may_be_blank": "yes"},
     "ask", "“{cost}” has no place in a text; only {child} is filled in"),
]  # fmt: skip


@pytest.mark.parametrize(("address", "typed", "question", "said"), REFUSED, ids=[each[3] for each in REFUSED])
def test_what_is_refused_is_said_in_plain_words_at_its_own_question(
    words: Reader, address: str, typed: dict[str, object], question: str, said: str
):
    page = words.press(words.page(f"{CYCLE}/{address}"), "Save in the draft", typed)
    assert page.status == 422
    [(at, told)] = faults_at(page).items()
    assert (at.startswith(question), told) == (True, said)


def test_it_is_said_how_to_write_the_child_s_name(words: Reader):
    assert "Write {child} where the child’s name is to stand." in words.page(f"{WEIGH}/new-question").main


def test_more_questions_than_a_page_holds_are_refused_with_the_reason(words: Reader):
    for number in range(6):
        typed = {"ask": f"Question {number}?", "kind": "short_text", "may_be_blank": "yes"}
        page = words.press(words.page(f"{WEIGH}/new-question"), "Save in the draft", typed)
    assert page.status == 422
    assert "Question 5?" in page.html


def test_a_draft_is_thrown_away(words: Reader):
    page = words.press(words.page(WEIGH), "Save in the draft", {"title": "Decide what to do next"})
    page = words.press(words.page(CYCLE), "Throw the draft away")
    assert "Nothing yet" in page.main


def test_only_those_who_look_after_settings_see_it(client: Reader, school: SmallSchool):
    assert client.come_in(school.teacher.email).get("/own-words").status_code == 403


def test_what_is_not_there_is_not_found(words: Reader):
    for address in ("/own-words/tea", f"{CYCLE}/stages/tea", f"{CYCLE}/steps/tea", f"{WEIGH}/questions/tea"):
        assert words.get(address).status_code == 404


def test_every_step_can_be_opened_and_saved_as_it_stands(words: Reader):
    for name in ("specialist_involvement", "ehc_needs_assessment"):
        steps = [to for to in words.page(f"/own-words/{name}").links().values() if "/steps/" in to]
        for found in steps:
            page = words.press(words.page(found), "Save in the draft")
            assert "Saved in the draft" in page.text, found
        assert "Nothing is said otherwise" in words.page(f"/own-words/{name}/publish").main


def test_usual_days_are_found_from_the_settings_and_say_whose_they_are(words: Reader):
    assert words.page("/settings/").links()["Change the usual days of each stage"] == "/own-words/usual-days"
    assert "our default" in words.page("/own-words/usual-days").main
    page = words.page(f"{CYCLE}/stages/concern")
    words.press(page, "Save in the draft", {"label": "Concern raised", "usual": "5"})
    main = words.page("/own-words/usual-days").main
    assert "5 school days, the school’s own (10 school days beneath)" in main
    assert "Some of it is a draft" in main
