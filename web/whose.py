"""Whose move it is, in words: `Waiting for you`, `Waiting for Mrs Patel`, `Waiting for the family`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from uuid import UUID

from engine.definition import OPENER, OUTSIDE_ROLES
from engine.terms import Role
from engine.values import NextStep, TaskState
from web.words import day_words, listed, role_words

NOBODY_HERE = "Nobody at school has to do this. Write it down if you hear of it."
Holders = Mapping[str, tuple[UUID, ...]]
OUTSIDE_WORDS = {
    Role.FAMILY: "the family",
    Role.YOUNG_PERSON: "the young person",
    Role.SERVICE: "the service",
    Role.COUNCIL: "the council",
}


@dataclass(frozen=True, slots=True)
class Whose:
    """Who owes a step. `name` is how a list says it: `you`, a name, or who is outside; blank where nobody does.

    `todays` is whose day it is, where people share the class and so the step. `is_theirs_alone` says of somebody
    outside that nobody here has to chase them.
    """

    name: str
    is_mine: bool = False
    is_outside: bool = False
    is_nobodys: bool = False
    until: date | None = None
    todays: str = ""
    is_theirs_alone: bool = False

    @property
    def called(self) -> str:
        """Who is waited for, as a list of people and roles says it; nothing where only a day is waited for."""
        if self.is_nobodys:
            return f"Nobody: no {self.name} is named"
        return self.name[:1].upper() + self.name[1:]

    @property
    def key(self) -> str:
        """The same person or role again, as an address may say it: no name stands there."""
        return sha256(self.called.encode()).hexdigest()[:8]

    @property
    def note(self) -> str:
        """What is said beside a step that is up to somebody outside, and that nobody here chases."""
        return NOBODY_HERE if self.is_theirs_alone else ""

    @property
    def words(self) -> str:
        if self.is_nobodys:
            return f"Nobody is named as {self.name}"
        if self.until is not None and not self.name:
            return f"Nothing to do until {day_words(self.until)}"
        if self.is_theirs_alone:
            return f"Up to {self.name}"
        until = f", until {day_words(self.until)}" if self.until else ""
        shared = f" (today is {self.todays} day)" if self.todays else ""
        return f"Waiting for {self.name}{until}{shared}"


@dataclass(frozen=True, slots=True)
class Around:
    """Who somebody is to one child, by name, and who is asking.

    `shares` says of whoever shares a class by days of the week whether today is theirs. `decides` is the young person
    whose decisions are their own: then what waits for the family waits for them.
    """

    holders: Holders
    names: Mapping[UUID, str]
    me: UUID
    shares: Mapping[UUID, bool] = field(default_factory=dict)
    decides: str = ""

    def named(self, role: str) -> list[str]:
        """What those are called who hold a role; a duty may name somebody of whom nothing more is kept."""
        return [self.names[each] for each in self.holders.get(role, ()) if each in self.names]

    def of_role(self, role: str, person_id: UUID | None = None) -> Whose:
        """Who owes what `role` owes, or one person to whom it was handed over."""
        return self.of_people(role, self.holders.get(role, ()), person_id)

    def of_people(self, role: str, people: tuple[UUID, ...], person_id: UUID | None = None) -> Whose:
        """The same, where it is known already who holds the role: `people`."""
        if person_id is not None:
            return self._person(person_id)
        if role in OUTSIDE_ROLES:
            return Whose(self._outside(Role(role)), is_outside=True)
        if role == OPENER:
            return Whose("whoever noticed it")
        todays = self._todays(role, people)
        if self.me in people:
            return Whose("you", is_mine=True, todays=todays)
        if not people:
            return Whose(role_words(role), is_nobodys=True)
        return Whose(listed([self._named(person, role) for person in people], "or"), todays=todays)

    def of_row(self, row: TaskState, opened_by: UUID | None = None) -> Whose:
        """Who owes a step, as its row keeps it; `opened_by` is who noticed it, where the step is theirs."""
        whose = self.of_role(row.owner, opened_by if row.owner == OPENER else row.person_id)
        return replace(whose, is_theirs_alone=whose.is_outside and row.chased_by is None)

    def _todays(self, role: str, people: Sequence[UUID]) -> str:
        """Whose day it is among those who share a role: `your`, `Mrs Reid’s`; nothing where it is everybody’s."""
        if not self.shares:
            return ""
        now = [person for person in people if self.shares.get(person, True)]
        if not now or len(now) == len(people):
            return ""
        return "your" if self.me in now else f"{listed([self._named(person, role) for person in now])}’s"

    def _named(self, person: UUID, role: str) -> str:
        return self.names.get(person) or role_words(role)

    def of_step(self, step: NextStep) -> Whose:
        """Who owes a next step; for one that waits, for whom and until when."""
        if step.kind == "wait":
            return self._waiting(step)
        return self.of_role(step.owner or "", step.person_id)

    def _waiting(self, step: NextStep) -> Whose:
        try:
            role = Role(step.waiting_for or "")
        except ValueError:
            words = (step.waiting_for or "").lower()
            return Whose(
                "" if step.waiting_until else words, until=step.waiting_until, is_outside=not step.waiting_until
            )
        if role in OUTSIDE_ROLES:
            return Whose(self._outside(role), is_outside=True, until=step.waiting_until)
        return Whose("", until=step.waiting_until)

    def _outside(self, role: Role) -> str:
        is_theirs = bool(self.decides) and role is Role.FAMILY
        return self.decides if is_theirs else OUTSIDE_WORDS[role]

    def _person(self, person_id: UUID) -> Whose:
        if person_id == self.me:
            return Whose("you", is_mine=True)
        return Whose(self.names.get(person_id, "a colleague"))
