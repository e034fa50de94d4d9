"""One thread of the race: it looks at a child's page, and presses something there, as fast as it can."""

from random import Random
from time import monotonic
from uuid import UUID

from sqlmodel import select

from engine import journeys, tasks
from engine.desk import Desk
from engine.errors import AlreadyOpen, InTheWay, NotAllowed, NotFromHere, NotOpen, Stale
from engine.reading import JourneyLook, look
from tests.race.log import Done, Log
from tests.race.school import CHILDREN, SCHOOL, SENCO, TEACHER, as_, parent_of
from workflows.school.records import Contact
from workflows.support.agreements import withdraw_agreement
from workflows.support.gathering import gather
from workflows.support.history import change

EXPECTED = (AlreadyOpen, Stale, InTheWay, NotFromHere, NotOpen, NotAllowed)
WORKFLOW = "specialist_involvement"
NEXT = {"considering": "agree_with_family", "decided": "refer", "referred": "close"}
ASKING = {
    "works": "Stories",
    "service": "speech_and_language",
    "question": "What helps with s?",
    "why_now": ["early_advice"],
    "carries_out": f"person:{TEACHER}",
}
REASONS = {"contacts_at_one": "It cannot wait", "request_recorded": "It was asked by phone"}
PRESSES = ("move", "move", "move", "answer", "answer", "withdraw", "withdraw", "bring_in", "draft", "stale_tab")


class Racer:
    """A person at a browser, over a desk that other threads and processes share."""

    def __init__(self, desk: Desk, log: Log, seed: int, children: int):
        self.desk, self.log, self.random = desk, log, Random(seed)
        self.children = CHILDREN[:children]
        self.old_tabs: dict[UUID, JourneyLook] = {}

    def run(self, seconds: float) -> None:
        """Press until the time is over; what the engine refuses is no fault, any other error is."""
        until = monotonic() + seconds
        while monotonic() < until:
            self.press()

    def press(self) -> None:
        """Do one thing about one child."""
        try:
            self._press(self.random.choice(self.children))
        except EXPECTED:
            return
        except Exception as error:
            self.log.write(Done("error", says=f"{type(error).__name__}: {str(error)[:300]}"))

    def _press(self, child: UUID) -> None:
        with self.desk.reading(as_(SENCO)) as session:
            found = [each for each in look(self.desk, session, as_(SENCO), child) if each.journey.is_open]
        if not found:
            self._open(child)
            return
        what = self.random.choice(PRESSES)
        if what == "stale_tab":
            self._move(child, self.old_tabs.setdefault(found[-1].journey.id, found[-1]))
        elif what == "bring_in":
            self._bring_in()
        else:
            {"move": self._move, "answer": self._answer, "withdraw": self._withdraw, "draft": self._draft}[what](
                child, found[-1]
            )

    def _open(self, child: UUID) -> None:
        made = journeys.open_journey(self.desk, as_(TEACHER), child, WORKFLOW, ASKING)
        self.log.write(Done("open", child, journey=made.journey_id, row=made.record_id, seen=-1))

    def _move(self, child: UUID, page: JourneyLook) -> None:
        journey, do = page.journey, NEXT[page.journey.stage]
        made = journeys.move(
            self.desk, as_(SENCO), journey.id, do, seen=journey.sequence, reasons=REASONS, why="Enough for now"
        )
        self.log.write(Done("move", child, journey=journey.id, row=made.record_id, seen=journey.sequence))

    def _answer(self, child: UUID, page: JourneyLook) -> None:
        row = next((each for each in page.tasks if each.task == "decide_with_family"), None)
        if row is None:
            return
        said = self.random.choice(["yes", "yes", "time"])
        today = self.desk.today().isoformat()
        values = {"took_part": [f"contact:{parent_of(child)}"], "on": today, "how": "phone", "answer": said}
        seen = row.answer.version if row.answer else 0
        tasks.answer(self.desk, as_(TEACHER), row.id, values, seen=seen)
        self.log.write(Done("answer", child, journey=page.journey.id, row=row.id, seen=seen, says=said))

    def _withdraw(self, child: UUID, page: JourneyLook) -> None:
        with self.desk.writing(as_(TEACHER), subjects=[child]) as work:
            circle = gather(work.connection, SCHOOL, [child], work.now).circles[child]
            given = [each for each in circle.agreements if each.journey_id == page.journey.id and not each.withdrawn_on]
            if not given:
                raise NotOpen()
            withdraw_agreement(work, given[-1].id)
        self.log.write(Done("withdraw", child, work.versions[child], page.journey.id))

    def _bring_in(self) -> None:
        """A roll that says of three children whether their parent is to be asked."""
        some, entitled = self.random.sample(self.children, 3), self.random.random() < 0.7
        with self.desk.writing(as_(SENCO), subjects=some) as work:
            wanted = {parent_of(child) for child in some}
            query = select(Contact).where(Contact.superseded_at.is_(None))  # type: ignore[union-attr]
            for row in [each for each in work.session.exec(query) if each.id in wanted]:
                change(work, row, is_entitled=entitled)
        for child in some:
            self.log.write(Done("import", child, work.versions[child], says=str(entitled)))

    def _draft(self, child: UUID, page: JourneyLook) -> None:
        open_now = [row for row in page.tasks if row.answer is None]
        if open_now:
            tasks.save_draft(self.desk, as_(TEACHER), open_now[0].id, {"how": "phone"}, based_on=0)
            self.log.write(Done("draft", child))
