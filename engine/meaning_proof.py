"""A definition that is right line by line is gone through as a whole: what fails is told with its shortest story."""

from engine.draft import Draft
from engine.proof import prove


def check_proof(draft: Draft) -> None:
    """Add every failure of the proof, where the definition is right in all else."""
    if draft.faults:
        return
    for failure in prove(draft.workflow).failures:
        key = failure.key if failure.key and draft.places.knows(failure.about) else ""
        draft.refuse(failure.about, f"{failure.wrong}: {failure.story}", key=key, word=failure.word)
