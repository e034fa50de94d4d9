"""The dry run of a migration in words: each child, where they would land, and what they would lack there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlmodel import Session

from engine.desk import Desk
from engine.landing import Lack, Landing
from engine.playbook import Playbook
from engine.rehearsal import rehearse
from engine.values import Scope
from web import words
from web.cited import Cited, cite
from workflows.school.pupils import PupilNamed, pupils_named

LATER = ", once this cycle has ended"
STAYS = "stays under today’s rules"
Counted = list[tuple[str, int]]
"""Things in words, each with for how many children."""


@dataclass(frozen=True, slots=True)
class LackSaid:
    """One thing that a child would lack: how strongly it is asked, the because, and where that stands."""

    words: str
    because: str
    source: Cited
    is_new: bool


@dataclass(frozen=True, slots=True)
class ChildLanding:
    """One child: from which stage to which, when, what would be missing, which steps would open and which would lapse.

    `to_label` says that they stay where the map names no place for them.
    """

    pupil: PupilNamed
    from_label: str
    to_label: str
    when: str
    lacks: tuple[LackSaid, ...]
    opens: tuple[str, ...]
    lapses: tuple[str, ...]
    landing: Landing

    @property
    def moves(self) -> bool:
        return self.landing.to_stage is not None


def target_of(desk: Desk, session: Session, scope: Scope, workflow: str, version: int) -> Playbook:
    """A version of a workflow as this school has it: with its layers, where it is the one in force today.

    Raises KeyError where there is no such version.
    """
    shelf = desk.catalogue.of_school(session.connection(), scope.school_id)
    if workflow in desk.catalogue.names(on=desk.today()):
        own = shelf.current(workflow, desk.today())
        if own.workflow.version == version:
            return own
    return desk.catalogue.version(workflow, version)


def children_landing(desk: Desk, session: Session, scope: Scope, target: Playbook) -> tuple[ChildLanding, ...]:
    """Every child with a journey that `target` has to do with, by class and name."""
    landings = list(rehearse(desk, session, scope, target))
    named = pupils_named(session, scope.school_id, {each.journey.subject_id for each in landings})
    found = [_said(desk, target, each, named[each.journey.subject_id]) for each in landings]
    return tuple(sorted(found, key=lambda each: (each.pupil.class_name, each.pupil.last_name, each.pupil.called)))


def _said(desk: Desk, target: Playbook, landing: Landing, pupil: PupilNamed) -> ChildLanding:
    source = desk.catalogue.playbook(landing.journey.definition).workflow
    to = landing.to_stage
    return ChildLanding(
        pupil=pupil,
        from_label=source.stages[landing.journey.stage].label,
        to_label=target.workflow.stages[to].label if to else STAYS,
        when=LATER if to and not landing.is_now else "",
        lacks=tuple(_lack(each) for each in landing.lacks),
        opens=tuple(target.workflow.task(name).title.replace("{child}", pupil.called) for name in landing.opens),
        lapses=tuple(source.task(name).title.replace("{child}", pupil.called) for name in landing.lapses),
        landing=landing,
    )


def _lack(lack: Lack) -> LackSaid:
    source = cite(lack.reference)
    force = words.PROPOSED if source.is_proposed else words.force_words(lack.force)
    return LackSaid(force, lack.because, source, lack.is_new)


def missing_most(children: Iterable[ChildLanding]) -> Counted:
    """Each thing that would be missing and is not today, and for how many children, the most frequent first."""
    return _most(Counter(each.because for child in children for each in child.lacks if each.is_new))


def steps_most(desk: Desk, target: Playbook, children: Iterable[ChildLanding]) -> tuple[Counted, Counted]:
    """The steps that would begin, and those no longer asked for, each with for how many children."""
    begin, lapse = Counter[str](), Counter[str]()
    for landing in (each.landing for each in children if each.moves):
        source = desk.catalogue.playbook(landing.journey.definition).workflow
        begin.update(target.workflow.task(name).title.replace("{child}", "the child") for name in landing.opens)
        lapse.update(source.task(name).title.replace("{child}", "the child") for name in landing.lapses)
    return _most(begin), _most(lapse)


def _most(found: Mapping[str, int]) -> Counted:
    """The most frequent first."""
    return sorted(found.items(), key=lambda each: (-each[1], each[0]))


def numbers_of(children: tuple[ChildLanding, ...]) -> Iterator[str]:
    """How many would move and when, how many would stay, and how many would lack what they do not lack today."""
    now = sum(each.moves and each.landing.is_now for each in children)
    later = sum(each.moves and not each.landing.is_now for each in children)
    stay = len(children) - now - later
    newly = sum(any(lack.is_new for lack in each.lacks) for each in children)
    already = sum(any(not lack.is_new for lack in each.lacks) for each in children)
    yield f"{words.count(now, 'child', 'children')} would move today."
    if later:
        yield f"{later} would move once their cycle has ended."
    yield f"{stay} would stay under today’s rules."
    yield f"{newly} would lack something that they do not lack today."
    if already:
        yield f"{already} {'lacks' if already == 1 else 'lack'} something today already, and would go on to."
