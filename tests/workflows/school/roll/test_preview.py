"""What bringing in a roll would do, against pupils that the school already holds."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from tests.workflows.school.roll.files import ARBOR, SCHOOL, TODAY, Child, arbor, bromcom, ctf, roll, sims, table, upn
from workflows.school.roll.known import HeldContact, HeldStatus, Known
from workflows.school.roll.preview import Preview, Why, preview
from workflows.school.roll.problems import About, Kind

AMIRA, LEO = SCHOOL[0], SCHOOL[1]


def held(child: Child, **changed: object) -> Known:
    """A pupil as the school holds them after a full import."""
    known = Known(
        pupil_id=UUID(int=child.number),
        upn=child.upn,
        mis_id=f"{child.number:06d}",
        first_name=child.first,
        last_name=child.last,
        sex=child.sex,
        date_of_birth=child.born,
        year_group=child.year,
        class_name=child.form,
        looked_after=child.in_care,
        status=HeldStatus(child.status, date(2025, 9, 2), "roll: SIMS", UUID(int=900)) if child.status != "N" else None,
        needs=child.needs,
        contacts=(HeldContact(child.guardian, "", child.email, id=UUID(int=800 + child.number)),),
    )
    return replace(known, **changed)  # type: ignore[arg-type]


EVERYBODY = tuple(held(child) for child in SCHOOL)
CLASSES = tuple(child.form for child in SCHOOL)


def compare(text: str, *pupils: Known, name: str = "roll.csv") -> Preview:
    return preview(roll(text, name), pupils, CLASSES, TODAY)


@pytest.mark.parametrize("write", [sims, arbor, bromcom])
def test_a_school_that_has_not_changed_is_unchanged_whatever_the_system(write) -> None:  # type: ignore[no-untyped-def]
    found = compare(write(), *EVERYBODY)
    assert (found.new, found.changed, found.leaving, found.unchanged) == ((), (), (), 5)


def test_an_empty_school_takes_everybody_as_new_with_their_classes() -> None:
    found = preview(roll(sims()), (), (), TODAY)
    assert [each.after.full_name for each in found.new] == [f"{c.first} {c.last}" for c in SCHOOL]
    assert sorted(found.new_classes) == sorted(CLASSES)
    assert (found.changed, found.leaving, found.unchanged) == ((), (), 0)


def test_a_change_is_shown_field_by_field() -> None:
    moved = replace(AMIRA, year="5", form="5P", last="Kestrel-Wood")
    found = compare(sims((moved, *SCHOOL[1:])), *EVERYBODY)
    (changed,) = found.changed
    assert [(c.what, c.before, c.after) for c in changed.changes] == [
        ("Surname", "Kestrel", "Kestrel-Wood"),
        ("Year group", "4", "5"),
        ("Class", "4P", "5P"),
    ]
    assert found.new_classes == ("5P",)


def test_capitals_apostrophes_and_leading_zeros_are_no_change() -> None:
    text = sims().replace("Kestrel", "KESTREL").replace("O’Finch", "O'Finch").replace("000001", "1").replace("4P", "4p")
    assert compare(text, *EVERYBODY).unchanged == 5


def test_a_blank_never_erases() -> None:
    found = compare(
        f"UPN,Forename,Surname,DOB,Year,Reg,SEN Status,Contact\n{upn(1)},Amira,Kestrel,,4,,,\n", EVERYBODY[0]
    )
    assert (found.changed, found.unchanged) == ((), 1)


def test_a_pupil_who_is_not_in_the_file_is_asked_about() -> None:
    found = compare(sims(SCHOOL[1:]), *EVERYBODY)
    (leaving,) = found.leaving
    assert (leaving.pupil.first_name, leaving.why, leaving.line) == ("Amira", Why.ABSENT, None)


def test_a_pupil_with_a_blank_year_group_is_asked_about_and_otherwise_left_alone() -> None:
    found = compare(sims((replace(AMIRA, year="", last="Changed"), *SCHOOL[1:])), *EVERYBODY)
    (leaving,) = found.leaving
    assert (leaving.pupil.first_name, leaving.why, leaving.line) == ("Amira", Why.BLANK, 2)
    assert found.changed == ()


def test_a_leaving_date_is_kept_for_the_question() -> None:
    text = f"UPN,Forename,Surname,DOB,Year,Date of leaving\n{upn(1)},Amira,Kestrel,04/03/2018,4,23/10/2026\n"
    (leaving,) = compare(text, EVERYBODY[0]).leaving
    assert (leaving.why, leaving.left_on) == (Why.DATED, date(2026, 10, 23))


def test_a_transfer_file_never_makes_a_leaver() -> None:
    found = compare(ctf(SCHOOL[:1]), *EVERYBODY, name="x.xml")
    assert found.leaving == ()


def test_rows_that_were_left_out_make_no_leavers() -> None:
    broken = "\r\n".join([*sims().splitlines()[:-1], "x" + ",y" * 20])
    assert compare(broken, *EVERYBODY).leaving == ()


def test_a_leaver_whom_we_do_not_know_is_passed_over_and_told_of() -> None:
    found = compare(sims((replace(AMIRA, year=""), *SCHOOL[1:])), *EVERYBODY[1:])
    assert (found.new, found.leaving) == ((), ())
    assert [(p.line, p.about) for p in found.problems] == [(2, About.LEAVER)]


def test_a_pupil_who_left_and_is_in_the_file_comes_back() -> None:
    found = compare(sims(), *(replace(p, left_on=date(2026, 7, 21)) if p.first_name == "Leo" else p for p in EVERYBODY))
    (changed,) = found.changed
    assert [(c.what, c.before, c.after) for c in changed.changes] == [("Left on", "21 July 2026", "")]


def test_a_pupil_who_has_left_and_is_blank_again_is_not_asked_about_twice() -> None:
    gone = replace(EVERYBODY[0], left_on=date(2026, 7, 21))
    found = compare(sims((replace(AMIRA, year=""), *SCHOOL[1:])), gone, *EVERYBODY[1:])
    assert (found.leaving, found.changed) == ((), ())


def test_a_list_of_a_few_pupils_is_doubted() -> None:
    found = compare(sims(SCHOOL[:2]), *EVERYBODY)
    assert "3 of your 5 pupils are not in this file" in found.problems[0].says


def test_a_new_upn_is_found_by_number_name_and_birth_and_the_old_one_kept() -> None:
    found = compare(sims().replace(upn(1), upn(77)), *EVERYBODY)
    (changed,) = found.changed
    assert (changed.after.upn, changed.after.former_upn) == (upn(77), upn(1))


def test_a_former_upn_finds_the_pupil() -> None:
    text = f"UPN,Former UPN,Forename,Surname,DOB,Year\n{upn(77)},{upn(1)},Amira,Kestrel,04/03/2018,4\n"
    (changed,) = compare(text, EVERYBODY[0]).changed
    assert (changed.before.upn, changed.after.upn, changed.after.former_upn) == (upn(1), upn(77), upn(1))


def test_a_pupil_without_a_upn_is_found_by_name_and_birth_and_given_one() -> None:
    found = compare(ctf(SCHOOL[:1]), held(AMIRA, upn=None, mis_id=None), name="x.xml")
    (changed,) = found.changed
    assert ("UPN", "", upn(1)) in [(c.what, c.before, c.after) for c in changed.changes]


def test_a_temporary_upn_gives_way_to_a_permanent_one() -> None:
    found = compare(ctf(SCHOOL[:1]), held(AMIRA, upn="M20700001604A", mis_id=None), name="x.xml")
    assert [each.after.former_upn for each in found.changed] == ["M20700001604A"]


def test_the_same_name_and_birth_under_another_upn_is_another_child_until_somebody_says_otherwise() -> None:
    found = compare(ctf(SCHOOL[:1]), held(AMIRA, upn=upn(77), mis_id=None), name="x.xml")
    assert len(found.new) == 1
    assert [(p.about, p.kind) for p in found.problems] == [(About.DUPLICATE, Kind.WARNING)]


def test_a_pupil_typed_in_by_hand_is_found_by_name_and_class() -> None:
    typed = Known(pupil_id=UUID(int=9), first_name="Amira", last_name="Kestrel", year_group="4", class_name="4P")
    found = compare(sims(SCHOOL[:1]), typed)
    assert (len(found.new), [each.after.upn for each in found.changed], found.problems) == (0, [upn(1)], ())


def test_a_pupil_found_by_name_and_year_group_alone_is_told_of() -> None:
    typed = Known(pupil_id=UUID(int=9), first_name="Amira", last_name="Kestrel", year_group="4", class_name="4Q")
    found = compare(sims(SCHOOL[:1]), typed)
    assert [each.before.class_name for each in found.changed] == ["4Q"]
    assert [(p.line, p.kind) for p in found.problems] == [(2, Kind.WARNING)]


def test_a_name_alone_finds_nobody() -> None:
    typed = Known(pupil_id=UUID(int=9), first_name="Amira", last_name="Kestrel", year_group="6", class_name="6Q")
    assert len(compare(sims(SCHOOL[:1]), typed).new) == 1


def test_a_list_of_names_and_classes_finds_everybody_again() -> None:
    rows = "".join(f"{c.first},{c.last},{c.form}\n" for c in SCHOOL)
    found = compare(f"Forename,Surname,Class\n{rows}", *EVERYBODY)
    assert (found.new, found.changed, found.leaving, found.unchanged) == ((), (), (), 5)


def test_a_wrong_upn_leaves_the_good_one_that_we_have() -> None:
    found = compare(sims().replace(upn(1), "A" + upn(1)[1:]), *EVERYBODY)
    assert (found.changed, found.new, found.unchanged) == ((), (), 5)
    assert {(p.about, p.kind) for p in found.problems} == {(About.UPN, Kind.ERROR)}


def test_a_upn_that_we_have_for_quite_another_child_is_refused() -> None:
    text = sims().replace(f"{upn(1)},Amira,Kestrel,F,04/03/2018", f"{upn(1)},Ivo,Rook,M,09/09/2017")
    found = compare(text, *EVERYBODY)
    assert (found.new, found.changed, found.leaving) == ((), (), ())
    assert [(p.line, p.about, p.kind) for p in found.problems] == [(2, About.DUPLICATE, Kind.ERROR)]


def test_two_lines_for_one_pupil_of_ours_are_told_of() -> None:
    header = "Adno,UPN,Forename,Surname,DOB,Year"
    found = compare(
        f"{header}\n000001,,Amira,Kestrel,04/03/2018,4\n99,{upn(1)},Amy,Kestrel,04/03/2018,4\n", EVERYBODY[0]
    )
    assert [(p.line, p.about, p.kind) for p in found.problems if p.kind is Kind.ERROR] == [
        (3, About.DUPLICATE, Kind.ERROR)
    ]


def test_a_line_without_a_name_cannot_come_in_but_can_change_a_pupil() -> None:
    text = f"UPN,SEN Status,SEN Need\n{upn(1)},E,PD\n{upn(55)},K,MLD\n"
    found = compare(text, EVERYBODY[0])
    assert [each.after.status.code for each in found.changed if each.after.status] == ["E"]
    assert [(p.line, p.about, p.kind) for p in found.problems if p.kind is Kind.ERROR] == [(3, About.NAME, Kind.ERROR)]


def test_what_was_decided_here_stands_and_the_office_is_told() -> None:
    decided = replace(EVERYBODY[1], status=HeldStatus("K", date(2026, 10, 1), "journey", UUID(int=7)), needs=("SEMH",))
    found = compare(sims(), EVERYBODY[0], decided, *EVERYBODY[2:])
    assert found.changed == ()
    (problem,) = found.problems
    assert "Waymark has SEN support for this pupil, decided here; the file says No SEN" in problem.says


def test_a_later_start_in_the_file_is_newer_than_what_was_decided_here() -> None:
    decided = held(AMIRA, status=HeldStatus("K", date(2026, 1, 5), "journey", UUID(int=7)))
    text = (
        f"UPN,Forename,Surname,DOB,Year,SEN Status,SEN Start Date\n{upn(1)},Amira,Kestrel,04/03/2018,4,E,01/10/2026\n"
    )
    (changed,) = compare(text, decided).changed
    assert changed.after.status == HeldStatus("E", date(2026, 10, 1), "roll: SIMS")
    assert [(p.code, p.to_on) for p in changed.after.past] == [("K", date(2026, 9, 30))]


def test_a_blank_status_of_a_pupil_with_support_is_told_of_and_changes_nothing() -> None:
    found = compare(sims((replace(AMIRA, status="", needs=()), *SCHOOL[1:])), *EVERYBODY)
    assert found.changed == ()
    assert [(p.line, p.says) for p in found.problems] == [
        (2, "The SEN status is blank; here it is SEN support, and stays so.")
    ]


def test_support_that_ends_takes_its_needs_along() -> None:
    (changed,) = compare(sims((replace(AMIRA, status="N", needs=()), *SCHOOL[1:])), *EVERYBODY).changed
    assert (changed.after.status, changed.after.needs) == (HeldStatus("N", TODAY, "roll: SIMS"), ())


@pytest.mark.parametrize("write", [sims, arbor, bromcom, ctf])
def test_a_need_that_cannot_be_read_ends_none_that_is_held(write) -> None:  # type: ignore[no-untyped-def]
    kofi = replace(SCHOOL[3], needs=("DS", "XYZ"))
    found = compare(write((*SCHOOL[:3], kofi, SCHOOL[4])), *EVERYBODY)
    assert [each.after.needs for each in found.changed if each.after.first_name == "Kofi"] == [("DS", "ASD", "PD")]


def test_a_contact_that_the_school_ended_is_not_brought_back() -> None:
    ended = replace(EVERYBODY[0].contacts[0], ended=True, is_entitled=False)
    assert compare(sims(), held(AMIRA, contacts=(ended,)), *EVERYBODY[1:]).changed == ()


def test_who_is_entitled_stays_as_the_school_has_it() -> None:
    other = replace(EVERYBODY[0].contacts[0], is_entitled=False)
    assert compare(sims(), held(AMIRA, contacts=(other,)), *EVERYBODY[1:]).changed == ()


@pytest.mark.parametrize("name", ["Mrs Robin Example", "robin example", "Mrs R Example"])
def test_a_contact_is_known_again_with_a_title_or_an_initial(name: str) -> None:
    again = replace(EVERYBODY[0].contacts[0], name=name)
    assert compare(sims(), held(AMIRA, contacts=(again,)), *EVERYBODY[1:]).changed == ()


def test_another_person_at_one_address_is_another_contact() -> None:
    other = replace(EVERYBODY[0].contacts[0], name="Sam Other")
    (changed,) = compare(sims(), held(AMIRA, contacts=(other,)), *EVERYBODY[1:]).changed
    assert [(c.what, c.before, c.after) for c in changed.changes] == [
        ("Family contact", "", "Robin Example, family1@example.org")
    ]


def test_a_flag_without_a_column_says_nothing() -> None:
    cared_for = held(AMIRA, looked_after=True, english_additional=True)
    assert compare(sims(), cared_for, *EVERYBODY[1:]).changed == ()


def test_a_preview_is_the_same_after_a_while_as_text() -> None:
    moved = replace(AMIRA, year="5")
    found = compare(arbor((moved, *SCHOOL[2:])), *EVERYBODY[:-1])
    assert found.new
    assert found.changed
    assert found.leaving
    assert Preview.from_text(found.as_text()) == found


def test_the_header_of_the_samples_is_the_one_in_the_notes() -> None:
    assert "Year group(s) this academic year" in ARBOR
    assert table(f"{upn(2)},{LEO.first},{LEO.last},30/10/2019,2,2H,N,,").people[0].leaves is False
