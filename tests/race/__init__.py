"""Two processes of eight threads on twenty children, and processes killed mid-write: `python -m tests.race`.

Facts are withdrawn against moves that stand on them. Whatever a process was told has been done, it writes to a log;
`proof` then holds the logs against the database. The same race with the lock taken out must fail the same proof.
"""
