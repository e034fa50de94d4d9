"""Bringing a roll in, for real: on SQLite and on PostgreSQL."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID, uuid4

import pytest

from engine.clock import SetClock, at_time
from engine.desk import Desk
from engine.errors import Stale
from engine.ids import Ids
from tests.counting import asked
from tests.web.school import SCHOOL_ID, SYSTEM
from tests.workflows.school.roll.doing import bring_in, pupils, shown, tables
from tests.workflows.school.roll.files import SCHOOL, TODAY, arbor, bromcom, ctf, roll, sims, upn
from workflows.school.records import Pupil, School, SenStatus
from workflows.school.roll.apply import apply
from workflows.school.roll.kept import imports, keep, kept, look
from workflows.school.roll.known import HeldStatus

AMIRA = SCHOOL[0]
SYSTEMS = {"SIMS": sims, "Arbor": arbor, "Bromcom": bromcom, "CTF": ctf}


def test_a_whole_school_comes_in(either_desk: Desk) -> None:
    assert bring_in(either_desk, sims()) is not None
    found = pupils(either_desk)
    assert sorted(found) == sorted(child.first for child in SCHOOL)
    amira = found["Amira"]
    assert (amira.upn, amira.mis_id, amira.class_name, amira.year_group) == (upn(1), "000001", "4P", "4")
    assert (amira.status and amira.status.code, amira.needs) == ("K", ("SLCN", "MLD"))
    assert [(c.name, c.email, c.is_entitled) for c in amira.contacts] == [
        ("Robin Example", "family1@example.org", True)
    ]
    assert found["Leo"].status is None


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_same_file_twice_changes_nothing_and_writes_no_import(desk: Desk, name: str) -> None:
    bring_in(desk, SYSTEMS[name]())
    before = tables(
        desk, "pupil", "sen_status", "sen_need", "contact", "teaching_class", "roll_import", "roll_change", "subject"
    )
    again = shown(desk, SYSTEMS[name]())
    assert (again.new, again.changed, again.leaving, again.unchanged) == ((), (), (), 5)
    assert bring_in(desk, SYSTEMS[name]()) is None
    assert tables(desk, *before) == before


@pytest.mark.parametrize("first", SYSTEMS)
@pytest.mark.parametrize("then", ["SIMS", "Bromcom"])
def test_the_same_school_from_another_system_gives_the_same_pupils(desk: Desk, first: str, then: str) -> None:
    bring_in(desk, SYSTEMS[first]())
    bring_in(desk, SYSTEMS[then]())
    for child in SCHOOL:
        held = pupils(desk)[child.first]
        status = held.status.code if held.status else "N"
        assert (held.upn, held.year_group, held.class_name, status, held.needs) == (
            child.upn, child.year, child.form, child.status, child.needs,
        )  # fmt: skip
    assert bring_in(desk, SYSTEMS[then]()) is None


def test_a_transfer_file_brings_its_history(desk: Desk) -> None:
    bring_in(desk, ctf())
    amira = pupils(desk)["Amira"]
    assert amira.status is not None
    assert (amira.status.code, amira.status.from_on) == ("K", date(2025, 9, 2))
    assert [(p.code, p.from_on, p.to_on) for p in amira.past] == [("K", date(2024, 1, 8), date(2025, 9, 1))]


def test_a_change_supersedes_and_leaves_what_was(either_desk: Desk) -> None:
    bring_in(either_desk, sims())
    either_desk.clock.set(at_time(date(2026, 11, 25)))  # type: ignore[attr-defined]
    bring_in(either_desk, sims((replace(AMIRA, status="E", needs=("ASD",)), *SCHOOL[1:])))
    amira = pupils(either_desk)["Amira"]
    assert amira.status is not None
    assert (amira.status.code, amira.status.from_on, amira.needs) == ("E", date(2026, 11, 25), ("ASD",))
    assert [(p.code, p.to_on) for p in amira.past] == [("K", date(2026, 11, 24))]
    rows = [row for row in tables(either_desk)["sen_status"] if row["pupil_id"] == amira.pupil_id]
    assert [(r["code"], r["superseded_at"] is not None) for r in rows] == [("K", True), ("K", False), ("E", False)]


def test_a_contact_that_changes_keeps_its_id_and_leaves_a_copy(desk: Desk) -> None:
    bring_in(desk, sims())
    before = pupils(desk)["Amira"].contacts[0]
    bring_in(desk, sims().replace("family1@example.org", "amira@example.org"))
    after = pupils(desk)["Amira"].contacts[0]
    assert (after.id, after.email) == (before.id, "amira@example.org")
    copies = [row for row in tables(desk)["contact"] if row["history_of"]]
    assert [(c["history_of"], c["email"], c["superseded_at"] is not None) for c in copies] == [
        (before.id, "family1@example.org", True)
    ]


def test_nobody_leaves_unless_somebody_says_so(desk: Desk) -> None:
    bring_in(desk, sims())
    assert bring_in(desk, sims(SCHOOL[1:])) is None
    assert pupils(desk)["Amira"].left_on is None


def test_a_leaver_who_is_confirmed_leaves_and_is_not_asked_about_again(desk: Desk) -> None:
    bring_in(desk, sims())
    preview = shown(desk, sims(SCHOOL[1:]))
    assert apply(desk, SYSTEM, preview, [preview.leaving[0].pupil_id]) is not None
    assert pupils(desk)["Amira"].left_on == TODAY
    assert shown(desk, sims(SCHOOL[1:])).leaving == ()


def test_a_roll_that_still_names_a_child_who_has_died_changes_nothing(desk: Desk) -> None:
    bring_in(desk, sims())
    amira = pupils(desk)["Amira"].pupil_id
    assert amira is not None
    with desk.writing(SYSTEM, subjects=[amira]) as work:
        work.session.get_one(Pupil, (SCHOOL_ID, amira)).left_on = work.today
        work.rest(amira, work.today)
    seen = shown(desk, sims())
    assert [each.says for each in seen.problems if "this child has died" in each.says]
    assert (seen.changed, seen.leaving) == ((), ())
    assert bring_in(desk, sims()) is None
    assert pupils(desk)["Amira"].left_on == TODAY


def test_a_leaver_whom_the_preview_does_not_show_is_refused(desk: Desk) -> None:
    bring_in(desk, sims())
    with pytest.raises(Stale):
        apply(desk, SYSTEM, shown(desk, sims()), [uuid4()])


def test_a_preview_that_is_out_of_date_is_refused_and_writes_nothing(desk: Desk) -> None:
    bring_in(desk, sims())
    stale = shown(desk, sims((replace(AMIRA, year="5"), *SCHOOL[1:])))
    bring_in(desk, sims((replace(AMIRA, year="6"), *SCHOOL[1:])))
    before = tables(desk, "pupil", "roll_import", "roll_change")
    with pytest.raises(Stale, match="Look at it again"):
        apply(desk, SYSTEM, stale)
    assert tables(desk, *before) == before


class FewIds(Ids):
    """Ids that run out, as a disk does."""

    left = 20

    def new(self, at: datetime) -> UUID:
        self.left -= 1
        if self.left < 0:
            raise OSError("No more.")
        return super().new(at)


def test_an_import_that_fails_halfway_writes_nothing(desk: Desk) -> None:
    before = tables(desk, "pupil", "subject", "teaching_class", "roll_import")
    preview = shown(desk, sims())
    with pytest.raises(OSError, match="No more"):
        apply(replace(desk, ids=FewIds()), SYSTEM, preview)
    assert tables(desk, *before) == before


def test_a_wrong_upn_twice_makes_no_second_pupil(desk: Desk) -> None:
    wrong = sims().replace(upn(1), "A" + upn(1)[1:])
    bring_in(desk, wrong)
    assert pupils(desk)["Amira"].upn is None
    assert bring_in(desk, wrong) is None
    bring_in(desk, sims())
    assert (pupils(desk)["Amira"].upn, len(pupils(desk))) == (upn(1), 5)


def test_two_classes_that_differ_in_capitals_are_one(desk: Desk) -> None:
    bring_in(desk, sims((AMIRA, replace(SCHOOL[1], form="4p"))))
    assert [(row["name"], row["year_group"]) for row in tables(desk)["teaching_class"]] == [("4P", "")]


def test_a_class_has_the_year_group_that_all_of_it_are_in(desk: Desk) -> None:
    bring_in(desk, sims())
    assert {row["name"]: row["year_group"] for row in tables(desk)["teaching_class"]}["RB"] == "R"


def test_a_status_decided_here_is_not_overwritten(desk: Desk) -> None:
    bring_in(desk, sims())
    leo = pupils(desk)["Leo"]
    assert leo.pupil_id is not None
    with desk.writing(SYSTEM, subjects=[leo.pupil_id]) as work:
        work.session.add(
            SenStatus(school_id=SCHOOL_ID, id=work.new_id(), pupil_id=leo.pupil_id, code="K", from_on=TODAY,
                      source="journey", recorded_at=work.now)
        )  # fmt: skip
    assert bring_in(desk, sims()) is None
    assert pupils(desk)["Leo"].status == HeldStatus("K", TODAY, "journey", pupils(desk)["Leo"].status.id)  # type: ignore[union-attr]


def test_a_preview_is_kept_for_the_press_and_forgotten_with_it(desk: Desk) -> None:
    kept_as = keep(desk, SYSTEM, shown(desk, sims()))
    preview = kept(desk, SYSTEM, kept_as)
    apply(desk, SYSTEM, preview, kept_as=kept_as)
    assert tables(desk, "roll_preview") == {"roll_preview": []}


def test_a_preview_is_kept_for_a_day_at_most(desk: Desk) -> None:
    kept_as = keep(desk, SYSTEM, shown(desk, sims()))
    clock = desk.clock
    assert isinstance(clock, SetClock)
    clock.set(at_time(date(2026, 11, 22)))
    with pytest.raises(Exception, match="not there"):
        kept(desk, SYSTEM, kept_as)
    keep(desk, SYSTEM, shown(desk, sims()))
    assert len(tables(desk, "roll_preview")["roll_preview"]) == 1


def test_imports_are_listed_newest_first_with_what_they_did(desk: Desk) -> None:
    bring_in(desk, sims())
    bring_in(desk, arbor((replace(AMIRA, year="5"), *SCHOOL[1:])))
    with desk.reading(SYSTEM) as session:
        newest, first = imports(session, SCHOOL_ID)
    assert (newest.source, newest.new, newest.changed, newest.remaining) == ("Arbor", 0, 2, 2)
    assert (first.source, first.new, first.file_name, first.made_by) == ("SIMS", 5, "roll.csv", "the command line")


def statements_of(desk: Desk, run: Callable[[], object]) -> int:
    """How many statements the writer ran."""
    with asked(desk.database) as sent:
        run()
    return len(sent)


def test_an_import_needs_as_few_statements_for_many_pupils_as_for_few(desk: Desk) -> None:
    many = tuple(replace(AMIRA, number=n, first=f"First{n}") for n in range(10, 600))
    few = statements_of(desk, lambda: bring_in(desk, sims()))
    assert statements_of(desk, lambda: bring_in(desk, sims((*SCHOOL, *many)))) <= few
    moved = tuple(replace(child, year="6", status="E", needs=("PD",)) for child in many)
    assert (
        statements_of(desk, lambda: bring_in(desk, sims((*SCHOOL, *moved)).replace("@example", "@family"))) <= few + 6
    )


def test_another_school_is_neither_seen_nor_touched(desk: Desk) -> None:
    other = replace(SYSTEM, school_id=UUID(int=2))
    with desk.writing_school(other) as work:
        work.session.add(School(id=other.school_id, name="Other Invented School", made_on=TODAY))
    apply(desk, other, look(desk, other, roll(sims())))
    theirs = [row for row in tables(desk)["pupil"] if row["school_id"] == other.school_id]
    assert len(shown(desk, sims()).new) == 5
    bring_in(desk, sims((replace(AMIRA, year="6"), *SCHOOL[1:])))
    assert [row for row in tables(desk)["pupil"] if row["school_id"] == other.school_id] == theirs
