"""A child of whom nothing was noticed, and how a concern about them comes to a decision, page by page."""

from datetime import date
from pathlib import Path

from sqlmodel import col, select

from engine.clock import SetClock, at_time
from engine.desk import Desk
from engine.records import Journey
from notifications.channels.folder import FolderChannel
from notifications.outbox import deliver
from notifications.sweep import sweep
from tests.browser.pages.person import Person
from workflows.school.accounts import NOBODY
from workflows.school.pupils import PupilNamed, contacts_named, pupils_named
from workflows.school.records import Pupil, TeachingClass

NOTICED_ON = date(2026, 11, 23)
REMINDED_ON = date(2027, 1, 11)
LOOK_AGAIN_ON = date(2027, 1, 13)
LOOKED_CLOSELY_ON = date(2027, 1, 15)
DECIDED_ON = date(2027, 1, 18)


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
