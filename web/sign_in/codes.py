"""The second step of signing in: a code from an app on one's phone; setting it up, and turning it off."""

from datetime import datetime, timedelta
from uuid import UUID

from flask import Response, session, url_for

from web import sessions
from web.current import desk, person, reading, scope, somebody
from web.fields import OneLine
from web.forms import PlainForm, question
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs, public
from web.sign_in.blueprint import bp, onward
from web.sign_in.proof import ProofForm, faults, wait_words
from workflows.school import accounts, second_factor, tries

AWAITS_CODE = "awaits_code"
TIME_FOR_THE_CODE = timedelta(minutes=10)
NOT_RIGHT = "The code is not right. Wait for the next one in your app, and enter that"


class CodeForm(PlainForm):
    """A code of the app."""

    code = question(
        OneLine,
        "Code from your app",
        "Enter the code that your app shows",
        hint="Six figures.",
        autocomplete="one-time-code",
        inputmode="numeric",
    )


def ask_for_code(needed: accounts.CodeNeeded) -> Response:
    """The password was right: go on to the code. Who it was is kept in the browser, signed, for ten minutes."""
    session.clear()
    until = desk().clock.now() + TIME_FOR_THE_CODE
    session[AWAITS_CODE] = [str(needed.school_id), str(needed.person_id), until.isoformat()]
    return go(url_for("sign_in.code", then=onward()))


@bp.route("/sign-in/code", methods=["GET", "POST"])
@public
def code() -> Response:
    """Enter the code of the app, after the password was right."""
    if somebody():
        return go(onward())
    needed, form = _needed(), CodeForm.here()
    if needed is None:
        return go(url_for("sign_in.enter", then=onward()))
    if form.accepted():
        token = _token(needed, form)
        if token:
            session.clear()
            return sessions.remember(go(url_for("sign_in.resume", then=onward())), token)
    return page("sign_in/code.html", form=form)


def _needed() -> accounts.CodeNeeded | None:
    """Who gave the right password in this browser within the last ten minutes."""
    kept = session.get(AWAITS_CODE)
    if not kept or datetime.fromisoformat(kept[2]) < desk().clock.now():
        return None
    return accounts.CodeNeeded(UUID(kept[0]), UUID(kept[1]))


def _token(needed: accounts.CodeNeeded, form: CodeForm) -> str | None:
    """The token of a new session; None where the form now says why there is none."""
    try:
        return accounts.sign_in_with_code(desk(), needed, form.code.answer(), place=sessions.whereabouts())
    except tries.MustWait as wait:
        form.refuse({"code": wait_words(wait)})
    except accounts.SignInRefused:
        form.refuse({"code": NOT_RIGHT})
    return None


@bp.route("/account/code", methods=["GET", "POST"])
@needs(Permission.OWN_ACCOUNT)
def own_code() -> Response:
    """Whether a code is asked for when one signs in; with a new key, the first code of it lets it count."""
    with reading() as reader:
        if second_factor.is_on(reader, scope().school_id, person().person_id):
            return go(url_for("sign_in.turn_code_off"))
        key = second_factor.key_to_confirm(reader, scope())
    form = CodeForm.here()
    if key and form.accepted():
        if second_factor.confirm(desk(), scope(), form.code.answer()):
            tell("A code is asked for from now on", "Each time you sign in, have your phone with you.")
            return go(url_for("sign_in.account"))
        form.refuse({"code": NOT_RIGHT})
    return page("sign_in/own_code.html", form=form, key=key)


@bp.post("/account/code/new")
@needs(Permission.OWN_ACCOUNT)
def begin_code() -> Response:
    """Make a key for one's app."""
    second_factor.begin(desk(), scope())
    return go(url_for("sign_in.own_code"))


@bp.route("/account/code/off", methods=["GET", "POST"])
@needs(Permission.OWN_ACCOUNT)
def turn_code_off() -> Response:
    """Ask for no code any more, once the password shows that it is oneself."""
    form = ProofForm.here()
    if form.accepted() and not form.refuse(faults(form)).errors:
        with desk().short(scope()) as session:
            second_factor.remove(session, scope().school_id, person().person_id)
        tell("No code is asked for any more")
        return go(url_for("sign_in.account"))
    return page("sign_in/turn_code_off.html", form=form)
