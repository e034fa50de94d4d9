"""The short note of a talk: who talked, what was said, and what happens next (Code 6.39)."""

from dataclasses import dataclass
from uuid import UUID

from engine.errors import NotFound
from engine.reading import JourneyLook, look_at
from web import words
from web.papers.paper import Paper


@dataclass(frozen=True, slots=True)
class TalkPaper:
    """What the note says. Blank parts are left out."""

    on: str
    who: str
    how: str
    said: str
    next: str


def talk_paper(paper: Paper, talk_id: UUID) -> TalkPaper:
    """The note of one talk of this journey. Raises NotFound."""
    talk = next((each for each in paper.circle.talks if each.id == talk_id), None)
    if talk is None or talk.journey_id != paper.loaded.journey.id:
        raise NotFound("talk")
    return TalkPaper(
        words.weekday_words(talk.on), paper.named(talk.who), _how(paper, talk.how), talk.said, next_of(paper)
    )


def _how(paper: Paper, name: str) -> str:
    """How they talked, in the words of the question."""
    tasks = paper.file.sight.playbook(paper.loaded).workflow.tasks
    lists = (q.choices for task in tasks for q in task.form or () if q.name == "how" and q.choices)
    return next((choices[name] for choices in lists if name in choices), "")


def next_of(paper: Paper) -> str:
    """What comes next on the journey, by when and who does it, in one sentence; nothing where nothing does."""
    look = next(each for each in look_at(paper.file.sight, paper.file.pupil.id) if _is(paper, each))
    step = look.projection.next
    if step.kind not in ("task", "move"):
        return ""
    name = str(step.name)
    title = (
        look.workflow.task(name).title if step.kind == "task" else look.workflow.move(name, look.journey.stage).button
    )
    person = paper.file.around.of_role(step.owner or "", step.person_id)
    mine = paper.file.names.get(paper.file.around.me, "") if person.is_mine else person.name
    by = f"by {words.short_day(step.due_on, paper.known.today)}" if step.due_on else ""
    more = ", ".join(filter(None, ("" if person.is_nobodys else mine, by)))
    said = title.replace("{child}", paper.child)
    return f"{said} ({more})." if more else f"{said}."


def _is(paper: Paper, look: JourneyLook) -> bool:
    return look.journey.id == paper.loaded.journey.id
