"""The shape of the database: its steps lead to what the models say, and a step may change what fact tables hold."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from engine.clock import SetClock
from engine.database import Database
from engine.desk import Desk
from engine.errors import BrokenReference, OutsideWriting
from engine.ids import Ids
from tests.databases import Server
from tests.web.school import SCHOOL_ID, SYSTEM, small_school
from tests.workflows.school.roll.conftest import opened
from tests.workflows.school.roll.contact_files import contacts, contacts_file, enrolled, father, mother
from tests.workflows.school.roll.doing import bring_in, pupils, shown
from tests.workflows.school.roll.doing import tables as tables_of
from web import tables
from web.migrations import NewerDatabase, config, upgrade
from workflows.catalogue import catalogue
from workflows.school.records import Contact
from workflows.school.roll.bring_in import KNOWN, TRACE
from workflows.school.roll.kept import keep

STEP = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "next", {newest!r}

def upgrade():
    {does}
"""
CHANGES_A_FACT = 'op.execute("UPDATE pupil SET last_name = upper(last_name)")'
REBUILDS_A_TABLE = f"""
    {CHANGES_A_FACT}
    with op.batch_alter_table("pupil") as pupil:
        pupil.alter_column("likes", server_default="")
"""
LEAVES_CONTACTS_WITHOUT_A_PUPIL = 'op.execute("DELETE FROM pupil")'
NAMES = text("SELECT last_name FROM pupil ORDER BY last_name")
CONTACTS = text("SELECT count(*) FROM contact JOIN pupil ON pupil.id = contact.pupil_id")
PACKAGES = ("engine", "notifications", "web", "workflows")


def test_every_module_with_a_table_is_named_so_that_no_order_of_imports_decides_which_are_known() -> None:
    root = Path(tables.__file__).parents[1]
    modules = (path for package in PACKAGES for path in (root / package).rglob("*.py"))
    found = {
        ".".join(path.relative_to(root).with_suffix("").parts) for path in modules if "table=True" in path.read_text()
    }
    assert {module.__name__ for module in tables.RECORDS} == found


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, postgres: Server, tmp_path: Path) -> Iterator[Database]:
    """A database without any table, once on each of the two kinds."""
    if request.param == "postgresql":
        with postgres.bare() as made:
            yield made
    else:
        made = Database(f"sqlite:///{tmp_path / 'bare.db'}")
        yield made
        made.dispose()


@pytest.fixture
def school(empty: Database, clock: SetClock) -> Database:
    """A database with a school in it, and a contact that refers to a pupil."""
    upgrade(empty)
    desk = Desk(catalogue(), clock, empty, Ids(1))
    children = small_school(desk).children
    with desk.writing(SYSTEM, subjects=children[:1]) as work:
        about = {"name": "Ms Khan", "from_on": work.today, "recorded_at": work.now}
        work.session.add(Contact(school_id=SCHOOL_ID, id=work.new_id(), pupil_id=children[0], **about))
    return empty


def one_step_more(folder: Path, does: str) -> Config:
    """Our steps, and one after them."""
    newest = ScriptDirectory.from_config(config()).get_current_head()
    (folder / "next.py").write_text(STEP.format(newest=newest, does=does), encoding="utf-8")
    steps, ours = config(), Path(str(config().get_main_option("script_location"))) / "versions"
    steps.set_main_option("path_separator", "os")
    steps.set_main_option("version_locations", os.pathsep.join([str(ours), str(folder)]))
    return steps


def found(database: Database) -> tuple[list[str], int]:
    """The surnames of the pupils, and how many contacts refer to one."""
    with database.reading() as session:
        connection = session.connection()
        return list(connection.execute(NAMES).scalars()), connection.execute(CONTACTS).scalar_one()


def test_the_steps_from_nothing_lead_to_what_the_models_say(empty: Database) -> None:
    upgrade(empty)
    with empty.reading() as session:
        assert compare_metadata(MigrationContext.configure(session.connection()), tables.metadata) == []


@pytest.mark.parametrize("does", [CHANGES_A_FACT, REBUILDS_A_TABLE])
def test_a_step_may_change_what_a_fact_table_holds(school: Database, tmp_path: Path, does: str) -> None:
    upgrade(school, steps=one_step_more(tmp_path, does))
    assert found(school) == (["BRAND", "KHAN", "MENSAH"], 1)


def test_a_step_that_leaves_a_row_without_what_it_refers_to_changes_nothing(school: Database, tmp_path: Path) -> None:
    with pytest.raises((BrokenReference, IntegrityError)):
        upgrade(school, steps=one_step_more(tmp_path, LEAVES_CONTACTS_WITHOUT_A_PUPIL))
    assert found(school) == (["Brand", "Khan", "Mensah"], 1)
    upgrade(school, steps=one_step_more(tmp_path, CHANGES_A_FACT))
    assert found(school) == (["BRAND", "KHAN", "MENSAH"], 1)


@pytest.mark.parametrize("does", [CHANGES_A_FACT, LEAVES_CONTACTS_WITHOUT_A_PUPIL])
def test_after_a_step_facts_are_shut_and_references_hold_again(school: Database, tmp_path: Path, does: str) -> None:
    try:
        upgrade(school, steps=one_step_more(tmp_path, does))
    except (BrokenReference, IntegrityError):
        assert does == LEAVES_CONTACTS_WITHOUT_A_PUPIL
    for _ in range(20):
        with pytest.raises(OutsideWriting), school.writing(facts=False) as session:
            session.connection().execute(text("UPDATE pupil SET last_name = ''"))
        with pytest.raises(IntegrityError), school.writing(facts=True) as session:
            session.connection().execute(text("DELETE FROM pupil"))


def test_two_processes_that_start_together_on_an_empty_database_both_find_it_whole(empty: Database) -> None:
    """Each has connections of its own; both have looked before either has begun."""
    others, start = [Database(str(empty.url.render_as_string(hide_password=False))) for _ in range(3)], Barrier(3)

    def starting(database: Database) -> None:
        start.wait()
        upgrade(database)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(starting, others))
    for each in others:
        each.dispose()
    test_the_steps_from_nothing_lead_to_what_the_models_say(empty)


def test_a_database_of_a_newer_waymark_is_left_alone_with_a_sentence(school: Database) -> None:
    with school.writing(facts=False) as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabase, match="belongs to a newer version of Waymark, and nothing was changed"):
        upgrade(school)
    assert found(school) == (["Brand", "Khan", "Mensah"], 1)


def again_from(database: Database, revision: str) -> None:
    """Go back to a revision with every row, and do the steps after it once more."""
    steps = config()
    with database.reshaping() as connection:
        steps.attributes["connection"] = connection
        command.downgrade(steps, revision)
    upgrade(database)


def test_what_imports_kept_of_contacts_sealed_before_says_no_more_how_they_were_reached(
    empty: Database,
) -> None:
    upgrade(empty)
    desk = opened(empty)
    enrolled(desk)
    for number in (1, 2):
        bring_in(desk, contacts_file(mother(mobile=f"07700 90000{number}"), father(), mother(2, mobile="07700 900008")))
    keep(desk, SYSTEM, shown(desk, contacts_file(mother(mobile="07700 900003"))))
    child, nadia = pupils(desk)["Amira"].pupil_id, contacts(desk)["Ms Nadia Kestrel"].id
    assert child is not None
    with desk.writing(SYSTEM, subjects=[child]) as work:
        work.session.get_one(Contact, (SCHOOL_ID, nadia)).sealed = True
    before = tables_of(desk, "roll_change", "contact")
    again_from(empty, "0033")
    after = tables_of(desk, "roll_change", "roll_preview", "contact")
    kept = str([row for row in after["roll_change"] if row["pupil_id"] == child])
    assert not [secret for secret in ("nadia@example.org", "07700 900001", "07700 900002") if secret in kept]
    assert "omar@example.org" in kept
    assert all(KNOWN.validate_json(row["before"]) and TRACE.validate_json(row["after"]) for row in after["roll_change"])
    others = [row for row in before["roll_change"] if row["pupil_id"] != child]
    assert "07700 900008" in str(others)
    assert others == [row for row in after["roll_change"] if row["pupil_id"] != child]
    assert (after["roll_preview"], after["contact"]) == ([], before["contact"])
