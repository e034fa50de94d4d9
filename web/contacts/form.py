"""What is asked about a contact."""

from typing import Any

from web.fields import EmailField, NumberField, OneLine, OneOf, YesOrNo
from web.forms import PlainForm, question
from workflows.school.contacts_held import ContactHeld, Reached
from workflows.school.court_orders import CHOICES
from workflows.support.contacts import ContactWords

UNKNOWN, NONE = "unknown", "none"
YES_NO_UNKNOWN = {"yes": "Yes", "no": "No", UNKNOWN: "Not known"}
ORDERS = {name or NONE: words for name, words in CHOICES.items()}
PARENTAL_HINT = "By birth, marriage, a court or an agreement. Everybody who has it is equal, unless a court says not."


class ContactForm(PlainForm):
    """Who somebody is to a child, what goes to them, and how they are reached."""

    name = question(OneLine, "Name", "Enter the name")
    relationship = question(OneLine, "What are they to the child?", hint="Mother, foster carer, social worker")
    responsibility = question(
        OneOf,
        "Do they have parental responsibility?",
        "Select whether they have parental responsibility",
        choices=YES_NO_UNKNOWN,
        hint=PARENTAL_HINT,
    )
    lives_with = question(
        OneOf, "Does the child live with them?", "Select whether the child lives with them", choices=YES_NO_UNKNOWN
    )
    court_order = question(
        OneOf, "Is there a court order about them?", "Select whether there is a court order", choices=ORDERS
    )
    is_entitled = question(
        YesOrNo, "Do letters and copies go to them?", "Select yes or no", choices={"yes": "Yes", "no": "No"}
    )
    priority = question(NumberField, "Which contact are they?", hint="1 is who is rung first", inputmode="numeric")
    language = question(OneLine, "Which language do they speak best?")
    needs = question(
        OneLine,
        "What do they need?",
        hint="An interpreter, large print, a ground-floor room. It stands above each form.",
    )
    email = question(EmailField, "E-mail address")
    phone = question(OneLine, "Telephone")
    address = question(OneLine, "Address", hint="On one line, with commas")


def filled(contact: ContactHeld, reached: Reached) -> dict[str, Any]:
    """What is kept of a contact, as the form shows it."""
    return {
        "name": contact.name,
        "relationship": contact.relationship,
        "responsibility": contact.responsibility or UNKNOWN,
        "lives_with": {True: "yes", False: "no", None: UNKNOWN}[contact.lives_with],
        "court_order": contact.court_order or NONE,
        "is_entitled": "yes" if contact.is_entitled else "no",
        "priority": None if contact.priority is None else str(contact.priority),
        "language": contact.language,
        "needs": contact.needs,
        "email": reached.email,
        "phone": reached.phone,
        "address": reached.address,
    }


def said(form: ContactForm) -> ContactWords:
    """What the form says of a contact."""
    order, priority = form.court_order.answer(), form.priority.answer()
    return ContactWords(
        name=form.name.answer(),
        relationship=form.relationship.answer() or "",
        email=form.email.answer() or "",
        phone=form.phone.answer() or "",
        needs=form.needs.answer() or "",
        is_entitled=bool(form.is_entitled.answer()),
        address=form.address.answer() or "",
        language=form.language.answer() or "",
        responsibility="" if form.responsibility.answer() == UNKNOWN else form.responsibility.answer(),
        priority=None if priority is None else int(priority),
        lives_with={"yes": True, "no": False}.get(form.lives_with.answer()),
        court_order="" if order == NONE else order,
    )
