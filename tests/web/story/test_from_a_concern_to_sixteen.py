"""One child through pages and presses: a concern in Year 1, the council's no, a mediation, an EHC plan, its yearly
review, the move to a college, and the day from which the decisions are the young person's own.

Source: Children and Families Act 2014, sections 36, 44, 51, 55, 68 and 83; SEND Regulations 2014, regulations 5, 13,
18, 20 and 42; Tribunal Procedure Rules 2008, rule 20; Education Act 1996, section 8.
"""

from datetime import date, timedelta

from flask import Flask

from tests.web.classroom import CONCERN, PICTURE, RESPONSE, VIEW, Classroom
from tests.web.story.teller import Teller

OUTSIDE = ["head", "sen_officer", "health", "social_care"]
ISSUED = date(2027, 6, 30)
YEAR_9 = 9


def test_one_child_from_a_concern_in_year_1_to_turning_16(room: Classroom, app: Flask) -> None:
    story = Teller(room, app)
    something_is_noticed(story)
    it_is_answered_in_class(story)
    the_school_asks_the_council(story)
    the_council_will_not_assess(story)
    the_family_goes_to_mediation(story)
    the_council_assesses_after_all(story)
    a_plan_is_issued(story)
    story.in_year("2")
    the_plan_is_reviewed(story, 2028)
    the_move_is_got_ready(story)
    the_plan_is_reviewed(story, 2037)
    the_family_sees_what_goes(story)
    the_decisions_become_their_own(story)
    the_young_person_has_left(story)


def something_is_noticed(story: Teller) -> None:
    story.on(date(2026, 9, 14))
    teacher = story.reader("teacher")
    page = teacher.page(f"/noticed/{story.child}")
    assert "is not safe? Do not write it here" in page.main
    page = teacher.press(page, "Send", CONCERN)
    assert page.heading == "Say what comes next"
    story.waits_for("teacher", "Say what comes next")


def it_is_answered_in_class(story: Teller) -> None:
    story.does("teacher", "Say what comes next", behind=["gap"], next="different")
    story.moves("teacher", "Try something different in class")
    story.waits_for("teacher", "Say what you will try")
    story.does("teacher", "Say what you will try", **{**RESPONSE, "look_again_on": date(2026, 11, 2)})
    story.does(
        "teacher", "Talk with the family", who=story.family, on=date(2026, 9, 16), how="in_person",
        said="She hides her books.", note="paper",
    )  # fmt: skip
    story.on(date(2026, 11, 2))
    story.waits_for("teacher", "Say how it went")
    story.does(
        "teacher", "Say how it went", better="She begins", now="43 words a minute", helped="not_enough",
        next="look_closely",
    )  # fmt: skip
    story.moves("teacher", "Look closely, with the SENCO")
    story.does("teacher", "Ask Amira", **VIEW)
    story.does("teacher", "Put the picture together", **PICTURE)


def the_school_asks_the_council(story: Teller) -> None:
    """No number of cycles is a condition: the school asks while it still looks closely."""
    story.on(date(2026, 11, 9))
    story.begins(
        "senco", "Ask the council for an EHC needs assessment", "Get the request ready", works="Building",
        needs="Teaching in a group of three, each day", why_now=["progress"],
    )  # fmt: skip
    story.does("senco", "Show what has been done", done="A word map before each story", shown=["attainment", "given"])
    story.does(
        "senco", "Ask the family what they think of it", who=story.family, on=date(2026, 11, 9), view="yes",
        said="Please ask",
    )  # fmt: skip
    story.on(date(2026, 11, 11))
    story.does("senco", "Send the request", council="Elmshire", on=date(2026, 11, 11), how="portal", copy="yes")
    story.waits_for("senco", "The council has been asked")
    story.moves("senco", "The council has been asked")
    page = story.does("senco", "Note when the council got the request", on=date(2026, 11, 11), council="Elmshire")
    assert "The council will assess" not in page.main, "what the council decides is offered before it has decided"
    story.sees("Waiting for the council", "Wednesday 23 December", "by law")


def the_council_will_not_assess(story: Teller) -> None:
    """Two months from the decision for the family to appeal: theirs, and no step of the school."""
    story.on(date(2026, 12, 14))
    story.does("senco", "Note what the council decides", decision="refuse", on=date(2026, 12, 11))
    story.moves("senco", "The council will not assess")
    story.waits_for("senco", "Tell the family who helps them, and that support goes on")
    story.does(
        "senco", "Tell the family who helps them", who=story.family, on=date(2026, 12, 14),
        told=["iass", "mediation", "appeal", "support"], support="yes",
    )  # fmt: skip
    story.sees("Thursday 11 February", "two months from the decision", "SEN assessment")


def the_family_goes_to_mediation(story: Teller) -> None:
    """One month from the certificate is later than two from the decision, and counts."""
    story.on(date(2027, 1, 28))
    story.does(
        "teacher", "Note what the family tells us", mediation_on=date(2027, 1, 25), certificate_on=date(2027, 1, 26)
    )
    story.sees("Friday 26 February", "one month from the mediation certificate")
    story.does("senco", "Note what came of the appeal or the mediation", outcome="agreed", on=date(2027, 1, 28))
    story.moves("senco", "The council assesses after all")


def the_council_assesses_after_all(story: Teller) -> None:
    story.on(date(2027, 2, 8))
    story.does("senco", "Note the council’s letter that it assesses after all", on=date(2027, 2, 5))
    story.does("senco", "Note when the council asks for our advice", on=date(2027, 2, 8))
    story.waits_for("senco", "Give the council our advice")
    story.sees("Monday 22 March")
    story.on(date(2027, 3, 1))
    story.does("senco", "Give the council our advice", state="sent", on=date(2027, 3, 1), copy="yes")
    story.moves("senco", "Our advice is with the council")
    story.on(date(2027, 4, 26))
    story.does("senco", "Note whether the council makes a plan", decision="draft", on=date(2027, 4, 23))
    story.moves("senco", "A draft plan is here")
    story.sees("The council will not assess 14 Dec The council assesses 28 Jan The council has our advice 1 Mar")
    story.does("senco", "Note when the family got the draft", served_on=date(2027, 4, 24))


def a_plan_is_issued(story: Teller) -> None:
    """The first year of the plan begins with the plan; its last day for the meeting is four weeks before the end."""
    story.on(date(2027, 7, 1))
    story.does("senco", "Note what the council sends after the draft", decision="final", on=ISSUED)
    story.moves("senco", "The final plan is here", issued_on=ISSUED)
    story.sees("Annual review of the EHC plan", "amily’s last day to appeal")
    story.on(date(2027, 9, 6))
    story.moves("senco", "The plan stands")


def the_plan_is_reviewed(story: Teller, year: int) -> None:
    """Every year counted backwards, so that the council decides in time; it falls a little sooner each year."""
    meeting = date(year, 5, 5) - timedelta(days=2 * (year - 2028))
    story.on(meeting - timedelta(days=42))
    story.does("senco", "Set the date of the review meeting", on=meeting, time="2pm", where="Oak", suits="yes")
    story.moves("senco", "Get ready for the review")
    story.does(
        "senco", "Invite everybody, and ask for their advice", who=[*story.family, "child"], others=OUTSIDE,
        for_on=meeting, on=meeting - timedelta(days=42),
    )  # fmt: skip
    story.does("teacher", "Ask what Amira thinks of the plan", good="Building", helps="Pictures", how=["talked"])
    story.on(meeting - timedelta(days=16))
    story.does(
        "senco", "Send round the advice that has come", came_from=["family", "child", "school"], to_everyone="yes",
        on=meeting - timedelta(days=16),
    )  # fmt: skip
    story.on(meeting)
    story.does(
        "senco", "Write down the meeting", on=meeting, took_part=[*story.family, "child"], how="in_person",
        progress="Two outcomes of three", words="We are glad",
    )  # fmt: skip
    if year - 2026 >= YEAR_9:
        story.does(
            "senco", "Look ahead to adult life with Amira", work="Joinery", living="The bus", friends="A club",
            health="A check each year",
        )  # fmt: skip
    story.moves("senco", "The meeting was held")
    the_council_hears(story, meeting)


def the_council_hears(story: Teller, meeting: date) -> None:
    story.does("head", "Write the report of the review", recommends="keep", why="It fits", differs="no")
    story.does("head", "Send the report to everybody who was invited", who=story.family, others=OUTSIDE, on=meeting)
    story.moves("head", "The report has gone to everybody")
    decided = meeting + timedelta(days=27)
    story.on(decided)
    story.does("senco", "Note what the council decides", decision="keep", on=decided, told="yes")
    story.moves("senco", "The council keeps the plan as it is")
    story.sees("No date is set for the meeting. Set the date of the review meeting: this step opens later")


def the_move_is_got_ready(story: Teller) -> None:
    """A year ahead of the move; the council names the college by 30 March. The reviews of the years between are left
    out: each would go as the first did."""
    story.in_year("11")
    story.on(date(2036, 9, 8))
    story.begins(
        "senco", "The move to the next school", "Begin to get the move ready", kind="post_16",
        moves_on=date(2037, 9, 7), next="",
    )  # fmt: skip
    story.sees("Council’s last day to name the next school", "30 March 2037", "by law")
    story.on(date(2037, 3, 2))
    story.does("senco", "Note which school the council names", school="Elm College", on=date(2037, 3, 1), differs="yes")


def the_family_sees_what_goes(story: Teller) -> None:
    """What goes is agreed with the family before anybody at the college hears of it."""
    story.on(date(2037, 5, 18))
    story.does(
        "teacher", "Show the family what goes to the new school", who=story.family, on=date(2037, 5, 18), agreed="yes",
        goes=["noticed", "plan", "ehc_plan", "own_words"],
    )  # fmt: skip
    story.does("teacher", "Ask Amira about the move", good="Joinery", helps="To see it first", how=["talked"])
    story.moves("teacher", "Agreed with the family")
    story.waits_for("senco", "Tell the next school what helps Amira")


def the_decisions_become_their_own(story: Teller) -> None:
    """Compulsory school age ends with the last Friday in June of the school year of the sixteenth birthday."""
    story.on(date(2037, 6, 26))
    story.sees("The family has asked the council", "Day from which the decisions are Amira’s own")
    story.on(date(2037, 6, 29))
    story.sees("Amira has asked the council", "Amira may ask the council for an EHC needs assessment")
    assert "The family has asked the council" not in story.page().main


def the_young_person_has_left(story: Teller) -> None:
    story.on(date(2037, 9, 3))
    story.does("senco", "Say whether Amira has left", gone="yes")
    story.moves("senco", "Amira has left for the next school")
    story.does("office", "Send the records", to="Elm College", on=date(2037, 9, 3), how="file_transfer")
    story.does("office", "Note that they arrived", by="Mr Ash", on=date(2037, 9, 3))
    page = story.moves("office", "Handed over")
    assert "Done Handed over" in page.main
    story.sees("left on 3 September 2037", "What is still open here has yet to be ended")
