"""Which of the school's pupils a person of a file is: by UPN, former UPN, the school's number, or name and birth."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from workflows.school.roll.cells import alike, bare_number, fold
from workflows.school.roll.known import Known
from workflows.school.roll.people import Person
from workflows.school.roll.upn import is_temporary


@dataclass(frozen=True, slots=True)
class Match:
    """Who may be meant: one pupil, or none. `doubt` says what speaks against it; `refused`: nothing can be taken."""

    meant: tuple[Known, ...] = ()
    doubt: str = ""
    refused: bool = False


class Matcher:
    """Finds pupils. Each way in is an index; one that leads to several pupils leads to none."""

    def __init__(self, pupils: Iterable[Known]):
        self._upns: dict[Hashable, list[Known]] = defaultdict(list)
        self._former: dict[Hashable, list[Known]] = defaultdict(list)
        self._numbers: dict[Hashable, list[Known]] = defaultdict(list)
        self._births: dict[Hashable, list[Known]] = defaultdict(list)
        self._names: dict[Hashable, list[Known]] = defaultdict(list)
        for pupil in pupils:
            self._upns[pupil.upn].append(pupil)
            self._former[pupil.former_upn].append(pupil)
            self._numbers[pupil.number].append(pupil)
            self._births[fold(pupil.last_name), pupil.date_of_birth].append(pupil)
            for first_name in pupil.first_names:
                self._names[first_name, fold(pupil.last_name)].append(pupil)

    def find(self, person: Person) -> Match:
        """The pupil that a person of a file is."""
        by_upn = self._by_upn(person)
        if by_upn is None:
            return self._by_number(person) or self._by_name(person)
        if _is_another(by_upn, person):
            words = (
                f"Our roll has the UPN {person.upn} for a child of another name and date of birth. Nothing is taken."
            )
            return Match((by_upn,), words, refused=True)
        return Match((by_upn,))

    def _by_upn(self, person: Person) -> Known | None:
        for upn, index in (
            (person.upn, self._upns),
            (person.upn, self._former),
            (person.former_upn, self._upns),
            (person.former_upn, self._former),
        ):
            found = index.get(upn, []) if upn else []
            if len(found) == 1:
                return found[0]
        return None

    def _by_number(self, person: Person) -> Match | None:
        """By the school’s own number, without leading zeros, where first name and date of birth fit too."""
        number = bare_number(person.mis_id or "")
        found = [k for k in self._numbers.get(number, []) if _fits(k, person)] if number else []
        return Match((found[0],)) if len(found) == 1 else None

    def _by_name(self, person: Person) -> Match:
        """By both names and date of birth, where no two UPNs speak against it; a temporary UPN does not."""
        born = self._births.get((fold(person.last_name), person.date_of_birth), [])
        found = [k for k in born if _fits(k, person)]
        if not found:
            return self._by_name_alone(person)
        if len(found) != 1:
            words = "Several of our pupils have this name and date of birth, and no number tells them apart."
            return Match(tuple(found), words, refused=True)
        if person.upn and found[0].upn and not is_temporary(found[0].upn) and not is_temporary(person.upn):
            return Match((), "A child of this name and date of birth is on our roll under another UPN: is it the same?")
        return Match((found[0],))

    def _by_name_alone(self, person: Person) -> Match:
        """By both names and the class, or the year group, where the date of birth or the UPN is missing on one side."""
        named = self._names.get((fold(person.first_name), fold(person.last_name)), []) if person.has_names else []
        found = [k for k in named if not _contradicts(k, person)]
        if len(found) != 1 or len(named) != 1:
            return Match()
        if person.class_name and alike(person.class_name) == alike(found[0].class_name):
            return Match((found[0],))
        if person.year_group and person.year_group == found[0].year_group:
            return Match((found[0],), "This pupil was found by name and year group alone: look whether it is the same.")
        return Match()


def _contradicts(known: Known, person: Person) -> bool:
    """Whether a date of birth or a UPN says that these are two children."""
    births = {known.date_of_birth, person.date_of_birth} - {None}
    upns = {known.upn, person.upn} - {None}
    return len(births) > 1 or len(upns) > 1


def _fits(known: Known, person: Person) -> bool:
    """The same date of birth, and a first name that the pupil goes by."""
    names = {fold(person.first_name), fold(person.known_as)} - {""}
    return bool(person.date_of_birth == known.date_of_birth and person.date_of_birth and names & known.first_names)


def _is_another(known: Known, person: Person) -> bool:
    """Whether a pupil found by UPN is plainly another child: neither a name nor the date of birth fits."""
    names = {fold(person.first_name), fold(person.known_as)} - {""}
    birth_differs = bool(person.date_of_birth and known.date_of_birth and person.date_of_birth != known.date_of_birth)
    return (
        birth_differs
        and bool(names)
        and not names & known.first_names
        and fold(person.last_name) != fold(known.last_name)
    )
