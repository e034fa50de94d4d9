"""Facts are written in one place only: whatever else tries is refused, and a write never waits for itself."""

import threading
from uuid import UUID

import pytest
from sqlalchemy import delete, insert, text, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel

from engine import journeys
from engine.desk import Desk
from engine.errors import Busy, OutsideWriting, WriteWithinWrite
from engine.records import Duty, Subject
from engine.store import JOURNEY, SUBJECT
from tests.engine.small import CHILD, SCHOOL, SENCO, SIBLING, TEACHER, as_
from tests.engine.test_journeys import begin, seen

OTHER_CHILD, FIRST_DUTY = UUID(int=12), UUID(int=100)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO {} (school_id) VALUES ('x')",
        "insert or replace into {} (school_id) values ('x')",
        "REPLACE INTO {} (school_id) VALUES ('x')",
        'UPDATE "{}" SET school_id = school_id',
        "UPDATE ONLY public.{} SET school_id = school_id",
        "-- a word before\nDELETE FROM {}",
        "WITH gone AS (DELETE FROM {} RETURNING 1) SELECT * FROM gone",
        "TRUNCATE TABLE {}",
        "MERGE INTO {} USING other ON true WHEN MATCHED THEN DELETE",
    ],
)
def test_no_text_of_a_short_write_reaches_any_fact_table(desk, statement):
    facts = {name for name, table in SQLModel.metadata.tables.items() if table.info.get("fact")}
    assert facts >= {"subject", "journey", "move_record", "move_detail", "task", "answer", "allowance", "duty"}
    for table in facts:
        with pytest.raises(OutsideWriting), desk.short(as_(SENCO)) as session:
            session.connection().exec_driver_sql(statement.format(table))


def test_a_short_write_reaches_the_tables_beside_the_facts(desk):
    with desk.short(as_(SENCO)) as session:
        session.connection().exec_driver_sql("DELETE FROM draft")


@pytest.mark.parametrize(
    "statement",
    [
        update(SUBJECT).values(version=9),
        delete(JOURNEY),
        insert(SUBJECT).values(school_id=SCHOOL, id=OTHER_CHILD, version=0),
        text("UPDATE journey SET stage = 'over'"),
    ],
)
def test_no_statement_of_a_short_write_reaches_a_fact_table(desk, statement):
    with pytest.raises(OutsideWriting), desk.short(as_(SENCO)) as session:
        session.connection().execute(statement)


def test_no_flush_of_a_short_write_reaches_a_fact_table(desk):
    with pytest.raises(OutsideWriting), desk.short(as_(SENCO)) as session:
        session.add(Subject(school_id=SCHOOL, id=OTHER_CHILD))
    with pytest.raises(OutsideWriting), desk.short(as_(SENCO)) as session:
        session.get_one(Duty, (SCHOOL, FIRST_DUTY)).role = "head"


def test_a_session_of_nobodys_cannot_write_facts_either(desk):
    with Session(desk.database.writer) as session:
        session.add(Subject(school_id=SCHOOL, id=OTHER_CHILD))
        with pytest.raises(OutsideWriting):
            session.commit()


def test_a_connection_that_wrote_facts_is_shut_again(desk):
    begin(desk)
    for _ in range(20):
        with pytest.raises(OutsideWriting), desk.short(as_(SENCO)) as session:
            session.connection().exec_driver_sql("UPDATE journey SET stage = 'over'")
    assert seen(desk).journey.stage == "mixing"


def test_a_write_that_fails_shuts_its_connection_too(desk):
    with pytest.raises(ZeroDivisionError), desk.writing(as_(SENCO), subjects=[CHILD]):
        raise ZeroDivisionError
    with pytest.raises(OutsideWriting), desk.short(as_(SENCO)) as session:
        session.connection().exec_driver_sql("UPDATE journey SET stage = 'over'")


@pytest.mark.parametrize("table", ["journey", "draft"])
def test_a_reader_cannot_write_anything(desk, table):
    with pytest.raises(DBAPIError), desk.reading(as_(SENCO)) as session:
        session.connection().exec_driver_sql(f"DELETE FROM {table}")
    with desk.reading(as_(SENCO)) as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM subject").scalar() == 2


def test_a_write_inside_a_write_is_refused_at_once(desk):
    with desk.writing(as_(SENCO), subjects=[CHILD]):
        with pytest.raises(WriteWithinWrite):
            journeys.open_journey(desk, as_(TEACHER), SIBLING, "baking", {"note": "Flour"})
        with pytest.raises(WriteWithinWrite), desk.short(as_(SENCO)):
            pass
    begin(desk, SIBLING)


def test_others_are_told_when_one_write_takes_too_long(desk, monkeypatch):
    monkeypatch.setattr("engine.database.WAIT_SECONDS", 0.05)
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with desk.writing(as_(SENCO), subjects=[CHILD]):
            held.set()
            done.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(10)
    try:
        with pytest.raises(Busy):
            raise_all_versions(desk)
    finally:
        done.set()
        holder.join()
    begin(desk)


def raise_all_versions(desk: Desk) -> None:
    with desk.database.writing(facts=True) as session:
        if not desk.database.is_sqlite:
            session.connection().exec_driver_sql("SET LOCAL lock_timeout = '50ms'")
        session.connection().execute(update(SUBJECT).values(version=SUBJECT.c.version + 1))


def test_others_may_read_while_one_writes(desk):
    begin(desk)
    with desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        work.connection.execute(update(JOURNEY).values(stage="over"))
        found: list[str] = []
        reader = threading.Thread(target=lambda: found.append(seen(desk).journey.stage))
        reader.start()
        reader.join(10)
        work.connection.execute(update(JOURNEY).values(stage="mixing"))
    assert found == ["mixing"]
