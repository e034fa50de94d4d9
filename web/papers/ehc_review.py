"""The two letters of the review of an EHC plan: the invitation with what is asked for, and the head’s report.

Source: SEND Regulations 2014, regulation 20: who is invited, what is asked of them, and what the report says.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from engine.values import Answered
from web import words
from web.papers.paper import Paper
from web.steps.sources import OUTSIDE

INVITED = ("the family", "our head teacher", "the council’s SEN officer", "somebody from health", "social care")
"""Whom the law names (regulation 20(2))."""
ADVICE_READ_IN = timedelta(days=7)
"""So many days before the papers go round advice is asked for, so that somebody can read and copy it: our default."""
NOTICE, COUNCIL = timedelta(weeks=2), timedelta(weeks=4)
ADULT_LIFE = {
    "work": "Work, training or higher education",
    "living": "Living independently",
    "friends": "Friends, relationships and the community",
    "health": "Good health",
}


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the invitation says."""

    on: str
    time: str
    where: str
    advice_by: str
    round_by: str
    invited: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the report says. Blank parts are left out."""

    on: str
    took_part: str
    progress: str
    child: tuple[str, ...]
    family: str
    adult_life: tuple[tuple[str, str], ...]
    recommends: str
    why: str
    differences: str
    decision_by: str


def invitation(paper: Paper) -> Invitation | None:
    """The invitation to the meeting that is set. None while there is none."""
    asked = _here(paper, "set_meeting")
    day = asked.day("on") if asked else None
    if asked is None or day is None:
        return None
    return Invitation(
        on=words.weekday_words(day),
        time=asked.text("time"),
        where=asked.text("where"),
        advice_by=words.day_words(day - NOTICE - ADVICE_READ_IN),
        round_by=words.day_words(day - NOTICE),
        invited=words.listed([*INVITED, *paper.places]),
    )


def report(paper: Paper) -> Report | None:
    """The head’s report of the newest meeting that has one. None while none is written.

    It can be printed again once the council has decided and the next review is ahead.
    """
    cycle = max((row.cycle for row in paper.known.tasks if row.task == "write_report" and row.answer), default=0)
    written, noted = _in(paper, cycle, "write_report"), _in(paper, cycle, "note_meeting")
    if written is None:
        return None
    held = noted.day("on") if noted else None
    return Report(
        on=words.day_words(held),
        took_part=_took_part(paper, noted),
        progress=_text(noted, "progress"),
        child=_child(paper, cycle),
        family=_text(noted, "words"),
        adult_life=_adult_life(paper, cycle),
        recommends=paper.chosen(written, "recommends"),
        why=written.text("why"),
        differences=written.text("differences") or paper.chosen(written, "differs"),
        decision_by=_decision_by(held),
    )


def _here(paper: Paper, task: str) -> Answered | None:
    """The answer to a task for the review that is under way."""
    return _in(paper, paper.loaded.journey.cycle, task)


def _in(paper: Paper, cycle: int, task: str) -> Answered | None:
    """The answer to a task for one review."""
    rows = (row.answer for row in reversed(paper.known.tasks) if row.task == task and row.cycle == cycle)
    return next((each for each in rows if each), None)


def _text(answered: Answered | None, field: str) -> str:
    return answered.text(field) if answered else ""


def _took_part(paper: Paper, noted: Answered | None) -> str:
    """Everybody who was there: by name, and from outside by what they are."""
    people = {**paper.people(), **{name: f"{said[:1].lower()}{said[1:]}" for name, said in OUTSIDE}}
    return words.listed(sorted(people[key] for key in (noted.several("took_part") if noted else ()) if key in people))


def _child(paper: Paper, cycle: int) -> tuple[str, ...]:
    """What the child says, for this review or on record from shortly before."""
    said = _in(paper, cycle, "ask_child")
    if said is not None:
        return tuple(filter(None, (said.text(name) for name in ("good", "hard", "helps"))))
    view = next((each for each in reversed(paper.circle.views) if each.counts), None)
    return tuple(filter(None, (view.good, view.hard, view.helps))) if view else ()


def _adult_life(paper: Paper, cycle: int) -> tuple[tuple[str, str], ...]:
    planned = _in(paper, cycle, "plan_adulthood")
    said = ((title, _text(planned, name)) for name, title in ADULT_LIFE.items())
    return tuple((title, text) for title, text in said if text)


def _decision_by(held: date | None) -> str:
    return words.day_words(held + COUNCIL) if held else ""
