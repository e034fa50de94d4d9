"""Where the people in a question come from, as pairs of stored value and words."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlmodel import Session

from engine.terms import Role
from web.fields import Choice
from web.forms import NEAR
from workflows.school.own_lists import services, strategies
from workflows.school.people import Colleague, colleagues
from workflows.school.pupils import ContactNamed, PupilNamed, contacts_named
from workflows.support.away_seen import ElsewhereSeen
from workflows.support.circle import CHILD, contact_key

SERVICE = "service"
OUTSIDE = [
    ("sen_officer", "The council’s SEN officer"),
    ("health", "Somebody from health"),
    ("social_care", "Somebody from social care"),
]
"""Those from outside the school who take part in the review of an EHC plan."""
TEACHING = (Role.CLASS_TEACHER, Role.SUBJECT_TEACHER)
AROUND = (*TEACHING, Role.TA, Role.SENCO)
Holders = Mapping[str, tuple[UUID, ...]]


def person_key(person_id: UUID) -> str:
    """A member of staff as answers name them."""
    return f"person:{person_id}"


def sources_for(
    session: Session,
    school_id: UUID,
    pupil: PupilNamed,
    holders: Holders,
    on: date,
    places: Iterable[ElsewhereSeen] = (),
) -> dict[str, list[Choice]]:
    """The people and things that questions about one child may offer, by the name of their source.

    `contacts` are the child’s family contacts, and before them a young person who has taken the family’s place, since
    what parents are told goes on (Code 8.13); `representatives` those of the contacts who may speak for a young person
    in a decision of theirs (nobody, while the parents decide), `child` the child, `staff` everybody who works here,
    `near` those of them who have to do with the child, `teachers` those who teach the child, `service` the specialist
    who is asked, `outside` council, health and social care, `places` where the child also learns and that may know, as
    the family agreed. A source that there is no list for is empty.
    """
    staff = [each for each in colleagues(session, school_id, on) if not each.has_left]
    contacts = list(contact_choices(contacts_named(session, school_id, pupil.id, on)))
    return {
        **people_for(staff, pupil, holders),
        "contacts": [(CHILD, pupil.called), *contacts] if pupil.decides_on(on) else contacts,
        "representatives": contacts if pupil.decides_on(on) else [],
        "strategies": [(each.words, each.words) for each in strategies(session, school_id)],
        "service": [(SERVICE, "The specialist")],
        "outside": OUTSIDE,
        "places": [(place_key(each.id), each.place) for each in places],
    }


def services_known(session: Session, school_id: UUID, kinds: Mapping[str, str]) -> str:
    """Whom the school asks for which of these kinds of help, and how long a child usually waits; a line each."""
    named = services(session, school_id)
    return "\n".join(f"{words}: {named[kind].in_words}" for kind, words in kinds.items() if kind in named)


def people_for(colleagues: Iterable[Colleague], pupil: PupilNamed, holders: Holders) -> dict[str, list[Choice]]:
    """The sources `child`, `staff`, `near` and `teachers` for one child, from those who work here."""
    staff = [(person_key(each.id), each.name) for each in colleagues]
    return {
        "child": [(CHILD, pupil.called)],
        "staff": staff,
        NEAR: _among(staff, holders, AROUND),
        "teachers": _among(staff, holders, TEACHING),
    }


def _among(staff: list[Choice], holders: Holders, roles: Iterable[Role]) -> list[Choice]:
    """Those of the staff who hold one of these roles for the child."""
    keys = {person_key(person) for role in roles for person in holders.get(role, ())}
    return [(key, name) for key, name in staff if key in keys]


def place_key(place_id: UUID) -> str:
    """Another place where the child learns, as answers name it."""
    return f"place:{place_id}"


def contact_choices(contacts: Iterable[ContactNamed]) -> Iterable[Choice]:
    """Family contacts as answers name them, with what they are to the child."""
    for each in contacts:
        warning = f" ({each.warning[:1].lower()}{each.warning[1:]})" if each.warning else ""
        yield contact_key(each.id), ", ".join(filter(None, (each.name, each.relationship))) + warning


def named(sources: Mapping[str, Iterable[Choice]]) -> dict[str, str]:
    """The words for every value that the sources offer."""
    return {value: words for pairs in sources.values() for value, words in pairs}
