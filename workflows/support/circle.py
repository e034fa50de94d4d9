"""The circle around one pupil, frozen: what every workflow's facts are made from.

No names in it, and no table rows. People stand as they do in answers: `contact:<id>` for a family contact,
`person:<id>` for staff, `child` for the pupil.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from workflows.school.own_lists import Service
from workflows.school.school_age import decides_alone
from workflows.support.attempts import OUR_DEFAULT, Attempts, AttemptsWanted
from workflows.support.away_seen import NEVER_AWAY, Away
from workflows.support.ehc_seen import EhcKnown
from workflows.support.seen import CopySeen, OutcomeReviewed, RecommendationSeen, SessionsSeen

CHILD = "child"
TRIED_NOT_OBTAINED = "tried_not_obtained"
YES = frozenset({"yes", "limits"})


@lru_cache(maxsize=1 << 12)
def contact_key(contact_id: UUID) -> str:
    """A family contact as answers name them. Every write names the same ones again, so those said last are kept."""
    return f"contact:{contact_id}"


class PupilFacts(NamedTuple):
    """The pupil, as the roll has it: `sen_code` is N, K or E (N where nothing is recorded), since `sen_since`."""

    id: UUID
    date_of_birth: date | None = None
    year_group: str = ""
    looked_after: bool = False
    english_additional: bool = False
    joined_on: date | None = None
    left_on: date | None = None
    sen_code: str = "N"
    sen_since: date | None = None
    school_is_maintained: bool = True


class ContactSeen(NamedTuple):
    """A family contact, or another adult with responsibility. `key` is how answers name them."""

    key: str
    relationship: str
    is_entitled: bool
    from_on: date
    to_on: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


class FamilyContactSeen(NamedTuple):
    """A talk with the family, a message, an attempt, or a review's meeting; `note` is `paper`, `sent`, `not_yet`."""

    id: UUID
    journey_id: UUID | None
    on: date
    how: str
    who: frozenset[str]
    said: str = ""
    note: str = ""
    usable: bool = True

    @property
    def note_given(self) -> bool:
        return self.note in {"paper", "sent"}


class PupilViewSeen(NamedTuple):
    """What the child says. `tried` where it was asked for and could not be obtained, which counts too."""

    how: frozenset[str]
    id: UUID
    journey_id: UUID | None
    on: date
    good: str = ""
    hard: str = ""
    helps: str = ""

    @property
    def tried(self) -> bool:
        return TRIED_NOT_OBTAINED in self.how

    @property
    def counts(self) -> bool:
        """Words of the child, or an honest try (Code 6.45, 6.70)."""
        return self.tried or bool(self.good or self.helps)


class NoticeSent(NamedTuple):
    """A formal notice that went to one contact (Children and Families Act 2014, section 68)."""

    contact: str
    id: UUID
    journey_id: UUID
    on: date


class OutcomeSeen(NamedTuple):
    """What the child will be able to do; provision names it by its `position` in the plan."""

    id: UUID
    position: int
    able_to: str
    now: str
    measure: str
    by_on: date | None
    kind: str
    step_towards: str
    recorded_at: datetime | None = None

    @property
    def can_be_measured(self) -> bool:
        """It has a starting point, a measure and a date."""
        return bool(self.able_to and self.now and self.measure and self.by_on)


class ProvisionSeen(NamedTuple):
    """One kind of support: for which outcome (its position), who gives it, which teacher stays responsible."""

    id: UUID
    position: int
    what: str
    outcome: int | None
    given_by: str
    teacher_id: UUID | None
    recorded_at: datetime | None = None
    group_name: str = ""
    times_a_week: int | None = None
    weeks: int | None = None
    minutes: int | None = None


class PlanSeen(NamedTuple):
    """The plan of one cycle, with its outcomes and provision in their order."""

    id: UUID
    journey_id: UUID
    cycle: int
    status: str
    class_changes: str
    from_on: date | None
    to_on: date | None
    outcomes: tuple[OutcomeSeen, ...] = ()
    provision: tuple[ProvisionSeen, ...] = ()

    @property
    def in_force(self) -> bool:
        return self.status == "in_force"

    @property
    def changed_at(self) -> datetime | None:
        """When an outcome or a kind of support was last written: whoever agreed the plan before, agreed another."""
        hoped, given = (each.recorded_at for each in self.outcomes), (each.recorded_at for each in self.provision)
        return max((at for at in (*hoped, *given) if at), default=None)


class AgreementSeen(NamedTuple):
    """What was said to a plan (`about` is `plan`), to asking a service (`service`), to what another place may know
    (`place`, whose id stands in `service`), by whom.

    `answer` is the choice's name; `share` says what of the pupil's record may be seen.
    """

    who: frozenset[str]
    share: frozenset[str]
    id: UUID
    journey_id: UUID
    about: str
    cycle: int
    on: date
    answer: str
    how: str = ""
    words: str = ""
    service: str = ""
    review_on: date | None = None
    ends_on: date | None = None
    withdrawn_on: date | None = None

    def withdrawn_by(self, day: date) -> bool:
        return self.withdrawn_on is not None and self.withdrawn_on <= day

    def ended_by(self, day: date) -> bool:
        return self.ends_on is not None and self.ends_on < day

    def stands_on(self, day: date) -> bool:
        """A yes, with or without limits, that is neither withdrawn nor run out."""
        return self.answer in YES and not self.withdrawn_by(day) and not self.ended_by(day)


@dataclass(frozen=True, slots=True)
class Circle(EhcKnown):
    """All that the domain knows about one pupil as of one moment, each tuple in order of its dates; `look_again_on` is
    the day set at the end of a journey. The same for each pupil of a school are its services, and how many attempts to
    reach a family are `wanted`."""

    pupil: PupilFacts
    contacts: tuple[ContactSeen, ...] = ()
    talks: tuple[FamilyContactSeen, ...] = ()
    messages: tuple[FamilyContactSeen, ...] = ()
    attempts: tuple[FamilyContactSeen, ...] = ()
    meetings: tuple[FamilyContactSeen, ...] = ()
    look_again_on: Mapping[UUID, date] = field(default_factory=dict)
    views: tuple[PupilViewSeen, ...] = ()
    notices: tuple[NoticeSent, ...] = ()
    plans: tuple[PlanSeen, ...] = ()
    agreements: tuple[AgreementSeen, ...] = ()
    copies: tuple[CopySeen, ...] = ()
    sessions: tuple[SessionsSeen, ...] = ()
    reviewed: tuple[OutcomeReviewed, ...] = ()
    recommendations: tuple[RecommendationSeen, ...] = ()
    services: tuple[Service, ...] = ()
    wanted: AttemptsWanted = OUR_DEFAULT
    away: Away = NEVER_AWAY

    @property
    def has_ehc_plan(self) -> bool:
        return self.pupil.sen_code == "E"

    @property
    def plan_in_force(self) -> PlanSeen | None:
        return next((plan for plan in reversed(self.plans) if plan.in_force), None)

    def plan_of(self, journey_id: UUID, cycle: int) -> PlanSeen | None:
        """The plan of one cycle of a journey, drafted, in force or replaced."""
        found = (plan for plan in reversed(self.plans) if plan.journey_id == journey_id and plan.cycle == cycle)
        return next(found, None)

    def entitled(self, day: date) -> frozenset[str]:
        """The contacts to whom copies and notices go on a day."""
        return frozenset(each.key for each in self.contacts if each.is_entitled and each.holds_on(day))

    def young_person_decides(self, day: date) -> bool:
        """Whether decisions are the pupil's own."""
        return decides_alone(self.pupil.date_of_birth, day)

    def deciders(self, day: date) -> frozenset[str]:
        """Whose answer counts as the family's on a day: the entitled contacts, or the young person instead."""
        return frozenset({CHILD}) if self.young_person_decides(day) else self.entitled(day)

    def attempts_since(self, start: date | None) -> Attempts:
        """The attempts that count since `start`, and since the family was last talked with: they cannot both fail
        to be reached and have been reached since."""
        talked = max((talk.on for talk in self.talks), default=None)
        made = [
            each
            for each in self.attempts
            if each.usable and (start is None or each.on >= start) and (talked is None or each.on > talked)
        ]
        if not made:
            return Attempts()
        return Attempts(len(made), len({each.how for each in made}), made[0].on, made[-1].on)

    def newest_answers(self, about: str, journey_id: UUID) -> dict[str, AgreementSeen]:
        """The last word of each person on one matter of one journey: two different answers are both kept."""
        said = [each for each in self.agreements if each.about == about and each.journey_id == journey_id]
        return {who: each for each in said for who in each.who}
