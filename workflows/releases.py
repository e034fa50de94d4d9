"""What was released, by hash: journeys run under it, so it never changes."""

from collections.abc import Mapping
from pathlib import Path

from workflows.catalogue import Definitions

RELEASED = Path(__file__).parent / "released.txt"


def released(file: Path = RELEASED) -> Mapping[tuple[str, int], str]:
    """The hash under which each version of a workflow was released, one line each: name, version, hash."""
    lines = (line.split() for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    return {(name, int(version)): hash for name, version, hash in (each for each in lines if each[0] != "#")}


def changed_since_release(definitions: Definitions, pinned: Mapping[tuple[str, int], str]) -> tuple[str, ...]:
    """A sentence for each released version that is no longer what it was: journeys run under it."""
    now = {(each.workflow.name, each.workflow.version): each.hash for each in definitions.all()}
    return tuple(
        f"{name} {version} was released and has changed: put v{version}.yaml back, and write v{version + 1}.yaml."
        for (name, version), hash in pinned.items()
        if now.get((name, version)) != hash
    )
