"""An Individual Support Plan as the government proposes it. A proposal, not law: nothing begins under it.

The words and the structure stand in `v1.yaml`; `facts.py` says what may be known about one journey, `guards.py` judges
it, and `due.py` gives the day of the yearly review.
"""
