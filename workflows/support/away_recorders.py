"""Recorders of being away: what a family agrees that another place may know, and what becomes of a timetable."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.checks import Register
from engine.errors import AnswersRefused
from engine.values import JourneyState
from engine.work import Work
from workflows.support.agreements import Said, record_answer
from workflows.support.away_records import PupilElsewhere
from workflows.support.away_seen import PLACE, ElsewhereSeen
from workflows.support.circle import Circle
from workflows.support.elsewhere_asked import place_to_ask_about, second_schools
from workflows.support.history import change, one_of

away_recorders = Register("recorder")
Answers = Mapping[str, Any]


@away_recorders.add
def place_agreement(work: Work, journey: JourneyState, answers: Answers) -> None:
    """What the family says another place may know: the first that nobody has asked about, else the one asked last."""
    place = _place_asked_about(work, journey)
    if place is not None:
        said = Said(
            who=tuple(answers["took_part"]),
            on=date.fromisoformat(answers["on"]),
            answer=answers["answer"],
            share=tuple(answers.get("share") or ()),
            service=str(place.id),
            ends_on=place.to_on,
        )
        record_answer(work, journey, PLACE, said)


def _place_asked_about(work: Work, journey: JourneyState) -> ElsewhereSeen | None:
    """The place that the step has just shown, else the one asked last: what was said of it is put right."""
    circle: Circle = work.gathered.circles[journey.subject_id]
    shown = place_to_ask_about(circle, work.today)
    if shown is not None:
        return shown
    asked = [each for each in circle.agreements if each.about == PLACE]
    last = max(asked, key=lambda each: each.id).service if asked else ""
    return next((each for each in circle.away.places(work.today) if str(each.id) == last), None)


@away_recorders.add
def record_passed(work: Work, journey: JourneyState, answers: Answers) -> None:
    """When a second school was sent a copy of the record: the first that has none, else the one that was sent it last.

    It is kept with the place, so that no other journey of the child asks for it again.
    """
    circle: Circle = work.gathered.circles[journey.subject_id]
    second = second_schools(circle, work.today)
    if second:
        found = max(second, key=lambda each: each.record_sent_on or date.max)
        row = one_of(work, PupilElsewhere, found.id, "place")
        change(work, row, record_sent_on=date.fromisoformat(answers["on"]))


@away_recorders.add
def timetable_again(work: Work, journey: JourneyState, answers: Answers) -> None:
    """Full time again from today, or until another day with the family's agreement and a day to look at it again.

    Raises AnswersRefused where it is to go on and one of these is missing.
    """
    circle: Circle = work.gathered.circles[journey.subject_id]
    found = circle.away.timetable(work.today)
    if found is None:
        return
    row = one_of(work, PupilElsewhere, found.id, "place")
    if answers["next"] == "full":
        change(work, row, to_on=work.today, look_again_on=None)
        return
    until, again = _longer(work, answers)
    change(work, row, to_on=until, look_again_on=again, agreed_by=" ".join(answers["who"]))


def _longer(work: Work, answers: Answers) -> tuple[date, date]:
    """Until when it goes on, and when it is looked at again. Raises AnswersRefused."""
    days = {name: answers.get(name) for name in ("until", "look_again_on")}
    faults = {name: "Say the day: a part-time timetable is short." for name, day in days.items() if not day}
    if not answers.get("who"):
        faults["who"] = "Say who of the family agreed that it goes on."
    if faults:
        raise AnswersRefused(faults)
    until, again = (date.fromisoformat(str(day)) for day in days.values())
    if not work.today < again <= until:
        raise AnswersRefused({"look_again_on": "This day must come after today, and not after the last one."})
    return until, again
