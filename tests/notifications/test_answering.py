"""A reminder answered from its mail: by a signed address for one answer, which ends; looking at it does nothing."""

import re
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from engine.values import Actor, Scope
from notifications.answering import answer, asked, last_said
from notifications.finding import NUDGE
from notifications.inbox import unread
from notifications.links import LASTS, Link, LinkOver, Said, Signer
from notifications.snoozing import MOST, put_off, put_offs
from tests.notifications.school import HEAD, SCHOOL, SENCO, SITE, TEACHER, SchoolForTests

DUE = date(2026, 9, 18)
SOON, LATE = date(2026, 9, 16), date(2026, 9, 21)
SIGNER = Signer(SITE, "only for tests")
LINK = Link(SCHOOL, UUID(int=9), Said.DONE, date(2026, 9, 30))


def mailed(school: SchoolForTests, person: UUID = TEACHER) -> dict[str, str]:
    """The addresses in somebody's newest mail, by their words."""
    [*_, mail] = [row for row in school.messages() if row.recipient_id == person]
    return dict(re.findall(r"^(On track|I need help|Done): (\S+)$", mail.body, re.MULTILINE))


def opened(school: SchoolForTests, words: str, person: UUID = TEACHER) -> Link:
    token = mailed(school, person)[words].rpartition("/")[2]
    return SIGNER.read(token, school.desk.today())


def as_(school: SchoolForTests, person: UUID) -> Scope:
    return Scope(school.id, Actor("Somebody", person))


def shown(school: SchoolForTests, person: UUID) -> list[str]:
    with school.desk.reading(as_(school, person)) as session:
        return [each.template for each in unread(session, as_(school, person))]


@pytest.fixture
def told(school: SchoolForTests) -> UUID:
    """A step of which its teacher was reminded by mail."""
    task = school.task(school.child(), due=DUE)
    school.at(SOON).sweep(signer=SIGNER)
    return task


def test_an_address_is_read_back_as_it_was_made():
    assert SIGNER.read(SIGNER.token(LINK), LINK.until) == LINK
    assert SIGNER.address(LINK).startswith(f"{SITE}/reminders/")


def test_an_address_holds_no_name_and_needs_no_escaping():
    assert re.fullmatch(r"[A-Za-z0-9_-]{71}", SIGNER.token(LINK))


@pytest.mark.parametrize("place", range(71))
def test_no_letter_of_an_address_can_be_changed(place: int):
    token = SIGNER.token(LINK)
    other = "A" if token[place] != "A" else "B"
    with pytest.raises(LinkOver):
        SIGNER.read(token[:place] + other + token[place + 1 :], LINK.until)


@pytest.mark.parametrize("token", ["", "A", "AAAA", "ä", "not a token", "A" * 71, "=" * 71, "A" * 1000])
def test_what_is_no_address_is_refused(token: str):
    with pytest.raises(LinkOver):
        SIGNER.read(token, LINK.until)


def test_an_address_of_another_installation_is_refused():
    with pytest.raises(LinkOver):
        SIGNER.read(Signer(SITE, "another").token(LINK), LINK.until)


def test_an_address_ends_after_its_last_day():
    with pytest.raises(LinkOver):
        SIGNER.read(SIGNER.token(LINK), LINK.until + timedelta(days=1))


def test_the_secret_is_not_shown():
    assert "only for tests" not in repr(SIGNER)


def test_a_mail_offers_three_answers_to_whoever_owes_the_step(school: SchoolForTests):
    school.task(school.child(), due=DUE)
    school.sweep_through(date(2026, 9, 16), date(2026, 9, 16))
    assert mailed(school) == {}
    school.task(school.child("Sam", "Lee"), due=date(2026, 9, 21))
    school.at(date(2026, 9, 17)).sweep(signer=SIGNER)
    found = mailed(school)
    assert list(found) == ["On track", "I need help", "Done"]
    link = opened(school, "Done")
    assert (link.school_id, link.said, link.until) == (SCHOOL, Said.DONE, date(2026, 9, 17) + LASTS)


def test_a_mail_to_somebody_who_only_hears_of_it_offers_none(school: SchoolForTests):
    school.task(school.child(), due=DUE)
    school.at(date(2026, 9, 28)).sweep(signer=SIGNER)
    assert mailed(school, SENCO) == {}


def test_looking_changes_nothing(school: SchoolForTests, told: UUID):
    page = asked(school.desk, opened(school, "Done"))
    assert (page.title, page.task_id, page.due_on, page.is_answered) == (
        "Write what you tried with A.K.", told, DUE, False,
    )  # fmt: skip
    assert asked(school.desk, opened(school, "Done")) == page
    assert shown(school, TEACHER) == ["task_due_soon"]


@pytest.mark.parametrize(("words", "said"), [("On track", Said.ON_TRACK), ("Done", Said.DONE)])
def test_on_track_and_done_put_reminders_off_for_a_week_and_stand_on_the_step(
    school: SchoolForTests, told: UUID, words: str, said: Said
):
    link = opened(school, words)
    answer(school.desk, link)
    page = asked(school.desk, link)
    assert (page.is_answered, page.quiet_until) == (True, date(2026, 9, 23))
    assert shown(school, TEACHER) == []
    school.sweep_through(date(2026, 9, 17), date(2026, 9, 22))
    assert len(school.told()) == 1
    with school.desk.reading(as_(school, SENCO)) as session:
        found = last_said(session, as_(school, SENCO), [told])[told]
    assert (found.person_id, found.said, found.on) == (TEACHER, said, SOON)


def test_need_help_tells_the_senco_at_once(school: SchoolForTests, told: UUID):
    answer(school.desk, opened(school, "I need help"))
    assert shown(school, SENCO) == ["help_wanted"]
    assert shown(school, TEACHER) == []
    school.at(date(2026, 9, 17)).sweep(signer=SIGNER)
    [mail] = [row for row in school.messages() if row.recipient_id == SENCO]
    assert mail.subject == "A colleague asks for help: Write what you tried with A.K."
    assert "Khan" not in mail.body


def test_a_senco_who_needs_help_asks_the_head(school: SchoolForTests):
    school.task(school.child(), "decide", due=SOON)
    school.at(SOON).sweep(signer=SIGNER)
    answer(school.desk, opened(school, "I need help", SENCO))
    assert shown(school, HEAD) == ["help_wanted"]
    assert shown(school, SENCO) == []


def test_the_same_answer_twice_is_one(school: SchoolForTests, told: UUID):
    for _ in range(3):
        answer(school.desk, opened(school, "On track"))
        answer(school.desk, opened(school, "I need help"))
    with school.desk.reading(as_(school, TEACHER)) as session:
        assert len(put_offs(session, as_(school, TEACHER), told)) == 1
    assert shown(school, SENCO) == ["help_wanted"]


def test_answers_from_mails_have_no_more_room_than_wishes_by_hand(school: SchoolForTests, told: UUID):
    for day in range(MOST):
        put_off(school.desk, as_(school, TEACHER), told, date(2026, 9, 17 + day), "Not yet")
    link = opened(school, "On track")
    answer(school.desk, link)
    page = asked(school.desk, link)
    assert page.is_answered
    with school.desk.reading(as_(school, TEACHER)) as session:
        assert len(put_offs(session, as_(school, TEACHER), told)) == MOST


def test_an_address_ends_with_its_step(school: SchoolForTests, told: UUID):
    link = opened(school, "Done")
    school.change_task(told, status="done")
    for what in (asked, answer):
        with pytest.raises(LinkOver):
            what(school.desk, link)


def test_an_address_ends_with_its_readers_work_at_the_school(school: SchoolForTests, told: UUID):
    link = opened(school, "Done")
    school.change(TEACHER, left_on=SOON)
    with pytest.raises(LinkOver):
        answer(school.desk, link)


def test_an_address_of_another_school_or_reminder_leads_nowhere(school: SchoolForTests, told: UUID):
    link = opened(school, "Done")
    for other in (replace(link, school_id=UUID(int=77)), replace(link, nudge_id=UUID(int=77))):
        with pytest.raises(LinkOver):
            asked(school.desk, other)


def test_somebody_who_has_no_business_with_the_child_any_more_is_heard_but_puts_nothing_off(
    school: SchoolForTests, told: UUID
):
    link, stranger = opened(school, "On track"), school.person(UUID(int=99), "Mr Guy Hay")
    with school.desk.database.writing(facts=True) as session:
        session.execute(NUDGE.update().values(recipient_id=stranger))
    answer(school.desk, link)
    assert asked(school.desk, link).quiet_until is None
