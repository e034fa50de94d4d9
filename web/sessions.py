"""The browser's side of being signed in: one cookie with a token, looked up anew at each request."""

from dataclasses import replace

from flask import Response, current_app, g, request
from sqlmodel import Session

from engine.roles import roles_anywhere
from engine.terms import Role
from engine.values import Actor, Scope
from web.current import SignedIn, desk, today
from web.permissions import NEEDS
from web.practice import place
from web.practice.under import PRACTISED, is_practising
from workflows.school import accounts

COOKIE = "waymark_session"


def resume() -> SignedIn | None:
    """The person whose token the browser sent. Leaves an ended session's account in `g.ended`, for what they sent."""
    g.ended = None
    token = request.cookies.get(COOKIE, "")
    account = accounts.account_behind(desk(), token) if token else None
    if account is None:
        return None
    if account.has_ended:
        g.ended = account
        return None
    scope = _scope(account)
    with desk().reading(scope) as session:
        return replace(_signed_in(account, _roles(session, scope)), school_id=scope.school_id)


def _scope(account: accounts.Account) -> Scope:
    """Where somebody is: at their school; or, under an address for it and on a page for it, in their practice."""
    view = current_app.view_functions.get(request.endpoint or "")
    if is_practising() and getattr(view, NEEDS, None) in PRACTISED:
        return place.scope_of(account.person_id, account.name)
    return Scope(account.school_id, Actor(account.name, account.person_id))


def _roles(session: Session, scope: Scope) -> frozenset[Role]:
    return frozenset(Role(each) for each in roles_anywhere(session, scope, today()))


def _signed_in(account: accounts.Account, roles: frozenset[Role]) -> SignedIn:
    return SignedIn(
        school_id=account.school_id,
        school_name=account.school_name,
        is_demo=account.is_demo,
        person_id=account.person_id,
        name=account.name,
        email=account.email,
        roles=roles,
        must_change_password=account.must_change_password,
        session_id=account.session_id,
    )


def whereabouts() -> str:
    """Where the browser is: what failures to sign in are counted for, beside the address."""
    return request.remote_addr or ""


def remember(response: Response, token: str) -> Response:
    """Give the browser its token. It goes when the browser is closed; the server ends it sooner."""
    response.set_cookie(
        COOKIE,
        token,
        httponly=True,
        samesite="Lax",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        path="/",
    )
    return response


def forget(response: Response) -> Response:
    """Take the token away from the browser."""
    response.delete_cookie(COOKIE, path="/")
    return response
