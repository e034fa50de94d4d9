"""What is asked about a contact."""

from typing import Any

from web.fields import EmailField, Given, NumberField, OneLine, OneOf, YesOrNo, offered
from web.forms import PlainForm, asked
from workflows.school.contacts_held import ContactHeld, Reached
from workflows.school.court_orders import CHOICES
from workflows.support.contacts import ContactWords

UNKNOWN, NONE = "unknown", "none"
YES_NO_UNKNOWN = {"yes": "Yes", "no": "No", UNKNOWN: "Not known"}
ORDERS = {name or NONE: words for name, words in CHOICES.items()}
PARENTAL_HINT = "By birth, marriage, a court or an agreement. Everybody who has it is equal, unless a court says not."
OPTIONAL = [Given("", may_be_blank=True)]


def _line(label: str, hint: str = "") -> Any:
    return OneLine(f"{label} (optional)", OPTIONAL, render_kw=asked(f"{label} (optional)", hint=hint))


class ContactForm(PlainForm):
    """Who somebody is to a child, what goes to them, and how they are reached."""

    name = OneLine("Name", [Given("Enter the name")], render_kw=asked("Name"))
    relationship = _line("What are they to the child?", "Mother, foster carer, social worker")
    responsibility = OneOf(
        "Do they have parental responsibility?",
        [Given("Select whether they have parental responsibility")],
        choices=offered(YES_NO_UNKNOWN),
        validate_choice=False,
        render_kw=asked("Do they have parental responsibility?", legend=True, hint=PARENTAL_HINT),
    )
    lives_with = OneOf(
        "Does the child live with them?",
        [Given("Select whether the child lives with them")],
        choices=offered(YES_NO_UNKNOWN),
        validate_choice=False,
        render_kw=asked("Does the child live with them?", legend=True),
    )
    court_order = OneOf(
        "Is there a court order about them?",
        [Given("Select whether there is a court order")],
        choices=offered(ORDERS),
        validate_choice=False,
        render_kw=asked("Is there a court order about them?", legend=True),
    )
    is_entitled = YesOrNo(
        "Do letters and copies go to them?",
        [Given("Select yes or no")],
        choices=offered({"yes": "Yes", "no": "No"}),
        validate_choice=False,
        render_kw=asked("Do letters and copies go to them?", legend=True),
    )
    priority = NumberField(
        "Which contact are they? (optional)",
        OPTIONAL,
        render_kw=asked("Which contact are they? (optional)", hint="1 is who is rung first", inputmode="numeric"),
    )
    language = _line("Which language do they speak best?")
    needs = _line("What do they need?", "An interpreter, large print, a ground-floor room. It stands above each form.")
    email = EmailField("E-mail address (optional)", OPTIONAL, render_kw=asked("E-mail address (optional)"))
    phone = _line("Telephone")
    address = _line("Address", "On one line, with commas")


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
