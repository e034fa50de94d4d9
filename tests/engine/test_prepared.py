"""Statements on the driver's own cursor: their types are ours, whoever listens hears them, and errors name no child."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from engine import rows
from engine.clock import at_time
from engine.database import Database
from engine.errors import OutsideWriting
from engine.prepared import Prepared
from engine.store import DUTY, SUBJECT, TASK
from tests import MONDAY
from tests.counting import Sent, asked
from tests.engine.small import SCHOOL

SENCO_ID, OTHER_ID = UUID(int=77), UUID(int=78)
ADD, ADD_SUBJECT = rows.inserting(DUTY), rows.inserting(SUBJECT)
OF_ROLE = Prepared(select(DUTY).where(DUTY.c.school_id == bindparam("school"), DUTY.c.role == "senco"))


def held_by(person_id: UUID, id: int) -> dict[str, Any]:
    """A duty to the whole school: ids, a day, and columns that stay empty."""
    return {
        "school_id": SCHOOL, "id": UUID(int=id), "subject_id": None, "role": "senco", "person_id": person_id,
        "from_on": MONDAY, "to_on": None,
    }  # fmt: skip


def test_what_is_written_is_read_in_our_types(database: Database) -> None:
    """Ids, days, moments and emptiness, on either database; a value of its own stands in the statement."""
    one = held_by(SENCO_ID, 901)
    told = {
        "school_id": SCHOOL,
        "id": UUID(int=902),
        "version": 1,
        "written_at": at_time(MONDAY),
        "rests_from": None,
    }
    with database.transaction() as connection:
        ADD.run(connection, [one])
        ADD_SUBJECT.run(connection, [told])
        assert OF_ROLE.rows(connection, {"school": SCHOOL}) == [tuple(one[each.name] for each in DUTY.c)]
        of_subject = Prepared(select(SUBJECT).where(SUBJECT.c.id == bindparam("id")))
        found = of_subject.rows(connection, {"id": UUID(int=902)})
    assert found == [tuple(told[each.name] for each in SUBJECT.c)]


def test_all_rows_go_in_one_statement_and_no_rows_in_none(database: Database) -> None:
    with asked(database) as sent, database.transaction() as connection:
        ADD.run(connection, (held_by(SENCO_ID, id) for id in (901, 902)))
        ADD.run(connection, [])
        assert len(OF_ROLE.rows(connection, {"school": SCHOOL})) == 2
    assert [each.what.split()[0] for each in sent] == ["BEGIN", "INSERT", "SELECT", "COMMIT"]
    assert [each.many for each in sent if isinstance(each, Sent)] == [False, True, False, False]


def test_an_update_finds_its_row_by_the_key(database: Database) -> None:
    change = rows.updating(DUTY, ("person_id",))
    with database.transaction() as connection:
        ADD.run(connection, [held_by(SENCO_ID, 901), held_by(SENCO_ID, 902)])
        change.run(connection, [rows.keyed(SCHOOL, UUID(int=902), {"person_id": OTHER_ID})])
        found = OF_ROLE.rows(connection, {"school": SCHOOL})
    person = list(DUTY.c).index(DUTY.c.person_id)
    assert sorted(row[person] for row in found) == [SENCO_ID, OTHER_ID]


def test_an_error_of_the_driver_is_sqlalchemys_and_keeps_the_parameters_to_itself(database: Database) -> None:
    with pytest.raises(IntegrityError) as failed, database.transaction() as connection:
        ADD.run(connection, [{**held_by(SENCO_ID, 901), "role": "Amira Khan"}] * 2)
    assert "Amira" not in str(failed.value)
    with database.reading() as session:
        assert OF_ROLE.rows(session.connection(), {"school": SCHOOL}) == []


def test_it_writes_no_fact_where_facts_may_not_be_written(database: Database) -> None:
    with pytest.raises(OutsideWriting), database.writing(facts=False) as session:
        ADD.run(session.connection(), [held_by(SENCO_ID, 901)])


def test_a_column_that_a_default_would_fill_has_to_be_given(database: Database) -> None:
    given = [each.name for each in TASK.c if each.default is None]
    with pytest.raises(TypeError, match="due_words"), database.transaction() as connection:
        Prepared(insert(TASK), given).run(connection, [{}])
