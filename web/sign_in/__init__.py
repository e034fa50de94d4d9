"""Coming in, going out, and looking after one’s own account."""

from typing import Any

from flask import Response, request, session, url_for

from web import parking, sessions, words
from web.current import desk, person, reading, scope, somebody
from web.demonstration import people as invented
from web.demonstration.clearing import demonstration_of
from web.fields import EmailField, Secret, SeveralOf, offered
from web.forms import PlainForm, asked, question
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs, public
from web.sign_in import codes
from web.sign_in.blueprint import bp, onward
from web.sign_in.proof import ProofForm, faults, wait_words
from workflows.school import accounts, people, second_factor, tries

__all__ = ["bp", "codes"]


class SignInForm(PlainForm):
    """Who is there."""

    email = question(
        EmailField,
        "E-mail address",
        "Enter your e-mail address",
        type="email",
        autocomplete="username",
        spellcheck=False,
    )
    password = question(Secret, "Password", "Enter your password", autocomplete="current-password")


class PasswordForm(ProofForm):
    """A new password, with the one that holds now."""

    password = question(
        Secret,
        "New password",
        "Enter a new password",
        hint=f"At least {accounts.SHORTEST_PASSWORD} characters. Three words that only you think of are good.",
        autocomplete="new-password",
    )
    again = question(Secret, "New password again", "Enter the new password again", autocomplete="new-password")


class HabitsForm(PlainForm):
    """When somebody works, and whether they want mail."""

    works_on = question(
        SeveralOf,
        "Which days do you work?",
        "Select the days on which you work",
        choices=words.WEEKDAYS,
        hint="Reminders come on these days only.",
    )
    wants_mail = SeveralOf(
        "Mail",
        choices=offered({"yes": "Send me one e-mail a day, when something is due"}),
        validate_choice=False,
        render_kw=asked("Mail", legend=True),
    )


@bp.route("/sign-in", methods=["GET", "POST"])
@public
def enter() -> Response:
    """Sign in with an e-mail address and a password, and go on to where somebody was going."""
    if somebody():
        return go(onward())
    form = SignInForm.here()
    if form.accepted():
        try:
            token = _token(form)
        except accounts.CodeNeeded as needed:
            return codes.ask_for_code(needed)
        if token:
            session.clear()
            return sessions.remember(go(url_for("sign_in.resume", then=onward())), token)
    return page("sign_in/enter.html", form=form, kept=request.args.get("kept"), **_invented())


def _invented() -> dict[str, Any]:
    """The accounts of a demonstration, which anybody may use; nothing in a real school."""
    if demonstration_of(desk()) is None:
        return {}
    return {"invented": invented.accounts(), "password": invented.PASSWORD}


def _token(form: SignInForm) -> str | None:
    """The token of a new session; None where the form now says why there is none."""
    try:
        return accounts.sign_in(desk(), form.email.answer(), form.password.data or "", place=sessions.whereabouts())
    except tries.MustWait as wait:
        form.refuse({"email": wait_words(wait)})
    except accounts.SignInRefused:
        form.refuse({"email": "The e-mail address or the password is not right"})
    return None


@bp.route("/resume")
@needs(Permission.OWN_ACCOUNT)
def resume() -> Response:
    """Offer back what was sent after the last session had ended; with nothing kept, go on."""
    kept = parking.kept_for(scope())
    if kept is None:
        return go(onward())
    return page("sign_in/resume.html", kept=kept, onward=onward(), sent_again=parking.SENT_AGAIN)


@bp.route("/resume", methods=["POST"])
@needs(Permission.OWN_ACCOUNT)
def drop() -> Response:
    """Let go of what was kept."""
    parking.let_go(scope())
    return go(onward())


@bp.route("/sign-out", methods=["POST"])
@public
def leave() -> Response:
    """End this session, here and on the server."""
    here = somebody()
    if here:
        accounts.sign_out(desk(), here.scope, here.session_id)
    session.clear()
    tell("You have signed out")
    return sessions.forget(go(url_for("sign_in.enter")))


@bp.route("/account", methods=["GET", "POST"])
@needs(Permission.OWN_ACCOUNT)
def account() -> Response:
    """Somebody’s own account: what they are here, when they work, whether mail is wanted."""
    with reading() as reader:
        me = people.person(reader, scope().school_id, person().person_id)
        asks_code = second_factor.is_on(reader, scope().school_id, me.id)
    form = HabitsForm.here(works_on=list(me.works_on), wants_mail=["yes"] if me.wants_mail else [])
    if form.accepted():
        with desk().writing_school(scope()) as work:
            people.change_habits(work, me.id, form.works_on.answer(), wants_mail=bool(form.wants_mail.answer()))
        tell("Your account is up to date")
        return go(url_for("sign_in.account"))
    return page("sign_in/account.html", form=form, me=me, roles=_roles_in_words(), asks_code=asks_code)


def _roles_in_words() -> list[str]:
    return sorted({words.role_words(role) for role in person().roles}, key=str.lower)


@bp.route("/account/password", methods=["GET", "POST"])
@needs(Permission.OWN_ACCOUNT)
def change_password() -> Response:
    """Give oneself a new password; every other session of one’s own ends."""
    form, is_first = PasswordForm.here(), person().must_change_password
    if form.accepted() and not form.refuse(_password_faults(form)).errors:
        accounts.change_password(desk(), scope(), form.password.data or "", keep=person().session_id)
        tell("Your password is changed", "If you were signed in anywhere else, you are signed out there.")
        return go(url_for("guide.welcome" if is_first else "about.home"))
    return page("sign_in/change_password.html", form=form, first_time=is_first)


def _password_faults(form: PasswordForm) -> dict[str, str]:
    new, again = accounts.password_faults(form.password.data or "", form.again.data or "")
    said = {"password": new, "again": again}
    return faults(form) | {name: sentence for name, sentence in said.items() if sentence}
