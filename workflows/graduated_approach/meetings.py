"""Meetings with the family: three a year, one a term, pro rata for a child whose support began in its course. Pure.

Source: SEND Code of Practice 6.65 (a should). A meeting that was offered and not taken up is counted beside them, never
as one (domain, 2.4); it is never a guard. The review of an EHC plan in which the family took part is the meeting of its
term: no family is asked in twice for the same talk (our reading, said as guidance).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from workflows.graduated_approach.cycle_facts import support_began_on
from workflows.graduated_approach.facts import Facts
from workflows.school.clocks import counts_for_meeting
from workflows.school.terms import Span, term_of, terms_of_year
from workflows.support.circle import CHILD, FamilyContactSeen

ONE_DAY = timedelta(days=1)
MEETINGS = frozenset({"in_person", "video", "phone", "in_person_interpreted", "phone_interpreted"})
"""How a meeting is held; one offered, or words in writing, is none."""
ANNUAL_REVIEW = "ehc_annual_review"
DECLINED = frozenset({"offered"})
"""How a meeting is recorded that was offered and not taken up."""
TERMS = ("Autumn", "Spring", "Summer")


@dataclass(frozen=True, slots=True)
class OfTerm:
    """The meetings of one term: whether one is owed in it, how far the term is, and how many were held or declined."""

    name: str
    is_owed: bool
    has_begun: bool
    is_over: bool
    held: int
    declined: int
    reviews: int = 0
    """How many of those held were the annual review of an EHC plan."""

    @property
    def words(self) -> str:
        """`Autumn: owed, 1 held`; a term in which support ran for less than half is said to owe none."""
        owed = "owed" if self.is_owed else "none owed, since support ran for less than half of it"
        ahead = "" if self.has_begun else ", not begun yet"
        told = [f"{self.held} held{self._at_review}"] if self.held else []
        told += [f"{self.declined} offered and not taken up"] if self.declined else []
        return f"{self.name}: {', '.join([owed + ahead, *told])}"

    @property
    def _at_review(self) -> str:
        if not self.reviews:
            return ""
        return (
            " at the annual review of the EHC plan"
            if self.held == 1
            else ", the annual review of the EHC plan among them"
        )


@dataclass(frozen=True, slots=True)
class Counted:
    """The meetings of one school year, term by term; `invited` are those offered for a day that is still ahead."""

    terms: tuple[OfTerm, ...] = ()
    invited: int = 0

    @property
    def owed(self) -> int:
        """How many are owed in the whole year: one for each term in which support ran for at least half."""
        return sum(term.is_owed for term in self.terms)

    @property
    def owed_so_far(self) -> int:
        """How many of them in terms that have begun, this one among them."""
        return sum(term.is_owed and term.has_begun for term in self.terms)

    @property
    def held(self) -> int:
        return sum(term.held for term in self.terms)

    @property
    def declined(self) -> int:
        """How many were offered and not taken up: counted beside those held, never as one of them."""
        return sum(term.declined for term in self.terms)

    @property
    def offered(self) -> int:
        """How many were offered in all: held, not taken up, or still ahead."""
        return self.held + self.declined + self.invited

    @property
    def short_by(self) -> int:
        """How many fewer were held than are owed for the terms that are over: this term’s may still be held."""
        return max(sum(term.is_owed and term.is_over for term in self.terms) - self.held, 0)

    @property
    def in_words(self) -> str:
        """How what is owed comes about: `Autumn: owed, 1 held. Spring: owed, not begun yet. …`"""
        said = ". ".join(term.words for term in self.terms)
        return f"{said}. So {self.owed} this year, {self.owed_so_far} so far." if said else ""


def support_since(facts: Facts) -> date | None:
    """From when meetings are owed: support runs, and the child is here."""
    began, joined = support_began_on(facts), facts.circle.pupil.joined_on
    return max(began, joined) if began and joined else began


def term_owed(facts: Facts) -> Span | None:
    """The term in which a meeting is owed: this one, or the next where more than half of it was over at the start."""
    since = support_since(facts)
    term = term_of(facts.days, facts.today) if since else None
    if since is None or term is None:
        return None
    return term if counts_for_meeting(facts.days, term, since) else term_of(facts.days, term[1] + ONE_DAY)


def owed_by(facts: Facts) -> date | None:
    """The last school day of the term in which a meeting is owed."""
    term = term_owed(facts)
    return facts.days.on_or_before(term[1]) if term else None


def held_in(facts: Facts, term: Span) -> tuple[FamilyContactSeen, ...]:
    """The meetings held in a term: reviews of support, and reviews of an EHC plan in which the family took part."""
    return tuple(each for each in _in_term(facts, term) if each.how in MEETINGS and not _without_family(facts, each))


def is_annual_review(facts: Facts, meeting: FamilyContactSeen) -> bool:
    """Whether a meeting was the annual review of the child's EHC plan."""
    return any(each.id == meeting.journey_id and each.workflow == ANNUAL_REVIEW for each in facts.known.others)


def _without_family(facts: Facts, meeting: FamilyContactSeen) -> bool:
    """Whether an annual review was held and nobody of the family came: it was offered, and not taken up."""
    came = any(who == CHILD if facts.young_person_decides else who.startswith("contact:") for who in meeting.who)
    return not came and is_annual_review(facts, meeting)


def counted(facts: Facts) -> Counted:
    """The meetings owed, held and offered in the school year of today; none where no support runs."""
    since, terms = support_since(facts), terms_of_year(facts.days, facts.today)
    if since is None:
        return Counted()
    found = (_of_term(facts, name, term, since) for name, term in zip(TERMS, terms, strict=False))
    return Counted(tuple(found), _invited(facts))


def _of_term(facts: Facts, name: str, term: Span, since: date) -> OfTerm:
    held = held_in(facts, term)
    return OfTerm(
        name,
        counts_for_meeting(facts.days, term, since),
        term[0] <= facts.today,
        term[1] < facts.today,
        len(held),
        sum(each.how in DECLINED or _without_family(facts, each) for each in _in_term(facts, term)),
        sum(is_annual_review(facts, each) for each in held),
    )


def _in_term(facts: Facts, term: Span) -> tuple[FamilyContactSeen, ...]:
    return tuple(each for each in facts.circle.meetings if term[0] <= each.on <= term[1])


def _invited(facts: Facts) -> int:
    """Whether the family is invited to a review on a day ahead, which has not been held meanwhile."""
    invited, met = facts.in_cycle("invite_to_review"), facts.in_cycle("meet_family")
    on = invited.day("at") if invited and not met else None
    return int(on is not None and on >= facts.today)
