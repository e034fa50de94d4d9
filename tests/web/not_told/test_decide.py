"""The safeguarding lead says that nothing goes to the family for now, looks at it again, and lifts it."""

from datetime import date

from engine import journeys
from tests.client import Page, Reader
from tests.web.classroom import Classroom

BUTTON = "Nothing goes to the family for now"
JANUARY = {"look_again_on": ["18", "1", "2027"]}
ASKING = {
    "works": "Stories",
    "service": "speech_and_language",
    "question": "What helps with s?",
    "why_now": ["early_advice"],
}


def opened(room: Classroom, lead: Reader) -> Page:
    return lead.page(f"/children/{room.amira}/not-told")


def decided(room: Classroom, lead: Reader) -> Page:
    return lead.press(opened(room, lead), BUTTON, JANUARY)


def ask_a_specialist(room: Classroom) -> None:
    teacher = room.school.teacher
    said = {**ASKING, "carries_out": f"person:{teacher.id}"}
    journeys.open_journey(room.desk, room.as_(teacher), room.amira, "specialist_involvement", said)


def test_it_is_decided_at_any_stage_and_the_family_s_copies_are_held(room: Classroom, lead: Reader) -> None:
    room.plan_in_place(room.amira)
    assert lead.page(f"/children/{room.amira}").links()[BUTTON] == f"/children/{room.amira}/not-told"
    page = decided(room, lead)
    assert "It is asked nothing meanwhile. Nobody else sees why." in page.main
    assert "A decision to look at again: Monday 18 January" in page.main
    look = room.look(room.amira)
    assert (look.facts.is_excused, look.facts.shared("plan").family) == (True, frozenset())


def test_no_words_are_asked_and_a_day_is(room: Classroom, lead: Reader) -> None:
    room.write_plan(room.amira)
    page = opened(room, lead)
    assert not list(page.form(BUTTON).iter("textarea"))
    assert lead.press(page, BUTTON).errors == ["Enter when you will look at this again"]
    assert lead.press(page, BUTTON, {"look_again_on": ["4", "9", "2026"]}).errors == ["This day has passed."]
    assert not room.look(room.amira).facts.is_excused


def test_one_press_is_for_every_journey_that_would_tell_the_family(room: Classroom, lead: Reader) -> None:
    room.write_plan(room.amira)
    ask_a_specialist(room)
    decided(room, lead)
    scope = room.as_(room.school.senco)
    with room.desk.reading(scope) as session:
        loaded = room.desk.sight(session, scope, [room.amira]).journeys.values()
        days = [each.look_again_on for journey in loaded for each in journey.allowances]
    assert days == [date(2027, 1, 18), date(2027, 1, 18)]


def test_it_is_kept_with_another_day_and_lifted(room: Classroom, lead: Reader) -> None:
    room.write_plan(room.amira)
    decided(room, lead)
    page = opened(room, lead)
    assert "Mrs Grant decided this on 7 September 2026, to look at it again on 18 January 2027." in page.main
    kept = lead.press(page, "Keep it so", {"look_again_on": ["1", "3", "2027"]})
    assert "A decision to look at again: Monday 1 March" in kept.main
    lifted = lead.press(opened(room, lead), "The family may be told again")
    assert "A decision to look at again" not in lifted.main
    assert not room.look(room.amira).facts.is_excused


def test_nobody_else_decides_it_or_reads_of_the_day(room: Classroom, lead: Reader, senco: Reader) -> None:
    room.write_plan(room.amira)
    decided(room, lead)
    page = senco.page(f"/children/{room.amira}")
    assert BUTTON not in page.links()
    assert "A decision to look at again" not in page.main
    assert senco.page(f"/children/{room.amira}/not-told").status == 403
    assert senco.post(f"/children/{room.amira}/not-told/lift").status_code in (400, 403)


def test_where_the_plan_is_shared_it_says_only_that_it_is_not_asked(
    room: Classroom, lead: Reader, teacher: Reader
) -> None:
    room.plan_agreed(room.amira)
    decided(room, lead)
    page = teacher.page(f"/steps/{room.row(room.amira, 'share_plan').id}")
    assert "This is not asked of the family for now." in page.main
    assert "Samira Khan" not in page.main
    assert "safeguarding" not in page.main.lower()


def test_the_senco_does_not_tell_the_family_early_meanwhile(room: Classroom, lead: Reader, senco: Reader) -> None:
    room.try_in_class(room.amira)
    decided(room, lead)
    assert "Tell the family formally" not in senco.page(f"/children/{room.amira}").links()
    assert senco.page(f"/children/{room.amira}/early-notice").heading == "Nothing to tell early"


def test_a_child_on_no_journey_has_nothing_to_keep(room: Classroom, lead: Reader) -> None:
    assert opened(room, lead).status == 404
    assert BUTTON not in lead.page(f"/children/{room.amira}").links()
