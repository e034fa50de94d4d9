"""What the checks and rules of asking a specialist may know about one journey at one moment. Pure and frozen."""

from dataclasses import dataclass
from datetime import date, timedelta

from engine.definition import CountsFor
from engine.values import Allowance, AllowanceKind, Answered, JourneyFacts
from workflows.support.attempts import Attempts
from workflows.support.circle import AgreementSeen, Circle
from workflows.support.safeguarding import decision

EHC_PLAN = "ehc_plan"
"""The choice of what the service may see that stands for the EHC plan."""


FALLS_TO = ("senco", "head")
"""To whom a role falls that nobody holds, in this order."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One journey that asks a specialist, and the circle around its pupil."""

    known: JourneyFacts
    circle: Circle

    @property
    def today(self) -> date:
        return self.known.today

    @property
    def asked(self) -> Answered | None:
        """What we would like to know, and of whom."""
        return self.known.last("say_what_for")

    @property
    def carried(self) -> Answered | None:
        """The one row from which a specialist who was involved already was put in."""
        return self.known.last("carried_in")

    def here(self, task: str) -> Answered | None:
        """The answer to `task` since the journey last came to its stage."""
        return self.known.answered(task, CountsFor.VISIT)

    def is_on_record_elsewhere(self, check: str) -> bool:
        """Whether somebody who put this in said where and when it was recorded before."""
        return self.carried is not None and bool(self.carried.text(f"known_{check}"))

    @property
    def service(self) -> str:
        """The service that is asked, as it now stands."""
        said = self.asked or self.carried
        return said.text("service") if said else ""

    @property
    def family_asked_itself(self) -> bool:
        return self.carried is not None and self.carried.text("asked_by") == "family"

    @property
    def has_class_teacher(self) -> bool:
        return bool(self.known.holders.get("class_teacher"))

    def people(self, role: str) -> frozenset[str]:
        """Those who hold a role to the child, as answers name them."""
        return frozenset(f"person:{person}" for person in self.known.holders.get(role, ()))

    def standing_for(self, role: str) -> frozenset[str]:
        """Those who hold a role to the child; where nobody does, those to whom it falls: the SENCO, then the head."""
        return next(filter(None, map(self.people, (role, *FALLS_TO))), frozenset())

    @property
    def carries_out(self) -> str:
        """Who carries out here what the service advises, as answers name people."""
        said = self.asked or self.carried
        return said.text("carries_out") if said else ""

    @property
    def is_excused(self) -> bool:
        """Whether a safeguarding decision excuses each family check until it is lifted (domain, case 16)."""
        return decision(self.known) is not None

    def exception(self, name: str) -> Allowance | None:
        return self.known.allowed(name, AllowanceKind.EXCEPTION)

    # Who decides, and what they said

    @property
    def decider(self) -> str:
        """Whose decision this is, as becauses call them."""
        return "young person" if self.young_person_decides else "family"

    @property
    def their(self) -> str:
        return "their" if self.young_person_decides else "its"

    @property
    def young_person_decides(self) -> bool:
        return self.circle.young_person_decides(self.today)

    @property
    def took_part_on(self) -> date | None:
        """The last day on which somebody who could decide then took part in deciding on this service."""
        days = (each.on for each in self._said if each.who & self.circle.deciders(each.on))
        return max(days, default=None)

    @property
    def last_words(self) -> tuple[AgreementSeen, ...]:
        """The last word about this service of each person who decides today."""
        newest = {who: each for each in self._said for who in each.who}
        return tuple(newest[who] for who in sorted(self.circle.deciders(self.today)) if who in newest)

    @property
    def agrees(self) -> bool:
        return any(each.stands_on(self.today) for each in self.last_words)

    @property
    def withdrew(self) -> bool:
        """Somebody who decides has withdrawn an agreement, and nobody agrees."""
        return not self.agrees and any(each.withdrawn_by(self.today) for each in self.last_words)

    @property
    def refuses(self) -> bool:
        """Somebody who decides says no, and nobody agrees."""
        return not self.agrees and any(each.answer == "no" for each in self.last_words)

    @property
    def ran_out_on(self) -> date | None:
        """The last day of an agreement that has run out, where none stands."""
        ended = (each.ends_on for each in self.last_words if each.ends_on and each.ended_by(self.today))
        return None if self.agrees else max(ended, default=None)

    @property
    def to_decide_since(self) -> date:
        """From when the family is to be asked: from the opening, or since a yes was withdrawn or ran out."""
        since = [self.known.journey.opened_on, *(each.withdrawn_on for each in self.last_words if each.withdrawn_on)]
        return max(since) if self.ran_out_on is None else max(*since, self.ran_out_on + timedelta(days=1))

    @property
    def somebody_says_no(self) -> bool:
        return any(each.answer == "no" or each.withdrawn_by(self.today) for each in self.last_words)

    @property
    def ehc_plan_is_to_be_sent(self) -> bool:
        return any(EHC_PLAN in each.share for each in self.last_words)

    @property
    def ehc_plan_may_be_sent(self) -> bool:
        return any(EHC_PLAN in each.share and each.stands_on(self.today) for each in self.last_words)

    @property
    def _said(self) -> tuple[AgreementSeen, ...]:
        """What was said about this service in this journey, oldest first; a yes to another service is none to this."""
        mine = (each for each in self.circle.agreements if each.journey_id == self.known.journey.id)
        return tuple(each for each in mine if each.about == "service" and each.service == self.service)

    # The service

    @property
    def replied(self) -> Answered | None:
        """What the service said to the request."""
        return self.known.last("note_reply")

    @property
    def seen_on(self) -> date | None:
        """The day on which the service will see the child, as it was last given; None where it has passed."""
        replied, carried = self.replied, self.carried
        given = (replied.day("seen_on") if replied else None) or (carried.day("next_on") if carried else None)
        return given if given and given >= self.known.journey.entered_on else None

    @property
    def not_taken_on(self) -> date | None:
        """The day of the service's no: to the request, or to whoever asked how long it still takes."""
        chased = self.here("chase")
        if chased and chased.text("will_see") == "no":
            return chased.day("on")
        if self.replied and self.replied.text("reply") == "not_taken_on":
            return self.replied.day("on")
        return None

    @property
    def service_knows(self) -> bool:
        """Whether the service was asked, so that it has to be told where the family says no."""
        asked = any(row.task in {"note_reply", "chase"} for row in self.known.tasks)
        return asked or self.known.last("send_request") is not None

    # Reaching them

    @property
    def attempts(self) -> Attempts:
        return self.circle.attempts_since(self.known.journey.opened_on)

    @property
    def attempts_were_made(self) -> bool:
        return self.attempts.were_made(self.known.days, self.circle.wanted)


def facts(known: JourneyFacts, circle: Circle) -> Facts:
    """The facts of one journey."""
    return Facts(known, circle)
