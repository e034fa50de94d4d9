"""The whole story of one child, walked as a newcomer: what is noticed at nine becomes a plan, and a specialist helps.

Source: Children and Families Act 2014, section 68; Code 6.19, 6.39, 6.43 to 6.53, 6.59. On a phone and on a desk, with
scripts and without.
"""

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlmodel import col, select

from engine.clock import SetClock, at_time
from engine.desk import Desk
from engine.records import Journey
from notifications.channels.folder import FolderChannel
from notifications.outbox import deliver
from notifications.sweep import sweep
from tests.browser.conftest import Look
from tests.browser.pages.person import Person
from workflows.school.accounts import NOBODY
from workflows.school.pupils import PupilNamed, contacts_named, pupils_named
from workflows.school.records import Pupil, TeachingClass

pytestmark = pytest.mark.browser

NOTICED_ON = date(2026, 11, 23)
REMINDED_ON = date(2027, 1, 11)
LOOK_AGAIN_ON = date(2027, 1, 13)
LOOKED_CLOSELY_ON = date(2027, 1, 15)
DECIDED_ON = date(2027, 1, 18)
PLANNED_ON = date(2027, 1, 21)
ASKED_ON = date(2027, 2, 1)
REVIEW_ON = date(2027, 3, 24)
BY = date(2027, 4, 1)
TICKS = re.compile("^(Handed over|By word of mouth|I know it) for ")


@pytest.fixture
def desk(demo: Desk) -> Desk:
    return demo


class Story:
    """One child in Mrs Patel’s class about whom nothing was noticed yet, and whoever is at the browser."""

    def __init__(self, desk: Desk, at: Person, mail: Path):
        self.desk, self.at, self.mail = desk, at, mail
        self.child = _unnoticed(desk, "4P")
        with desk.reading(NOBODY) as session:
            school = session.exec(select(TeachingClass.school_id).where(TeachingClass.name == "4P")).one()
            contact = contacts_named(session, school, self.child.id, desk.today())[0]
        self.school_id, self.contact = school, contact
        self.parent = f"{contact.name}, {contact.relationship}"

    @property
    def name(self) -> str:
        return self.child.called

    def on(self, day: date, hour: int = 9) -> None:
        """Let the day come: Waymark looks through the night’s dates, and the mails go."""
        clock = self.desk.clock
        assert isinstance(clock, SetClock)
        clock.set(at_time(day, hour))
        sweep(self.desk, self.school_id, clock.now(), base_url="http://127.0.0.1")
        deliver(self.desk, self.school_id, FolderChannel(self.mail, "waymark@hollybank.example"))

    def mails(self, on: date, to: str) -> list[str]:
        """What went to somebody on a day."""
        sent = (path.read_text("utf-8") for path in self.mail.glob(f"{on}-*.eml"))
        return [text for text in sent if f"To: {to}@" in text]


def _unnoticed(desk: Desk, room: str) -> PupilNamed:
    """A child of a class about whom no journey was ever opened."""
    classes = select(TeachingClass.id).where(TeachingClass.name == room)
    known = select(Journey.subject_id)
    query = select(Pupil).where(col(Pupil.class_id).in_(classes), col(Pupil.id).not_in(known))
    with desk.reading(NOBODY) as session:
        found = session.exec(query.order_by(Pupil.first_name)).first()
        assert found is not None, f"everybody in {room} has a journey already"
        return pupils_named(session, found.school_id, [found.id])[found.id]


@pytest.fixture
def story(page: Page, look: Look, desk: Desk, tmp_path: Path) -> Story:
    return Story(desk, Person(page, look), tmp_path / "mail")


def test_what_is_noticed_becomes_a_plan_and_a_specialist_is_asked(story: Story) -> None:
    something_is_noticed(story)
    it_is_answered_in_class(story)
    a_reminder_comes(story)
    it_went_partly(story)
    the_picture_is_put_together(story)
    it_is_decided(story)
    the_plan_waits_for_the_notice(story)
    the_family_is_told(story)
    the_plan_is_written(story)
    the_plan_is_agreed(story)
    the_plan_is_shared(story)
    a_specialist_is_not_asked_without_the_family(story)
    a_specialist_is_asked_with_the_family(story)


def something_is_noticed(story: Story) -> None:
    at = story.at
    story.on(NOTICED_ON, 9)
    at.sign_in("patel")
    at.sees("My next steps")
    at.go_on("I’ve noticed something")
    at.open(story.child.short_name.removesuffix("."))  # a phone says no more than that
    at.reads("is not safe? Do not write it here")
    at.say(
        {
            f"What is {story.name} good at": "Explaining a game so that everybody wants to play it",
            "What have you noticed?": "After the first two words of a line the rest is guessed, in every book.",
            "Which of these fits?": ("The gap is not closing",),
            "Does the family know?": ("Not yet",),
        },
        "Send",
    )
    at.sees("Say what comes next")
    at.say(
        {
            "Could something else be part of it?": ("A gap in what was taught",),
            "What comes next?": ("Try something different in class",),
        }
    )
    at.go_on()
    at.press("Try something different in class")


def it_is_answered_in_class(story: Story) -> None:
    at = story.at
    at.sees(story.child.full_name)
    at.go_on("Do this step")
    at.sees("Say what you will try")
    at.say(
        {
            f"Where is {story.name} now?": "Reads 41 words a minute, 23 November",
            "What will you do differently in class?": "A word map before each new book, and reading it twice.",
            "Who does it, and how often?": "I do, four mornings a week, ten minutes",
            "What would show that it works?": "55 words a minute",
            "When will you look again?": LOOK_AGAIN_ON,
        }
    )
    at.go_on("Do this step")
    at.sees("Talk with the family")
    at.say(
        {
            "Who did you talk with?": (story.parent,),
            "How?": ("In person",),
            "What did they say?": "Stories at bedtime go well. They would like to know which words to practise.",
            "Have they got a short note of it?": ("Given on paper",),
        }
    )
    at.reads("Nothing for you to do until")


def a_reminder_comes(story: Story) -> None:
    story.on(REMINDED_ON, 8)
    mails = story.mails(REMINDED_ON, "patel")
    assert len(mails) == 1
    assert story.child.initials in mails[0]
    for name in (story.child.called, story.child.last_name):
        assert name not in mails[0]
    story.at.sign_in("patel")
    story.at.reads("Reminded today")


def it_went_partly(story: Story) -> None:
    at = story.at
    story.on(LOOK_AGAIN_ON, 9)
    at.sign_in("patel")
    at.turn_to(story.child.full_name)
    at.go_on("Do this step")
    at.sees("Say how it went")
    at.say(
        {
            f"What can {story.name} do now": "Reads a known book to a friend, with a voice for each animal.",
            f"Where is {story.name} now?": "Reads 46 words a minute, 13 January",
            "Did it help?": ("Partly",),
            "What comes next?": ("Look closely, with the SENCO",),
        }
    )
    at.go_on()
    at.press("Look closely, with the SENCO")
    at.reads(f"Ask {story.name}")


def the_picture_is_put_together(story: Story) -> None:
    at = story.at
    story.on(LOOKED_CLOSELY_ON, 11)
    at.sign_in("lowe")
    at.turn_to(story.child.full_name)
    at.open(f"Ask {story.name}")
    at.say(
        {
            "What do you like, and what are you good at?": "Games. Making up rules that are fair.",
            "What is hard?": "Long words when everybody listens.",
            "What helps, and what would you like to happen?": "When I may read it first to Mr Lowe.",
            "How did you find out?": ("Talked",),
        }
    )
    at.sign_in("patel")
    at.turn_to(story.child.full_name)
    at.open("Put the picture together")
    at.say(
        {
            f"What does {story.name} do well": "Reasons aloud, and waits for others. At best in the morning.",
            "What is hard, and when?": "Reading new words, most of all aloud.",
            "What shows it?": "46 words a minute, 13 January. Class median 92.",
            "What gets in the way?": ("Pace and memory", "Language"),
            "What did you look at?": ("Class work", "The family"),
        }
    )


def it_is_decided(story: Story) -> None:
    at = story.at
    story.on(DECIDED_ON)
    at.sign_in("senco")
    at.turn_to(story.child.full_name)
    at.open("Decide together: is this SEN?")
    at.say(
        {
            "Which areas of need?": ("Cognition and learning",),
            "Which need comes first?": ("Specific learning difficulty",),
            f"Does {story.name} need something different": ("Yes",),
            "Why?": "Careful teaching has narrowed the gap a little; the need goes beyond what the class gets.",
            "Who decided with you?": ("Mrs Meera Patel",),
        }
    )
    at.sign_in("patel")
    at.turn_to(story.child.full_name)
    at.open("Agree the decision")
    at.say({"Do you agree?": ("I agree",)})


def the_plan_waits_for_the_notice(story: Story) -> None:
    at = story.at
    at.turn_to(story.child.full_name)
    at.open("Write the plan")
    at.sees("Write the plan")
    at.reads("Help goes on meanwhile")
    at.reads("The law says")
    at.reads("The family has not been told formally")
    expect(at.page.get_by_role("button", name="Write the plan")).to_have_count(0)


def the_family_is_told(story: Story) -> None:
    at = story.at
    at.sign_in("senco")
    at.turn_to(story.child.full_name)
    at.go_on("Do this step")
    at.sees("Tell the family formally")
    at.open("The letter to")
    at.reads(f"Dear {story.contact.name}")
    at.open("Back to the list")
    at.say({"How?": ("Handed over",)}, "Mark as given")
    at.reads("Told on")
    at.go_on()
    at.go_on()
    at.press("Write the plan")


def the_plan_is_written(story: Story) -> None:
    at = story.at
    story.on(PLANNED_ON, 15)
    at.sign_in("patel")
    at.turn_to(story.child.full_name)
    at.go_on("Do this step")
    at.sees(f"Write what {story.name} will be able to do")
    at.say(
        {
            f"What will {story.name} be able to do?": "Read a new page of a chosen book aloud to a friend.",
            f"Where is {story.name} now?": "46 words a minute, 13 January",
            "How shall we see it?": "One minute’s reading, every second Friday",
            "By when?": BY,
            "What kind of outcome is it?": ("Learning",),
        },
        "Save this outcome",
    )
    at.go_on("That is all")
    at.go_on("Do this step")
    at.sees("Write what we will do")
    at.say(
        {
            "What will we do?": "Word maps and repeated reading with a word list of our own.",
            "For which outcome?": ("1. Read a new page of a chosen book aloud to a friend.",),
            "Who gives it?": "Mr Tariq Lowe",
            "Which teacher stays responsible?": ("Mrs Meera Patel",),
            "Alone or in a group?": ("Alone",),
            "Minutes each time": "15",
            "Times a week": "4",
            "For how many weeks": "9",
            "Where?": ("Out of class",),
        },
        "Save this support",
    )
    at.go_on("That is all")


def the_plan_is_agreed(story: Story) -> None:
    at = story.at
    at.go_on("Do this step")
    at.say(
        {
            "Who talked it through?": (story.parent, story.name),
            "Does the family agree?": ("Yes",),
            "What did they say": f"They like that it is in the morning. {story.name} chose the first book.",
            "When will we look at it together?": REVIEW_ON,
        }
    )
    at.sign_in("senco")
    at.turn_to(story.child.full_name)
    at.go_on("Do this step")
    at.sees("Look over the plan")
    at.say({"What do you think?": ("Agreed",)})


def the_plan_is_shared(story: Story) -> None:
    at = story.at
    at.sign_in("patel")
    at.turn_to(story.child.full_name)
    at.go_on("Do this step")
    at.sees("Share the plan")
    ticks = at.page.get_by_role("button", name=TICKS)
    for left in range(ticks.count(), 0, -1):
        ticks.first.click()
        expect(ticks).to_have_count(left - 1)
    at.go_on()
    at.go_on()
    at.press("Put the plan in place")
    at.reads("The plan, in place since")


def a_specialist_is_not_asked_without_the_family(story: Story) -> None:
    at = story.at
    story.on(ASKED_ON)
    at.sign_in("patel")
    at.turn_to(story.child.full_name)
    at.open("Ask a specialist")
    at.say(
        {
            "Who could help?": ("Educational psychology",),
            "What would you like to know?": "Which way of practising new words lasts longest?",
            "Why now?": ("Early advice",),
            "Who will carry out what they advise?": "Mr Tariq Lowe",
        },
        "Go on to the family",
    )
    at.open("Decided: ask them")
    at.reads("The Code says always")
    at.reads("Help goes on meanwhile")
    expect(at.page.get_by_role("button", name="Decided: ask them")).to_have_count(0)


def a_specialist_is_asked_with_the_family(story: Story) -> None:
    at = story.at
    at.go_on("Decide with the family")
    at.say(
        {
            "Who decided with you?": (story.parent,),
            "How?": ("In person",),
            f"May we ask this service about {story.name}?": ("Yes",),
            "What may they see?": ("What we noticed",),
        }
    )
    at.go_on()
    at.press("Decided: ask them")
    at.sign_in("senco")
    at.turn_to(story.child.full_name)
    at.open("Send the request")
    at.say({"How?": ("Their form",), "Has the family signed it?": ("The family signed",)})
    at.go_on()
    at.press("Ask the service")
    at.reads("The journey now stands at “Asked”")
