"""The record of moves: insert-only, chained by hashes, with names and reasons apart so that they can be erased."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from engine.canonical import as_json, digest
from engine.store import Loaded
from engine.values import Assessment, JourneyState
from engine.work import Work

FORMAT = 1
MIGRATED, BROUGHT_BACK = "migrated", "brought back"
"""The kinds of records that the system writes when a journey changes its rules, and when that is taken back."""
BY_SYSTEM = (MIGRATED, BROUGHT_BACK)


@dataclass(frozen=True, slots=True)
class Made:
    """A move, or an opening, about to be written: what it was and what may later be erased of it."""

    kind: str
    do: str
    from_stage: str | None
    role: str
    why: str = ""
    assessment: Assessment | None = None
    lapsed: tuple[str, ...] = ()
    values: Mapping[str, Any] | None = None
    known: Mapping[str, str] | None = None


def write(work: Work, loaded: Loaded, made: Made) -> tuple[Loaded, UUID]:
    """Add a record to the journey's chain, stored as the write ends.

    Gives the journey with its new chain head, and the record's id.
    """
    journey, record_id, salt = loaded.journey, work.new_id(), work.desk.ids.salt()
    body = as_json(_detail(work, made))
    text = as_json(_chained(work, journey, record_id, made, digest(body, salt)))
    head = digest(text)
    key = {"school_id": work.school_id}
    record = {
        **key,
        "id": record_id,
        "journey_id": journey.id,
        "sequence": journey.sequence,
        "kind": made.kind,
        "do": made.do,
        "from_stage": made.from_stage,
        "to_stage": journey.stage,
        "cycle": journey.cycle,
        "made_at": work.now,
        "made_by": work.scope.actor.person_id,
        "definition": journey.definition,
        "subject_version": work.versions[journey.subject_id],
        "format": FORMAT,
        "text": text,
        "hash": head,
    }
    work.recorded(record, {**key, "record_id": record_id, "salt": salt, "body": body})
    return loaded._replace(journey=journey._replace(head=head)), record_id


def _detail(work: Work, made: Made) -> dict[str, Any]:
    """What can be erased: who by name, why, each because, and what was typed."""
    verdicts = made.assessment.verdicts if made.assessment else ()
    return {
        "by": work.scope.actor.name,
        "role": made.role,
        "why": made.why,
        "becauses": {v.check: v.because for v in verdicts},
        "departures": {v.check: v.passed_with for v in verdicts if v.passed_by == "departure"},
        "values": dict(made.values or {}),
        "known": dict(made.known or {}),
    }


def _chained(work: Work, journey: JourneyState, record_id: UUID, made: Made, detail: str) -> dict[str, Any]:
    """What the chain holds for good: no name, no reason, no because."""
    verdicts = made.assessment.verdicts if made.assessment else ()
    return {
        "format": FORMAT,
        "school": journey.school_id,
        "journey": journey.id,
        "record": record_id,
        "sequence": journey.sequence,
        "kind": made.kind,
        "do": made.do,
        "from": made.from_stage,
        "to": journey.stage,
        "cycle": journey.cycle,
        "at": work.now,
        "by": work.scope.actor.person_id,
        "definition": journey.definition,
        "subject_version": work.versions[journey.subject_id],
        "verdicts": [[v.check, v.force.value, v.reference, v.outcome, v.passed_by] for v in verdicts],
        "lapsed": list(made.lapsed),
        "detail": detail,
        "before": journey.head,
    }
