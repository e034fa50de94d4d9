"""We are meeting now: from talk to plan on one screen; each step is saved and judged by itself, and no word is lost."""

from uuid import UUID

from tests.client import Page, Reader
from tests.counting import asked
from tests.web.classroom import PICTURE, VIEW, Classroom

Said = dict[str, str | list[str]]


def at(room: Classroom, child: UUID, task: str, **said: str | list[str]) -> Said:
    """What is typed into the questions of one step of the sheet."""
    key = f"s{room.row(child, task).id.hex}-"
    return {key + name: value for name, value in said.items()}


def sheet(client: Reader, room: Classroom) -> Page:
    return client.page(f"/meetings/{room.amira}")


def save(client: Reader, page: Page, room: Classroom, task: str, typed: Said, button: str = "Save this step") -> Page:
    """Press the button of one step."""
    row = room.row(room.amira, task)
    title = room.look(room.amira).workflow.task(task).title.replace("{child}", "Amira")
    return client.press(page, f"{button} of “{title}”", {**typed, "save": str(row.id)})


def test_a_child_s_page_leads_to_the_meeting(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    link = teacher.page(f"/children/{room.amira}").links()["We are meeting now"]
    page = teacher.page(link)
    assert page.heading == "We are meeting now"
    assert "1. Talk with the family about what you see" in page.main
    assert "2. Ask Amira" in page.main
    assert "To hand over at the end" not in page.main
    room.talk(room.amira)
    assert "/talks/" in sheet(teacher, room).links()["The note of the talk"]


def test_a_step_is_saved_by_itself_and_what_else_was_typed_is_kept(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    typed = at(room, room.amira, "ask_child", good="Building", helps="Pictures", how=["drew"])
    half = at(room, room.amira, "pull_together", strengths="Reasoning aloud")
    told = save(teacher, sheet(teacher, room), room, "ask_child", {**typed, **half})
    assert "Saved: Ask" in told.main
    assert room.row(room.amira, "ask_child").status == "done"
    assert room.row(room.amira, "pull_together").answer is None
    assert "Reasoning aloud" in told.html
    assert "Ask Amira." in told.main.partition("Done today:")[2]


def test_a_step_that_is_refused_says_why_and_keeps_every_word(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    typed = at(room, room.amira, "ask_child", good="Building")
    half = at(room, room.amira, "pull_together", strengths="Reasoning aloud")
    told = save(teacher, sheet(teacher, room), room, "ask_child", {**typed, **half})
    assert told.status == 422
    assert told.errors == ["Select how you found out"]
    assert "Building" in told.html
    assert "Reasoning aloud" in sheet(teacher, room).html


def test_what_is_typed_is_kept_as_it_is_typed(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    page = sheet(teacher, room)
    form = page.form("Keep what is typed")
    typed = at(room, room.amira, "pull_together", hard="Reading aloud")
    answer = teacher.post(form.get("data-save") or "", data=page.filled("Keep what is typed", typed))
    assert answer.status_code == 204
    assert "Reading aloud" in sheet(teacher, room).html


def test_from_the_assessment_to_the_plan_in_place_without_leaving_the_screen(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    room.talk(room.amira)
    room.answer(room.amira, "ask_child", VIEW)
    room.answer(room.amira, "pull_together", PICTURE)
    room.decide(room.amira)
    page = sheet(teacher, room)
    assert "Not yet: one thing is missing. Help goes on meanwhile." in page.main
    mother, father = (str(room.contacts(room.amira)[who]) for who in ("mother", "father"))
    for contact, name in ((mother, "Samira Khan"), (father, "Omar Khan")):
        assert f"Given to {name}" in page.main
        typed = at(room, room.amira, "tell_family", how="handed")
        assert (
            page.filled("Keep what is typed", {}).get(f"s{room.row(room.amira, 'tell_family').id.hex}-row") == contact
        )
        page = save(teacher, page, room, "tell_family", typed, f"Save given to {name}")
    plan = teacher.press(page, "Write the plan", {"move": page_move(page)})
    assert "The journey has gone on. The steps that come now stand below." in plan.main
    outcome = at(
        room, room.amira, "write_outcomes", able_to="Read a page", now="A line", measure="Fridays", kind="learning"
    )
    outcome |= at(room, room.amira, "write_outcomes", by_on=["20", "11", "2026"])
    page = save(teacher, plan, room, "write_outcomes", outcome, "Save outcome 1")
    assert "Read a page" in page.main
    help_ = at(room, room.amira, "write_support", what="Word maps", outcome="1", grouping="alone", minutes="10")
    help_ |= at(room, room.amira, "write_support", times_a_week="3", weeks="10", where="in_class")
    help_ |= at(room, room.amira, "write_support", given_by=f"person:{room.school.ta.id}")
    page = save(teacher, page, room, "write_support", help_, "Save support 1")
    assert "Word maps" in page.main
    agreed = at(
        room, room.amira, "agree_plan", took_part=[f"contact:{mother}", "child"], family_says="yes", words="Yes"
    )
    page = save(teacher, page, room, "agree_plan", agreed)
    assert "The letter to Samira Khan" in page.links()
    assert "The plan on one page" in page.links()
    room.answer(room.amira, "look_over_plan", {"view": "agreed"}, by=room.school.senco)
    room.share_plan(room.amira)
    page = sheet(teacher, room)
    teacher.press(page, "Put the plan in place", {"move": page_move(page)})
    assert room.look(room.amira).journey.stage == "do"


def test_a_review_is_held_on_one_screen_outcome_by_outcome(room: Classroom, teacher: Reader) -> None:
    room.plan_in_place(room.amira)
    room.departing(room.amira, "hold_review")
    page = sheet(teacher, room)
    assert "Now: Read a page aloud (it began at: A line)" in page.main
    said = at(room, room.amira, "score_outcomes", now="A page", reached="hoped", shows="Running record")
    page = save(teacher, page, room, "score_outcomes", said, "Save outcome 1")
    assert "Saved: Look at each outcome." in page.main
    assert room.row(room.amira, "score_outcomes").status == "done"


WHO_HAS_IT = "Save who has it"


def shared(room: Classroom, **said: str | list[str]) -> Said:
    return at(room, room.amira, "share_plan", **said)


def copies(room: Classroom) -> dict[str, tuple[str, str]]:
    """Who has a copy, and how."""
    return {copy.who: (copy.status, copy.how) for copy in room.look(room.amira).facts.circle.copies}


def test_the_plan_is_shared_on_the_screen_of_the_meeting(room: Classroom, teacher: Reader) -> None:
    room.plan_agreed(room.amira)
    mother, father = (f"contact:{room.contacts(room.amira)[who]}" for who in ("mother", "father"))
    page = sheet(teacher, room)
    assert "Who in the family has a copy in hand now? (optional) Omar Khan Samira Khan" in page.main
    me, ta = (f"person:{person.id}" for person in (room.school.teacher, room.school.ta))
    page = save(teacher, page, room, "share_plan", shared(room, family=[mother], staff=[me]), WHO_HAS_IT)
    assert "Samira Khan: handed over, " in page.main
    assert "Mrs Patel: wrote it, or knows it, " in page.main
    page = save(teacher, page, room, "share_plan", shared(room, send=["yes"]), WHO_HAS_IT)
    assert "Send it?" not in page.main
    page = save(teacher, page, room, "share_plan", shared(room, family=[father], staff=[ta]), WHO_HAS_IT)
    assert copies(room)[father] == copies(room)[mother] == ("told", "handed")
    assert (copies(room)[me], copies(room)[ta]) == (("told", "wrote"), ("told", "word"))


def test_sharing_with_nobody_is_refused_and_what_was_ticked_waits_for_its_press(
    room: Classroom, teacher: Reader
) -> None:
    room.plan_agreed(room.amira)
    mother = f"contact:{room.contacts(room.amira)['mother']}"
    page = save(teacher, sheet(teacher, room), room, "share_plan", {}, WHO_HAS_IT)
    assert (page.status, page.errors) == (422, ["Choose who has it, or send it"])
    page = teacher.press(sheet(teacher, room), "Keep what is typed", shared(room, family=[mother]))
    assert next(iter(shared(room, family=mother).items())) in page.filled("Keep what is typed", {}).items(multi=True)
    assert not room.look(room.amira).facts.circle.copies


def page_move(page: Page) -> str:
    return next(each.get("value") or "" for each in page.tree.iter("button") if each.get("name") == "move")


def test_what_others_owe_is_named_with_whose_it_is(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    assert "“Decide together: is this SEN?”: waiting for Mrs Okafor" in sheet(teacher, room).main


def test_a_step_answered_by_somebody_else_meanwhile_is_not_written_over(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    page = sheet(teacher, room)
    room.answer(room.amira, "ask_child", VIEW, by=room.school.ta)
    typed = at(room, room.amira, "ask_child", good="Mine", helps="Mine", how=["talked"])
    told = save(teacher, page, room, "ask_child", typed)
    answer = room.row(room.amira, "ask_child").answer
    assert answer is not None
    assert answer.values["good"] == "Building"
    assert told.errors == ["Somebody answered this while you wrote. Open the step to see both."]
    assert "Mine" in told.html


def test_a_meeting_about_a_child_of_another_class_is_not_found(room: Classroom, teacher: Reader) -> None:
    room.unassign(room.leo)
    assert teacher.page(f"/meetings/{room.leo}").status == 404


def test_a_teaching_assistant_meets_for_what_is_theirs(room: Classroom, ta: Reader) -> None:
    room.look_closely(room.amira)
    page = sheet(ta, room)
    assert "1. Ask Amira" in page.main
    assert "“Put the picture together”: waiting for Mrs Patel" in page.main


def test_the_number_of_statements_does_not_grow_with_what_was_written(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    sheet(teacher, room)
    with asked(room.desk.database) as before:
        sheet(teacher, room)
    room.answer(room.amira, "pull_together", PICTURE)
    sheet(teacher, room)
    with asked(room.desk.database) as after:
        sheet(teacher, room)
    assert len(after) <= len(before)


def test_in_a_further_cycle_the_meeting_begins_with_last_time_s_plan(room: Classroom, teacher: Reader) -> None:
    room.second_cycle(room.amira)
    assert "This was said on 7 September 2026. If it is still right, save it as it stands." in sheet(teacher, room).main
    room.back_to_plan(room.amira)
    page = sheet(teacher, room)
    assert "Last time’s plan has 1 outcome, and the support for it." in page.main
    carrying = {"carry": str(room.row(room.amira, "write_outcomes").id)}
    told = teacher.press(page, "Begin with last time’s plan", carrying)
    assert "Last time’s plan is here." in told.main
    assert "Begin with last time’s plan" not in told.main
    assert room.row(room.amira, "write_outcomes").status == "done"
    assert "Write what Amira will be able to do" in told.main.partition("Done today:")[2]
