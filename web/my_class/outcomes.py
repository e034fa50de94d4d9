"""Every outcome of a class on one page: where each child is, by when, and a glance at how it goes.

Between two reviews a glance is two taps: on track, stuck or met. While a child’s review is open, the same row takes
what the review asks of the outcome, so that a class is reviewed without opening one child after another (Code 6.54).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import request
from sqlmodel import Session

from engine import tasks
from engine.boards import board
from engine.reading import subjects_of
from engine.sight import Sight
from engine.store import Loaded
from engine.terms import Role
from engine.values import TaskState
from web import current, words
from web.fields import Given, OneLine, OneOf, OneOfMany, offered
from web.forms import NONE_CHOSEN, PlainForm, asked
from web.my_class.rows import NO_CLASS
from workflows.school.pupils import PupilNamed, pupils_named
from workflows.support.circle import Circle, OutcomeSeen, PlanSeen
from workflows.support.outcome_looks import GOES, Look, Place, newest_looks
from workflows.support.outcome_reviews import REACHED
from workflows.support.seen import OutcomeReviewed

SCORE = "score_outcomes"
MAY_LOOK = frozenset({Role.CLASS_TEACHER, Role.SUBJECT_TEACHER, Role.SENCO})
SENT = "sent"
INLINE = "govuk-radios--inline govuk-radios--small"


class LookForm(PlainForm):
    """A glance at one outcome."""

    goes = OneOf(
        "How does it go?",
        [Given("", may_be_blank=True)],
        choices=offered(GOES),
        validate_choice=False,
        render_kw=asked("How does it go?", legend=True, classes=INLINE),
    )
    now = OneLine("Where now?", [Given("", may_be_blank=True)], render_kw=asked("Where now? (optional)"))


class ReviewForm(PlainForm):
    """What a review asks of one outcome."""

    now = OneLine("Where now?", [Given("", may_be_blank=True)], render_kw=asked("Where now?"))
    reached = OneOfMany(
        "How far was it reached?",
        [Given("", may_be_blank=True)],
        choices=offered([("", NONE_CHOSEN), *REACHED.items()]),
        validate_choice=False,
        render_kw=asked("How far was it reached?"),
    )
    shows = OneLine("What shows it?", [Given("", may_be_blank=True)], render_kw=asked("What shows it?"))


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One outcome of one child. `task_id` is the review’s step while its review is open; `form` is what can be written.

    `looked` says when and how it was last looked at, `found` in one word how it went then.
    """

    pupil: PupilNamed
    journey_id: UUID
    place: Place
    able_to: str
    now: str
    by_on: date | None
    looked: str
    found: str
    task_id: UUID | None
    form: LookForm | ReviewForm | None

    @property
    def key(self) -> str:
        """What the names of its fields begin with."""
        return key_of(self.place)

    def was_filled_in(self) -> bool:
        """Whether this press says anything of the outcome; afterwards the form holds what was sent."""
        if self.form is None or self.key + SENT not in request.form:
            return False
        before = self._typed()
        self.form.process(request.form)
        return self._typed() != before

    def _typed(self) -> list[str]:
        return [(field.data or "").strip() for field in self.form or ()]


def key_of(place: Place) -> str:
    """`o`, the plan, and the outcome’s place in it."""
    return f"o{place[0].hex}-{place[1]}-"


def rooms(session: Session) -> dict[str, list[PupilNamed]]:
    """The children with an open journey whom the person works with, by class."""
    scope, today = current.scope(), current.today()
    mine = subjects_of(session, scope, today)
    found = {each.subject_id for each in board(session, scope)}
    pupils = pupils_named(session, scope.school_id, found if mine is None else found & set(mine))
    by_class: dict[str, list[PupilNamed]] = {}
    for pupil in sorted(pupils.values(), key=lambda each: (each.last_name, each.called)):
        by_class.setdefault(pupil.class_name or NO_CLASS, []).append(pupil)
    return {name: by_class[name] for name in sorted(by_class)}


def outcome_rows(session: Session, pupils: list[PupilNamed]) -> tuple[OutcomeRow, ...]:
    """Every outcome of the plans in force of these children, in a constant number of statements."""
    sight = current.desk().sight(session, current.scope(), [pupil.id for pupil in pupils])
    circles: Mapping[UUID, Circle] = sight.gathered.circles if pupils else {}
    plans = {id: circle.plan_in_force for id, circle in circles.items()}
    looks = newest_looks(session, sight.school_id, [plan.id for plan in plans.values() if plan])
    return tuple(
        row
        for pupil in pupils
        if (plan := plans.get(pupil.id)) is not None
        for row in _of_plan(sight, pupil, plan, circles[pupil.id], looks)
    )


def _of_plan(
    sight: Sight, pupil: PupilNamed, plan: PlanSeen, circle: Circle, looks: Mapping[Place, Look]
) -> Iterator[OutcomeRow]:
    loaded = sight.journey(plan.journey_id)
    step = _step(sight, loaded)
    may_look = bool(sight.roles(pupil.id) & MAY_LOOK)
    for outcome in plan.outcomes:
        place = (plan.id, outcome.position)
        reviewed = [each for each in circle.reviewed if (each.plan_id, each.outcome) == place]
        look, last = looks.get(place), reviewed[-1] if reviewed else None
        in_review = last if last and step and last.visit == loaded.journey.visit else None
        form = _form(place, in_review) if step else LookForm(prefix=key_of(place)) if may_look else None
        yield OutcomeRow(
            pupil, loaded.journey.id, place, outcome.able_to, _now(outcome, look, last), outcome.by_on,
            _looked(look, last), _found(look, last), step.id if step else None, form,
        )  # fmt: skip


def _step(sight: Sight, loaded: Loaded) -> TaskState | None:
    """The open step of the review that asks for each outcome, where the person may answer it."""
    rows = (row for row in loaded.tasks if row.task == SCORE and row.status == "open")
    return next((row for row in rows if tasks.may_answer(sight, loaded, row)), None)


def _form(place: Place, said: OutcomeReviewed | None) -> ReviewForm:
    known = {"now": said.now, "reached": said.reached, "shows": said.shows} if said else {}
    return ReviewForm(data=known, prefix=key_of(place))


def _is_newer(look: Look | None, last: OutcomeReviewed | None) -> bool:
    return look is not None and (last is None or look.on >= last.on)


def _now(outcome: OutcomeSeen, look: Look | None, last: OutcomeReviewed | None) -> str:
    """Where the child is, as it was last written; until then, where it began."""
    said = [look.now if look else "", last.now if last else ""]
    newest = said if _is_newer(look, last) else said[::-1]
    return next((text for text in newest if text), outcome.now)


def _looked(look: Look | None, last: OutcomeReviewed | None) -> str:
    on = max((each.on for each in (look, last) if each), default=None)
    return words.first_capital(words.lately(on, current.today())) if on else ""


def _found(look: Look | None, last: OutcomeReviewed | None) -> str:
    """What the last look said: a glance in its words, a review in its own."""
    if look is not None and _is_newer(look, last):
        return GOES[look.goes]
    return REACHED.get(last.reached, "Not finished yet") if last else ""
