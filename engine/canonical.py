"""JSON in one spelling, so that what is hashed and compared is the same text everywhere."""

import hashlib
import json
from datetime import date, datetime
from typing import Any
from uuid import UUID


def as_json(value: Any) -> str:
    """`value` as JSON: keys sorted, no blanks, ids and days as text."""
    return _SPELLING.encode(value)


def digest(text: str, salt: bytes = b"") -> str:
    """The SHA-256 of `salt` and `text`, in hexadecimal."""
    return hashlib.sha256(salt + text.encode()).hexdigest()


def _plain(value: Any) -> str:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a record.")


_SPELLING = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)
