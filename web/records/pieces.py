"""The whole record of a child in pieces, in plain words and by time: what holds now, of everything that is kept here.

People from the school stand with their names, for they acted in their work. Where a column says that somebody else is
meant, another adult takes their place; where and how anybody lives or is reached is in no piece at all. What is free
text may tell of anybody: each such line has a name, so that a person can decide about it.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from engine.asking import Field
from engine.clock import day_of
from engine.reading import JourneyLook, look_at
from engine.sight import Sight
from engine.terms import Kind
from engine.values import Answered, TaskState
from web import words
from web.pupils.files import File
from web.pupils.history import MOVES, history
from web.steps.shown import in_words
from web.steps.sources import OUTSIDE, SERVICE, person_key, place_key
from workflows.support.away_seen import PLACES
from workflows.support.circle import CHILD, Circle, FamilyContactSeen, PlanSeen
from workflows.support.documents import attached
from workflows.support.elsewhere import elsewhere_of
from workflows.support.observations import entries_of
from workflows.support.outcome_reviews import REACHED
from workflows.support.plans import plan_as_written
from workflows.support.suspensions import suspensions_of
from workflows.support.teacher_views import SAID, views_about

ANOTHER = "another adult"
FREE = frozenset({Kind.SHORT_TEXT, Kind.LONG_TEXT})
MARK = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a piece: what it is, and the words. One of free text has a `name`, by which it is decided about.

    The name ends in a mark of the very words, so that a decision holds for no others that came into the same place.
    """

    what: str
    words: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing on record: of which day, what it is, by whom, and its lines."""

    on: date
    what: str
    by: str
    lines: tuple[Line, ...]


def pieces(file: File, asker: Mapping[str, str]) -> tuple[Piece, ...]:
    """Everything that is kept of a child, the oldest first; of other adults it names the `asker` alone, if anybody."""
    circle: Circle = file.sight.gathered.circles[file.pupil.id]
    people, looks = _people(file, asker), look_at(file.sight, file.pupil.id)
    found = [
        *_moves(file, looks),
        *(piece for look in looks for piece in _answers(file, look, people)),
        *_noticed(file),
        *(_plan(file, plan, people) for plan in circle.plans if plan.outcomes or plan.provision),
        *_reviewed(circle),
        *_family(circle, people),
        *_lessons(file),
        *_advised(circle, looks, file.sight.today),
        *_council(circle),
        *away_pieces(file.sight, file.pupil.id),
        *_papers(file),
    ]
    return tuple(sorted(found, key=lambda piece: piece.on))


def _people(file: File, asker: Mapping[str, str]) -> dict[str, str]:
    """What everybody is called who can be named: staff by name, the child, whoever asked, and nobody else."""
    return {
        **{person_key(id): name for id, name in file.names.items()},
        **asker,
        **dict(OUTSIDE),
        CHILD: file.pupil.called,
        SERVICE: "the specialist",
        **{place_key(each.id): each.place for each in file.sight.gathered.circles[file.pupil.id].away.elsewhere},
    }


def _moves(file: File, looks: tuple[JourneyLook, ...]) -> Iterator[Piece]:
    told: Counter[datetime] = Counter()
    for event in history(looks, (), file.names, file.pupil.called):
        if MOVES in event.kinds:
            name = f"move-{event.at:%Y%m%d%H%M%S%f}-{told[event.at]}"
            lines = tuple(_free("", said, f"{name}-{place}") for place, said in enumerate(event.reasons))
            told[event.at] += 1
            yield Piece(day_of(event.at), event.what, event.by, lines)


def _answers(file: File, look: JourneyLook, people: Mapping[str, str]) -> Iterator[Piece]:
    """Each step as it was answered last; an earlier answer was put right and holds no more."""
    for row in look.tasks:
        task = look.task_once(row.task)
        if row.answer is None or task is None:
            continue
        lines = tuple(_answered(row, row.answer, task.form or (), people, file.pupil.called))
        if lines:
            yield Piece(row.answer.on, _titled(task.title, file), _staff(file, row.answer.by), lines)


def _answered(
    row: TaskState, answer: Answered, form: tuple[Field, ...], people: Mapping[str, str], child: str
) -> Iterator[Line]:
    for question in form:
        value = answer.values.get(question.name)
        if value in (None, "", []):
            continue
        said = in_words(question, value, people, otherwise=ANOTHER).replace("{child}", child)
        asked = question.ask.replace("{child}", child)
        is_free = question.answer in FREE
        yield _free(asked, said, f"answer-{row.id}-{question.name}") if is_free else Line(asked, said)


def _titled(title: str, file: File) -> str:
    return title.replace("{child}", file.pupil.called)


def _staff(file: File, person_id: UUID | None) -> str:
    return file.names.get(person_id, "") if person_id else ""


def _noticed(file: File) -> Iterator[Piece]:
    for entry in entries_of(file.sight.session, file.sight.school_id, file.pupil.id):
        said = {"What goes well": entry.words.strengths, "Noticed": entry.words.seen, "What helps": entry.words.helps}
        yield Piece(entry.on, "Something was noticed", _staff(file, entry.by), _texts(f"noticed-{entry.id}", said))


def _plan(file: File, plan: PlanSeen, people: Mapping[str, str]) -> Piece:
    """The plan of one cycle as it stands: what is hoped for, what is done, and what else it says."""
    written, name = plan_as_written(file.sight.session, file.sight.school_id, plan.id), f"plan-{plan.id}"
    lines: list[Line] = []
    for place, hope in sorted(written.outcomes.items()):
        until = f", by {words.day_words(hope.by_on)}" if hope.by_on else ""
        said = {f"Outcome {place}{until}": hope.able_to, "Now": hope.now, "How we shall see it": hope.measure}
        lines += _texts(f"{name}-outcome-{place}", said)
    for place, given in sorted(written.provision.items()):
        by = people.get(given.given_by, ANOTHER) if given.given_by else ""
        lines += _texts(f"{name}-support-{place}", {f"Support{', from ' + by if by else ''}": given.what})
    all_day = written.words
    rest = {"In class": all_day.class_changes, "Trips and clubs": all_day.joins_in, "At home": all_day.at_home}
    on = plan.from_on or (day_of(plan.changed_at) if plan.changed_at else file.sight.today)
    stands = "The plan" if plan.from_on else "A plan that was being written"
    return Piece(on, stands, "", (*lines, *_texts(name, rest)))


def _reviewed(circle: Circle) -> Iterator[Piece]:
    for each in circle.reviewed:
        said = {"Where the child is now": each.now, "What shows it": each.shows}
        name = f"review-{each.plan_id}-{each.outcome}-{each.visit}-{each.on}"
        reached = (Line("Reached", REACHED[each.reached]),) if each.reached in REACHED else ()
        yield Piece(each.on, f"Outcome {each.outcome}, looked at in the review", "", (*_texts(name, said), *reached))


def _family(circle: Circle, people: Mapping[str, str]) -> Iterator[Piece]:
    """What went to the family beside the answers of steps: attempts, notices, copies, and what was agreed."""
    for tried in circle.attempts:
        yield Piece(
            tried.on, f"Tried to reach {_named(tried, people)}", "", _texts(f"tried-{tried.id}", {"": tried.said})
        )
    for notice in circle.notices:
        yield Piece(notice.on, f"Formal letter sent to {people.get(notice.contact, ANOTHER)}", "", ())
    for copy in circle.copies:
        if copy.on is not None and copy.is_told:
            yield Piece(copy.on, f"A copy of the {copy.what} went to {people.get(copy.who, ANOTHER)}", "", ())
    for each in circle.agreements:
        if each.withdrawn_on is not None:
            yield Piece(each.withdrawn_on, "What had been agreed to was withdrawn", "", ())


def _named(contact: FamilyContactSeen, people: Mapping[str, str]) -> str:
    return words.listed(sorted({people.get(who, ANOTHER) for who in contact.who})) or "the family"


def _lessons(file: File) -> Iterator[Piece]:
    for view in views_about(file.sight.session, file.sight.school_id, file.pupil.id):
        if view.said_on is not None:
            lines = (Line("", SAID.get(view.said, view.said)), *_texts(f"lessons-{view.id}", {"In words": view.line}))
            yield Piece(view.said_on, "How it goes in lessons", _staff(file, view.person_id), lines)


def _advised(circle: Circle, looks: tuple[JourneyLook, ...], today: date) -> Iterator[Piece]:
    """What specialists recommended, of the day on which the journey came to where it was written down."""
    came = {(look.journey.id, record.sequence): day_of(record.made_at) for look in looks for record in look.records}
    for each in circle.recommendations:
        name = f"advice-{each.journey_id}-{each.visit}-{each.position}"
        said = {"What is recommended": each.what, "What we do with it, and why": each.why}
        on = came.get((each.journey_id, each.visit), today)
        yield Piece(on, "A recommendation of a specialist", "", _texts(name, said))


def _council(circle: Circle) -> Iterator[Piece]:
    for council in circle.councils:
        yield Piece(council.from_on, f"The council is {council.council}", "", ())
    for plan in circle.ehc_plans:
        yield Piece(plan.issued_on, f"{plan.council} issued an EHC plan", "", ())


def away_pieces(sight: Sight, pupil_id: UUID) -> Iterator[Piece]:
    """Where else the child learns or learned, a part-time timetable, and suspensions, without whom to tell."""
    for row in elsewhere_of(sight.session, sight.school_id, pupil_id):
        known = {"": PLACES.get(row.kind, "A part-time timetable here"), "Until": words.day_words(row.to_on)}
        lines = tuple(Line(what, text) for what, text in known.items() if text)
        typed = _texts(f"away-{row.id}", {"Where": row.place, "When": row.days})
        yield Piece(row.from_on, "Where the child learns", "", (*lines, *typed))
    for suspension in suspensions_of(sight.session, sight.school_id, pupil_id):
        days = words.count(suspension.school_days, "school day")
        yield Piece(suspension.first_on, f"Suspended for {days}", "", ())


def _papers(file: File) -> Iterator[Piece]:
    for paper in attached(file.sight.session, file.sight.school_id, file.pupil.id):
        on = paper.dated_on or day_of(paper.recorded_at)
        said = _texts(f"paper-{paper.id}", {"": paper.title})
        yield Piece(on, "A paper was attached", _staff(file, paper.added_by), said)


def _texts(name: str, said: Mapping[str, str]) -> tuple[Line, ...]:
    """Lines of free text, those that are blank left out."""
    return tuple(
        _free(what, text.strip(), f"{name}-{place}") for place, (what, text) in enumerate(said.items()) if text.strip()
    )


def _free(what: str, text: str, place: str) -> Line:
    return Line(what, text, f"{place}-{hashlib.sha256(text.encode()).hexdigest()[:MARK]}")


def place_of(name: str) -> str:
    """Where a line of free text stands, whatever its words are."""
    return name.rpartition("-")[0]
