"""A duty of the school as its page shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import abort
from sqlmodel import Session

from engine.terms import Role
from web import words
from web.cited import Cited, cite
from web.current import reading, roles, scope, today
from web.permissions import Permission, allowed
from workflows.school.pupils import staff_named
from workflows.school.report_items import ITEMS
from workflows.school.year_keeping import QUALIFIED, REPORT, Done, Report, Turn, report_of, turns
from workflows.school.yearly import Binds

BINDS: Mapping[str, str] = {
    Binds.LAW: "The law says",
    Binds.GUIDANCE: "Guidance advises",
    Binds.GRANT: "A condition of a grant, not law",
    Binds.OUR_DEFAULT: "Our default",
}
DAY_STANDS: Mapping[str, str] = {
    Binds.LAW: ", by law.",
    Binds.GUIDANCE: ", by guidance.",
    Binds.GRANT: ".",
    Binds.OUR_DEFAULT: ". The day is our default, not law.",
}


@dataclass(frozen=True, slots=True)
class Said:
    """That a duty was done, as it was said: by whom, and whether it still holds."""

    on: date
    note: str
    address: str
    link: str
    by: str
    recorded_on: date
    holds: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One turn of a duty on the page. `state` is `late`, `open` or `done`; `about` completes its links for the ear."""

    turn: Turn
    about: str
    due: str
    rule: str
    binds: str
    cited: Cited
    whose: str
    state: str
    said: tuple[Said, ...]
    may_say: bool
    checklist: str

    @property
    def done(self) -> Said | None:
        """What holds of its being done."""
        return next((each for each in self.said if each.holds), None)

    @property
    def before(self) -> tuple[Said, ...]:
        """What was said before and holds no more."""
        return tuple(each for each in self.said if not each.holds)


def cards(session: Session) -> tuple[Card, ...]:
    """Every turn of every duty, by its day."""
    found, names = turns(session, scope(), today()), staff_named(session, scope().school_id)
    reports = {each.turn: report_of(session, scope(), each.turn) for each in found if each.duty.name == REPORT}
    return tuple(_card(each, names, reports.get(each.turn) if each.duty.name == REPORT else None) for each in found)


def turn_called(name: str, turn: str) -> Turn:
    """One turn of one duty; 404 where the school owes none such."""
    with reading() as session:
        found = turns(session, scope(), today())
    return next((each for each in found if (each.duty.name, each.turn) == (name, turn)), None) or abort(404)


def may_say(turn: Turn) -> bool:
    """Whether the person signed in may say that it is done: SENCO and head, and whoever owes it."""
    if turn.duty.name == QUALIFIED or turn.duty.is_asked:
        return False
    return allowed(Permission.KEEP_SCHOOL_YEAR) or Role(turn.whose) in roles()


def _card(turn: Turn, names: Mapping[UUID, str], report: Report | None) -> Card:
    due = words.weekday_words(turn.due_on) + (" (may still move)" if turn.provisional else "")
    state = "done" if turn.done else "late" if turn.is_late(today()) else "open"
    whose = names.get(UUID(turn.turn), "") if turn.duty.name == QUALIFIED else ""
    return Card(
        turn,
        f"{turn.duty.title}, {words.day_words(turn.due_on)}",
        due,
        words.first_capital(turn.rule) + DAY_STANDS[turn.standing],
        BINDS[turn.duty.binds],
        cite(turn.duty.reference),
        words.first_capital(words.role_words(turn.whose)) + (f", for {whose}" if whose else ""),
        state,
        tuple(_said(turn.said, names)),
        may_say(turn),
        f"{len(report.items)} of {len(ITEMS)} things are in it" if report else "",
    )


def _said(said: Iterable[Done], names: Mapping[UUID, str]) -> Iterable[Said]:
    for each in said:
        by = names.get(each.by, "") if each.by else ""
        yield Said(each.on, each.note, each.address, as_link(each.address), by, each.recorded_on, each.holds)


def as_link(address: str) -> str:
    """A web address as a link leads to it: people leave out how it begins."""
    return address if not address or address.startswith(("https://", "http://")) else f"https://{address}"
