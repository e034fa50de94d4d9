"""Ids made in the application: UUID version 7, so that they sort by time."""

import random
import secrets
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

Bits = Callable[[int], int]


class Ids:
    """Makes ids. Handed a seed, it makes the same ids each time, for a school that is the same to the byte."""

    def __init__(self, seed: int | None = None):
        seeded = random.Random(seed)  # noqa: S311 - for simulated schools only; the real one below
        self._bits: Bits = secrets.randbits if seed is None else seeded.getrandbits

    def new(self, at: datetime) -> UUID:
        """An id whose first 48 bits are `at` in milliseconds."""
        value = (int(at.timestamp() * 1000) << 80) | self._bits(80)
        value = (value & ~(0xF << 76)) | (7 << 76)
        return UUID(int=(value & ~(0x3 << 62)) | (0x2 << 62))

    def salt(self) -> bytes:
        """Sixteen random bytes."""
        return self._bits(128).to_bytes(16, "big")
