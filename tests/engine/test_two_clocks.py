"""Two machines never agree on the time to the millisecond: what was written first is still seen by what comes next."""

from datetime import timedelta

from engine.clock import SetClock
from engine.desk import Desk
from tests.engine.small import CHILD, SENCO, SIBLING, as_


def test_no_write_is_dated_before_the_one_that_it_follows(desk: Desk, clock: SetClock) -> None:
    with desk.writing(as_(SENCO), subjects=[CHILD]) as first:
        assert first.now == clock.now()
    clock.advance(timedelta(seconds=-5))
    with desk.writing(as_(SENCO), subjects=[CHILD]) as behind:
        assert behind.now == first.now
    with desk.writing(as_(SENCO), subjects=[SIBLING]) as other:
        assert other.now == clock.now()
    with desk.writing(as_(SENCO), subjects=[SIBLING, CHILD]) as both:
        assert both.now == first.now
    with desk.writing(as_(SENCO), subjects=[SIBLING]) as after_both:
        assert after_both.now == first.now
    with desk.refreshing(as_(SENCO), [CHILD]) as sweep:
        assert sweep.now == first.now
    clock.advance(timedelta(seconds=6))
    with desk.writing(as_(SENCO), subjects=[CHILD]) as later:
        assert later.now == clock.now()


def test_each_write_raises_the_version_of_each_of_its_subjects_by_one(desk: Desk) -> None:
    with desk.writing(as_(SENCO), subjects=[CHILD]) as first:
        new = first.add_subject()
    with desk.writing(as_(SENCO), subjects=[CHILD, SIBLING, new]) as second:
        assert second.versions == {CHILD: 2, SIBLING: 1, new: 2}
    with desk.refreshing(as_(SENCO), [CHILD, SIBLING]) as sweep:
        assert sweep.versions == {CHILD: 2, SIBLING: 1}
