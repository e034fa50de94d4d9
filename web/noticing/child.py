"""The child about whom something was noticed: who it is, and whether a journey is open to which it can be added."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from engine.asking import Field
from engine.errors import NotFound
from engine.reading import subjects_of
from engine.terms import Role
from engine.values import JourneyState
from web import current, words
from workflows.school.people import names_holding
from workflows.school.pupils import PupilNamed, pupil_named

WORKFLOW = "graduated_approach"
WITH_PLAN = frozenset({"do", "review"})
ENTRY = ("strengths", "seen", "tried")
"""The questions that an entry on an open journey asks: those whose answers are new each time."""


@dataclass(frozen=True, slots=True)
class Noticeable:
    """One child, the questions to ask, and the open journey to add to, if there is one.

    `continues` is the child's last journey that has ended, which a new one goes on from. `leads` is who is told at once
    where a child is not safe. `is_theirs` is whether the person has business with the child: nobody else learns whether
    there is a journey, neither from the words, nor from the questions, nor from what is said afterwards.
    """

    pupil: PupilNamed
    journey: JourneyState | None
    questions: tuple[Field, ...]
    leads: str
    is_theirs: bool
    continues: UUID | None = None

    @property
    def shows_journey(self) -> bool:
        """Whether the page may say that it is added to something that runs already."""
        return self.is_theirs and self.journey is not None

    @property
    def has_plan(self) -> bool:
        """Whether a plan was put in place: of a further cycle there was one before."""
        return self.journey is not None and (self.journey.stage in WITH_PLAN or self.journey.cycle > 1)

    @property
    def has_support_on_roll(self) -> bool:
        """Whether the roll knows of support of which nothing stands here: it can be put in where the child is."""
        return self.is_theirs and self.journey is None and self.continues is None and self.pupil.sen_code != "N"

    @property
    def adds_to(self) -> str:
        """What the form carries along, so that a journey opened or closed meanwhile is noticed."""
        return str(self.journey.id) if self.journey and self.is_theirs else ""


def noticeable(pupil_id: UUID) -> Noticeable:
    """The child on roll with this id. Raises NotFound."""
    desk, scope = current.desk(), current.scope()
    with current.reading() as session:
        workflow = current.workflow(session, WORKFLOW)
        pupil = pupil_named(session, scope.school_id, pupil_id)
        if pupil.left_on is not None:
            raise NotFound("child")
        found = (each.journey for each in desk.sight(session, scope, [pupil_id]).journeys.values())
        own_way = [each for each in found if each.workflow == WORKFLOW]
        journey = next((each for each in own_way if each.is_open), None)
        ended = max((each for each in own_way if each.closed_on), key=lambda each: each.opened_on, default=None)
        leads = safeguarding_leads(session)
        own = subjects_of(session, scope, desk.today())
    is_theirs = own is None or pupil_id in own
    asked = workflow.task(workflow.start.asks or "").form or ()
    questions = tuple(each for each in asked if each.name in ENTRY) if journey and is_theirs else asked
    return Noticeable(pupil, journey, questions, leads, is_theirs, ended.id if ended else None)


def safeguarding_leads(session: Session) -> str:
    """The names of those who are told at once where a child is not safe."""
    return words.listed(names_holding(session, current.scope().school_id, Role.DSL, current.today()), "or")
