"""What the checks and rules of moving to the next school may know about one journey at one moment. Pure and frozen."""

from dataclasses import dataclass
from datetime import date

from engine.values import AllowanceKind, Answered, JourneyFacts
from workflows.support.attempts import Attempts, AttemptsWanted
from workflows.support.circle import Circle

WANTED = AttemptsWanted()


@dataclass(frozen=True, slots=True)
class Facts:
    """One journey of a child who has left, and the circle around the child."""

    known: JourneyFacts
    circle: Circle

    @property
    def left_on(self) -> date:
        """The day on which the child left, as the roll has it; else that on which it was written here."""
        return self.circle.pupil.left_on or self.known.journey.opened_on

    @property
    def shown(self) -> Answered | None:
        return self.known.last("show_what_goes")

    @property
    def sent(self) -> Answered | None:
        return self.known.last("send_records")

    @property
    def received(self) -> Answered | None:
        return self.known.last("note_receipt")

    @property
    def attempts(self) -> Attempts:
        return self.circle.attempts_since(self.known.journey.opened_on)

    @property
    def attempts_were_made(self) -> bool:
        return self.attempts.were_made(self.known.days, WANTED)

    @property
    def is_maintained(self) -> bool:
        return self.circle.pupil.school_is_maintained

    @property
    def nobody_to_send_to(self) -> bool:
        """Whether no next school is known: the records are held, and it is looked for."""
        return self.known.allowed("no_known_school", AllowanceKind.EXEMPTION) is not None


def facts(known: JourneyFacts, circle: Circle) -> Facts:
    """The facts of one journey."""
    return Facts(known, circle)
