"""The family contacts of a child: who is told what, court orders, how they are reached, and what of that is sealed."""

from uuid import UUID

from flask import Blueprint, Response, url_for

from engine.errors import NotFound
from engine.reading import subjects_of
from engine.work import Work
from web import searches
from web.contacts.form import ContactForm, filled, said
from web.current import desk, reading, roles, scope, today
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, allowed, needs
from web.pupils.begins import has_asked, may_write_it_down
from web.pupils.files import has_business, named
from web.writing import written
from workflows.school.contacts_held import ContactHeld, contact_held, contacts_held, open_sealed, same_person
from workflows.school.deaths import died_among
from workflows.school.pupils import MOST_FOUND, pupils_found, pupils_named
from workflows.school.reading_log import log_reading
from workflows.support import contacts

bp = Blueprint("contacts", __name__, url_prefix="/contacts")


@bp.get("")
@needs(Permission.LOOK_AFTER_CONTACTS)
def find() -> Response:
    """The children who were searched for; whoever may open every record finds those who have left, too."""
    with reading() as session:
        sought = searches.sought(session)
        finds_leavers = subjects_of(session, scope(), today()) is None
        found = pupils_found(session, scope().school_id, sought, leavers=finds_leavers) if sought else ()
        gone = [each.id for each in found if each.left_on]
        died = died_among(session, scope().school_id, gone) if gone else {}
    return page(
        "contacts/find.html", sought=sought, found=found, died=died, finds_leavers=finds_leavers, today=today(),
        most=MOST_FOUND,
    )  # fmt: skip


@bp.post("")
@needs(Permission.LOOK_AFTER_CONTACTS)
def search() -> Response:
    """Search for a child by a part of the name, or by the class."""
    return searches.led_on("contacts.find")


@bp.get("/<uuid:pupil_id>")
@needs(Permission.LOOK_AFTER_CONTACTS)
def show(pupil_id: UUID) -> Response:
    """Every contact of a child; for the office, which opens no child's page, also where a letter of theirs leads."""
    pupil = named(pupil_id)
    log_reading(desk(), scope(), pupil_id, "contacts")
    with reading() as session:
        held = contacts_held(session, scope().school_id, pupil_id, today())
        sight = None if has_business(session, pupil_id) else desk().sight(session, scope(), [pupil_id])
        asked = has_asked(sight, pupil) if sight and may_write_it_down(sight, pupil_id) else None
    return page("contacts/show.html", pupil=pupil, contacts=held, asked=asked)


@bp.route("/<uuid:pupil_id>/new", methods=["GET", "POST"])
@needs(Permission.LOOK_AFTER_CONTACTS)
def add(pupil_id: UUID) -> Response:
    """Somebody more."""
    pupil, form = named(pupil_id), ContactForm.here()
    if form.accepted() and written(form, pupil_id, lambda work: contacts.add_contact(work, pupil_id, said(form))):
        tell("The contact is added", "Notices and copies go to them from today, where you said so.")
        return go(url_for("contacts.show", pupil_id=pupil_id))
    return page("contacts/change.html", form=form, pupil=pupil, contact=None)


@bp.route("/<uuid:pupil_id>/<uuid:contact_id>", methods=["GET", "POST"])
@needs(Permission.LOOK_AFTER_CONTACTS)
def change(pupil_id: UUID, contact_id: UUID) -> Response:
    """Change what is kept of somebody; of somebody sealed only for those who may open that, and written down."""
    pupil, contact = named(pupil_id), _contact(pupil_id, contact_id)
    reached = open_sealed(desk(), scope(), contact, roles()) if contact.is_sealed else contact.reached
    form = ContactForm.here(**filled(contact, reached))

    def write(work: Work) -> None:
        contacts.change_contact(work, contact_id, said(form), opens_sealed=allowed(Permission.OPEN_SEALED))

    if form.accepted() and written(form, pupil_id, write):
        tell("The contact is changed", "What they were told before stays on record.")
        return go(url_for("contacts.show", pupil_id=pupil_id))
    return page("contacts/change.html", form=form, pupil=pupil, contact=contact)


@bp.post("/<uuid:pupil_id>/<uuid:contact_id>/end")
@needs(Permission.LOOK_AFTER_CONTACTS)
def end(pupil_id: UUID, contact_id: UUID) -> Response:
    """Somebody is a contact no more, after today."""
    contact = _contact(pupil_id, contact_id)
    with desk().writing(scope(), subjects=[pupil_id]) as work:
        contacts.end_contact(work, contact.id, work.today)
    tell(f"Today is the last day on which {contact.name} is a contact", "What they were told stays on record.")
    return go(url_for("contacts.show", pupil_id=pupil_id))


@bp.get("/<uuid:pupil_id>/<uuid:contact_id>/sealed")
@needs(Permission.OPEN_SEALED)
def sealed(pupil_id: UUID, contact_id: UUID) -> Response:
    """How a sealed contact is reached; each opening is written down first."""
    pupil, contact = named(pupil_id), _contact(pupil_id, contact_id)
    if not contact.is_sealed:
        raise NotFound("sealed contact")
    reached = open_sealed(desk(), scope(), contact, roles())
    return page("contacts/sealed.html", pupil=pupil, contact=contact, reached=reached)


@bp.post("/<uuid:pupil_id>/<uuid:contact_id>/seal")
@needs(Permission.LOOK_AFTER_CONTACTS)
def seal(pupil_id: UUID, contact_id: UUID) -> Response:
    """Seal a contact, for every child of whom they are one: whoever looks after contacts may, and at once."""
    names = _seal(pupil_id, contact_id, sealed=True)
    tell(
        "The contact is sealed", f"Nobody but the head, the SENCO and the DSL sees how they are reached. For: {names}."
    )
    return go(url_for("contacts.show", pupil_id=pupil_id))


@bp.post("/<uuid:pupil_id>/<uuid:contact_id>/unseal")
@needs(Permission.OPEN_SEALED)
def unseal(pupil_id: UUID, contact_id: UUID) -> Response:
    """Open a sealed contact for everybody again who looks after contacts."""
    names = _seal(pupil_id, contact_id, sealed=False)
    tell("The contact is no longer sealed", f"The office sees again how they are reached. For: {names}.")
    return go(url_for("contacts.show", pupil_id=pupil_id))


def _seal(pupil_id: UUID, contact_id: UUID, *, sealed: bool) -> str:
    """Seal or unseal one person, whosever contact they are; the first names of the children."""
    _contact(pupil_id, contact_id)
    with reading() as session:
        everywhere = same_person(session, scope().school_id, contact_id)
        children = pupils_named(session, scope().school_id, set(everywhere.values()))
    with desk().writing(scope(), subjects=list(children)) as work:
        contacts.seal(work, everywhere, sealed=sealed)
    return ", ".join(sorted(each.full_name for each in children.values()))


def _contact(pupil_id: UUID, contact_id: UUID) -> ContactHeld:
    with reading() as session:
        return contact_held(session, scope().school_id, pupil_id, contact_id)
