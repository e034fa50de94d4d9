"""What the database is asked: every statement that leaves for the driver, with BEGIN and COMMIT counted too."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, event

from engine.database import Database

BEGIN, COMMIT, ROLLBACK = "BEGIN", "COMMIT", "ROLLBACK"


@dataclass(frozen=True, slots=True)
class Sent:
    """One statement as the driver gets it; `many` says that `parameters` holds a row for each time it is run."""

    text: str
    parameters: Any = ()
    many: bool = False

    @property
    def what(self) -> str:
        """Its first two words and its table, for a message: `INSERT INTO task`."""
        words = self.text.split()
        table = next((words[place + 1] for place, word in enumerate(words[:-1]) if word.upper() == "FROM"), "")
        return " ".join(words[:3] if words[0] == "INSERT" else [*words[:2], table]).strip()


@contextmanager
def asked(database: Database) -> Iterator[list[Sent]]:
    """Every statement that both engines of `database` send while the block runs."""
    sent: list[Sent] = []
    with _listening(database._facts, sent), _listening(database.reader, sent):
        yield sent


@contextmanager
def _listening(engine: Engine, sent: list[Sent]) -> Iterator[None]:
    def statement(_connection: Any, _cursor: Any, text: str, parameters: Any, _context: Any, many: bool) -> None:
        if not text.upper().startswith(BEGIN):
            sent.append(Sent(text, parameters, many))

    heard = {
        "before_cursor_execute": statement,
        "begin": lambda _connection: sent.append(Sent(BEGIN)),
        "commit": lambda _connection: sent.append(Sent(COMMIT)),
        "rollback": lambda _connection: sent.append(Sent(ROLLBACK)),
    }
    for name, listener in heard.items():
        event.listen(engine, name, listener)
    try:
        yield
    finally:
        for name, listener in heard.items():
            event.remove(engine, name, listener)
