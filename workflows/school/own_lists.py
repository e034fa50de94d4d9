"""What a school says of itself once, and every form, letter and date then uses."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from engine.errors import NotFound
from engine.work import Work
from workflows.school.list_records import FamilyAdvice, Letterhead, SchoolService, SchoolStrategy

SUGGESTED = (
    "Say instructions in short steps, and check that they were understood",
    "Ten seconds to think before an answer is asked for",
    "Pictures or a word map before a new topic",
    "A list of the steps on the table, to tick",
    "A place to sit with less noise and a clear view",
    "Text in larger print, or with more space between the lines",
    "Say it, draw it or build it instead of writing it",
    "A partner for the first step of a task",
    "Movement between two tasks",
    "A word at the door about what will be different today",
)
"""Ordinary ways of teaching in another way, to begin a school's list with. None of them needs a plan."""


@dataclass(frozen=True, slots=True)
class Strategy:
    """One line of the school's list."""

    id: UUID
    words: str


@dataclass(frozen=True, slots=True)
class Service:
    """Who is asked for one kind of help, and how many weeks a child usually waits; None where nobody knows."""

    kind: str
    name: str
    weeks: int | None = None

    @property
    def in_words(self) -> str:
        """`Northbank therapy team, usually 18 weeks`."""
        if self.weeks is None:
            return self.name
        return f"{self.name}, usually {self.weeks} week{'' if self.weeks == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Advice:
    """Where families get free, independent advice: each part may be blank.

    Source: Children and Families Act 2014, sections 30 (Local Offer) and 32 (advice and information).
    """

    sendiass: str = ""
    phone: str = ""
    web: str = ""
    local_offer: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands below the school's name on each letter; each part may be blank."""

    address: str = ""
    phone: str = ""
    line: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What is known of it, line by line, as it stands on paper."""
        phone = f"Telephone {self.phone}" if self.phone else ""
        return tuple(each for each in (*self.address.splitlines(), phone, self.line) if each.strip())


def strategies(session: Session, school_id: UUID) -> tuple[Strategy, ...]:
    """The school's list of strategies, in the order of their words."""
    of = SchoolStrategy
    rows = session.exec(select(of).where(of.school_id == school_id).order_by(col(of.words), col(of.id)))
    return tuple(Strategy(row.id, row.words) for row in rows)


def add_strategies(work: Work, lines: Iterable[str]) -> int:
    """Add lines to the list, leaving out those that stand there already; how many were added."""
    known = {each.words.casefold() for each in strategies(work.session, work.school_id)}
    fresh: dict[str, str] = {}
    for line in lines:
        words = " ".join(line.split())
        if words and words.casefold() not in known:
            fresh.setdefault(words.casefold(), words)
    work.session.add_all(
        SchoolStrategy(school_id=work.school_id, id=work.new_id(), words=words) for words in fresh.values()
    )
    work.session.flush()
    return len(fresh)


def drop_strategy(work: Work, strategy_id: UUID) -> str:
    """Take one line off the list; its words. What was answered with them stays. Raises NotFound."""
    row = work.session.get(SchoolStrategy, (work.school_id, strategy_id))
    if row is None:
        raise NotFound("strategy")
    words = row.words
    work.session.delete(row)
    return words


def services(session: Session, school_id: UUID) -> dict[str, Service]:
    """The services that the school has named, by kind."""
    of = SchoolService
    rows = session.exec(select(of).where(of.school_id == school_id, col(of.superseded_at).is_(None)))
    return {row.kind: Service(row.kind, row.name, row.weeks) for row in rows}


def name_service(work: Work, said: Service) -> None:
    """Say who is asked for one kind of help; without a name, nobody is named any more."""
    of = SchoolService
    query = select(of).where(of.school_id == work.school_id, of.kind == said.kind, col(of.superseded_at).is_(None))
    for row in work.session.exec(query):
        row.superseded_at = work.now
    if said.name:
        work.session.add(
            SchoolService(school_id=work.school_id, id=work.new_id(), recorded_at=work.now, **asdict(said))
        )


def family_advice(session: Session, school_id: UUID) -> Advice:
    """Where families get advice, as far as the school has said."""
    row = session.get(FamilyAdvice, school_id)
    return Advice(row.sendiass, row.phone, row.web, row.local_offer) if row else Advice()


def save_family_advice(work: Work, said: Advice) -> None:
    """Say where families get advice."""
    work.session.merge(FamilyAdvice(school_id=work.school_id, **asdict(said)))


def letterhead(session: Session, school_id: UUID) -> Head:
    """What stands below the school's name on each letter, as far as the school has said."""
    row = session.get(Letterhead, school_id)
    return Head(row.address, row.phone, row.line) if row else Head()


def save_letterhead(work: Work, said: Head) -> None:
    """Say what stands below the school's name on each letter."""
    work.session.merge(Letterhead(school_id=work.school_id, **asdict(said)))
