"""With no school yet, every page leads here: make one, and its first SENCO."""

from flask import Blueprint, Response, session, url_for

from web import sessions
from web.current import desk
from web.fields import EmailField, OneLine, Secret
from web.forms import question
from web.fragments import go, page
from web.frame import tell
from web.permissions import public
from web.school_settings import SchoolForm
from workflows.school import accounts, setting_up
from workflows.school.setting_up import NewSchool, Phase
from workflows.school.term_dates import school_year_of, suggested_terms

bp = Blueprint("first_run", __name__)


class FirstRunForm(SchoolForm):
    """The school and its first SENCO."""

    senco_name = question(OneLine, "Your name", "Enter your name", hint="As colleagues should see it: Mrs Okafor")
    senco_email = question(
        EmailField,
        "Your e-mail address",
        "Enter your e-mail address",
        hint="You sign in with it, and reminders come to it.",
        type="email",
        autocomplete="username",
        spellcheck=False,
    )
    password = question(
        Secret,
        "Password",
        "Enter a password",
        hint=f"At least {accounts.SHORTEST_PASSWORD} characters. Three words that only you think of are good.",
        autocomplete="new-password",
    )
    again = question(Secret, "Password again", "Enter the password again", autocomplete="new-password")


@bp.route("/first-run", methods=["GET", "POST"])
@public
def begin() -> Response:
    """Make the school, and sign its first SENCO in."""
    if setting_up.has_school(desk()):
        return go(url_for("sign_in.enter"))
    form = FirstRunForm.here()
    if form.accepted() and not form.refuse(_password_faults(form)).errors:
        school_id, person_id = setting_up.set_up(desk(), _new_school(form))
        session.clear()
        tell("Your school is set up", "Next: add the people who work with children, or bring in the roll.")
        token = accounts.begin_session(desk(), school_id, person_id)
        return sessions.remember(go(url_for("about.home")), token)
    return page("first_run/begin.html", form=form, usual=suggested_terms(school_year_of(desk().today())))


def _password_faults(form: FirstRunForm) -> dict[str, str]:
    first, again = accounts.password_faults(form.password.data or "", form.again.data or "")
    return {name: sentence for name, sentence in {"password": first, "again": again}.items() if sentence}


def _new_school(form: FirstRunForm) -> NewSchool:
    return NewSchool(
        name=form.name.answer(),
        phase=Phase(form.phase.answer()),
        is_maintained=form.is_maintained.answer(),
        senco_name=form.senco_name.answer(),
        senco_email=form.senco_email.answer(),
        password=form.password.data or "",
    )
