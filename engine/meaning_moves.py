"""Moves: none from a final stage, none twice from one, and at most two questions with each."""

from engine.definition import Move
from engine.draft import Draft

MOST_ASKED = 2


def check_moves(draft: Draft) -> None:
    """Add what is wrong with the moves."""
    left: set[tuple[str, str]] = set()
    for move in draft.workflow.moves:
        _check_sources(draft, move)
        _check_only_once(draft, move, left)
        for field in move.asks[MOST_ASKED:]:
            draft.refuse(field, "a move asks at most two questions: this is one too many")


def _check_sources(draft: Draft, move: Move) -> None:
    for name in draft.workflow.sources(move):
        stage = draft.workflow.stages.get(name)
        if stage and stage.final:
            draft.refuse(move, f"'{name}' is final: no move leaves it", key="from", word=name)


def _check_only_once(draft: Draft, move: Move, left: set[tuple[str, str]]) -> None:
    """One `do` leads to one place: the same word twice from one stage would have to pick its own way."""
    if not draft.whole(move, "do", "from"):
        return
    twice = [stage for stage in draft.workflow.sources(move) if (move.do, stage) in left]
    if twice:
        draft.refuse(move, f"'{move.do}' leaves '{twice[0]}' already, further up", key="do")
    left.update((move.do, stage) for stage in draft.workflow.sources(move))
