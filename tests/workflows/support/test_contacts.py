"""Notices and attempts: to each contact of the child, as the contacts change."""

from datetime import date

import pytest

from engine.errors import AnswersRefused, NotFound
from tests.workflows.small import CHILD, FATHER, MOTHER, SIBLING, TEACHER, Trial, as_, key
from tests.workflows.support.moments import TUESDAY
from workflows.support.circle import Circle
from workflows.support.contacts import ContactWords, add_contact, change_contact, end_contact
from workflows.support.family import Attempt, log_attempt
from workflows.support.notices import NoticeWords, mark_sent, notice_lines, save_notice


def not_told(circle: Circle, since: date | None, day: date) -> frozenset[str]:
    """The contacts entitled on a day to whom no notice has gone since another."""
    told = {notice.contact for notice in circle.notices if since is None or notice.on >= since}
    return circle.entitled(day) - told


def test_a_notice_is_drafted_then_sent_to_each_entitled_contact(trial: Trial) -> None:
    today = date(2026, 9, 7)
    trial.write(lambda work, journey: save_notice(work, journey, MOTHER, NoticeWords(how="handed")))
    assert not_told(trial.circle(), None, today) == {key(MOTHER), key(FATHER)}
    trial.write(lambda work, journey: mark_sent(work, journey, MOTHER, NoticeWords(today, "handed", "large")))
    assert not_told(trial.circle(), None, today) == {key(FATHER)}
    assert not_told(trial.circle(), TUESDAY, today) == {key(MOTHER), key(FATHER)}
    with trial.desk.reading(as_(TEACHER)) as session:
        lines = notice_lines(session, trial.journey, today)
    assert [(line.relationship, line.status) for line in lines] == [("mother", "sent"), ("father", "none")]
    assert lines[0].words == NoticeWords(today, "handed", "large")


def test_a_sent_notice_says_when_how_and_in_which_form(trial: Trial) -> None:
    for words, fields in (
        (NoticeWords(form="smoke"), {"on", "how", "form"}),
        (NoticeWords(TUESDAY, "post"), {"on"}),
    ):
        with pytest.raises(AnswersRefused) as refused:
            trial.write(lambda work, journey, words=words: mark_sent(work, journey, MOTHER, words))
        assert set(refused.value.faults) == fields


def test_a_notice_goes_only_to_a_contact_of_this_child(trial: Trial) -> None:
    with trial.desk.writing(as_(TEACHER), subjects=[SIBLING]) as work, pytest.raises(NotFound):
        save_notice(work, trial.journey, MOTHER, NoticeWords())


def test_a_contact_who_changes_keeps_their_notices_and_their_past(trial: Trial) -> None:
    trial.write(lambda work, journey: mark_sent(work, journey, MOTHER, NoticeWords(date(2026, 9, 7), "post")))
    told = trial.clock.now()
    trial.on(TUESDAY)
    words = ContactWords("The mother", "mother", is_entitled=False)
    trial.write(lambda work, _: change_contact(work, MOTHER, words))
    assert trial.circle().entitled(TUESDAY) == {key(FATHER)}
    assert trial.circle(told).entitled(TUESDAY) == {key(MOTHER), key(FATHER)}
    assert trial.circle().notices == trial.circle(told).notices
    assert len(trial.circle().notices) == 1


def test_a_contact_who_joins_later_has_not_been_told_and_one_who_left_need_not_be(trial: Trial) -> None:
    words = NoticeWords(date(2026, 9, 7), "post")
    trial.write(lambda work, journey: mark_sent(work, journey, MOTHER, words))
    trial.write(lambda work, _: end_contact(work, FATHER, date(2026, 9, 7)))
    assert not_told(trial.circle(), None, TUESDAY) == set()
    trial.write(lambda work, _: add_contact(work, CHILD, ContactWords("A carer", "foster carer"), TUESDAY))
    assert not_told(trial.circle(), None, date(2026, 9, 7)) == {key(FATHER)}
    assert len(not_told(trial.circle(), None, TUESDAY)) == 1


def test_a_contact_needs_a_name_a_child_and_an_end_after_the_beginning(trial: Trial) -> None:
    for odd in (
        lambda work, _: add_contact(work, CHILD, ContactWords(" ")),
        lambda work, _: end_contact(work, MOTHER, date(2025, 1, 1)),
    ):
        with pytest.raises(AnswersRefused):
            trial.write(odd)
    with pytest.raises(NotFound):
        trial.write(lambda work, _: add_contact(work, SIBLING, ContactWords("A carer")))


def test_an_attempt_says_whom_when_and_how(trial: Trial) -> None:
    with pytest.raises(AnswersRefused) as refused:
        trial.write(lambda work, _: log_attempt(work, CHILD, Attempt((), TUESDAY, "owl", True)))
    assert set(refused.value.faults) == {"who", "on", "how"}
    with pytest.raises(NotFound):
        trial.write(lambda work, _: log_attempt(work, SIBLING, Attempt(("x",), TUESDAY, "phone", True)))
