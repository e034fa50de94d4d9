"""Recorded cases: what was known of a journey at one moment, and what each check said to it.

`python -m tests.workflows.cases` records them from walks through random schools, one JSON-lines file for each workflow.
They are replayed in the tests: a released check never changes its meaning.
"""
