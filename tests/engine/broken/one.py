"""One way to break the small definition."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Broken:
    """What is wrong, the texts that are changed, and every fault as `line:column: words`."""

    why: str
    changes: dict[str, str]
    faults: list[str]
