"""Each date of a move, worked by hand."""

from datetime import date

import pytest

from tests.workflows.graduated_approach.sample import OPENED, journey, task
from tests.workflows.phase_transfer.sample import TODAY, WITH_PLAN, moving, where
from workflows.phase_transfer.due import rules


@pytest.mark.parametrize(
    ("kind", "moves_on", "named_by"),
    [
        # "before 15 February": the fourteenth is the last day in time, a Sunday in 2027
        ("to_school", "2027-09-01", date(2027, 2, 14)),
        # the year of the move counts, also for one in January
        ("to_school", "2028-01-04", date(2028, 2, 14)),
        # "before 31 March"
        ("post_16", "2027-09-06", date(2027, 3, 30)),
        ("post_16", "2028-09-04", date(2028, 3, 30)),
        # five months before 1 September are 1 April; there is no 31 February
        ("other", "2027-09-01", date(2027, 4, 1)),
        ("other", "2027-07-31", date(2027, 2, 28)),
        ("other", "2028-07-31", date(2028, 2, 29)),
        # no phase transfer: the regulation sets no day
        ("between", "2027-04-19", None),
    ],
)
def test_the_plan_names_the_next_school_in_time(kind: str, moves_on: str, named_by: date | None) -> None:
    assert rules["plan_named_by"](moving(where(kind=kind, moves_on=moves_on), pupil=WITH_PLAN)) == named_by


def test_without_a_plan_or_after_leaving_the_council_names_no_school() -> None:
    assert rules["plan_named_by"](moving(where())) is None
    assert rules["plan_named_by"](moving(pupil=WITH_PLAN)) is None
    gone = WITH_PLAN._replace(left_on=date(2026, 11, 20))
    assert rules["plan_named_by"](moving(where(), pupil=gone)) is None
    assert rules["move_day"](moving(where(), pupil=gone)) is None
    assert rules["agree_by"](moving(where(), pupil=gone)) is None
    assert rules["last_day"](moving(where(), pupil=gone)) == date(2026, 11, 20)
    assert rules["last_day"](moving(where(), pupil=gone._replace(left_on=date(2026, 11, 30)))) == date(2027, 8, 31)


def test_leaving_that_the_end_of_sen_support_says_counts_too() -> None:
    ended = journey(stage="left_school")._replace(closed_on=date(2026, 11, 19), is_open=False)
    assert rules["last_day"](moving(where(), others=(ended,))) == date(2026, 11, 19)
    before = ended._replace(closed_on=date(2026, 1, 9))
    assert rules["last_day"](moving(others=(before,))) is None


def test_the_family_sees_what_goes_long_before_a_move_and_soon_after_leaving() -> None:
    # 1 September 2027 minus sixteen weeks is 12 May
    assert rules["agree_by"](moving(where())) == rules["show_by"](moving(where())) == date(2027, 5, 12)
    assert rules["agree_by"](moving()) == date(2026, 10, 20)
    assert rules["show_by"](moving(stage="left")) == date(2026, 9, 15)
    assert rules["move_day"](moving(where())) == rules["came_there"](moving(where())) == date(2027, 9, 1)
    assert rules["came_there"](moving()) is None


def test_records_are_asked_for_only_where_there_is_a_school() -> None:
    missing = task("note_destination", {"where": "missing"})
    assert rules["left_on"](moving(missing, stage="left")) is None
    assert rules["no_school_known"](moving(missing, stage="left")) == TODAY
    assert rules["no_school_known"](moving(stage="left")) is None
    assert rules["where_to_unknown"](moving(stage="left")) == OPENED
    assert rules["where_to_unknown"](moving(where(next="Vale"), stage="left")) is None
    assert rules["look_for_school_on"](moving(stage="held")) == date(2026, 12, 1)
