"""The guide: the words of the trade in plain English, and a short introduction for each role."""

from flask import Blueprint, Response, abort, url_for

from web.current import roles
from web.fragments import go, page
from web.guide.introductions import INTRODUCTIONS, first_for
from web.permissions import Permission, needs, public
from workflows.glossary import glossary

bp = Blueprint("guide", __name__, url_prefix="/help")


@bp.get("/words")
@public
def words_page() -> Response:
    """Every word of the trade, each with what it means."""
    return page("guide/words.html", entries=tuple(glossary().values()))


@bp.get("/welcome")
@needs(Permission.OWN_ACCOUNT)
def welcome() -> Response:
    """The introduction for whoever has just signed in for the first time, by what they do here."""
    return go(url_for("guide.introduction", name=first_for(roles())))


@bp.get("/welcome/<name>")
@needs(Permission.OWN_ACCOUNT)
def introduction(name: str) -> Response:
    """One role’s introduction; anybody may read the others’."""
    if name not in INTRODUCTIONS:
        abort(404)
    shown, own = INTRODUCTIONS[name], frozenset(roles())
    others = [each for each in INTRODUCTIONS.values() if each.name != name]
    # Where it says to go first is open to those alone whose introduction it is.
    is_own = bool(shown.roles & own) or name == first_for(own)
    return page("guide/introduction.html", shown=shown, others=others, is_own=is_own)
