"""The day's mail: one a person, on a day that they work, at a civil hour, and never with a name."""

from datetime import date
from importlib.resources import files
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.values import Actor, Scope
from notifications.digest import MOST_STEPS, Child, Line, Reader, digests
from notifications.inbox import mark_read
from notifications.records import AboutKind
from notifications.wording import NOT_BY_LADDER, template
from tests.notifications.school import SENCO, SITE, TEACHER, SchoolForTests
from workflows.catalogue import TEMPLATES
from workflows.school.yearly import LADDER

DUE = date(2026, 9, 18)
SOON, LATE = date(2026, 9, 16), date(2026, 9, 21)


def test_one_mail_holds_every_step_of_the_day(school: SchoolForTests):
    task = school.task(school.child(), due=DUE)
    school.task(school.child("Kofi", "Mensah"), due=DUE)
    school.at(SOON).sweep()
    [message] = school.messages()
    assert message.subject == "2 steps to look at"
    assert f"{SITE}/steps/{task}" in message.body
    assert "A.K. (4P" in message.body
    assert "K.M. (4P" in message.body
    assert "by Friday 18 September. This waits for you." in message.body


def test_a_single_step_is_the_subject_itself(school: SchoolForTests):
    school.task(school.child(), due=DUE)
    school.at(SOON).sweep()
    assert school.messages()[0].subject == "Coming up: Write what you tried with A.K., by Friday 18 September"


def test_a_name_that_looks_like_a_hole_of_a_template_is_a_name(school: SchoolForTests):
    """Braces in a name stopped the reminders of the whole school."""
    school.task(school.child("{steps}", "{0.__class__}"), due=DUE)
    school.at(SOON).sweep()
    assert school.messages()[0].subject == "Coming up: Write what you tried with {.{., by Friday 18 September"


def test_the_senco_reads_whose_step_it_is_and_nobody_is_blamed(school: SchoolForTests):
    school.task(school.child(), due=date(2026, 9, 11))
    school.at(date(2026, 9, 18)).sweep()
    body = next(row.body for row in school.messages() if row.recipient_id == SENCO)
    assert "The date for it was Friday 11 September. This waits for the class teacher." in body
    assert "late" not in body
    assert "Patel" not in body


def test_a_senco_whose_own_step_it_is_reads_that_it_waits_for_them(school: SchoolForTests):
    school.task(school.child(), "decide", due=DUE)
    school.at(DUE).sweep()
    assert "This waits for you." in school.messages()[0].body


def test_who_chases_reads_that_they_keep_in_touch(school: SchoolForTests):
    school.task(school.child(), "reply", due=DUE)
    school.at(DUE).sweep()
    assert "This waits for the service; you keep in touch with them." in school.messages()[0].body


def test_nothing_is_mailed_at_night_and_it_goes_in_the_morning(school: SchoolForTests):
    school.task(school.child(), due=DUE)
    school.at(SOON, hour=0, minute=5).sweep()
    school.at(SOON, hour=6, minute=59).sweep()
    assert (len(school.nudges()), school.messages()) == (1, [])
    school.at(SOON, hour=7).sweep()
    assert len(school.messages()) == 1
    school.at(SOON, hour=19).sweep()
    assert len(school.messages()) == 1


def test_a_second_mail_never_goes_on_the_same_day(school: SchoolForTests):
    school.task(school.child(), due=DUE)
    school.at(SOON).sweep()
    school.task(school.child("Kofi", "Mensah"), due=DUE)
    school.at(SOON, hour=15).sweep()
    assert len(school.messages()) == 1
    school.at(date(2026, 9, 17)).sweep()
    assert [row.for_on for row in school.messages()] == [SOON, date(2026, 9, 17)]
    assert "K.M." in school.messages()[1].body
    assert "A.K." not in school.messages()[1].body


def test_who_works_on_mondays_hears_on_monday(school: SchoolForTests):
    school.change(TEACHER, works_on="0")
    school.task(school.child(), due=date(2026, 9, 23))
    school.sweep_through(date(2026, 9, 18), date(2026, 9, 27))
    assert [row.for_on for row in school.messages()] == [LATE]


def test_a_mail_that_comes_after_the_date_says_so(school: SchoolForTests):
    school.change(TEACHER, works_on="0")
    task = school.task(school.child(), due=DUE)
    school.at(SOON).sweep()
    school.change_task(task, nudge_on=None)
    school.at(LATE).sweep()
    assert [row.template for row in school.nudges()] == ["task_due_soon"]
    assert "The date for it was Friday 18 September." in school.messages()[0].body


def test_a_review_that_was_coming_up_when_its_mail_was_due_is_spoken_of_as_it_stands():
    [mail] = digests(
        [line(UUID(int=1), UUID(int=9), template="review_soon")], {TEACHER: READER}, LATE, is_open=True, base_url=SITE
    )
    assert mail.subject == "A review is still to be held"


def test_what_was_settled_before_the_mail_is_not_in_it(school: SchoolForTests):
    school.change(TEACHER, works_on="3")
    done, moved = (school.task(school.child(), due=DUE) for _ in range(2))
    handed, stays = (school.task(school.child(first, "Lee"), due=DUE) for first in ("Mo", "Sol"))
    school.at(SOON).sweep()
    school.change_task(done, status="done", nudge_on=None)
    school.change_task(moved, due_on=date(2026, 10, 9))
    school.change_task(handed, person_id=SENCO)
    school.at(date(2026, 9, 17)).sweep()
    [message] = school.messages()
    assert f"/steps/{stays}" in message.body
    for gone in (done, moved, handed):
        assert f"/steps/{gone}" not in message.body
    assert all(row.settled_at for row in school.nudges())


def test_a_person_with_nothing_left_gets_no_mail_that_says_so(school: SchoolForTests):
    task = school.task(school.child(), due=DUE)
    school.at(SOON, hour=6).sweep()
    school.change_task(task, status="done", nudge_on=None)
    school.at(SOON).sweep()
    assert school.messages() == []
    assert all(row.settled_at for row in school.nudges())


def test_what_was_read_needs_no_mail(school: SchoolForTests):
    school.task(school.child(), due=DUE)
    school.at(SOON, hour=6).sweep()
    mark_read(school.desk, Scope(school.id, Actor("Mrs Patel", TEACHER)), [row.id for row in school.nudges()])
    school.at(SOON).sweep()
    assert school.messages() == []


@pytest.mark.parametrize("change", [{"wants_mail": False}, {"email": ""}, {"left_on": date(2026, 9, 17)}])
def test_who_takes_no_mail_gets_none_and_nothing_is_left_waiting(school: SchoolForTests, change):
    school.task(school.child(), due=DUE)
    school.at(SOON, hour=6).sweep()
    school.change(TEACHER, **change)
    school.at(date(2026, 9, 17)).sweep()
    assert school.messages() == []
    assert all(row.settled_at for row in school.nudges())


def test_a_long_list_is_cut_and_says_so():
    numbers = count(1)
    lines = [line(UUID(int=next(numbers)), UUID(int=100 + n)) for n in range(MOST_STEPS + 5)]
    [mail] = digests(lines, {TEACHER: READER}, SOON, is_open=True, base_url=SITE)
    assert mail.subject == f"{MOST_STEPS + 5} steps to look at"
    assert "And 5 more." in mail.body
    assert len(mail.settles) == MOST_STEPS + 5


def test_two_nudges_about_one_step_are_one_line():
    older, newer = line(UUID(int=1), UUID(int=9)), line(UUID(int=2), UUID(int=9), template="task_overdue")
    [mail] = digests([newer, older], {TEACHER: READER}, SOON, is_open=True, base_url=SITE)
    assert mail.subject.startswith("Still open")
    assert set(mail.settles) == {older.id, newer.id}


def test_a_date_leads_to_its_child():
    [mail] = digests(
        [line(UUID(int=1), UUID(int=9), about_kind=AboutKind.DATE)],
        {TEACHER: READER},
        SOON,
        is_open=True,
        base_url=SITE,
    )
    assert f"{SITE}/children/{UUID(int=3)}" in mail.body


READER = Reader(TEACHER, "Class teacher", "A.P.", "01234", True)


def line(id: UUID, about: UUID, **more: object) -> Line:
    row: dict[str, object] = {
        "id": id, "recipient_id": TEACHER, "about_kind": AboutKind.TASK, "about_id": about, "subject_id": UUID(int=3),
        "template": "task_due", "title": "Write with {child}", "child": Child("A.K.", "4P"), "due_on": DUE,
        "owner": "class_teacher", "is_owner": True, "is_law": False, "occurs_on": DUE, "still_holds": True, **more,
    }  # fmt: skip
    return Line(**row)  # type: ignore[arg-type]


NO_WORD = "Qz"
"""No English word begins so: whatever does is a name that got into a mail."""

part = st.text(st.characters(categories=["L"]), min_size=1, max_size=10).map(lambda tail: NO_WORD + tail)
names = part | st.tuples(part, st.sampled_from([" ", "-", "’", "'"]), part).map("".join)


@given(first=names, last=names, known_as=st.just("") | names)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_mail_ever_names_a_child(light_school: SchoolForTests, first: str, last: str, known_as: str):
    school = light_school
    school.forget()
    journey = school.child(first, last, known_as=known_as)
    for task in ("write", "begin", "look", "reply", "answer"):
        school.task(journey, task, due=DUE)
    school.date_row(journey, due=DUE)
    for day in (date(2026, 9, 11), SOON, DUE, LATE, date(2026, 10, 13)):
        school.at(day).sweep()
    said = [f"{row.subject} {row.body}" for row in school.messages()]
    kept = [f"{row.reason} {row.title} {row.nudge}" for row in school.nudges()]
    assert len(said) >= 5
    assert NO_WORD.casefold() not in " ".join([*said, *kept]).casefold()


SENT = sorted({*TEMPLATES, *NOT_BY_LADDER, *(rung.send for rung in LADDER)})


@pytest.mark.parametrize("name", SENT)
def test_every_nudge_that_a_ladder_names_has_its_words(name: str):
    found = template(name)
    assert found.subject
    assert "{link}" in found.body
    assert "'" not in found.subject + found.body


def test_no_words_lie_about_that_nothing_sends():
    folder = Path(str(files("notifications"))) / "templates"
    assert sorted(path.stem for path in folder.iterdir()) == sorted({*SENT, "digest"})


def test_whoever_has_no_business_with_the_child_any_more_gets_no_mail(school: SchoolForTests):
    journey = school.child(taught_by=None)
    school.duty("class_teacher", TEACHER, school.subject(journey), to_on=date(2026, 9, 17))
    school.task(journey, due=date(2026, 9, 21))
    school.at(date(2026, 9, 17), 6).sweep()
    assert [each[2] for each in school.told()] == [TEACHER]
    school.at(date(2026, 9, 18)).sweep()
    assert school.messages() == []
