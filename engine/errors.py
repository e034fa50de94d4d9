"""What can be wrong, each with a sentence that a person can act on."""

from collections.abc import Mapping
from datetime import date

from engine.days import in_words
from engine.values import Assessment


class EngineError(Exception):
    """A verb was refused; `str(error)` is a sentence for a person."""


class NotFound(EngineError):
    """No such journey, task or subject in this school."""

    def __init__(self, what: str):
        super().__init__(f"This {what} is not there, or belongs to another school.")


class NotFromHere(EngineError):
    """The definition has no such move from this stage."""

    def __init__(self, stage: str, do: str):
        self.stage, self.do = stage, do
        super().__init__(f"“{do}” cannot be done from the stage “{stage}”.")


class NotAllowed(EngineError):
    """The actor does not hold a role that may do this."""

    def __init__(self, sentence: str = "This is for somebody else to do."):
        super().__init__(sentence)


class Stale(EngineError):
    """Something changed since the page was opened."""

    def __init__(self, sentence: str = "This has changed since you opened the page."):
        super().__init__(sentence)


class InTheWay(EngineError):
    """Guards stand in the way of a move; `assessment` lists them all."""

    def __init__(self, assessment: Assessment):
        self.assessment = assessment
        super().__init__("Not yet: something is missing.")


class WhyIsMissing(EngineError):
    """A reason is always asked here, and none was given."""

    def __init__(self, sentence: str = "Say why.") -> None:
        super().__init__(sentence)


class NotOpen(EngineError):
    """The task is not open, or no longer."""

    def __init__(self) -> None:
        super().__init__("This step is not open now.")


class AtRest(EngineError):
    """Nothing is asked about this subject any more, so nothing is begun, moved or answered."""

    def __init__(self) -> None:
        super().__init__("Nothing is asked about this child any more.")


class AnswersRefused(EngineError):
    """Answers that do not fit their questions; `faults` maps field names to sentences."""

    def __init__(self, faults: Mapping[str, str]):
        self.faults = dict(faults)
        super().__init__("Some answers are missing or do not fit.")


class AlreadyOpen(EngineError):
    """Another journey holds the same slot for this subject."""

    def __init__(self) -> None:
        super().__init__("A journey of this kind is already open for this child.")


class NotLaw(EngineError):
    """A definition that is only proposed: nothing begins under it, and nothing moves to it."""

    def __init__(self) -> None:
        super().__init__("This is a proposal, not law: it can be looked at and rehearsed, and nothing begins under it.")


class NotYetLaw(EngineError):
    """A definition that is not in force today: nothing moves to it."""

    def __init__(self, begins: date, until: date | None):
        in_force = f"from {in_words(begins)}" + (f" to {in_words(until)}" if until else "")
        super().__init__(f"This is in force {in_force}, and not today: it can be rehearsed, and nothing moves to it.")


class OutsideWriting(EngineError):
    """A write to a fact table was tried outside the one context manager for writes: a fault in the program."""

    def __init__(self, table: str):
        super().__init__(f"{table} is written only inside Desk.writing().")


class BrokenReference(EngineError):
    """A change of the tables' shape would leave a row that refers to nothing: a fault in that step."""

    def __init__(self, table: str, refers_to: str):
        super().__init__(f"A row of {table} would refer to no row of {refers_to}.")


class WriteWithinWrite(EngineError):
    """A write was begun inside another of the same thread, and would wait for itself: a fault in the program."""

    def __init__(self) -> None:
        super().__init__("A write was begun inside another.")


class Busy(EngineError):
    """Others were writing for longer than anybody should wait; nothing was stored."""

    def __init__(self) -> None:
        super().__init__("Others are saving just now. Nothing was saved: try again in a moment.")
