"""What stands beside a definition that is only proposed, wherever it is shown."""

from engine.definition import Workflow
from web import words


def note_of(workflow: Workflow) -> str:
    """`Proposal, not law (officially announced)`; nothing for a definition that is law."""
    if workflow.proposal is None:
        return ""
    return f"{words.NOT_LAW} ({words.certain_words(workflow.proposal.certainty)})"
