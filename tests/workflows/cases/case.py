"""One recorded case: what was known of a journey at one moment, and what each check said to it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.playbook import Playbook
from engine.values import JourneyFacts
from tests.workflows.cases.codec import decoded, encoded
from workflows.support.circle import Circle

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Said:
    """What a check said: its outcome, by which it is held, and its because, which may be worded better later."""

    outcome: str
    because: str


@dataclass(frozen=True, slots=True)
class Case:
    """All that the checks of one journey may know at one moment, and what each of them said."""

    known: JourneyFacts
    circle: Circle
    verdicts: Mapping[str, Said]


def verdicts_on(playbook: Playbook, known: JourneyFacts, circle: Circle) -> dict[str, Said]:
    """What every check of a workflow says to these facts now."""
    facts = playbook.facts(known, circle)
    answers = {name: check(facts) for name, check in playbook.checks.items()}
    return {name: Said(answer.outcome.value, answer.because) for name, answer in sorted(answers.items())}


def file_of(workflow: str) -> Path:
    return HERE / f"{workflow}.jsonl"


def write(workflow: str, cases: Iterable[Case]) -> None:
    """One case a line, in the place of what was recorded before."""
    lines = (json.dumps(encoded(case), ensure_ascii=False, separators=(",", ":")) for case in cases)
    file_of(workflow).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def cases_of(workflow: str) -> tuple[Case, ...]:
    """The recorded cases of a workflow; none where none were recorded."""
    path = file_of(workflow)
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return tuple(decoded(Case, json.loads(line)) for line in lines)
