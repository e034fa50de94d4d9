"""Calm pages for what goes wrong: what happened, that nothing is lost, and what to do now. Never a stack trace."""

import logging
from dataclasses import dataclass

from flask import Flask, Response, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from engine.errors import (
    AlreadyOpen,
    AnswersRefused,
    AtRest,
    BrokenReference,
    Busy,
    EngineError,
    InTheWay,
    NotAllowed,
    NotFound,
    NotFromHere,
    NotLaw,
    NotOpen,
    NotYetLaw,
    OutsideWriting,
    Stale,
    WhyIsMissing,
    WriteWithinWrite,
)
from notifications.inbox import NobodyToRemind
from notifications.lease import LeaseLost
from notifications.links import LinkOver
from workflows.school.classes import NameTaken
from workflows.school.people import EmailTaken, NobodyLeft
from workflows.school.roll.problems import Unreadable
from workflows.school.setting_up import AlreadySetUp
from workflows.school.term_dates import TermsRefused
from workflows.support.documents import NotAttached

log = logging.getLogger(__name__)

STATUS: dict[type[EngineError], int] = {
    NotFound: 404,
    NotAllowed: 403,
    Stale: 409,
    NotFromHere: 409,
    NotOpen: 409,
    AlreadyOpen: 409,
    AtRest: 409,
    InTheWay: 409,
    NotLaw: 409,
    NotYetLaw: 409,
    NameTaken: 409,
    EmailTaken: 409,
    AlreadySetUp: 409,
    NobodyToRemind: 409,
    LinkOver: 410,
    WhyIsMissing: 422,
    AnswersRefused: 422,
    TermsRefused: 422,
    NobodyLeft: 422,
    NotAttached: 422,
    Unreadable: 422,
    Busy: 503,
    LeaseLost: 503,
    OutsideWriting: 500,
    BrokenReference: 500,
    WriteWithinWrite: 500,
}
"""Pages say most of these beside what they ask; what no page foresaw is answered from here."""


@dataclass(frozen=True, slots=True)
class Mishap:
    """A heading and what to say under it."""

    title: str
    says: str


MISHAPS = {
    400: Mishap(
        "This page was open for too long",
        "Nothing was saved. Go back, open the page again and send it once more.",
    ),
    403: Mishap(
        "This is not open to you",
        "Who may see or do something depends on their work at the school. If this is part of yours, ask the SENCO.",
    ),
    404: Mishap(
        "Page not found",
        "If you typed the address, check that it is right. If you followed a link, what it led to may have been moved.",
    ),
    405: Mishap("This cannot be opened like this", "Go back to the page that you came from and use its button."),
    409: Mishap(
        "Something has changed since you opened the page",
        "Nothing was overwritten. Go back, look at what is there now, and decide again.",
    ),
    410: Mishap("This link is over", "Nothing was saved. Sign in: what waits for you stands on your first page."),
    413: Mishap("This file is too large", "Waymark takes files of up to 16 megabytes."),
    422: Mishap("Something is missing or does not fit", "Nothing was saved. Go back and look through what you wrote."),
    503: Mishap("Too much is being saved at once", "Go back and send it once more."),
    500: Mishap(
        "Sorry, something went wrong on our side",
        "What you saved before is safe. Try again in a few minutes. If it happens again, tell whoever runs Waymark "
        "at your school when it happened and what you pressed.",
    ),
}


def start(app: Flask) -> None:
    """Answer every kind of failure with a page of its own."""

    @app.errorhandler(EngineError)
    def refused(error: EngineError) -> Response:
        status = STATUS.get(type(error), 500)
        if status == 500:
            log.error("a verb was refused for a fault in the program", exc_info=error)
            return mishap(500)
        return mishap(status, says=str(error))

    @app.errorhandler(CSRFError)
    def forged(error: CSRFError) -> Response:
        return mishap(400)

    @app.errorhandler(HTTPException)
    def failed(error: HTTPException) -> Response | HTTPException:
        if error.code is None or error.code < 400:
            return error
        return mishap(error.code)

    @app.errorhandler(Exception)
    def broken(error: Exception) -> Response:
        log.error("a page failed", exc_info=error, extra={"endpoint": request.endpoint})
        return mishap(500)


def mishap(status: int, says: str = "") -> Response:
    """The page for `status`; `says` is a sentence of its own, where there is one, before the general one."""
    found = MISHAPS.get(status) or MISHAPS[500 if status >= 500 else 404]
    return make_response(render_template("errors/mishap.html", mishap=found, says=says), status)
