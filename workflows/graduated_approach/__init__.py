"""The graduated approach: a concern, a response in class teaching, an SEN assessment, then plan, do, review.

The words and the structure stand in `v1.yaml`; `facts.py` says what may be known about one journey, `guards.py` judges
it, and `due.py` gives the days and the words that hang on an answer.
"""
