"""One row for each child whose move is ahead, with the day by which an EHC plan must name the next school."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session

from engine import boards
from engine.values import Scope
from web import words
from workflows.school.clocks import phase_transfer_limit
from workflows.school.moving_on import NextMove, last_years, next_move
from workflows.school.pupils import PupilNamed, oldest_of_groups, pupils_with_sen
from workflows.school.school_age import school_year
from workflows.school.setting_up import school_seen
from workflows.support.sen_status import EHC_PLAN

TRANSFER, REVIEW = "phase_transfer", "ehc_annual_review"
KINDS = {"to_school": "to another school", "post_16": "to post-16", "other": "on after 16"}


@dataclass(frozen=True, slots=True)
class Ahead:
    """A child whose move is to be got ready."""

    pupil: PupilNamed
    move: NextMove

    @property
    def answers(self) -> dict[str, Any]:
        """What is answered to begin: the kind of move and its day; where to is asked later."""
        return {"kind": self.move.kind, "moves_on": self.move.moves_on.isoformat()}

    @property
    def has_plan(self) -> bool:
        return self.pupil.sen_code == EHC_PLAN

    @property
    def says(self) -> str:
        """Which move it is, and when."""
        return f"{words.first_capital(KINDS[self.move.kind])}, {self.move.moves_on:%B} {self.move.moves_on.year}"

    @property
    def named_by(self) -> str:
        """The last day for the council to name the next school in an EHC plan; nothing without one."""
        if not self.has_plan or self.move.kind == "other":
            return ""
        limit = phase_transfer_limit(self.move.moves_on.year, to_post_16=self.move.kind == "post_16")
        return words.day_words(limit - timedelta(days=1))


def ahead(session: Session, scope: Scope, on: date) -> tuple[Ahead, ...]:
    """The children with SEN support or an EHC plan whose move is ahead and is not being got ready yet, plans first."""
    begun = boards.under_way(session, scope, TRANSFER)
    years = {school_year(group, oldest, on) for group, oldest in oldest_of_groups(session, scope.school_id)}
    last = last_years(school_seen(session, scope.school_id).phase, years)
    found = (
        Ahead(pupil, move)
        for pupil in pupils_with_sen(session, scope.school_id)
        if pupil.id not in begun and (move := next_move(last, pupil.year_group, pupil.date_of_birth, on))
    )
    return tuple(sorted(found, key=lambda each: (each.move.moves_on, not each.has_plan)))


def without_review(session: Session, scope: Scope) -> tuple[PupilNamed, ...]:
    """The children with an EHC plan for whom no yearly review is on its way, by name."""
    begun = boards.under_way(session, scope, REVIEW)
    pupils = pupils_with_sen(session, scope.school_id)
    return tuple(each for each in pupils if each.sen_code == EHC_PLAN and each.id not in begun)
