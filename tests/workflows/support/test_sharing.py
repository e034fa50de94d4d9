"""Who is to have the plan, a record or advice, and how each row is ticked."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from engine.errors import AnswersRefused, NotFound
from engine.values import JourneyState
from engine.work import Work
from tests.workflows.small import AUNT, CHILD, FATHER, HEAD, MOTHER, TEACHER, Trial, as_, key
from tests.workflows.support.known import known
from workflows.support import sharing
from workflows.support.plans import ProvisionWords, save_provision
from workflows.support.seen import ADVICE, PLAN, RECORD
from workflows.support.shared_with import SharedWith, shared_with

ME, OTHER = f"person:{TEACHER}", f"person:{HEAD}"
TODAY = date(2026, 9, 7)


def shared(trial: Trial, what: str = PLAN) -> SharedWith:
    return shared_with(*known(trial), what)


def give(trial: Trial, by: str) -> None:
    trial.write(lambda work, journey: save_provision(work, journey, 1, ProvisionWords("Help", given_by=by)))


def send(trial: Trial, what: str = PLAN) -> None:
    people = shared(trial, what).staff
    trial.write(lambda work, journey: sharing.send_to_all(work, journey, what, people))


def tick(trial: Trial, who: str, how: str, on: date = TODAY) -> None:
    trial.write(lambda work, journey: sharing.tick(work, journey, PLAN, who, sharing.Told(how, on)))


def open_sent(trial: Trial) -> None:
    journey = trial.journey
    with trial.desk.writing(as_(HEAD), subjects=[CHILD]) as work:
        sharing.mark_opened(work, journey, PLAN)


def sent_to(trial: Trial) -> tuple[sharing.ToRead, ...]:
    with trial.desk.reading(as_(HEAD)) as session:
        return sharing.to_read(session, as_(HEAD), TODAY)


def test_it_goes_to_whoever_teaches_the_child_whoever_the_plan_names_and_each_entitled_contact(trial: Trial) -> None:
    give(trial, OTHER)
    found = shared(trial)
    assert found.staff == {ME, OTHER}
    assert found.family == {key(MOTHER), key(FATHER)}
    assert key(AUNT) not in found.family
    assert (found.staff_not_told, found.family_not_told) == (found.staff, found.family)


def test_help_that_nobody_with_an_account_gives_names_nobody(trial: Trial) -> None:
    give(trial, "All adults")
    assert shared(trial).staff == {ME}


def test_one_press_sends_it_to_all_and_ticks_whoever_pressed(trial_on_both: Trial) -> None:
    trial = trial_on_both
    give(trial, OTHER)
    send(trial)
    found = shared(trial)
    assert found.staff_not_told == {OTHER}
    assert (found.copies[ME].how, found.copies[ME].on) == (sharing.WROTE, TODAY)
    assert found.copies[OTHER].status == "sent"
    assert [(each.what, each.sent_on) for each in sent_to(trial)] == [(PLAN, TODAY)]


def test_sending_again_sends_only_to_those_who_have_not_been_sent_it(trial: Trial) -> None:
    give(trial, OTHER)
    send(trial)
    counts: list[int] = []
    people = {ME, OTHER}
    trial.write(lambda work, journey: counts.append(sharing.send_to_all(work, journey, PLAN, people)))
    assert counts == [0]


def test_opening_it_ticks_the_row_once(trial: Trial) -> None:
    give(trial, OTHER)
    send(trial)
    open_sent(trial)
    found = shared(trial)
    assert found.staff_not_told == frozenset()
    assert found.copies[OTHER].how == sharing.OPENED
    assert sent_to(trial) == ()


def test_somebody_elses_copy_is_not_ticked_by_opening(trial: Trial) -> None:
    give(trial, OTHER)
    send(trial)
    trial.write(lambda work, journey: sharing.mark_opened(work, journey, PLAN))
    assert shared(trial).copies[OTHER].status == "sent"


def test_paper_and_word_of_mouth_are_ticked_by_hand_and_unticked(trial: Trial) -> None:
    give(trial, OTHER)
    tick(trial, OTHER, "word")
    assert shared(trial).staff_not_told == {ME}
    trial.write(lambda work, journey: sharing.untick(work, journey, PLAN, OTHER))
    assert shared(trial).staff_not_told == {ME, OTHER}
    with pytest.raises(NotFound):
        trial.write(lambda work, journey: sharing.untick(work, journey, PLAN, OTHER))


def test_that_somebody_wrote_it_is_said_by_nobody_else(trial: Trial) -> None:
    give(trial, OTHER)
    with pytest.raises(AnswersRefused):
        tick(trial, OTHER, sharing.WROTE)


def test_a_family_gets_a_copy_and_not_a_word(trial: Trial) -> None:
    with pytest.raises(AnswersRefused) as refused:
        tick(trial, key(MOTHER), "word", TODAY + timedelta(days=1))
    assert set(refused.value.faults) == {"how", "on"}
    tick(trial, key(MOTHER), "handed")
    assert shared(trial).family_not_told == {key(FATHER)}


def test_lunchtime_staff_cover_and_clubs_are_added_told_and_taken_off(trial: Trial) -> None:
    trial.write(lambda work, journey: sharing.add_to_list(work, journey, PLAN, "  Mrs  Hay ", "lunchtime"))
    (who,) = shared(trial).staff - {ME}
    assert (shared(trial).copies[who].name, shared(trial).copies[who].part) == ("Mrs Hay", "lunchtime")
    tick(trial, who, "word")
    assert shared(trial).staff_not_told == {ME}
    assert shared(trial).copies[who].name == "Mrs Hay"
    trial.write(lambda work, journey: sharing.untick(work, journey, PLAN, who))
    assert shared(trial).copies[who].status == "listed"
    trial.write(lambda work, journey: sharing.leave_out(work, journey, PLAN, who))
    assert shared(trial).staff == {ME}


def test_somebody_whom_the_plan_names_is_left_out_and_put_back(trial: Trial) -> None:
    give(trial, OTHER)
    trial.write(lambda work, journey: sharing.leave_out(work, journey, PLAN, OTHER))
    assert shared(trial).staff == {ME}
    trial.write(lambda work, journey: sharing.untick(work, journey, PLAN, OTHER))
    assert shared(trial).staff == {ME, OTHER}


@pytest.mark.parametrize(
    ("write", "fault"),
    [
        (lambda work, journey: sharing.add_to_list(work, journey, PLAN, "  ", "club"), "name"),
        (lambda work, journey: sharing.add_to_list(work, journey, PLAN, "Chess", "governor"), "part"),
    ],
)
def test_somebody_is_added_with_a_name_and_what_they_do(
    trial: Trial, write: Callable[[Work, JourneyState], None], fault: str
) -> None:
    with pytest.raises(AnswersRefused) as refused:
        trial.write(write)
    assert set(refused.value.faults) == {fault}


def test_a_further_cycle_asks_for_everyone_again(trial: Trial) -> None:
    tick(trial, ME, sharing.WROTE)
    trial.move("put_in_place")
    assert shared(trial).staff_not_told == frozenset()
    trial.move("write_again")
    assert shared(trial).staff_not_told == {ME}


def test_a_record_and_advice_are_for_one_visit_each(trial: Trial) -> None:
    for what in (RECORD, ADVICE):
        send(trial, what)
        assert shared(trial, what).staff_not_told == frozenset()
    assert shared(trial, PLAN).staff_not_told == {ME}
    trial.move("put_in_place")
    assert shared(trial, RECORD).staff_not_told == {ME}


def test_an_earlier_moment_shows_the_list_as_it_was(trial: Trial) -> None:
    tick(trial, ME, sharing.WROTE)
    then = trial.clock.now()
    trial.clock.advance(timedelta(hours=1))
    trial.write(lambda work, journey: sharing.untick(work, journey, PLAN, ME))
    assert [copy.who for copy in trial.circle(then).copies] == [ME]
    assert trial.circle().copies == ()
