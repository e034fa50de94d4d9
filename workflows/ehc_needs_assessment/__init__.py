"""Asking the council for an EHC needs assessment: by the school, or by the family, whom nothing here holds up.

The words and the structure stand in `v1.yaml`; `facts.py` says what may be known about one request, `limits.py` by when
the council, the school and the family have time, `guards.py` judges, and `due.py` gives the days and the words that
hang on an answer.
"""
