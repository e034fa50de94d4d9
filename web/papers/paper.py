"""One journey, open for a page that is made for print: who it is about, whom to ask, and what is known."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from engine.definition import Task
from engine.reading import subject_of
from engine.store import Loaded
from engine.tasks import asked_by
from engine.terms import Role
from engine.values import Answered, JourneyFacts
from web import current, words
from web.pupils.files import File, opened
from web.steps.sources import person_key, place_key
from workflows.school.own_lists import Advice, Head, family_advice, letterhead
from workflows.school.pupils import contacts_named
from workflows.support.circle import CHILD, Circle, contact_key
from workflows.support.elsewhere_asked import agreed_places
from workflows.support.sharing import mark_opened


@dataclass(frozen=True, slots=True)
class Paper:
    """A journey as its printed pages see it."""

    file: File
    loaded: Loaded
    known: JourneyFacts
    circle: Circle

    @property
    def school(self) -> str:
        return current.person().school_name

    @property
    def letterhead(self) -> Head:
        """What stands below the school’s name."""
        return letterhead(self.file.sight.session, self.file.sight.school_id)

    @property
    def advice(self) -> Advice:
        """Where the family gets advice that is not the school’s."""
        return family_advice(self.file.sight.session, self.file.sight.school_id)

    @property
    def child(self) -> str:
        return self.file.pupil.called

    @property
    def teachers(self) -> str:
        return self._names(Role.CLASS_TEACHER)

    @property
    def senco(self) -> str:
        return self._names(Role.SENCO)

    def _names(self, role: Role) -> str:
        return words.listed(self.file.around.named(role.value), "or")

    def people(self) -> dict[str, str]:
        """What everybody is called whom an answer can name: staff, contacts and the child."""
        sight, pupil = self.file.sight, self.file.pupil
        contacts = contacts_named(sight.session, sight.school_id, pupil.id, sight.today)
        staff = {person_key(id): name for id, name in self.file.names.items()}
        places = {place_key(each.id): each.place for each in self.circle.away.elsewhere if each.is_a_place}
        return {**staff, **places, **{contact_key(each.id): each.name for each in contacts}, CHILD: self.child}

    @property
    def places(self) -> tuple[str, ...]:
        """Where else the child learns and that may be known there, as the family agreed."""
        return tuple(each.place for each in agreed_places(self.circle, self.known.today))

    def named(self, keys: Any) -> str:
        """Names joined as a sentence has them; who is no longer listed is left out."""
        people = self.people()
        return words.listed(sorted(people[key] for key in keys or () if key in people))

    def chosen(self, answered: Answered | None, field: str) -> str:
        """The words of the choice that was made in answer to a question; nothing where none was."""
        if answered is None:
            return ""
        question = next((q for q in self._task(answered).form or () if q.name == field), None)
        return ((question.choices if question else None) or {}).get(str(answered.values.get(field)), "")

    def _task(self, answered: Answered) -> Task:
        row = next(row for row in self.known.tasks if row.answer is answered)
        return asked_by(self.file.sight.playbook(self.loaded), row)


@contextmanager
def opened_paper(journey_id: UUID) -> Iterator[Paper]:
    """A journey for a printed page, its child’s file opened and logged. Raises NotFound."""
    with current.reading() as session:
        subject_id = subject_of(session, current.scope(), journey=journey_id)
    with opened(subject_id, "paper") as file:
        loaded = file.sight.journey(journey_id)
        yield Paper(file, loaded, file.sight.journey_facts(loaded), file.sight.circle(loaded))


def tick_if_sent(paper: Paper, what: str) -> None:
    """Whoever was sent this has now opened it: their row is ticked."""
    journey, me = paper.loaded.journey, person_key(current.person().person_id)
    sent = (copy for copy in paper.circle.copies if copy.status == "sent" and copy.journey_id == journey.id)
    if any(copy.who == me and copy.what == what for copy in sent):
        with current.desk().writing(current.scope(), journey=journey.id) as work:
            mark_opened(work, journey, what)
