"""The sweep: brings rows up to date after midnight, writes each nudge that is due once, and makes up the day's mails.

It is a query over due dates, never a job per date, so it may run late, twice, or twice at once with the same result.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from engine.desk import Desk
from engine.refreshing import refresh_school
from notifications import mailing, telling
from notifications.digest import NOBODY, Child, Digest, Line, digests, is_mail_time
from notifications.finding import Setting, children_of, setting, unsettled
from notifications.lease import Keep, unleased
from notifications.links import Signer
from notifications.records import AboutKind
from notifications.round import Round
from notifications.rungs import Told
from notifications.snoozing import is_any_asleep, waking
from workflows.school.year_keeping import is_anything_to_issue, issue


@dataclass(frozen=True, slots=True)
class SweepReport:
    """What one sweep of a school did, or, run dry, would do: rows refreshed, nudges written, mails made up.

    `children` gives the initials and class of those whom the nudges are about.
    """

    setting: Setting
    refreshed: int
    told: tuple[Told, ...]
    mails: tuple[Digest, ...]
    children: dict[UUID, Child]


def sweep(
    desk: Desk,
    school_id: UUID,
    now: datetime,
    *,
    base_url: str,
    dry_run: bool = False,
    keep: Keep = unleased,
    signer: Signer | None = None,
) -> SweepReport:
    """One sweep of one school as of `now`; `dry_run` writes nothing and says what would be written and mailed."""
    turn = Round.of(desk, school_id, now, base_url, keep, signer)
    return _rehearsed(turn) if dry_run else _run(turn)


def _run(turn: Round) -> SweepReport:
    """Refresh, write what is due, make up mails: each in short transactions of its own.

    Rows are brought up to today only; a sweep as of another day takes them as they stand.
    """
    refreshed = refresh_school(turn.desk, turn.scope) if turn.day == turn.desk.today() else 0
    _issue(turn)
    with turn.desk.reading(turn.scope) as session:
        place = setting(session, turn.school_id, turn.day)
        due = [kind for kind in AboutKind if telling.is_any_due(session.connection(), place, kind)]
        is_waking = place.is_open and is_any_asleep(session.connection(), turn.school_id, turn.day)
    tells = tuple(each for kind in due for each in telling.written(turn, place, kind))
    tells += telling.woken(turn, place) if is_waking else ()
    mails = mailing.make_up(turn, place) if is_mail_time(turn.now) else ()
    return SweepReport(place, refreshed, tells, mails, _children(turn, tells))


def _issue(turn: Round) -> None:
    """Issue the dates of the school's own duties that are owed by now."""
    with turn.desk.reading(turn.scope) as session:
        is_due = turn.day == turn.desk.today() and is_anything_to_issue(session, turn.scope, turn.day)
    if is_due:
        with turn.desk.writing_school(turn.scope) as work:
            turn.keep(work.session)
            issue(work)


def _children(turn: Round, tells: tuple[Told, ...]) -> dict[UUID, Child]:
    if not tells:
        return {}
    with turn.desk.reading(turn.scope) as session:
        return children_of(session, turn.school_id, {each.about.subject_id for each in tells})


def _rehearsed(turn: Round) -> SweepReport:
    """What a run would write and mail, from the rows as they stand."""
    with turn.desk.reading(turn.scope) as session:
        connection = session.connection()
        place = setting(session, turn.school_id, turn.day)
        tells = tuple(each for kind in AboutKind for each in telling.found(connection, turn, place, kind))
        tells += tuple(each for _, each in waking(connection, turn, place, lock=False) if each)
        waiting = unsettled(session, place, lock=False)
    children = _children(turn, tells)
    lines = [*waiting, *(_line(turn, each, children) for each in tells)]
    mails = digests(lines, place.staff, turn.day, is_open=place.is_open, base_url=turn.base_url)
    return SweepReport(place, 0, tells, tuple(mail for mail in mails if mail.body), children)


def _line(turn: Round, each: Told, children: dict[UUID, Child]) -> Line:
    """A nudge that is not written yet, as a mail would have it."""
    about = each.about
    return Line(
        turn.new_id(), each.recipient_id, about.kind, about.id, about.subject_id, each.template, each.title,
        children.get(about.subject_id, NOBODY), about.due_on, about.owner, each.is_owner, each.is_law, each.occurs_on,
        still_holds=True,
    )  # fmt: skip
