"""What a pupil is after a roll is brought in: pure, so that the preview shows what the import will write.

A blank in the file never erases what the school holds. What the school decided here (an SEN status from a journey, a
contact that was ended, who is entitled) stands whatever the file says.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from engine.days import in_words
from workflows.school.roll.cells import alike, fold
from workflows.school.roll.known import FROM_ROLL, HeldContact, HeldStatus, Known, person_name
from workflows.school.roll.people import FileContact, PastStatus, Person
from workflows.school.roll.sen import NEEDS, STATUSES

ONE_DAY = timedelta(days=1)
_TEXTS = ("first_name", "last_name", "known_as", "class_name")
_EXACT = ("sex", "date_of_birth", "year_group", "english_additional", "looked_after", "joined_on", "former_upn")
LABELS = {
    "upn": "UPN",
    "former_upn": "Former UPN",
    "mis_id": "Pupil number",
    "first_name": "First name",
    "last_name": "Surname",
    "known_as": "Known as",
    "sex": "Sex",
    "date_of_birth": "Date of birth",
    "year_group": "Year group",
    "class_name": "Class",
    "english_additional": "English as an additional language",
    "looked_after": "Looked after",
    "joined_on": "Joined on",
    "left_on": "Left on",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in words: what, before and after."""

    what: str
    before: str
    after: str


def after_import(known: Known, person: Person, source: str, today: date) -> Known:
    """The pupil after a person of a file was brought in. `source` names the system, for new SEN rows."""
    values: dict[str, object] = {}
    for name in _TEXTS:
        said, held = getattr(person, name), getattr(known, name)
        if said and alike(said) != alike(held):
            values[name] = said
    for name in _EXACT:
        said = getattr(person, name)
        if said not in (None, "") and said != getattr(known, name):
            values[name] = said
    if person.upn and person.upn != known.upn:
        values |= {"upn": person.upn, "former_upn": person.former_upn or known.upn or known.former_upn}
    if person.mis_id and fold(person.mis_id).lstrip("0") != fold(known.mis_id or "").lstrip("0"):
        values["mis_id"] = person.mis_id
    if not known.is_on_roll(today):
        values["left_on"] = None
    status = _status(known, person, source, today)
    return replace(
        known,
        **values,  # type: ignore[arg-type]
        status=status,
        past=_past(known, person, status),
        needs=_needs(known, person, status),
        contacts=_contacts(known.contacts, person.contacts),
    )


def disagreement(known: Known, person: Person) -> str:
    """Where the file has another SEN status than was decided here: a sentence for the office; else empty."""
    held = known.status
    if held is None or held.is_from_roll or person.status in (None, held.code) or _is_later(held, person):
        return ""
    ours, theirs = STATUSES.get(held.code, held.code), STATUSES[person.status or "N"]
    return f"Waymark has {ours} for this pupil, decided here; the file says {theirs}. Ours stays: key it into your MIS."


def changes(before: Known, after: Known) -> tuple[Change, ...]:
    """The differences between two states of a pupil, in words."""
    found = [
        Change(label, _words(getattr(before, name)), _words(getattr(after, name)))
        for name, label in LABELS.items()
        if getattr(before, name) != getattr(after, name)
    ]
    if before.status != after.status:
        found.append(Change("SEN status", _status_words(before), _status_words(after)))
    if before.needs != after.needs:
        found.append(Change("SEN needs", _need_words(before), _need_words(after)))
    held = {contact.id: contact for contact in before.contacts if contact.id}
    for contact in after.contacts:
        old = held.get(contact.id) if contact.id else None
        if old != contact:
            found.append(Change("Family contact", _contact_words(old), _contact_words(contact)))
    if before.past != after.past and before.status is None:
        found.append(Change("SEN history", "", f"{len(after.past)} earlier entries"))
    return tuple(found)


def _status(known: Known, person: Person, source: str, today: date) -> HeldStatus | None:
    """The SEN provision after the import. N, where nothing is held, needs no row."""
    held = known.status
    if person.status is None or (held is None and person.status == "N"):
        return held
    if held is not None and not held.is_from_roll and not _is_later(held, person):
        return held
    if held is not None and held.code == person.status:
        moved = person.since is not None and person.since != held.from_on and held.is_from_roll
        return HeldStatus(held.code, person.since, held.source) if person.since and moved else held
    return HeldStatus(person.status, person.since or today, f"{FROM_ROLL}: {source}")


def _past(known: Known, person: Person, status: HeldStatus | None) -> tuple[PastStatus, ...]:
    """What has ended: a provision that a later one follows; and the file’s history, where nothing was held."""
    held = known.status
    if held is None:
        return known.past or person.past
    if status is None or status == held or status.from_on <= held.from_on:
        return known.past
    return (*known.past, PastStatus(held.code, held.from_on, status.from_on - ONE_DAY))


def _is_later(held: HeldStatus, person: Person) -> bool:
    """Whether the file knows of a provision that began after the one decided here."""
    return person.since is not None and person.since > held.from_on


def _needs(known: Known, person: Person, status: HeldStatus | None) -> tuple[str, ...]:
    """The needs, by rank: the file’s where it names any; none without SEN support or a plan (only they are counted).

    Where one of the file’s could not be read, it may be any of those that are held, so they all stay.
    """
    if status is None or status.code == "N":
        return () if person.status == "N" and status is not None else known.needs
    if person.has_unknown_need:
        return (*person.needs, *(code for code in known.needs if code not in person.needs))
    return person.needs or known.needs


def _contacts(held: tuple[HeldContact, ...], said: tuple[FileContact, ...]) -> tuple[HeldContact, ...]:
    """The contacts after the import: changed where they are found, added where not, none ended."""
    found = list(held)
    for contact in said:
        place = next((i for i, one in enumerate(found) if is_same(one, contact)), None)
        if place is None:
            found.append(
                HeldContact(contact.name, contact.relationship, contact.email, contact.phone, contact.is_entitled)
            )
        elif found[place].is_open_to_files:
            found[place] = _brought_up_to_date(found[place], contact)
    return tuple(found)


def _brought_up_to_date(held: HeldContact, said: FileContact) -> HeldContact:
    same_mail = held.email.casefold() == said.email.casefold()
    return replace(
        held,
        relationship=held.relationship or said.relationship,
        email=held.email if same_mail or not said.email else said.email,
        phone=held.phone if fold(held.phone) == fold(said.phone) or not said.phone else said.phone,
    )


def is_same(held: HeldContact, said: FileContact) -> bool:
    """One person: the same name without titles, or the same address, surname and first letter (N. Clarke)."""
    one, other = person_name(held.name), person_name(said.name)
    if one == other:
        return True
    same_mail = bool(said.email) and held.email.casefold() == said.email.casefold()
    return same_mail and bool(one and other) and one[-1] == other[-1] and one[0][:1] == other[0][:1]


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return in_words(value)
    return "" if value is None else str(value)


def _status_words(known: Known) -> str:
    if known.status is None:
        return ""
    return f"{STATUSES.get(known.status.code, known.status.code)} from {_words(known.status.from_on)}"


def _need_words(known: Known) -> str:
    return ", ".join(f"{code} ({NEEDS.get(code, 'not a code of today')})" for code in known.needs)


def _contact_words(contact: HeldContact | None) -> str:
    if contact is None:
        return ""
    return ", ".join(part for part in (contact.name, contact.relationship, contact.email, contact.phone) if part)
