"""Lines on My next steps that are about many children at once: what waits for an office, and for a SENCO.

Each is one count and one link; the children stand on the page behind it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for
from sqlmodel import Session

from engine import boards
from engine.terms import Role
from web import current, words
from web.away.owed import listed
from web.moving_on.rows import ahead
from web.practice.under import is_practising
from web.review_round.parts import PARTS
from workflows.support.mis_list import mis_list


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """One line: its words, and where it leads."""

    words: str
    href: str


def school_lines(session: Session) -> tuple[SchoolLine, ...]:
    """The lines for the roles of whoever is signed in; none for a teacher, and none where somebody practises."""
    roles = frozenset() if is_practising() else current.roles()
    of_office = _of_office(session) if Role.OFFICE in roles else ()
    of_senco = _of_senco(session) if Role.SENCO in roles else ()
    return (*of_office, *of_senco, *(_of_both(session) if roles & {Role.OFFICE, Role.SENCO} else ()))


def _of_office(session: Session) -> Iterator[SchoolLine]:
    scope = current.scope()
    to_invite = len(boards.open_tasks(session, scope, PARTS["invite"].steps))
    if to_invite:
        said = f"{words.count(to_invite, 'family', 'families')} to invite to a review: one list"
        yield SchoolLine(words.first_capital(said), url_for("review_round.show", part="invite"))
    to_type = len(mis_list(session, scope.school_id, current.today()).waiting)
    if to_type:
        said = f"{words.count(to_type, 'child has', 'children have')} changes to type into the school’s own system"
        yield SchoolLine(words.first_capital(said), url_for("mis_list.show"))


def _of_senco(session: Session) -> Iterator[SchoolLine]:
    moving = ahead(session, current.scope(), current.today())
    if moving:
        by = max(each.move.moves_on for each in moving)
        who = words.count(len(moving), "child moves", "children move")
        said = f"{who} on by {by:%B} {by.year}, and nothing is begun: get it ready"
        yield SchoolLine(words.first_capital(said), url_for("moving_on.show"))


def _of_both(session: Session) -> Iterator[SchoolLine]:
    away = listed(session)
    if away:
        late = sum(any(each.is_late for each in row.owed) for row in away)
        who = words.count(len(away), "child who is", "children who are")
        said = f"something falls due of {who} away{f', {late} late' if late else ''}: one list"
        yield SchoolLine(words.first_capital(said), url_for("away.owed"))
