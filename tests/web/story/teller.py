"""Telling the story of one child through pages alone: days come, adults open the child's page, answer and press."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient

from tests.client import Page, Reader
from tests.review import text_of
from tests.web.classroom import Classroom
from tests.web.school import SCHOOL_ID
from workflows.school.records import Pupil, TeachingClass

Typed = Mapping[str, str | list[str]]
BORN = date(2020, 12, 14)
REASON = "It was looked at in the review of the EHC plan."


def typed(day: date) -> list[str]:
    """A day as it is typed into its three boxes."""
    return [str(day.day), str(day.month), str(day.year)]


class Teller:
    """Amira, from Year 1 on, in a school that has all years; and whoever is at a browser on the day."""

    def __init__(self, room: Classroom, app: Flask):
        self.room, self.app = room, app
        self.child: UUID = room.amira
        self.readers: dict[str, Reader] = {}
        with room.desk.database.writing(facts=True) as session:
            session.get_one(TeachingClass, (SCHOOL_ID, room.school.class_id)).name = "Oak"
        self.in_year("1")

    def in_year(self, year: str) -> None:
        """What the roll says each September."""
        with self.room.desk.database.writing(facts=True) as session:
            pupil = session.get_one(Pupil, (SCHOOL_ID, self.child))
            pupil.year_group, pupil.date_of_birth = year, BORN

    def on(self, day: date) -> None:
        """A morning comes, and everybody signs in afresh."""
        self.room.on(day)
        self.readers.clear()

    @property
    def family(self) -> list[str]:
        return [f"contact:{each}" for each in self.room.contacts(self.child).values()]

    def reader(self, who: str) -> Reader:
        if who not in self.readers:
            self.readers[who] = self.room.back(self.app.test_client(), getattr(self.room.school, who))
        return self.readers[who]

    def page(self, who: str = "senco") -> Page:
        """The child's page, as somebody sees it."""
        return self.reader(who).page(f"/children/{self.child}")

    def sees(self, *said: str, who: str = "senco") -> None:
        """Whoever looks reads all of this on the child's page."""
        main = self.page(who).main
        for words in said:
            assert words in main, f"“{words}” is not on the page of {who}: {main}"

    def does(self, who: str, step: str, /, **answers: str | list[str] | date) -> Page:
        """Open a step from the child's page, and send its answers."""
        page = self.reader(who).page(self._link(who, step, "/steps/"))
        return self._sent(who, page, "Save and continue", answers)

    def moves(self, who: str, button: str, /, **answers: str | list[str] | date) -> Page:
        """Press a move from the child's page; guidance that is missing is gone on without, with a reason."""
        page = self.reader(who).page(self._link(who, button, "/moves/"))
        names = (each.get("name") or "" for each in page.form(button).iter())
        reasons = {name: REASON for name in names if name.startswith("reason_") or name == "why"}
        return self._sent(who, page, button, {**reasons, **answers})

    def begins(self, who: str, link: str, button: str, /, **answers: str | list[str] | date) -> Page:
        """Follow one of the links of “At any time”, and begin there."""
        page = self.reader(who).page(self._link(who, link, "/children/"))
        return self._sent(who, page, button, answers)

    def waits_for(self, who: str, step: str) -> None:
        """One of the cards at the top of somebody's page is this step, and it is theirs."""
        cards = [text_of(each) for each in self.page(who).tree.iter("section") if "app-next" in each.get("class", "")]
        assert any(step in card and "Waiting for you" in card for card in cards), f"{step} is none of {who}: {cards}"

    def _link(self, who: str, words: str, where: str) -> str:
        """Where a link leads: on the child's page, or on the list of the office, which works from there.

        The page is only passed through, and so not looked over: it is where it is read.
        """
        address = "/next-steps" if who == "office" else f"/children/{self.child}"
        links = Page(FlaskClient.open(self.reader(who), address, buffered=True)).links()
        found = [href for text, href in links.items() if words in text and where in href]
        assert found, f"no link of {who} says “{words}”: {sorted(links)}"
        return found[0]

    def _sent(self, who: str, page: Page, button: str, answers: Mapping[str, str | list[str] | date]) -> Page:
        given = {name: typed(value) if isinstance(value, date) else value for name, value in answers.items()}
        sent = self.reader(who).press(page, button, given)
        assert sent.status == 200, f"“{button}” was refused: {sent.errors or sent.main}"
        return sent
