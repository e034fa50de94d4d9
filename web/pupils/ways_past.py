"""The listed ways past a guard that no reason passes: what each is, who may record it, and whether it is so here."""

from dataclasses import dataclass

from engine.assessment import Ask
from engine.definition import ExceptionRule, Exemption, Force, Guard, Workflow
from engine.values import AllowanceKind, Assessment
from web import words

WAYS = {
    "safeguarding": "Telling the family now could put the child at risk",
    "urgent": "It is urgent, and the family is told straight after",
    "young_person_decides": "The young person is over compulsory school age and decides for themselves",
    "young_person_told_instead": "The young person is over compulsory school age, and is told instead",
    "attempts_failed": "We have tried to reach the family often enough, in different ways. "
    "Most services want a signature",
    "ehc_plan_in_force": "An EHC plan is in force: section 68 is about children without one",
    "advice_given_before": "The council has our earlier advice, and the family, the council and we find it enough",
    "advice_not_asked": "The council has not asked the school for advice",
    "no_known_school": "No next school is known: the records are held, and it is looked for",
    "not_a_maintained_school": "The school is an academy: the regulation is about schools that a council maintains",
    "council_holds_it": "The council arranges and holds this review itself, and sends out its papers and report",
    "all_invited_agreed_to_less": "The meeting was held all the same: everybody invited had agreed to less time",
    "purpose_listed_in_regulation": "The regulation lists this purpose, so agreement is not needed",
}


@dataclass(frozen=True, slots=True)
class WayPast:
    """A listed exemption or exception for a guard in the way: its name, its words, and who may record it.

    `because` says why it is not so here; blank where nothing speaks against it.
    """

    name: str
    kind: str
    guard: str
    words: str
    by: str
    is_mine: bool
    asks_date: bool
    because: str

    @property
    def is_open(self) -> bool:
        """Whether the person who looks can record it now."""
        return self.is_mine and not self.because


def ways_past(workflow: Workflow, assessment: Assessment, roles: frozenset[str], ask: Ask) -> tuple[WayPast, ...]:
    """The ways past the musts and always that stand in the way, each exception once."""
    found: dict[tuple[str, str], WayPast] = {}
    for verdict in assessment.refused:
        for way in _ways(workflow, workflow.guards[verdict.check], roles, ask):
            found.setdefault((way.name, way.guard), way)
    return tuple(found.values())


def _ways(workflow: Workflow, guard: Guard, roles: frozenset[str], ask: Ask) -> list[WayPast]:
    if guard.force is Force.MUST:
        return [_way_past(each, guard.check, roles, ask) for each in guard.exemptions]
    return [_way_past(workflow.exceptions[name], "", roles, ask) for name in guard.exceptions]


def _way_past(listed: Exemption | ExceptionRule, guard: str, roles: frozenset[str], ask: Ask) -> WayPast:
    answer = ask(listed.check) if listed.check else None
    kind = AllowanceKind.EXEMPTION if isinstance(listed, Exemption) else AllowanceKind.EXCEPTION
    return WayPast(
        name=listed.name,
        kind=kind.value,
        guard=guard,
        words=WAYS[listed.name],
        by=words.listed([words.role_words(role) for role in listed.by], "or"),
        is_mine=bool(roles & {role.value for role in listed.by}),
        asks_date=isinstance(listed, Exemption) and listed.look_again,
        because="" if answer is None or answer.passes else answer.because,
    )
