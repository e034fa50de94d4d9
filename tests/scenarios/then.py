"""What holds at the end of a worked example, and in its course."""

from datetime import date
from uuid import UUID

import pytest

from engine.definition import Force, Rung
from engine.errors import EngineError
from engine.reading import JourneyLook
from engine.values import TaskStatus
from tests.scenarios.people import OWNERS, ROLES
from tests.scenarios.vocabulary import step
from tests.scenarios.world import World, day_words, spoken
from tests.workflows.small import SCHOOL, SENCO, SIBLING
from workflows.support.elsewhere_asked import agreed_places
from workflows.support.gathering import gather


@step("“{workflow}” stands at “{stage}”")
def stands_at(world: World, workflow: str, stage: str) -> None:
    found = [each for each in world.looks() if each.workflow.title == workflow]
    assert found, f"there is no journey “{workflow}”"
    assert found[0].workflow.stages[found[0].journey.stage].label == stage


@step("“{workflow}” is over, at “{stage}”")
def is_over(world: World, workflow: str, stage: str) -> None:
    stands_at(world, workflow, stage)
    assert not next(each for each in world.looks() if each.workflow.title == workflow).journey.is_open


@step("“{workflow}” is open {number} times")
def open_times(world: World, workflow: str, number: int) -> None:
    assert sum(each.workflow.title == workflow and each.journey.is_open for each in world.looks()) == number


@step("one of “{workflow}” still stands at “{stage}”")
def one_stands_at(world: World, workflow: str, stage: str) -> None:
    """One beside the one that was begun last."""
    others = [each for each in world.looks() if each.workflow.title == workflow][1:]
    assert stage in {each.workflow.stages[each.journey.stage].label for each in others}


@step("“{workflow}” goes on from the one that ended")
def goes_on_from(world: World, workflow: str) -> None:
    newest, before = [each.journey for each in world.looks() if each.workflow.title == workflow][:2]
    assert newest.continues == before.id
    assert not before.is_open


@step("“{button}” is possible")
def possible(world: World, button: str) -> None:
    assert world.assessed(button)[2].blocking == ()


@step("“{button}” needs nothing")
def needs_nothing(world: World, button: str) -> None:
    """No guard stands on it at all."""
    assert world.assessed(button)[1].guards == ()


@step("“{button}” waits, since “{because}”")
def waits(world: World, button: str, because: str) -> None:
    said = [verdict.because.removesuffix(".") for verdict in world.assessed(button)[2].blocking]
    assert because in said, f"what it waits for is: {said}"


@step("“{button}” does not wait for “{because}”")
def does_not_wait(world: World, button: str, because: str) -> None:
    assert because not in [verdict.because.removesuffix(".") for verdict in world.assessed(button)[2].blocking]


@step("for “{button}” it counts that “{because}”")
def counts(world: World, button: str, because: str) -> None:
    """A guard is met or not needed, and this is its because."""
    verdicts = world.assessed(button)[2].verdicts
    said = [each.because.removesuffix(".") for each in verdicts if each.outcome != "not met"]
    assert because in said, f"what counts is: {said}"


@step("a written reason is enough for “{button}”")
def reason_is_enough(world: World, button: str) -> None:
    blocking = world.assessed(button)[2].blocking
    assert blocking, "nothing is in the way"
    assert {verdict.force for verdict in blocking} == {Force.SHOULD}


@step("no reason is enough for “{button}”")
def no_reason_is_enough(world: World, button: str) -> None:
    assert world.assessed(button)[2].refused
    with pytest.raises(EngineError):
        world.press(_somebody_who_may(world, button), button, "All the same")


def _somebody_who_may(world: World, button: str) -> UUID:
    """The person of the first role that may make a move."""
    return ROLES[OWNERS[world.assessed(button)[1].by[0].value]]


@step("“{title}” is open for {role}")
def open_for(world: World, title: str, role: UUID) -> None:
    _, task, row = world.step(title)
    assert row.status is TaskStatus.OPEN
    assert title in world.on_the_list_of(role) or _may(world, role, {str(task.owner), *(r.value for r in task.also)})


def _may(world: World, person: UUID, roles: set[str]) -> bool:
    return any(ROLES.get(OWNERS.get(role, "")) == person for role in roles)


@step("“{title}” stands on the list of {role}")
def on_list(world: World, title: str, role: UUID) -> None:
    assert title in world.on_the_list_of(role)


@step("“{title}” is not asked")
def not_asked(world: World, title: str) -> None:
    assert all(row.status is not TaskStatus.OPEN for _, _, row in world.steps(title))


@step("“{title}” is done")
def done(world: World, title: str) -> None:
    assert world.step(title)[2].status is TaskStatus.DONE


@step("“{title}” is due on {day}")
def due_on(world: World, title: str, day: date) -> None:
    found = world.step(title)[2].due_on
    assert found == day, found and day_words(found)


@step("“{title}” is due by law")
def due_by_law(world: World, title: str) -> None:
    assert world.step(title)[2].due_standing == "law"


@step("“{title}” has been answered {number} times, and each answer is kept")
def versions(world: World, title: str, number: int) -> None:
    answer = world.step(title)[2].answer
    assert answer is not None
    assert answer.version == number


@step("the next step is “{title}”, for {role}")
def next_step(world: World, title: str, role: UUID) -> None:
    look = world.looks()[0]
    step_ = look.projection.next
    assert title in {_words(look, str(step_.name))}, step_
    assert title in world.on_the_list_of(role)


def _words(look: JourneyLook, name: str) -> str:
    titles = {task.id: task.title for task in look.workflow.tasks} | {
        move.do: move.button for move in look.workflow.moves
    }
    return spoken(titles[name])


@step("the date “{date_}” is {day}")
def date_is(world: World, date_: str, day: date) -> None:
    found = {
        name: dated.due_on
        for each in world.looks()
        for dated in each.dates
        for name in _called(each, dated.name)
        if dated.met_on is None
    }
    assert found.get(date_) == day, {name: day_words(on) for name, on in found.items()}


def _called(look: JourneyLook, name: str) -> set[str]:
    """What a date is called: by its title, where it has one, and by its name."""
    titles = {dated.title for dated in look.workflow.dates if dated.id == name and dated.title}
    return {name.replace("_", " "), *titles}


@step("it counts as held up from the day after {day}")
def held_up(world: World, day: date) -> None:
    found = world.looks()[0].projection.held_up_from
    assert found == day, found and day_words(found)


@step("reminders of “{title}” go to {choices}")
def reminders(world: World, title: str, choices: list[str]) -> None:
    """The ladder that a step or a date names, by whom it tells first."""
    for look in world.looks():
        for named, owner, ladder in _ladders(look):
            if named == title:
                told = [owner if rung.to == "owner" else rung.to for rung in ladder]
                assert [OWNERS[each] for each in dict.fromkeys(told)] == choices
                return
    raise AssertionError(f"nothing called “{title}” has reminders")


def _ladders(look: JourneyLook) -> list[tuple[str, str, tuple[Rung, ...]]]:
    ladders = look.workflow.ladders
    tasks = [(task.title, str(task.owner), ladders[task.nudges]) for task in look.workflow.tasks if task.nudges]
    dates = [
        (dated.id.replace("_", " "), dated.whose.value, ladders[dated.nudges])
        for dated in look.workflow.dates
        if dated.nudges
    ]
    return tasks + dates


@step("the history keeps why: “{reason}”")
def history_keeps(world: World, reason: str) -> None:
    assert any(reason in str(record.detail) for each in world.looks() for record in each.records)


@step("the letter goes to {whom}, and to nobody else")
def letter_goes_to(world: World, whom: tuple[str, ...]) -> None:
    assert world.now().facts.contacts_to_tell == frozenset(whom)


@step("{number} answers to the service are kept")
def answers_kept(world: World, number: int) -> None:
    with world.desk.reading(world.by(SENCO)) as session:
        child = world.looks()[0].journey.subject_id
        circle = gather(session.connection(), SCHOOL, [child], world.clock.now()).circles[child]
    assert sum(each.about == "service" for each in circle.agreements) == number


@step("somebody of “{place}” can be asked to the review")
def can_be_asked(world: World, place: str) -> None:
    """Only what the family agreed that it may know is offered to those who invite."""
    assert place in _agreed(world)


@step("nobody of “{place}” can be asked to the review")
def cannot_be_asked(world: World, place: str) -> None:
    assert place not in _agreed(world)


def _agreed(world: World) -> list[str]:
    return [each.place for each in agreed_places(world.now().facts.circle, world.desk.today())]


@step("a plan is in force")
def plan_in_force(world: World) -> None:
    assert world.now().facts.circle.plan_in_force is not None


@step("the SEN status is “{code}”")
def sen_status(world: World, code: str) -> None:
    assert world.now().facts.circle.pupil.sen_code == code


@step("nothing has begun for the twin, and nothing is written about them")
def twin(world: World) -> None:
    assert world.looks(SIBLING) == ()
