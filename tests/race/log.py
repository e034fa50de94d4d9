"""What a process was told has been done, a line each: written before the next thing is begun, and safe from a kill."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that was acknowledged, or an error that nobody should see.

    `op` is open, move, answer, withdraw, import, draft or error; `version` the subject's, where the verb tells it;
    `row` the record or the task; `seen` what the page was opened on.
    """

    op: str
    child: UUID | None = None
    version: int | None = None
    journey: UUID | None = None
    row: UUID | None = None
    seen: int | None = None
    says: str = ""

    @property
    def made(self) -> int:
        """The sequence of the record, or the version of the answer, that follows what the page was opened on."""
        return -1 if self.seen is None else self.seen + 1


class Log:
    """A file that several threads of one process append to, each line in one write of the kernel."""

    def __init__(self, path: Path):
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(self, done: Done) -> None:
        line = {name: str(value) if isinstance(value, UUID) else value for name, value in asdict(done).items()}
        os.write(self._file, (json.dumps(line) + "\n").encode())

    def close(self) -> None:
        os.close(self._file)


def read(*paths: Path) -> list[Done]:
    """Every line of these logs."""
    lines = (line for path in paths if path.exists() for line in path.read_text(encoding="utf-8").splitlines())
    return [_done(json.loads(line)) for line in lines]


def _done(line: dict[str, Any]) -> Done:
    ids = {name: UUID(line[name]) if line[name] else None for name in ("child", "journey", "row")}
    return Done(**{**line, **ids})
