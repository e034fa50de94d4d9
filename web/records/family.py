"""Who may ask for a child’s record and who may have it: the child and the contacts, read once for a page."""

from collections.abc import Mapping
from dataclasses import dataclass

from web.pupils.files import File
from workflows.school.pupils import ContactNamed, PupilNamed, contacts_named
from workflows.school.record_requests import CHILD
from workflows.support.circle import contact_key

UNLISTED = "somebody who is no longer listed"


@dataclass(frozen=True, slots=True)
class Family:
    """The child, and the contacts of today by how answers name them."""

    pupil: PupilNamed
    contacts: Mapping[str, ContactNamed]

    def called(self, key: str) -> str:
        """The child, or the contact, by name."""
        if key == CHILD:
            return self.pupil.full_name
        return self.contacts[key].name if key in self.contacts else UNLISTED

    def warning(self, key: str) -> str:
        """What a court order says of a contact, if there is one."""
        return self.contacts[key].warning if key in self.contacts else ""

    @property
    def may_have_it(self) -> dict[str, str]:
        """The child, and the contacts to whom the record may go: nobody of whom a court order says nothing may."""
        allowed = {key: each for key, each in self.contacts.items() if not each.is_held_back}
        named = {key: ", ".join(filter(None, (each.name, each.relationship))) for key, each in allowed.items()}
        return {CHILD: self.pupil.full_name, **named}


def family_of(file: File) -> Family:
    """The family of the child whose file is open. One statement."""
    sight = file.sight
    contacts = contacts_named(sight.session, sight.school_id, file.pupil.id, sight.today)
    return Family(file.pupil, {contact_key(each.id): each for each in contacts})
