"""Moving to the next school: what is owed after a child has left, until the records have arrived there.

The words and the structure stand in `v1.yaml`; `facts.py` says what may be known about one journey, `guards.py` judges
it, and `due.py` gives the day on which the child left.
"""
