"""What the pages of the school's own words ask, as questions like any other; and what their answers mean."""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.asking import Field
from engine.definition import Stage, Task
from engine.terms import Beginning, Kind, Length
from web.forms import AnswersForm
from web.words import KINDS_OF_DAY, count

CHOICE = "choice_"
KINDS = {
    Kind.SHORT_TEXT.name.lower(): "One line of text",
    Kind.LONG_TEXT.name.lower(): "Several lines of text",
    Kind.DATE.name.lower(): "A date",
    Kind.YES_OR_NO.name.lower(): "Yes or no",
    Kind.ONE_OF.name.lower(): "One answer of a list",
    Kind.SEVERAL_OF.name.lower(): "Several answers of a list",
}
LISTED = frozenset({Kind.ONE_OF, Kind.SEVERAL_OF})
NEW_QUESTION = (
    Field("ask", "What do you ask?", Kind.SHORT_TEXT, hint="Write {child} where the child’s name is to stand."),
    Field("hint", "A hint below it", Kind.SHORT_TEXT, may_be_blank=True),
    Field("kind", "What kind of answer is it?", Kind.ONE_OF, choices=KINDS),
    Field("answers", "The answers to choose from, one on each line", Kind.LONG_TEXT, may_be_blank=True),
    Field("may_be_blank", "May it be left blank?", Kind.YES_OR_NO),
)
FROM_WHEN = (
    Field(
        "from_on",
        "From which day do these words hold?",
        Kind.DATE,
        hint="Journeys that begin from that day on go by them. What runs already stays as it began.",
        begins_as=Beginning(today=True),
    ),
)


def of_stage(stage: Stage) -> Iterator[Field]:
    """What is asked about a stage."""
    yield Field("label", "What is this stage called?", Kind.SHORT_TEXT)
    if isinstance(stage.usual, Length):
        yield _days("usual", "How long does a journey usually stand here?", stage.usual)


def stage_now(stage: Stage) -> dict[str, Any]:
    """What stands in those questions."""
    usual = {"usual": stage.usual.count} if isinstance(stage.usual, Length) else {}
    return {"label": stage.label, **usual}


def of_step(task: Task) -> Iterator[Field]:
    """What is asked about a step."""
    yield Field("title", "What is this step called?", Kind.SHORT_TEXT)
    if task.due and task.due.within:
        yield _days("within", "Within how many days is it due?", task.due.within)


def step_now(task: Task) -> dict[str, Any]:
    within = {"within": task.due.within.count} if task.due and task.due.within else {}
    return {"title": task.title, **within}


def _days(name: str, ask: str, beneath: Length) -> Field:
    return Field(name, ask, Kind.NUMBER, hint=f"As it stands: {in_days(beneath)}. A school may be quicker, not slower.")


def in_days(length: Length) -> str:
    """`15 school days`."""
    return count(length.count, KINDS_OF_DAY[length.kind])


def fits(form: AnswersForm, name: str) -> bool:
    """Whether the days of a form are a whole number, or not asked; where not, it says so."""
    said = form.values().get(name)
    if said is None or (said == int(said) and said > 0):
        return True
    form.refuse({name: "The days must be a whole number, 1 or more"})
    return False


def length(said: Any, beneath: Any) -> Length | None:
    """A number of days of the kind that stands beneath; None where nothing is asked."""
    return Length(int(said), beneath.kind) if said is not None and isinstance(beneath, Length) else None


def of_question(question: Field) -> Iterator[Field]:
    """What is asked about a question: its words, its hint, and each answer that it offers by itself."""
    yield Field("ask", "What does it ask?", Kind.SHORT_TEXT)
    yield Field("hint", "A hint below it", Kind.SHORT_TEXT, may_be_blank=True)
    choices = question.choices or {}
    for name, words in choices.items():
        yield Field(f"{CHOICE}{name}", f"The answer “{words}” says", Kind.SHORT_TEXT)
    if choices:
        yield Field("hide", "Which answers are not offered?", Kind.SEVERAL_OF, choices=choices, may_be_blank=True)
        yield Field("more", "Answers more, one on each line", Kind.LONG_TEXT, may_be_blank=True)


def question_now(beneath: Field, now: Field) -> dict[str, Any]:
    """What stands in those questions: the words as they are now, what is hidden, and what the school added."""
    before, after = beneath.choices or {}, now.choices or {}
    return {
        "ask": now.ask,
        "hint": now.hint,
        **{f"{CHOICE}{name}": after.get(name, words) for name, words in before.items()},
        "hide": [name for name in before if name not in after],
        "more": "\n".join(words for name, words in after.items() if name not in before),
    }


def question_said(beneath: Field, said: Mapping[str, Any]) -> dict[str, Any]:
    """The answers as a change of the question."""
    before = beneath.choices or {}
    choices = {name: said[f"{CHOICE}{name}"] for name in before}
    more = dict(_named(said.get("more") or "", taken=before))
    return {"ask": said["ask"], "hint": said["hint"] or "", "choices": choices | more, "hide": said.get("hide") or []}


def _named(lines: str, taken: Mapping[str, str] = {}) -> Iterator[tuple[str, str]]:
    """A name for each line that is not blank: what is stored stays the same whatever the words become."""
    kept = [line.strip() for line in lines.splitlines() if line.strip()]
    free = (name for n in range(1, len(kept) + len(taken) + 1) if (name := f"own_{n}") not in taken)
    yield from zip(free, kept, strict=False)


def new_question_fault(said: Mapping[str, Any]) -> dict[str, str]:
    """What is missing of a question more, by field: a list needs at least two answers."""
    is_listed = Kind[said["kind"].upper()] in LISTED
    number = len(dict(_named(said["answers"] or "")))
    if is_listed and number < 2:
        return {"answers": "Enter at least two answers, one on each line"}
    if number and not is_listed:
        return {"answers": "Only a list has answers to choose from: choose a list above, or clear this"}
    return {}


def new_question(name: str, said: Mapping[str, Any]) -> Field:
    """The question as a definition has it."""
    answers = dict(_named(said["answers"] or ""))
    return Field(
        name,
        said["ask"],
        Kind[said["kind"].upper()],
        choices=answers or None,
        may_be_blank=bool(said["may_be_blank"]),
        hint=said["hint"],
    )
