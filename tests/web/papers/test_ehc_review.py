"""The two letters of the review of an EHC plan: the invitation, and the head’s report."""

from uuid import UUID

import pytest

from engine import journeys, tasks
from engine.reading import look
from tests.client import Page, Reader
from tests.reading import ELEVEN, reading_age
from tests.web.repeating import Repeating

PLAN = {"council": "Elmshire", "issued_on": "2025-11-30"}
SET = {"on": "2026-10-15", "time": "2pm", "where": "Room 3", "suits": True}


class Reviewed:
    """Amira’s plan of 30 November 2025, whose review the SENCO has begun."""

    def __init__(self, room: Repeating):
        self.room, self.scope = room, room.as_(room.school.senco)
        self.journey_id: UUID = journeys.open_journey(
            room.desk, self.scope, room.amira, "ehc_annual_review", PLAN
        ).journey_id

    def row(self, task: str):  # type: ignore[no-untyped-def]
        with self.room.desk.reading(self.scope) as session:
            looks = look(self.room.desk, session, self.scope, self.room.amira)
        found = next(each for each in looks if each.journey.id == self.journey_id)
        return next(row for row in found.tasks if row.task == task)

    def answer(self, task: str, **values: object) -> None:
        tasks.answer(self.room.desk, self.scope, self.row(task).id, values, seen=0)

    def move(self, do: str, seen: int, **reasons: str) -> None:
        journeys.move(self.room.desk, self.scope, self.journey_id, do, seen=seen, reasons=reasons)


def reads_at_eleven(page: Page) -> bool:
    """Whether somebody of eleven can read what the family gets."""
    article = page.tree.find(".//article")
    return article is not None and reading_age(article) <= ELEVEN


@pytest.fixture
def reviewed(room: Repeating) -> Reviewed:
    return Reviewed(room)


def test_the_invitation_says_when_who_and_by_when_advice_is_wanted(reviewed: Reviewed, senco: Reader) -> None:
    assert "Nothing is written yet" in senco.page(f"/papers/{reviewed.journey_id}/invitation").main
    reviewed.answer("set_meeting", **SET)
    reviewed.move("begin_preparing", seen=0)
    step = senco.page(f"/steps/{reviewed.row('invite').id}")
    letter = senco.page(step.links()["The invitation, to print"])
    assert letter.heading == "We look at Amira’s EHC plan together"
    for words in (
        "Thursday 15 October 2026, 2pm, Room 3.",
        "the council’s SEN officer, somebody from health and social care",
        "send it by 24 September 2026",
        "by 1 October 2026, two weeks before we meet",
        "SENDIASS gives free, private advice",
    ):
        assert words in letter.main
    assert reads_at_eleven(letter)


def test_the_report_says_where_opinions_differ_and_when_the_council_decides(reviewed: Reviewed, senco: Reader) -> None:
    assert "Nothing is written yet" in senco.page(f"/papers/{reviewed.journey_id}/ehc-report").main
    reviewed.answer("set_meeting", **{**SET, "on": "2026-09-07"})
    reviewed.move("begin_preparing", seen=0)
    senco_key = f"person:{reviewed.room.school.senco.id}"
    family = [f"contact:{each}" for each in reviewed.room.contacts(reviewed.room.amira).values()]
    invited = {"others": ["head", "sen_officer", "health", "social_care"], "on": "2026-08-20"}
    reviewed.answer("invite", who=family, for_on="2026-09-07", **invited)
    reviewed.answer("circulate", came_from=["school"], to_everyone=True, on="2026-08-20")
    reviewed.answer("ask_child", how=["talked"], good="Building bridges")
    noted = {"took_part": [family[0], senco_key, "health"], "how": "in_person", "progress": "Two of three are reached"}
    reviewed.answer("note_meeting", on="2026-09-07", words="We are glad", **noted)
    reviewed.move("hold_meeting", seen=1)
    differs = {"differs": "yes", "differences": "Her father would like more speech therapy"}
    reviewed.answer("write_report", recommends="amend", why="New outcomes are needed", **differs)
    page = senco.page(f"/papers/{reviewed.journey_id}/ehc-report")
    for words in (
        "We met on 7 September 2026.",
        "Mrs Okafor",
        "somebody from health",
        "Two of three are reached",
        "Building bridges",
        "We are glad",
        "Change the plan. New outcomes are needed",
        "Her father would like more speech therapy",
        "It must tell you by 5 October 2026.",
    ):
        assert words in page.main
    assert reads_at_eleven(page)
    reviewed.answer("send_report_round", who=family, others=invited["others"], on="2026-09-07")
    reviewed.move("send_report", seen=2)
    reviewed.answer("note_decision", decision="keep", on="2026-09-07", told=True)
    reviewed.move("plan_stays", seen=3)
    page = senco.page(f"/papers/{reviewed.journey_id}/ehc-report")
    assert "We met on 7 September 2026." in page.main, "it can be printed again once the next review is ahead"
