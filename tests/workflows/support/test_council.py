"""The council that is responsible for a pupil, and its EHC plans, as the circle sees them."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.workflows.small import CHILD, SIBLING, TEACHER, Trial, as_
from workflows.support.council import issue_plan, set_council
from workflows.support.ehc_seen import CouncilSeen, EhcPlanSeen
from workflows.support.gathering import gather

SEPTEMBER, OCTOBER = date(2026, 9, 1), date(2026, 10, 1)


def plan(issued: date, reviewed: date | None = None, ceased: date | None = None) -> EhcPlanSeen:
    return EhcPlanSeen(UUID(int=1), None, "Elmshire", issued, reviewed, ceased)


@pytest.mark.parametrize(
    ("issued", "reviewed", "anniversary"),
    [
        (date(2026, 3, 9), None, date(2027, 3, 9)),
        (date(2025, 3, 9), date(2026, 2, 20), date(2027, 2, 20)),
        (date(2026, 3, 9), date(2026, 2, 20), date(2027, 3, 9)),
        (date(2028, 2, 29), None, date(2029, 2, 28)),
    ],
)
def test_the_anniversary_is_twelve_months_after_the_plan_or_its_last_review(
    issued: date, reviewed: date | None, anniversary: date
) -> None:
    assert plan(issued, reviewed).anniversary == anniversary


def test_the_council_of_a_day_is_the_last_one_said_by_then(trial_on_both: Trial) -> None:
    trial = trial_on_both
    with trial.writing() as work:
        set_council(work, CHILD, " Oakford ", OCTOBER)
        set_council(work, CHILD, "Elmshire", SEPTEMBER)
    circle = trial.circle()
    assert circle.councils == (CouncilSeen("Elmshire", SEPTEMBER), CouncilSeen("Oakford", OCTOBER))
    days = (SEPTEMBER - timedelta(days=1), SEPTEMBER, date(2026, 9, 30), OCTOBER)
    assert [circle.council_on(day) for day in days] == ["", "Elmshire", "Elmshire", "Oakford"]


def test_the_same_council_again_is_nothing_new_and_a_wrong_one_is_corrected(trial: Trial) -> None:
    with trial.writing() as work:
        set_council(work, CHILD, "Elmshire", SEPTEMBER)
        set_council(work, CHILD, "elmshire", OCTOBER)
        set_council(work, CHILD, "  ", OCTOBER)
    assert trial.circle().councils == (CouncilSeen("Elmshire", SEPTEMBER),)
    trial.clock.advance(timedelta(days=1))
    with trial.writing() as work:
        set_council(work, CHILD, "Oakford", SEPTEMBER)
    assert trial.circle().councils == (CouncilSeen("Oakford", SEPTEMBER),)


def test_a_final_plan_makes_the_sen_status_and_replaces_the_one_before(trial_on_both: Trial) -> None:
    trial = trial_on_both
    with trial.writing() as work:
        set_council(work, CHILD, "Elmshire", SEPTEMBER)
        issue_plan(work, CHILD, None, date(2026, 9, 3))
    before = trial.clock.now()
    circle = trial.circle()
    assert (circle.pupil.sen_code, circle.pupil.sen_since) == ("E", date(2026, 9, 3))
    assert circle.ehc_plan_in_force is not None
    assert circle.ehc_plan_in_force.council == "Elmshire"
    trial.clock.advance(timedelta(days=60))
    for issued in (date(2026, 11, 2), date(2026, 11, 3)):
        with trial.writing() as work:
            issue_plan(work, CHILD, trial.journey_id, issued)
    first, second = trial.circle().ehc_plans
    assert (first.issued_on, first.ceased_on) == (date(2026, 9, 3), date(2026, 11, 2))
    assert (second.issued_on, second.is_in_force) == (date(2026, 11, 3), True)
    assert trial.circle().ehc_plan_in_force == second
    (then,) = trial.circle(before).ehc_plans
    assert then.is_in_force


def test_a_plan_that_the_council_ended_is_not_in_force(trial: Trial) -> None:
    assert not plan(SEPTEMBER, ceased=OCTOBER).is_in_force
    assert trial.circle().ehc_plan_in_force is None


def test_one_pupils_council_is_not_anothers(trial: Trial) -> None:
    with trial.writing() as work:
        set_council(work, CHILD, "Elmshire", SEPTEMBER)
    with trial.desk.reading(as_(TEACHER)) as session:
        found = gather(session.connection(), UUID(int=1), [CHILD, SIBLING], trial.clock.now()).circles
    assert (found[CHILD].council_on(SEPTEMBER), found[SIBLING].council_on(SEPTEMBER)) == ("Elmshire", "")
