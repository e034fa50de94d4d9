"""What all workflows share, against the steps as they were agreed: typed from them, not from the file."""

from engine.asking import Rung
from workflows.catalogue import known

LADDERS = {
    "step": [
        "task_due_soon to owner 2 school days before due",
        "task_overdue to owner 1 school day after due, again every 5 school days",
        "task_overdue to senco 5 school days after due, again every 10 school days",
        "task_overdue to head 15 school days after due",
    ],
    "light": ["task_due to owner on due", "task_overdue to owner 3 school days after due"],
    "review": [
        "review_soon to owner 15 school days before due",
        "review_soon to owner 5 school days before due",
        "review_due to owner on due",
        "review_overdue to owner 1 school day after due, again every 5 school days",
        "review_overdue to senco 5 school days after due",
        "review_overdue to head 10 school days after due",
    ],
    "senco": [
        "task_due to senco on due",
        "task_overdue to senco 5 school days after due, again every 5 school days",
        "task_overdue to head 15 school days after due",
    ],
    "notice": [
        "task_due_soon to senco 2 school days before due",
        "task_overdue to senco 1 school day after due, again every 2 school days",
        "task_overdue to head 5 school days after due",
    ],
    "watch": [
        "task_due to class_teacher on due",
        "task_overdue to class_teacher 5 school days after due",
    ],
    "chasing": [
        "ask_the_service to senco on due",
        "ask_the_service to senco 5 school days after due, again every 5 school days",
    ],
    "records": [
        "task_due_soon to owner 2 school days before due",
        "task_overdue to owner 1 school day after due, again every 2 school days",
        "task_overdue to senco 1 school day after due, again every 2 school days",
        "task_overdue to head 5 school days after due",
    ],
    "asking_council": ["ask_the_council to senco 1 calendar day after due, again every 14 calendar days"],
    "rights": [
        "rights_pass_on to senco 183 calendar days before due",
        "rights_pass_on to senco 28 calendar days before due",
    ],
    "decision": [
        "decision_again to dsl on due",
        "decision_again to dsl 5 school days after due, again every 5 school days",
    ],
}
TALKS = [
    "In person",
    "By phone",
    "By video",
    "In person with an interpreter",
    "By phone with an interpreter",
    "In writing, both ways",
]
FOUND_OUT = [
    "Talked",
    "Drew or chose pictures",
    "Signs or symbols",
    "Wrote",
    "Video",
    "Told at home",
    "Watched by somebody who knows the child well",
    "Tried, not obtained",
]


def in_words(rung: Rung) -> str:
    again = f", again every {rung.again_every}" if rung.again_every else ""
    return f"{rung.send} to {rung.to} {rung.when}{again}"


def test_the_ladders_are_those_that_the_owner_is_shown() -> None:
    ladders = {name: [in_words(rung) for rung in rungs] for name, rungs in known("").ladders.items()}
    assert ladders == LADDERS


def test_a_service_is_never_reminded() -> None:
    assert {rung.to for rung in known("").ladders["chasing"]} == {"senco"}


def test_a_talk_says_how_it_was_held_and_whether_the_family_has_a_note() -> None:
    fields = {field.name: field for field in known("").forms["talk"]}
    assert list(known("").lists["ways_to_talk"].values()) == TALKS
    assert fields["how"].choices == known("").lists["ways_to_talk"]
    assert list((fields["note"].choices or {}).values()) == ["Given on paper", "Sent", "Not yet"]
    assert fields["who"].source == ("contacts",)


def test_what_a_child_says_can_be_found_out_in_many_ways_or_honestly_not() -> None:
    fields = {field.name: field for field in known("").forms["child_says"]}
    assert list((fields["how"].choices or {}).values()) == FOUND_OUT
    assert [name for name, field in fields.items() if not field.may_be_blank] == ["how"]
