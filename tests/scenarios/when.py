"""What people do in a worked example."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from engine import journeys
from engine.definition import Role
from engine.errors import NotAllowed
from engine.values import AllowanceKind
from tests.scenarios.people import INVITED_OUTSIDE, NEW_TEACHER, WHOM
from tests.scenarios.vocabulary import step
from tests.scenarios.world import World
from tests.workflows.graduated_approach.story import WENT
from tests.workflows.small import CHILD, HEAD, SENCO, TEACHER
from workflows.school import duties
from workflows.support.agreements import Said, record_other_answer, withdraw_agreement
from workflows.support.away_seen import LEADS_HERE, PART_TIME, PLACE
from workflows.support.elsewhere import ElsewhereWords, add_elsewhere
from workflows.support.family import Attempt, log_attempt
from workflows.support.history import standing
from workflows.support.notices import NoticeWords, mark_sent
from workflows.support.plans import OutcomeWords, ProvisionWords, save_outcome, save_provision
from workflows.support.records import Agreement
from workflows.support.seen import PLAN
from workflows.support.suspensions import suspend

EVERYBODY = {"who": list(WHOM["the mother and the father"]), "others": INVITED_OUTSIDE}
SPECIALIST, SUPPORT, COUNCIL = "specialist_involvement", "graduated_approach", "ehc_needs_assessment"


@step("{role} raises a concern with {choices}")
def raise_concern(world: World, role: UUID, choices: list[str]) -> None:
    definition = world.desk.catalogue.current(SUPPORT, world.desk.today()).workflow
    form = definition.task("describe_concern").form or ()
    world.open(role, SUPPORT, **world.filled(form, choices, {}))


@step("{role} answers “{title}”")
def answer(world: World, role: UUID, title: str) -> None:
    """As most people would, with today for each day that is asked."""
    world.reply(role, title)


@step("{role} answers “{title}” with {choices}")
def answer_with(world: World, role: UUID, title: str, choices: list[str]) -> None:
    world.reply(role, title, choices)


@step("{role} answers “{title}” with {choices}, by {whom}")
def answer_by(world: World, role: UUID, title: str, choices: list[str], whom: tuple[str, ...]) -> None:
    """What somebody of the family said, written down by staff."""
    world.reply(role, title, choices, took_part=list(whom), who=list(whom))


@step("{role} answers “{title}” with the day {day} for “{question}”")
def answer_day(world: World, role: UUID, title: str, day: date, question: str) -> None:
    world.reply(role, title, **{question: day.isoformat()})


@step("{role} answers “{title}” with nothing written but {choices}")
def answer_nothing_but(world: World, role: UUID, title: str, choices: list[str]) -> None:
    """Each text is left blank."""
    world.reply(role, title, choices, good="", hard="", helps="")


@step("{role} answers “{title}” with {choices}, and for “{question}”: “{words}”")
def answer_words(world: World, role: UUID, title: str, choices: list[str], question: str, words: str) -> None:
    world.reply(role, title, choices, **{question: words})


@step("{role} writes that the child has lived in “{council}” since {day}, and that the old council knew on {last}")
def other_council(world: World, role: UUID, council: str, day: date, last: date) -> None:
    said = {"council": council, "on": day.isoformat(), "known_on": last.isoformat()}
    world.reply(role, "Say that the child has moved to another council", **said)


@step("the review meeting is arranged for {day}, with everybody invited and the advice sent round")
def review_arranged(world: World, day: date) -> None:
    """As the law has it: the invitation and the advice are there in good time."""
    world.reply(SENCO, "Set the date of the review meeting", on=day.isoformat())
    world.press(SENCO, "Get ready for the review")
    world.reply(SENCO, "Invite everybody, and ask for their advice", for_on=day.isoformat(), **EVERYBODY)
    world.reply(SENCO, "Send round the advice that has come")
    world.reply(TEACHER, "Ask what the child thinks of the plan", good="Music")


@step("the review meeting is held on {day}")
def review_meeting_held(world: World, day: date) -> None:
    world.on(day)
    world.reply(SENCO, "Write down the meeting", words="We are glad")
    world.press(SENCO, "The meeting was held")


@step("the report of the review goes to everybody")
def report_goes_round(world: World) -> None:
    world.reply(HEAD, "Write the report of the review", ["No, all agree"])
    world.reply(HEAD, "Send the report to everybody who was invited", **EVERYBODY)
    world.press(HEAD, "The report has gone to everybody")


@step("{role} presses “{button}”")
def press(world: World, role: UUID, button: str) -> None:
    world.press(role, button)


@step("{role} presses “{button}” and says why: “{reason}”")
def press_why(world: World, role: UUID, button: str, reason: str) -> None:
    world.press(role, button, reason)


@step("the class teacher tries {whom} by {way}")
def try_to_reach(world: World, whom: tuple[str, ...], way: str) -> None:
    with world.writing(TEACHER) as work:
        log_attempt(work, CHILD, Attempt(whom, work.today, way, usable=True))


@step("the class teacher writes to {whom} in a language that they do not read")
def unusable(world: World, whom: tuple[str, ...]) -> None:
    with world.writing(TEACHER) as work:
        log_attempt(work, CHILD, Attempt(whom, work.today, "letter", usable=False))


@step("the SENCO sends the formal letter to {whom}")
def send_letter(world: World, whom: tuple[str, ...]) -> None:
    journey = world.now().journey
    with world.writing() as work:
        for each in whom:
            mark_sent(work, journey, UUID(each.partition(":")[2]), NoticeWords(work.today, "post"))


@step("the class teacher writes the plan")
def write_plan(world: World) -> None:
    world.write_plan()


@step("the class teacher writes the plan and names no teacher who answers for it")
def write_plan_without(world: World) -> None:
    journey = world.now().journey
    with world.writing(TEACHER) as work:
        save_outcome(
            work, journey, 1, OutcomeWords("Read a page aloud", "A line", "Each Friday", work.today + timedelta(60))
        )
        save_provision(work, journey, 1, ProvisionWords("Word maps", 1, "ta", None))


@step("the plan goes to everybody who is to have it")
def share_plan(world: World) -> None:
    world.share(PLAN)


@step("the support is given, and how it went is written")
def support_is_given(world: World) -> None:
    world.answer("write_how_it_went", WENT)


@step("the review is held, with “{progress}” progress")
def review_with(world: World, progress: str) -> None:
    names = {"More than hoped": "more", "As hoped": "as_hoped", "Some": "some", "Little or none": "little"}
    world.hold_the_review(progress=names[progress])


@step("the review is held, and support is no longer needed")
def review_enough(world: World) -> None:
    world.hold_the_review(next="enough")


@step("{role} records the exemption “{name}”")
def exempt(world: World, role: UUID, name: str) -> None:
    """A listed reason why a must does not apply; the newest journey that lists it."""
    _allow(world, role, name, AllowanceKind.EXEMPTION)


@step("{role} lifts the exemption “{name}”")
def lift(world: World, role: UUID, name: str) -> None:
    """From now on it lets nothing pass, in any open journey for which it is recorded."""
    for page in (each for each in world.looks() if each.journey.is_open):
        for each in (each for each in page.allowances if each.name == name):
            journey = page.journey.id
            journeys.lift_allowance(world.desk, world.by(role), journey, name, kind=each.kind, guard=each.guard)


@step("{role} records the exception “{name}”")
def except_(world: World, role: UUID, name: str) -> None:
    """One of the listed ways past an always; it holds no details."""
    _allow(world, role, name, AllowanceKind.EXCEPTION)


@step("{role} cannot record the exception “{name}”")
def cannot_except(world: World, role: UUID, name: str) -> None:
    """What must hold first does not."""
    with pytest.raises(NotAllowed):
        _allow(world, role, name, AllowanceKind.EXCEPTION)


def _allow(world: World, person: UUID, words: str, kind: AllowanceKind) -> None:
    name = words.replace(" ", "_")
    for each in (each for each in world.looks() if each.journey.is_open):
        guards = (guard.check for guard in each.workflow.guards.values() if name in {e.name for e in guard.exemptions})
        guard = next(guards, None) if kind is AllowanceKind.EXEMPTION else None
        if guard or (kind is AllowanceKind.EXCEPTION and name in each.workflow.exceptions):
            journeys.record_allowance(world.desk, world.by(person), each.journey.id, name, kind=kind, guard=guard)
            return
    raise AssertionError(f"no open journey lists “{words}”")


@step("{role} asks for “{service}”")
def ask_service(world: World, role: UUID, service: str) -> None:
    definition = world.desk.catalogue.current(SPECIALIST, world.desk.today()).workflow
    form = definition.task("say_what_for").form or ()
    world.open(role, SPECIALIST, **world.filled(form, [service], {}))


@step("the SENCO gets a request to the council ready")
def request_begun(world: World) -> None:
    """The school's own request, with its reasons."""
    world.open(SENCO, COUNCIL)


@step("{role} writes down that the family has asked the council")
def family_has_asked(world: World, role: UUID) -> None:
    """A right that nothing stands in front of: anybody here writes it down, and the council decides."""
    definition = world.desk.catalogue.current(COUNCIL, world.desk.today()).workflow
    assert definition.carried_in is not None
    values = world.filled(definition.carried_in.form, [], {})
    journeys.carry_in(world.desk, world.by(role), CHILD, COUNCIL, at="requested", values=values)


@step("{whom} says no to the service, apart from the others")
def says_no(world: World, whom: tuple[str, ...]) -> None:
    journey = next(each.journey for each in world.looks() if each.workflow.name == SPECIALIST)
    with world.writing() as work:
        asked = standing(work, Agreement, subject_id=CHILD, about="service")[-1].service
        record_other_answer(work, journey, "service", Said(whom, work.today, "no", service=asked))


@step("the family withdraws what it agreed to")
def withdraw(world: World) -> None:
    with world.writing() as work:
        withdraw_agreement(work, standing(work, Agreement, subject_id=CHILD, about="service")[-1].id)


@step("the family withdraws what another place may know")
def withdraw_from_place(world: World) -> None:
    with world.writing() as work:
        withdraw_agreement(work, standing(work, Agreement, subject_id=CHILD, about=PLACE)[-1].id)


@step("{role} writes that the child is registered at “{place}” too from {day}, and that this school leads")
def registered_too(world: World, role: UUID, place: str, day: date) -> None:
    with world.writing(role) as work:
        add_elsewhere(work, CHILD, ElsewhereWords(LEADS_HERE, day, place=place))


@step("{role} writes that the child is here part-time until {last}, and that it is looked at again on {again}")
def part_time(world: World, role: UUID, last: date, again: date) -> None:
    agreed = WHOM["the mother and the child"]
    with world.writing(role) as work:
        words = ElsewhereWords(PART_TIME, work.today, last, days="Mornings", agreed_by=agreed, look_again_on=again)
        add_elsewhere(work, CHILD, words)


@step("{role} writes that the child is suspended from {day} for {number} school days")
def suspended(world: World, role: UUID, day: date, number: int) -> None:
    with world.writing(role) as work:
        suspend(work, CHILD, day, number)


@step("{role} leaves the school, and nobody follows yet")
def goes(world: World, role: UUID) -> None:
    with world.writing() as work:
        for duty in duties.held_by(work, role):
            duties.end(work, duty)
    world.on(world.desk.today() + timedelta(days=1))


@step("the new class teacher takes the class over")
def comes(world: World) -> None:
    with world.writing() as work:
        for duty in duties.held_to(work, [CHILD], Role.CLASS_TEACHER):
            duties.end(work, duty)
        duties.begin(work, NEW_TEACHER, Role.CLASS_TEACHER, CHILD)
    world.on(world.desk.today() + timedelta(days=1))
