"""Layers in use: what a school's journeys begin under, what stays pinned, and what does not fit."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from engine.asking import Field
from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.errors import NotFound
from engine.faults import InvalidDefinition
from engine.ids import Ids
from engine.journeys import open_journey
from engine.layer import Layer, LayerKind
from engine.loader import load
from engine.reading import JourneyLook, look
from engine.records import Duty, Subject
from engine.terms import Kind
from engine.values import Actor, Scope
from tests.counting import asked
from tests.workflows.own_layer import NAME, OWN
from tests.workflows.small import CHILD, SCHOOL, SENCO, SIBLING, as_, school_in
from workflows import own_words
from workflows.catalogue import Definitions, catalogue, definition_files, known, made
from workflows.publishing import offered, publish, trial, use_layer, withdraw
from workflows.school.layers import layers_of
from workflows.school.records import Pupil, School

TODAY = date(2026, 10, 5)
OTHER, STRANGER, OTHER_SENCO = UUID(int=2), UUID(int=12), UUID(int=25)
NOTICED = {"strengths": "Drawing", "seen": "Tires early", "family_knows": "told_us"}


@pytest.fixture
def desk(sqlite_database: Database) -> Desk:
    """A desk over two schools of one database; one of them will use layers."""
    school_in(sqlite_database)
    with sqlite_database.writing(facts=True) as session:
        session.add(School(id=OTHER, name="Ash Lane School", made_on=TODAY))
        session.add(Subject(school_id=OTHER, id=STRANGER))
        session.flush()
        session.add(Pupil(school_id=OTHER, id=STRANGER, first_name="Noor", last_name="Aziz"))
        session.add(Duty(school_id=OTHER, id=UUID(int=300), role="senco", person_id=OTHER_SENCO, from_on=TODAY))
    return Desk(catalogue(), SetClock(at_time(TODAY)), sqlite_database, Ids(seed=7))


def elsewhere() -> Scope:
    return Scope(OTHER, Actor("Another SENCO", OTHER_SENCO))


def use(desk: Desk, kind: LayerKind, name: str, from_on: date = TODAY) -> None:
    with desk.writing_school(as_(SENCO)) as work:
        use_layer(work, catalogue(), kind, name, from_on)


def published(desk: Desk, text: str = OWN) -> int:
    with desk.writing_school(as_(SENCO)) as work:
        return publish(work, catalogue(), text)


def label(desk: Desk, scope: Scope, stage: str = "concern") -> str:
    """What a stage is called in a journey that would begin now."""
    with desk.reading(scope) as session:
        return desk.current(session, scope, NAME).workflow.stages[stage].label


def begun(desk: Desk, scope: Scope, child: UUID) -> JourneyLook:
    open_journey(desk, scope, child, NAME, NOTICED)
    return standing(desk, scope, child)


def standing(desk: Desk, scope: Scope, child: UUID) -> JourneyLook:
    with desk.reading(scope) as session:
        return look(desk, session, scope, child)[0]


def test_two_schools_with_different_layers_begin_under_different_definitions(desk: Desk):
    use(desk, LayerKind.COUNCIL, "westmere")
    use(desk, LayerKind.SCHOOL, "plainer_words")
    ours, theirs = begun(desk, as_(SENCO), CHILD), begun(desk, elsewhere(), STRANGER)
    assert ours.workflow.stages["teaching_response"].label == "Universal support"
    assert ours.workflow.stages["concern"].label == "Something noticed"
    assert [each.layer for each in ours.workflow.layers] == ["Westmere’s graduated response", "Plainer words"]
    assert theirs.workflow.stages["teaching_response"].label == "High-quality teaching response"
    assert theirs.journey.definition == catalogue().current(NAME, TODAY).hash != ours.journey.definition
    assert ours.journey.version == theirs.journey.version


def test_a_shorter_date_of_the_council_is_the_date_of_the_step(desk: Desk):
    before = begun(desk, as_(SENCO), SIBLING)
    use(desk, LayerKind.COUNCIL, "westmere")
    after = begun(desk, as_(SENCO), CHILD)
    [was], [now] = ([row.due_on for row in each.tasks if row.task == "weigh_concern"] for each in (before, after))
    assert (was, now) == (date(2026, 10, 19), date(2026, 10, 12))


def test_a_journey_begun_before_a_layer_stays_under_what_it_began_under(desk: Desk):
    before = begun(desk, as_(SENCO), CHILD)
    use(desk, LayerKind.COUNCIL, "westmere")
    after = begun(desk, as_(SENCO), SIBLING)
    assert standing(desk, as_(SENCO), CHILD).journey.definition == before.journey.definition
    assert before.journey.definition != after.journey.definition
    assert standing(desk, as_(SENCO), CHILD).workflow.stages["sen_assessment"].label == "SEN assessment"


def test_a_layer_is_used_from_its_day_and_no_sooner_and_until_another_is_chosen(desk: Desk):
    use(desk, LayerKind.SCHOOL, "plainer_words", TODAY + timedelta(days=7))
    assert label(desk, as_(SENCO)) == "Concern raised"
    desk.clock.set(at_time(TODAY + timedelta(days=7)))
    assert label(desk, as_(SENCO)) == "Something noticed"
    use(desk, LayerKind.SCHOOL, "", TODAY + timedelta(days=7))
    assert label(desk, as_(SENCO)) == "Concern raised"


def test_a_layer_that_is_not_there_or_of_another_kind_is_not_chosen(desk: Desk):
    for kind, name in ((LayerKind.COUNCIL, "eastmere"), (LayerKind.TRUST, "westmere")):
        with pytest.raises(NotFound):
            use(desk, kind, name)
    assert [each.name for each in offered(catalogue(), LayerKind.COUNCIL)] == ["westmere"]


def test_a_school_publishes_its_own_layer_above_the_others(desk: Desk):
    use(desk, LayerKind.SCHOOL, "plainer_words")
    assert published(desk) == 1
    assert (label(desk, as_(SENCO)), label(desk, as_(SENCO), "do")) == ("A thought about a child", "Help in place")
    assert label(desk, elsewhere()) == "Concern raised"


def test_a_newer_version_takes_the_place_of_an_older_one_from_its_day_on(desk: Desk):
    published(desk)
    later = OWN.replace("version: 1", "version: 2").replace("2026-10-05", "2026-11-02").replace("A thought", "A word")
    assert published(desk, later) == 2
    assert label(desk, as_(SENCO)) == "A thought about a child"
    desk.clock.set(at_time(date(2026, 11, 2)))
    assert label(desk, as_(SENCO)) == "A word about a child"


def test_a_withdrawn_layer_lays_nothing_and_its_versions_are_not_given_again(desk: Desk):
    published(desk)
    with desk.writing_school(as_(SENCO)) as work:
        assert withdraw(work, NAME, TODAY) == 2
    assert label(desk, as_(SENCO)) == "Concern raised"
    assert published(desk, OWN.replace("version: 1", "version: 3")) == 3


def test_a_question_in_the_place_of_one_taken_out_has_a_name_of_its_own(desk: Desk):
    """What was answered to the first would else stand in a child's file as an answer to the second."""
    step = "weigh_concern"

    def named(layer: Layer) -> str:
        with desk.reading(as_(SENCO)) as session:
            return own_words.next_name(session, SCHOOL, layer, step)

    nothing = Layer(LayerKind.SCHOOL, NAME, 1, own_words.TITLE, TODAY)
    first = named(nothing)
    more = own_words.add_question(
        nothing, step, Field(first, "Has {child} glasses?", Kind.YES_OR_NO, may_be_blank=True)
    )
    assert named(more) != first
    with desk.writing_school(as_(SENCO)) as work:
        own_words.publish_own(work, catalogue(), more, TODAY)
    assert named(own_words.drop_question(more, step, first)) != first


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  concern: {label: A thought about a child}", "  concern: {usual: 40 school days}",
         "7:20: this would be later than 10 school days"),
        ("layer: school", "layer: council", "1:1: a school publishes its own layer"),
        ("version: 1", "version: 4", "1:1: this is version 4, and the next one is 1"),
        ("2026-10-05", "2026-09-01", "1:1: this would be in force from 2026-09-01, which has passed"),
        ("of: graduated_approach", "of: graduated_aproach", "1:1: no version of 'graduated_aproach' is in force"),
    ],
)  # fmt: skip
def test_a_text_with_a_fault_is_not_published(desk: Desk, old: str, new: str, told: str):
    with pytest.raises(InvalidDefinition, match=f"the school’s own layer:{told}"):
        published(desk, OWN.replace(old, new))
    with desk.reading(as_(SENCO)) as session:
        assert layers_of(session.connection(), SCHOOL).own == ()


def test_a_trial_says_what_a_layer_would_change_and_keeps_nothing(desk: Desk):
    with desk.reading(as_(SENCO)) as session:
        [step] = trial(catalogue(), layers_of(session.connection(), SCHOOL), OWN)
        assert layers_of(session.connection(), SCHOOL).own == ()
    assert step.before.stages["concern"].label == "Concern raised"
    assert step.after.stages["concern"].label == "A thought about a child"


def test_an_own_layer_that_does_not_fit_a_new_version_of_the_law_is_left_out_and_told(desk: Desk):
    published(desk)
    file = next(each for each in definition_files() if each.parent.name == NAME)
    text = file.read_text(encoding="utf-8").replace("at: concern", "at: worry").replace("  concern:  ", "  worry:  ")
    text = (
        text.replace("from: concern", "from: worry").replace("[concern,", "[worry,").replace("to: concern", "to: worry")
    )
    new = load(text.replace("version: 1", "version: 2"), file="v2.yaml", known=known(NAME))
    law = Definitions([made(NAME, replace(new, in_force_from=date(2026, 10, 6)))], layers=catalogue().layers)
    with desk.reading(as_(SENCO)) as session:
        stack = law.of_school(session.connection(), SCHOOL).stack(NAME, date(2026, 10, 6))
    assert stack.playbook.workflow.version == 2
    assert [fault.what for fault in stack.faults] == ["no stage is called 'concern'"]
    assert stack.playbook.workflow.layers == ()


def test_own_words_are_written_upon_what_is_in_force_today_and_not_upon_a_version_to_come(desk: Desk):
    now = catalogue().current(NAME, TODAY).workflow
    later = made(NAME, replace(now, version=2, in_force_from=TODAY + timedelta(days=1)))
    both = Definitions([*catalogue().all(), later], layers=catalogue().layers)
    words = Layer(LayerKind.SCHOOL, NAME, 1, own_words.TITLE, TODAY)
    with desk.reading(as_(SENCO)) as session:
        versions = [
            own_words.tried(session, both, SCHOOL, words, on).before.version
            for on in (TODAY, TODAY + timedelta(days=1))
        ]
    assert versions == [1, 2]


def test_another_process_sees_a_change_at_once_and_reads_what_is_pinned(desk: Desk):
    other = Definitions(catalogue().all(), layers=catalogue().layers, database=desk.database)
    there = Desk(other, desk.clock, desk.database, Ids(seed=9))
    assert label(there, as_(SENCO)) == "Concern raised"
    use(desk, LayerKind.COUNCIL, "westmere")
    ours = begun(desk, as_(SENCO), CHILD)
    found = other.playbook(ours.journey.definition).workflow
    assert found == ours.workflow
    assert begun(there, as_(SENCO), SIBLING).journey.definition == ours.journey.definition
    with pytest.raises(KeyError):
        other.playbook("0" * 64)


def test_a_verb_costs_no_more_statements_with_layers_than_without(desk: Desk):
    def opening(question: str) -> int:
        with asked(desk.database) as sent:
            open_journey(desk, as_(SENCO), CHILD, "specialist_involvement",
                         {"works": "x", "service": "other", "question": question, "why_now": ["health"],
                          "carries_out": f"person:{SENCO}"})  # fmt: skip
        return len(sent)

    without = [opening("One?"), opening("Two?")][1]
    use(desk, LayerKind.COUNCIL, "westmere")
    opening("Three?")
    assert opening("Four?") == without
