"""How a plan is written, agreed and shared, and a specialist asked, page by page."""

import re
from datetime import date

from playwright.sync_api import expect

from tests.browser.a_concern import Story

PLANNED_ON = date(2027, 1, 21)
ASKED_ON = date(2027, 2, 1)
REVIEW_ON = date(2027, 3, 24)
BY = date(2027, 4, 1)
TICKS = re.compile("^(Handed over|By word of mouth|I know it) for ")


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
    at.open("See and print the letter")
    at.reads(f"Dear {story.contact.name}")
    at.open("Back to the list")
    at.say({"How?": ("Handed over",)}, "Mark as given")
    at.reads("Told on")
    at.go_on()
    at.reads("What it rests on")
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
    at.sees("Decide with the family")
    at.turn_to(story.child.full_name)
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
    at.press("Decided: ask them")
    at.sign_in("senco")
    at.turn_to(story.child.full_name)
    at.open("Send the request")
    at.say({"How?": ("Their form",), "Has the family signed it?": ("The family signed",)})
    at.press("Ask the service")
    at.reads("The journey now stands at “Asked”")
