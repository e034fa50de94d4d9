"""The yearly review of an EHC plan, every date counted backwards from its anniversary.

The words and the structure stand in `v1.yaml`; `facts.py` says what may be known about one journey, `guards.py` and
`council_guards.py` judge it, and `due.py` counts the days.
"""
