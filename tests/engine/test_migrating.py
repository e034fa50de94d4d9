"""Running journeys move to another definition, each batch as a whole, and come back equal to the byte."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update
from sqlmodel import SQLModel

from engine import journeys, tasks, verify
from engine.clock import SetClock
from engine.database import Database
from engine.desk import Desk
from engine.errors import NotFound, NotLaw, NotYetLaw
from engine.landing import is_between_cycles, lands_at
from engine.migrating import BATCH, migrate
from engine.migrations import MigrationMade, migration, migrations_to
from engine.playbook import Playbook
from engine.refreshing import refresh_school
from engine.rehearsal import rehearse
from engine.store import DATE, JOURNEY, RECORD, TASK
from engine.terms import Force
from engine.undoing import BEGUN, NEWER, undo, what_undo_would_do
from engine.values import Actor, Scope
from engine.versions import Replaces
from tests.engine.recipes import PROPOSED, RELABELLED, SECOND, desk_of
from tests.engine.small import CHILD, SCHOOL, SENCO, SIBLING, TEACHER, as_, desk_over
from tests.engine.test_journeys import answer, begin, ready, seen
from workflows.catalogue import catalogue

SYSTEM = Scope(SCHOOL, Actor.system("migrate"))
DRAFT = SQLModel.metadata.tables["draft"]
ONLY_GROWS = {"sequence", "head"}


@pytest.fixture
def desk(database: Database, clock: SetClock) -> Desk:
    """A desk over two children: one in the oven in its first cycle, with a date set; one still mixing."""
    desk_over(database, clock)
    made = desk_of(database, clock)
    journey_id = ready(made)
    answer(made, TEACHER, "weigh", note="300 g", again_on="2026-09-21")
    journeys.move(made, as_(TEACHER), journey_id, "bake", seen=0)
    begin(made, SIBLING)
    weigh = next(row.id for row in seen(made, SIBLING).tasks if row.task == "weigh")
    tasks.save_draft(made, as_(TEACHER), weigh, {"note": "About"}, based_on=0)
    return made


def rows_of(desk: Desk, *tables: Any) -> dict[str, list[dict[str, Any]]]:
    """Every row of these tables, or of all, but for a journey's place in its chain where tables are named."""
    named = tables or tuple(SQLModel.metadata.sorted_tables)
    left_out = ONLY_GROWS if tables else set()
    with desk.database.reading() as session:
        connection = session.connection()
        return {
            table.name: sorted(
                ({name: value for name, value in row.items() if name not in left_out}
                 for row in connection.execute(select(table)).mappings()),
                key=repr,
            )
            for table in named
        }  # fmt: skip


def as_it_stands(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    return rows_of(desk, JOURNEY, TASK, DATE, DRAFT)


def faults(desk: Desk) -> list[str]:
    with desk.reading(SYSTEM) as session:
        chains = list(verify.broken_chains(session, SCHOOL))
        return [str(each) for each in (*chains, *verify.wrong_projections(desk, session, SYSTEM))]


def landings(desk: Desk, target: Playbook) -> dict[UUID, Any]:
    with desk.reading(SYSTEM) as session:
        return {each.journey.subject_id: each for each in rehearse(desk, session, SYSTEM, target)}


def test_a_dry_run_says_where_each_would_land_and_what_it_would_lack_and_changes_nothing(desk):
    before = rows_of(desk)
    found = landings(desk, SECOND)
    assert (found[CHILD].to_stage, found[SIBLING].to_stage) == ("oven", "stirring")
    assert found[CHILD].opens == ("smell",)
    assert found[SIBLING].lacks[0].because == "Nobody has been told."
    assert not found[SIBLING].lacks[0].is_new
    assert rows_of(desk) == before


def test_a_dry_run_tells_of_a_duty_that_the_map_leaps_over(desk):
    """From the bowl straight into the oven, past the must on the way, for which nobody was asked."""
    leap = replace(SECOND.workflow, replaces=Replaces("baking", 1, {"mixing": "oven", "oven": "oven"}))
    found = landings(desk, replace(SECOND, workflow=leap))
    assert [(each.check, each.force) for each in found[SIBLING].lacks if each.force is Force.MUST] == [
        ("told", Force.MUST)
    ]
    assert Force.MUST not in {each.force for each in found[CHILD].lacks}


def test_the_file_of_the_database_is_the_same_after_a_dry_run(sqlite_database, clock):
    desk_over(sqlite_database, clock)
    desk = desk_of(sqlite_database, clock)
    begin(desk)
    sqlite_database.dispose()
    file = Path(str(sqlite_database.url.database))
    before = file.read_bytes()
    assert landings(desk, SECOND)
    assert landings(desk, PROPOSED)
    sqlite_database.dispose()
    assert file.read_bytes() == before


def test_each_journey_moves_as_the_map_says_and_its_record_says_by_the_system(desk):
    made = migrate(desk, SYSTEM, SECOND, why="New recipe")
    assert made.moved == 2
    now, sibling = seen(desk), seen(desk, SIBLING)
    assert (now.journey.definition, now.journey.version, now.journey.stage) == (SECOND.hash, 2, "oven")
    assert (sibling.journey.version, sibling.journey.stage) == (2, "stirring")
    record = now.records[-1]
    assert (record.kind, record.from_stage, record.to_stage) == ("migrated", "oven", "oven")
    assert (record.detail["role"], record.detail["why"]) == ("system", "New recipe")
    assert (now.journey.visit, now.journey.entered_on.day) == (1, 7)
    assert faults(desk) == []


def test_steps_and_dates_stand_as_the_new_definition_says(desk, clock):
    clock.advance(timedelta(days=28))
    refresh_school(desk, SYSTEM)
    migrate(desk, SYSTEM, SECOND)
    rows = {row.task: row for row in seen(desk).tasks}
    assert rows["smell"].status == "open"
    assert rows["smell"].due_on == desk.today() + timedelta(days=7)
    assert rows["smell"].nudge_on is not None
    weigh = next(row for row in seen(desk, SIBLING).tasks if row.task == "weigh")
    assert weigh.due_on.isoformat() == "2026-09-10"
    assert faults(desk) == []


def test_what_is_taken_back_is_equal_to_the_byte(desk):
    before = as_it_stands(desk)
    made = migrate(desk, SYSTEM, SECOND)
    assert as_it_stands(desk) != before
    assert undo(desk, SYSTEM, made.id).back == 2
    assert as_it_stands(desk) == before
    assert [record.kind for record in seen(desk).records][-2:] == ["migrated", "brought back"]
    assert faults(desk) == []


def test_it_is_equal_to_the_byte_after_nights_too(desk, clock):
    before = as_it_stands(desk)
    made = migrate(desk, SYSTEM, SECOND)
    for _ in range(3):
        clock.advance(timedelta(days=5))
        refresh_school(desk, SYSTEM)
    undo(desk, SYSTEM, made.id)
    assert as_it_stands(desk) == before
    refresh_school(desk, SYSTEM)
    assert faults(desk) == []


def test_a_child_about_whom_something_newer_was_written_stays_and_the_others_come_back(desk):
    before = as_it_stands(desk)[JOURNEY.name]
    made = migrate(desk, SYSTEM, SECOND)
    answer(desk, TEACHER, "smell", how="Of bread")
    done = undo(desk, SYSTEM, made.id)
    assert (done.back, [(each.subject_id, each.why) for each in done.refused]) == (1, [(CHILD, NEWER)])
    assert seen(desk).journey.version == 2
    sibling = [row for row in as_it_stands(desk)[JOURNEY.name] if row["subject_id"] == SIBLING]
    assert sibling == [row for row in before if row["subject_id"] == SIBLING]
    assert undo(desk, SYSTEM, made.id).refused == done.refused
    assert faults(desk) == []


def test_what_somebody_has_begun_to_type_in_a_new_step_is_not_lost(desk):
    made = migrate(desk, SYSTEM, SECOND)
    smell = next(row.id for row in seen(desk).tasks if row.task == "smell")
    tasks.save_draft(desk, as_(TEACHER), smell, {"how": "Of"}, based_on=0)
    done = undo(desk, SYSTEM, made.id)
    assert [(each.subject_id, each.why) for each in done.refused] == [(CHILD, BEGUN)]
    assert tasks.draft_of(desk, as_(TEACHER), smell).values == {"how": "Of"}


def test_a_journey_goes_on_under_its_new_rules_and_can_move_once_more_after_it_came_back(desk):
    made = migrate(desk, SYSTEM, SECOND)
    undo(desk, SYSTEM, made.id)
    again = migrate(desk, SYSTEM, SECOND)
    assert again.id != made.id
    answer(desk, TEACHER, "smell", how="Of bread")
    journeys.move(desk, as_(SENCO), seen(desk).journey.id, "take_out", seen=4, reasons={"weighed": "It smells right"})
    assert seen(desk).journey.stage == "over"
    assert faults(desk) == []


def test_to_another_text_of_the_same_version_every_stage_leads_to_itself(desk):
    before = as_it_stands(desk)
    made = migrate(desk, SYSTEM, RELABELLED)
    assert [seen(desk, child).journey.stage for child in (CHILD, SIBLING)] == ["oven", "mixing"]
    assert seen(desk, SIBLING).workflow.stages["mixing"].label == "In the bowl"
    undo(desk, SYSTEM, made.id)
    assert as_it_stands(desk) == before


def test_nobody_left_to_move_leaves_nothing_behind(desk):
    migrate(desk, SYSTEM, SECOND)
    before = rows_of(desk)
    assert migrate(desk, SYSTEM, SECOND).id is None
    assert rows_of(desk) == before


def test_nothing_moves_to_a_proposal_nor_to_what_is_not_in_force(desk, clock):
    before = rows_of(desk)
    assert landings(desk, PROPOSED)
    with pytest.raises(NotLaw):
        migrate(desk, SYSTEM, PROPOSED)
    clock.set(clock.now() - timedelta(days=20))
    with pytest.raises(NotYetLaw, match="in force from 1 September 2026"):
        migrate(desk, SYSTEM, SECOND)
    assert rows_of(desk) == before


def test_a_press_moves_and_puts_back_so_many_at_most_and_the_next_one_goes_on(desk, monkeypatch):
    for module in ("migrating", "undoing"):
        monkeypatch.setattr(f"engine.{module}.BATCH", 1)
    before = as_it_stands(desk)
    first = migrate(desk, SYSTEM, SECOND, most=1)
    made = told(desk, first.id)
    assert (first.moved, first.is_whole, made.moved, made.finished_at) == (1, False, 1, None)
    rest = migrate(desk, SYSTEM, SECOND, most=1)
    assert (rest.id, rest.moved, rest.is_whole) == (first.id, 1, True)
    made = told(desk, first.id)
    assert (made.moved, made.left, made.undone_at) == (2, 2, None)
    assert made.finished_at is not None
    assert not undo(desk, SYSTEM, first.id, most=1).is_whole
    assert told(desk, first.id).left == 1
    assert undo(desk, SYSTEM, first.id, most=1).is_whole
    assert (told(desk, first.id).left, as_it_stands(desk)) == (0, before)
    with desk.reading(SYSTEM) as session:
        assert migrations_to(session, SYSTEM, SECOND.hash) == (told(desk, first.id),)


@pytest.mark.parametrize("at_once", [1, BATCH])
def test_what_taking_it_back_would_do_is_what_it_does(desk, monkeypatch, at_once):
    monkeypatch.setattr("engine.undoing.BATCH", at_once)
    made = migrate(desk, SYSTEM, SECOND)
    answer(desk, TEACHER, "smell", how="Of bread")
    with desk.reading(SYSTEM) as session:
        would = what_undo_would_do(session, SYSTEM, made.id)
    assert [(each.subject_id, each.why) for each in would.refused] == [(CHILD, NEWER)]
    assert undo(desk, SYSTEM, made.id) == would


def test_a_child_at_rest_is_moved_nowhere(desk):
    with desk.writing(SYSTEM, subjects=[SIBLING]) as work:
        work.rest(SIBLING, work.today)
    assert set(landings(desk, SECOND)) == {CHILD}
    assert migrate(desk, SYSTEM, SECOND).moved == 1


def told(desk: Desk, migration_id: UUID) -> MigrationMade:
    with desk.reading(SYSTEM) as session:
        return migration(session, SYSTEM, migration_id)


def test_a_migration_that_is_not_there_is_not_taken_back(desk):
    with desk.reading(SYSTEM) as session, pytest.raises(NotFound):
        migration(session, SYSTEM, UUID(int=9))
    with pytest.raises(NotFound):
        undo(desk, SYSTEM, UUID(int=9))


def test_what_was_altered_in_the_chain_is_found_after_a_migration_too(desk):
    migrate(desk, SYSTEM, SECOND)
    with desk.database.writing(facts=True) as session:
        session.connection().execute(update(RECORD).where(RECORD.c.kind == "migrated").values(definition="other"))
    assert faults(desk)


@pytest.mark.parametrize(
    ("stage", "may"),
    [("concern", True), ("teaching_response", True), ("sen_assessment", True), ("plan", False), ("do", False),
     ("review", True)],
)  # fmt: skip
def test_rules_change_between_two_cycles(stage, may):
    assert is_between_cycles(catalogue().version("graduated_approach", 1).workflow, stage) is may


@pytest.mark.parametrize(
    ("workflow", "version", "stage", "to"),
    [("baking", 1, "mixing", "stirring"), ("baking", 2, "stirring", "stirring"), ("baking", 1, "over", None),
     ("baking", 3, "mixing", None), ("frying", 1, "mixing", None), ("baking", 2, "over", None)],
)  # fmt: skip
def test_only_what_the_map_names_has_a_place(workflow, version, stage, to):
    assert lands_at(SECOND.workflow, workflow, version, stage) == to
