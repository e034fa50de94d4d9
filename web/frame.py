"""What every page has around it: the header, the navigation, the words of success, the addresses of files."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, current_app, flash, get_flashed_messages, request, url_for

from web import addresses, words
from web.current import settings, somebody
from web.forms import error_list
from web.lists import are_hidden, in_lists, on_screens, titled, titles_on_screens, to_write_about
from web.permissions import Permission, allowed
from web.practice.under import PRACTISED, at_home, here, is_practising
from workflows.glossary import found_in, glossary

TOLD = "told"
NEXT_IS_YOURS = "The next question is yours, and can be answered at once."
"""Told where a page goes straight on to the next step."""
KEYS_COOKIE = "waymark_keys"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the navigation: shown to those whose work it is, once it is there; “g” and `key` lead to it."""

    text: str
    endpoint: str
    permission: Permission
    key: str


NAVIGATION = (
    Entry("My next steps", "worklist.show", Permission.SEE_OWN_WORK, "n"),
    Entry("Held up", "held_up.show", Permission.SEE_HELD_UP, "h"),
    Entry("Your word", "your_word.show", Permission.SEE_HELD_UP, "y"),
    Entry("My class", "my_class.show", Permission.SEE_OWN_CLASS, "m"),
    Entry("Children", "pupils.find", Permission.SEE_CHILDREN, "c"),
    Entry("I’ve noticed something", "noticing.find", Permission.NOTICE, "w"),
    Entry("Roll", "roll.show", Permission.BRING_IN_ROLL, "r"),
    Entry("People", "people.show", Permission.LOOK_AFTER_PEOPLE, "p"),
    Entry("Settings", "school_settings.show", Permission.CHANGE_SETTINGS, "s"),
)


def start(app: Flask) -> None:
    """Give the templates what they all use."""
    app.jinja_env.globals.update(
        asset=asset,
        addresses_of=addresses.of_many,
        navigation=navigation,
        keys=keys,
        in_lists=in_lists,
        on_screens=on_screens,
        to_write_about=to_write_about,
        titles_on_screens=titles_on_screens,
        titled=titled,
        names_are_hidden=are_hidden,
        told=told,
        error_list=error_list,
        allowed=allowed,
        Permission=Permission,
        words=words,
        glossary=glossary,
        words_of_the_trade=found_in,
        here=here,
        at_home=at_home,
        is_practising=is_practising,
    )
    app.context_processor(_around)


def _around() -> dict[str, Any]:
    return {"signed_in": somebody(), "base_url": settings().base_url}


def navigation() -> Iterator[dict[str, Any]]:
    """The navigation for whoever is signed in, in the shape of GOV.UK's macro."""
    for entry in reachable():
        here = (request.endpoint or "").partition(".")[0] == entry.endpoint.partition(".")[0]
        yield {"text": entry.text, "href": url_for(entry.endpoint), "active": here}


def reachable() -> Iterator[Entry]:
    """The entries of the navigation that are open to whoever is signed in; the first is where signing in leads."""
    for entry in NAVIGATION:
        if entry.endpoint in current_app.view_functions and allowed(entry.permission) and _is_for_here(entry):
            yield entry


def keys_are_on() -> bool:
    """Whether the short cuts work in this browser: they do until somebody turns them off."""
    return request.cookies.get(KEYS_COOKIE) != "off"


def keys() -> dict[str, str]:
    """Where each letter leads after “g”; nothing where the short cuts are off, or nobody is signed in."""
    if somebody() is None or not keys_are_on():
        return {}
    return {entry.key: url_for(entry.endpoint) for entry in reachable()}


def _is_for_here(entry: Entry) -> bool:
    return not is_practising() or entry.permission in PRACTISED


def tell(what: str, *more: str) -> None:
    """Say on the next page what changed and, in sentences of their own, what happens next and who has been told."""
    flash([what, *more], TOLD)  # type: ignore[arg-type]


def told() -> list[list[str]]:
    """What is to be said on this page; it is said once."""
    return [list(lines) for lines in get_flashed_messages(category_filter=[TOLD])]


def asset(name: str) -> str:
    """The address of a file of ours, with a digest of what is in it, so that browsers may keep it for good."""
    return request.script_root + _asset(current_app.static_folder or "", current_app.static_url_path or "", name)


@lru_cache(maxsize=64)
def _asset(folder: str, address: str, name: str) -> str:
    digest = hashlib.sha256((Path(folder) / name).read_bytes()).hexdigest()[:12]
    return f"{address}/{name}?v={digest}"
