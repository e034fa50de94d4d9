"""What a new member of staff is told, by role: what comes to them, what to do first, and what they need not fear."""

from collections.abc import Collection
from dataclasses import dataclass

from engine.terms import Role


@dataclass(frozen=True, slots=True)
class First:
    """One thing to do first: what its link says, and where it leads."""

    text: str
    endpoint: str


@dataclass(frozen=True, slots=True)
class Introduction:
    """One short page. `comes` is what comes to them, `does` three things in order, `never` what they need not fear."""

    name: str
    title: str
    roles: frozenset[Role]
    comes: str
    does: tuple[str, ...]
    never: str
    first: First


STEPS = First("Go to my next steps", "worklist.show")
ALL = (
    Introduction(
        "senco",
        "For the SENCO",
        frozenset({Role.SENCO}),
        "Every child on a journey comes to you, with what is missing and whose move it is. You never "
        "have to ask around.",
        (
            "Bring in the roll, and say who teaches each class. Children who have support already go in on one page.",
            "Open “Held up”. Each line says what one child waits for, since when, and whose move it "
            "is; one press reminds.",
            "Open “My next steps” for your own: decisions, plans to look over, letters to families.",
        ),
        "Waymark never decides anything about a child, and never holds help up. Where the law asks "
        "for something first, it says so with the place.",
        First("See what is held up", "held_up.show"),
    ),
    Introduction(
        "teacher",
        "For class and subject teachers",
        frozenset({Role.CLASS_TEACHER, Role.SUBJECT_TEACHER}),
        "For each child you teach, one step at a time comes to you: what to write, why it is asked, and by when.",
        (
            "Open “My next steps”. The first line is the one to do now; most take a few minutes.",
            "Start with what the child is good at and what helps already, even a little. The "
            "questions ask for nothing else first.",
            "Noticed something about another child? Press “I’ve noticed something”. It takes under a minute.",
        ),
        "You cannot break anything: what you write can be corrected, what was there is kept, and "
        "what you type is saved as you go.",
        STEPS,
    ),
    Introduction(
        "ta",
        "For teaching assistants",
        frozenset({Role.TA}),
        "What you are asked to do with a child stands on your list, and so does what you are asked "
        "about a child you know well.",
        (
            "Open “My next steps” and see what is yours today.",
            "Say whether a session took place. A missed one is worth writing down too: it tells the "
            "review what really happened.",
            "Noticed something? Press “I’ve noticed something”. The class teacher reads it.",
        ),
        "Nobody counts what you missed against you. The teacher stays responsible for the child’s support.",
        STEPS,
    ),
    Introduction(
        "head",
        "For the head teacher",
        frozenset({Role.HEAD}),
        "You see every child, and whatever nobody else holds comes to you after the SENCO.",
        (
            "Open “Held up” once a week: what waits longest because of the law stands first.",
            "Open “People” and see that every class and every role has somebody.",
            "Steps that the law asks of the school, such as telling a family formally, reach you when they are late.",
        ),
        "“Late” belongs to the step and never to the person.",
        First("See what is held up", "held_up.show"),
    ),
    Introduction(
        "dsl",
        "For the designated safeguarding lead",
        frozenset({Role.DSL}),
        "You may open every child’s page. You are asked only where telling a family could put a child at risk.",
        (
            "No safeguarding matter is ever written here: every page where people write says so, with your name.",
            "Where a family cannot be told for the child’s safety, you record that decision, without its details.",
            "Everything that you open is logged, as it is for everybody.",
        ),
        "Your own records stay in your own system. Waymark has no place for them.",
        First("Find a child", "pupils.find"),
    ),
    Introduction(
        "office",
        "For the school office",
        frozenset({Role.OFFICE}),
        "You keep the lists right: who is at the school, in which class, who works here, and when the terms are.",
        (
            "Bring in the roll as your system exports it. You see what would change before anything "
            "does, and can take it back.",
            "Under “People”, add those who begin and say who takes over from those who leave.",
            "Under “Settings”, enter the terms and INSET days: every date in Waymark is counted with them.",
        ),
        "You do not see what is written about children, and nobody asks you to.",
        First("Go to the roll", "roll.show"),
    ),
    Introduction(
        "governor",
        "For governors and everybody else",
        frozenset({Role.GOVERNOR, Role.TRUST_LEAD}),
        "You see that the school’s duties are met, in figures without names.",
        (
            "Read the words of the trade, below: most questions about SEN begin with one of them.",
            "Ask the SENCO or the head for what the figures do not say.",
        ),
        "No child’s page is open to you, so you can show your screen to anybody.",
        First("Go to the first page", "about.home"),
    ),
)
INTRODUCTIONS = {each.name: each for each in ALL}


def first_for(roles: Collection[Role]) -> str:
    """The name of the introduction that suits somebody best: by the first of their roles, as they stand here."""
    return next((each.name for each in ALL if each.roles & set(roles)), "governor")
