"""The small definition, broken in one way each, and all that the loader says to it."""

from tests.engine.broken import names, people, phrases, stages, tasks, wording

BROKEN = [*wording.BROKEN, *names.BROKEN, *phrases.BROKEN, *stages.BROKEN, *people.BROKEN, *tasks.BROKEN]
