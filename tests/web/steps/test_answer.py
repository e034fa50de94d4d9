from datetime import date

from engine import tasks
from tests.client import Page, Reader
from tests.web.classroom import PICTURE, RESPONSE, VIEW, Classroom

TYPED = {"now": "41 words a minute", "change": "A word map", "how_often": "Daily", "working": "50 words"}
RESPONSE_TYPED = {**TYPED, "look_again_on": ["12", "10", "2026"]}


def opened(client: Reader, room: Classroom, task: str) -> Page:
    return client.page(room.step(room.amira, task))


def drafted(room: Classroom, task: str) -> tasks.Typed | None:
    return tasks.draft_of(room.desk, room.as_(room.school.teacher), room.row(room.amira, task).id)


def test_a_step_asks_its_questions_with_the_childs_name(room: Classroom, teacher: Reader) -> None:
    room.try_in_class(room.amira)
    page = opened(teacher, room, "choose_response")
    assert page.heading == "Say what you will try"
    assert "Amira Khan · 4P" in page.main
    assert "Where is Amira now? One number, or one thing you saw, with its date" in page.main


def test_a_step_says_when_it_is_due_by_which_rule_and_that_it_is_our_own(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    page = opened(teacher, room, "pull_together")
    assert "By Monday 21 September, in 10 school days" in page.main
    assert "10 school days after this stage began. This is our default" in page.main


def test_a_step_says_what_asks_for_it_and_that_nobody_has_checked_the_number(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    page = opened(teacher, room, "talk_about_needs")
    assert "There is an early talk with child and family" in page.main
    assert "The Code says should" in page.main
    assert "SEND Code of Practice, paragraph 6.39 (not yet checked)" in page.main


def test_a_step_that_no_law_asks_for_says_so(room: Classroom, teacher: Reader) -> None:
    room.try_in_class(room.amira)
    assert "No law or guidance asks for this step" in opened(teacher, room, "describe_concern").main


def test_a_step_says_who_is_reminded_when(room: Classroom, teacher: Reader) -> None:
    room.begin(room.amira)
    page = opened(teacher, room, "weigh_concern")
    assert "You on Thursday 17 September" in page.main
    assert "Mrs Okafor on Monday 28 September, then every 10 school days" in page.main
    assert "Mr Hill on Monday 12 October" in page.main


def test_a_date_begins_where_the_definition_says(room: Classroom, teacher: Reader) -> None:
    room.try_in_class(room.amira)
    sent = opened(teacher, room, "choose_response").filled("Save and continue", {})
    assert sent.getlist("look_again_on") == ["19", "10", "2026"]


def test_a_contact_who_needs_an_interpreter_stands_above_the_questions(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    page = opened(teacher, room, "talk_about_needs")
    assert "Samira Khan: Arabic interpreter" in page.main
    assert page.main.index("Arabic interpreter") < page.main.index("Who did you talk with?")


def test_a_step_without_the_family_does_not_show_what_they_need(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    assert "Arabic interpreter" not in opened(teacher, room, "pull_together").main


def test_an_answered_step_leads_to_what_comes_next(room: Classroom, teacher: Reader) -> None:
    room.try_in_class(room.amira)
    page = teacher.press(opened(teacher, room, "choose_response"), "Save and continue", RESPONSE_TYPED)
    assert page.heading == "Done: Say what you will try"
    assert room.row(room.amira, "choose_response").status == "done"


def test_a_refused_answer_keeps_all_that_was_typed(room: Classroom, teacher: Reader) -> None:
    room.try_in_class(room.amira)
    page = teacher.press(opened(teacher, room, "choose_response"), "Save and continue", {"change": "A word map"})
    assert page.status == 422
    assert page.heading == "Say what you will try"
    assert "A word map" in page.html
    draft = drafted(room, "choose_response")
    assert draft is not None
    assert draft.values["change"] == "A word map"


def test_what_is_typed_is_kept_as_it_is_typed(room: Classroom, teacher: Reader) -> None:
    room.try_in_class(room.amira)
    page = opened(teacher, room, "choose_response")
    saved = teacher.post(
        f"{room.step(room.amira, 'choose_response')}/draft", data=page.filled("Save and continue", TYPED)
    )
    assert saved.status_code == 204
    again = opened(teacher, room, "choose_response")
    assert "A word map" in again.html
    assert "Saved 7 September 2026 at 9:" in again.main
    assert "not finished yet" in again.main


def test_a_draft_with_half_a_date_keeps_the_rest(room: Classroom, teacher: Reader) -> None:
    room.try_in_class(room.amira)
    page = opened(teacher, room, "choose_response")
    sent = page.filled("Save and continue", {**TYPED, "look_again_on": ["12", "", ""]})
    assert teacher.post(f"{room.step(room.amira, 'choose_response')}/draft", data=sent).status_code == 204
    draft = drafted(room, "choose_response")
    assert draft is not None
    assert draft.values["now"] == "41 words a minute"


def test_without_scripts_a_button_saves_and_lets_go(room: Classroom, teacher: Reader) -> None:
    room.try_in_class(room.amira)
    page = opened(teacher, room, "choose_response")
    sent = page.filled("Save and finish later", TYPED)
    sent["later"] = "yes"
    address = f"{room.step(room.amira, 'choose_response')}/draft"
    assert f'formaction="{address}"' in page.html
    after = Page(teacher.post(address, data=sent, follow_redirects=True))
    assert after.heading == "My next steps"
    assert "What you wrote is saved." in after.main


def test_a_sent_answer_leaves_no_draft(room: Classroom, teacher: Reader) -> None:
    room.try_in_class(room.amira)
    page = opened(teacher, room, "choose_response")
    teacher.post(f"{room.step(room.amira, 'choose_response')}/draft", data=page.filled("Save and continue", TYPED))
    teacher.press(opened(teacher, room, "choose_response"), "Save and continue", RESPONSE_TYPED)
    assert drafted(room, "choose_response") is None


def test_nobody_keeps_a_draft_of_somebody_elses_step(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    page = opened(teacher, room, "pull_together")
    sent = page.filled("Save and continue", {})
    assert teacher.post(f"{room.step(room.amira, 'decide')}/draft", data=sent).status_code == 403


def test_a_done_step_can_be_put_right(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    room.answer(room.amira, "pull_together", PICTURE)
    page = opened(teacher, room, "pull_together")
    assert "what was there before is kept in the history" in page.main
    teacher.press(page, "Save the change", {"strengths": "Reasoning aloud, and maps"})
    row = room.row(room.amira, "pull_together")
    assert row.answer is not None
    assert row.answer.version == 2
    assert row.answer.text("strengths") == "Reasoning aloud, and maps"


def test_an_agreed_date_that_moves_asks_why(room: Classroom, teacher: Reader) -> None:
    room.write_plan(room.amira)
    who = [f"contact:{room.contacts(room.amira)['mother']}", "child"]
    agreed = {"took_part": who, "on": "2026-09-07", "family_says": "yes", "words": "Yes", "review_on": "2026-11-25"}
    room.answer(room.amira, "agree_plan", agreed)
    page = teacher.press(opened(teacher, room, "agree_plan"), "Save the change", {"review_on": ["2", "12", "2026"]})
    assert page.status == 422
    assert page.errors == ["Enter why the agreed date changes"]
    after = teacher.press(page, "Save the change", {"why_it_moves": "The family is away that week"})
    assert after.heading.startswith("Done: Agree it with the family")
    row = room.row(room.amira, "agree_plan")
    assert row.answer is not None
    assert row.answer.day("review_on") == date(2026, 12, 2)


def test_two_answers_at_once_are_both_shown_and_one_is_chosen(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    page = opened(teacher, room, "ask_child")
    room.answer(room.amira, "ask_child", {**VIEW, "good": "Maps"}, by=room.school.ta)
    both = teacher.press(page, "Save and continue", {"good": "Building dens", "how": ["talked"]})
    assert both.status == 409
    assert both.heading == "Two answers to “Ask Amira”"
    assert "What Mr Lowe wrote" in both.main
    assert "Maps" in both.main
    assert "Building dens" in both.html
    assert opened(teacher, room, "ask_child").heading == both.heading
    after = teacher.press(both, "Use what I wrote")
    assert after.heading == "Done: Ask Amira"
    row = room.row(room.amira, "ask_child")
    assert row.answer is not None
    assert row.answer.version == 2
    assert row.answer.text("good") == "Building dens"


def test_the_other_answer_can_stand(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    page = opened(teacher, room, "ask_child")
    room.answer(room.amira, "ask_child", {**VIEW, "good": "Maps"}, by=room.school.ta)
    both = teacher.press(page, "Save and continue", {"good": "Building dens", "how": ["talked"]})
    after = teacher.press(both, "Keep what Mr Lowe wrote")
    assert after.heading == "Ask Amira"
    assert "Maps" in after.html
    assert "Building dens" not in after.html


def test_a_step_of_somebody_else_says_whose_it_is(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    page = opened(teacher, room, "decide")
    assert page.heading == "Decide together: is this SEN?"
    assert "Waiting for Mrs Okafor." in page.main
    assert page.tree.find(".//main//form") is None


def test_a_step_of_somebody_else_is_not_answered(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    page = opened(teacher, room, "ask_child")
    sent = page.filled("Save and continue", {})
    assert teacher.post(room.step(room.amira, "decide"), data=sent).status_code == 403


def test_a_step_of_a_child_one_has_nothing_to_do_with_is_not_there(room: Classroom, office: Reader) -> None:
    room.look_closely(room.amira)
    page = opened(office, room, "pull_together")
    assert page.status == 404
    assert "Amira" not in page.html


def test_a_step_that_has_lapsed_says_so(room: Classroom, teacher: Reader) -> None:
    room.try_in_class(room.amira)
    address = room.step(room.amira, "choose_response")
    room.answer(room.amira, "choose_response", RESPONSE)
    open_one = room.step(room.amira, "talk_with_family")
    room.move(room.amira, "assess_for_sen", teaching_tried_or_plain="The need is plain by now")
    assert "This step is not asked for any more." in teacher.page(open_one).main
    assert teacher.page(address).status == 200


def test_a_done_step_of_somebody_else_can_be_read(room: Classroom, ta: Reader) -> None:
    room.look_closely(room.amira)
    room.answer(room.amira, "pull_together", PICTURE)
    page = opened(ta, room, "pull_together")
    assert page.status == 200
    assert "Done on 7 September 2026" in page.main
    assert "Pace and memory" in page.main


def test_a_talk_on_record_is_offered_and_fills_the_step(room: Classroom, teacher: Reader) -> None:
    room.try_in_class(room.amira)
    room.answer(room.amira, "choose_response", RESPONSE)
    room.talk(room.amira, "talk_with_family")
    room.begin_again(room.amira)
    room.back(teacher)
    page = opened(teacher, room, "talk_about_needs")
    assert "From the talk of 7 September 2026." in page.main
    address = next(href for words, href in page.links().items() if words.startswith("Use it"))
    assert "She dreads reading aloud" in teacher.page(address).html


def test_last_cycles_answer_is_confirmed_with_one_press(room: Classroom, teacher: Reader) -> None:
    room.second_cycle(room.amira)
    page = opened(teacher, room, "pull_together")
    assert "This is what was said on 7 September 2026." in page.main
    assert "Reasoning aloud" in page.html
    after = teacher.press(page, "Still right")
    assert after.heading == "Done: Put the picture together"
    row = room.row(room.amira, "pull_together")
    assert row.answer is not None
    assert row.answer.values == PICTURE


def test_each_opening_of_a_step_is_logged_and_no_saving_is(room: Classroom, teacher: Reader) -> None:
    room.try_in_class(room.amira)
    page = opened(teacher, room, "choose_response")
    assert room.readings(room.amira) == 1
    teacher.post(f"{room.step(room.amira, 'choose_response')}/draft", data=page.filled("Save and continue", TYPED))
    assert room.readings(room.amira) == 1


def test_a_step_that_shares_nothing_has_no_list_of_whom_it_is_given_to(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    address = room.step(room.amira, "pull_together")
    sent = teacher.page(address).filled("Save and continue", {})
    assert teacher.post(f"{address}/sharing/send", data=sent).status_code == 404
