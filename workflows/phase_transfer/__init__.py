"""Moving between schools: what is got ready before a move, owed after leaving, and asked when a child comes.

The words and the structure stand in `v1.yaml`; `facts.py` says what may be known about one journey, `guards.py` judges
it, and `due.py` gives the day on which the child left.
"""
