"""What is missing for a move, step by step: each step once, with all that it would put right."""

from dataclasses import dataclass

from web.pupils.moves_shown import MoveShown, VerdictShown
from web.whose import Around, Whose


@dataclass(frozen=True, slots=True)
class Missing:
    """What one step would put right; or one thing for which there is no step here.

    `leads` says that its button is the main one of the page: one page has one.
    """

    verdicts: tuple[VerdictShown, ...]
    whose: Whose | None
    leads: bool

    @property
    def href(self) -> str:
        return self.verdicts[0].href

    @property
    def action(self) -> str:
        return self.verdicts[0].action

    @property
    def later(self) -> str:
        return self.verdicts[0].later

    @property
    def tries_href(self) -> str:
        return self.verdicts[0].tries_href


def missing_for(shown: MoveShown, around: Around, *, leads: bool) -> tuple[Missing, ...]:
    """What is missing for a move, in the order of its guards. With `leads`, the first step has the main button: the
    first that whoever looks can do, where there is one."""
    steps: dict[str, list[VerdictShown]] = {}
    for verdict in shown.missing:
        steps.setdefault(verdict.href or verdict.check, []).append(verdict)
    found = [(tuple(verdicts), _whose(verdicts[0], around)) for verdicts in steps.values()]
    main = _main([(verdicts[0], whose) for verdicts, whose in found if whose]) if leads else None
    return tuple(Missing(verdicts, whose, verdicts[0] is main) for verdicts, whose in found)


def _whose(verdict: VerdictShown, around: Around) -> Whose | None:
    """Whose the step is, while it is open."""
    row = verdict.row
    return around.of_row(row) if row is not None and row.status == "open" else None


def _main(steps: list[tuple[VerdictShown, Whose]]) -> VerdictShown | None:
    mine = [verdict for verdict, whose in steps if whose.is_mine]
    return next(iter((*mine, *(verdict for verdict, _ in steps))), None)
