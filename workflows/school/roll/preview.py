"""What bringing in a roll would do: new, changed, leaving, unchanged, and every problem with its line. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import TypeAdapter

from workflows.school.roll.cells import alike
from workflows.school.roll.contact_preview import ContactComparison, ContactsShown
from workflows.school.roll.known import Known
from workflows.school.roll.match import Matcher
from workflows.school.roll.outcome import Change, after_import, changes, disagreement
from workflows.school.roll.people import Person, Roll
from workflows.school.roll.problems import About, Findings, Kind, Problem
from workflows.school.roll.sen import STATUSES


class Why(StrEnum):
    """Why a pupil may have left."""

    BLANK = "no year group in the file"
    DATED = "a leaving date in the file"
    ABSENT = "not in the file"


@dataclass(frozen=True, slots=True)
class New:
    """A pupil who would come in, as they would then stand."""

    line: int
    after: Known


@dataclass(frozen=True, slots=True)
class Changed:
    """A pupil who would change: as they stand, and as they would."""

    line: int
    before: Known
    after: Known

    @property
    def changes(self) -> tuple[Change, ...]:
        return changes(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Leaving:
    """A pupil on roll who may have left. They stay unless a person says otherwise, one by one."""

    pupil: Known
    why: Why
    line: int | None = None
    left_on: date | None = None

    @property
    def pupil_id(self) -> UUID:
        if self.pupil.pupil_id is None:
            raise ValueError("Only a pupil on roll can leave.")
        return self.pupil.pupil_id


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do to the roll of one school, on the day it was looked at."""

    roll: Roll
    on: date
    new: tuple[New, ...]
    changed: tuple[Changed, ...]
    leaving: tuple[Leaving, ...]
    unchanged: int
    problems: tuple[Problem, ...]
    new_classes: tuple[str, ...] = ()
    contacts: ContactsShown = field(default_factory=ContactsShown)

    @property
    def counts(self) -> tuple[int, int]:
        """How many pupils, or, of a contacts file, contacts are new, and how many change."""
        of = self.contacts if self.roll.is_of_contacts else self
        return len(of.new), len(of.changed)

    @property
    def asked_about(self) -> frozenset[UUID]:
        """Who may have left: pupils, or, of a contacts file, contacts."""
        contacts = (each.contact_id for each in self.contacts.endings)
        return frozenset((*(each.pupil_id for each in self.leaving), *contacts))

    def changed_with(self, ended: Collection[UUID]) -> tuple[Changed, ...]:
        """Every pupil who would change, once these contacts have ended too."""
        found = {each.before.pupil_id: each for each in self.changed}
        for each in self.contacts.endings:
            if each.contact_id in ended:
                at = found.get(each.pupil.pupil_id) or Changed(0, each.pupil, each.pupil)
                found[each.pupil.pupil_id] = replace(at, after=_without(at.after, each.contact_id))
        return tuple(found.values())

    @property
    def changes_nothing(self) -> bool:
        """Whether there is nothing to bring in, leavers aside."""
        return not (self.new or self.changed)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What was not taken; warnings alone are no errors."""
        return tuple(problem for problem in self.problems if problem.kind is Kind.ERROR)

    def as_text(self) -> str:
        """The preview as text, to be kept between the page that shows it and the press that confirms it."""
        return _CODEC.dump_json(self).decode("utf-8")

    @classmethod
    def from_text(cls, text: str) -> "Preview":
        """A preview from its text."""
        return _CODEC.validate_json(text)


def preview(roll: Roll, pupils: Iterable[Known], classes: Iterable[str], today: date) -> Preview:
    """Compare a file with the school's pupils, those who have left among them, and the names of its classes."""
    if roll.is_of_contacts:
        return _of_contacts(roll, pupils, today)
    return _Comparison(roll, tuple(pupils), today).preview(tuple(classes))


def _of_contacts(roll: Roll, pupils: Iterable[Known], today: date) -> Preview:
    """What a contacts file would do: only contacts come, change and go."""
    findings = Findings()
    compared = ContactComparison(roll, today, findings)
    changed = tuple(Changed(*each) for each in compared.compare(pupils))
    return Preview(
        roll=roll,
        on=today,
        new=(),
        changed=changed,
        leaving=(),
        unchanged=compared.unchanged,
        problems=findings.sorted(roll.problems),
        contacts=compared.shown,
    )


def _without(known: Known, contact_id: UUID) -> Known:
    """A pupil, one of whose contacts has ended."""
    contacts = (replace(each, ended=True) if each.id == contact_id else each for each in known.contacts)
    return replace(known, contacts=tuple(contacts))


@dataclass(slots=True)
class _Comparison:
    roll: Roll
    pupils: tuple[Known, ...]
    today: date
    findings: Findings = field(default_factory=Findings)
    new: list[New] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    leaving: list[Leaving] = field(default_factory=list)
    unchanged: int = 0
    seen: dict[UUID, int] = field(default_factory=dict)

    def preview(self, classes: tuple[str, ...]) -> Preview:
        matcher = Matcher(self.pupils)
        for person in self.roll.people:
            self._compare(person, matcher)
        self._absent()
        known = {alike(name) for name in classes}
        after = [*(each.after for each in self.new), *(each.after for each in self.changed)]
        wanted = [pupil.class_name for pupil in after if pupil.class_name]
        return Preview(
            roll=self.roll,
            on=self.today,
            new=tuple(self.new),
            changed=tuple(self.changed),
            leaving=tuple(self.leaving),
            unchanged=self.unchanged,
            problems=self.findings.sorted(self.roll.problems),
            new_classes=tuple(sorted({alike(n): n for n in reversed(wanted) if alike(n) not in known}.values())),
        )

    def _compare(self, person: Person, matcher: Matcher) -> None:
        match = matcher.find(person)
        if match.doubt:
            note = self.findings.error if match.refused else self.findings.warn
            note(person.line, About.DUPLICATE, match.doubt)
        if match.refused:
            self.seen |= {known.pupil_id: person.line for known in match.meant if known.pupil_id}
        elif match.meant:
            self._known(person, match.meant[0])
        else:
            self._unknown(person)

    def _unknown(self, person: Person) -> None:
        if person.leaves:
            words = "This pupil has left, or has no year group, and is not on our roll. Nothing is brought in."
            self.findings.warn(person.line, About.LEAVER, words)
        elif not person.has_names:
            words = "There is no first name or no surname, so this pupil cannot come in."
            self.findings.error(person.line, About.NAME, words)
        else:
            after = after_import(Known(joined_on=person.joined_on), person, self.roll.source, self.today)
            self.new.append(New(person.line, after))

    def _known(self, person: Person, known: Known) -> None:
        if known.pupil_id is None:
            raise ValueError("A pupil of the school has an id.")
        if known.pupil_id in self.seen:
            words = f"This pupil is already on line {self.seen[known.pupil_id]}, under another number or name."
            self.findings.error(person.line, About.DUPLICATE, f"{words} The line is left out.")
            return
        self.seen[known.pupil_id] = person.line
        if known.rests:
            words = "It is on record here that this child has died. Nothing of this line is brought in."
            self.findings.warn(person.line, About.LEAVER, words)
            self.unchanged += 1
            return
        if person.leaves:
            self._leaver(person, known)
            return
        words = disagreement(known, person)
        if words:
            self.findings.warn(person.line, About.SEN, words)
        if person.status is None and self.roll.tells_status and known.status and known.status.code != "N":
            words = f"The SEN status is blank; here it is {STATUSES[known.status.code]}, and stays so."
            self.findings.warn(person.line, About.SEN, words)
        after = after_import(known, person, self.roll.source, self.today)
        if after == known:
            self.unchanged += 1
        else:
            self.changed.append(Changed(person.line, known, after))

    def _leaver(self, person: Person, known: Known) -> None:
        """One whose year group is blank, or who has a leaving date: asked about, unless gone already."""
        if not known.is_on_roll(self.today):
            self.unchanged += 1
            return
        why = Why.DATED if person.left_on else Why.BLANK
        self.leaving.append(Leaving(known, why, person.line, person.left_on))

    def _absent(self) -> None:
        """Pupils on roll of whom the file says nothing: asked about, where the file is one that has everybody."""
        if not self.roll.tells_leavers:
            return
        on_roll = [pupil for pupil in self.pupils if pupil.is_on_roll(self.today)]
        absent = [pupil for pupil in on_roll if pupil.pupil_id not in self.seen]
        self.leaving += [Leaving(pupil, Why.ABSENT) for pupil in absent]
        if len(absent) * 2 > len(on_roll) and len(on_roll) > 4:
            words = (
                f"{len(absent)} of your {len(on_roll)} pupils are not in this file. Is it a list of only some of them?"
            )
            self.findings.warn(0, About.LEAVER, words)


_CODEC: TypeAdapter[Preview] = TypeAdapter(Preview)
