"""What a cycle relied on is asked again: a correction moves nobody, and is the first reason on the board."""

import pytest

from engine.boards import board
from engine.values import Actor, Scope
from tests.web.invented import child, journey
from workflows.school.setting_up import schools
from workflows.support import agreements, contacts


@pytest.fixture
def scope(demo) -> Scope:
    [school] = schools(demo)
    return Scope(school, Actor.system("test"))


def row(demo, scope, found):
    with demo.reading(scope) as session:
        return next(each for each in board(session, scope) if each.journey_id == found.id)


def test_a_contact_who_joins_later_is_owed_the_notice_first(demo, scope):
    amira = journey(demo, "Amira")
    assert "family_told_of_provision" in amira.relied.split()
    with demo.writing(scope, subjects=[child(demo, "Amira")]) as work:
        contacts.add_contact(work, child(demo, "Amira"), contacts.ContactWords("Nadia Khan", "aunt"))
    found = row(demo, scope, amira)
    assert found.blocking[0] == ("family_told_of_provision", "1 of 3 family contacts have not been told formally.")
    assert (found.stage, found.next_name) == ("do", "tell_family")


def test_an_agreement_withdrawn_after_the_asking_is_the_first_reason(demo, scope):
    asked = journey(demo, "Amira", "specialist_involvement")
    with demo.writing(scope, journey=asked.id) as work:
        agreements.withdraw_all(work, work.journey(asked.id).journey, "service")
    found = row(demo, scope, asked)
    assert ("family_agrees", "The family has withdrawn its agreement.") in found.blocking
    assert found.stage == "referred"


def test_what_still_holds_is_no_reason(demo, scope):
    found = row(demo, scope, journey(demo, "Amira"))
    assert [check for check, _ in found.blocking] == ["delivery_written"], "what the next move asks, and nothing else"
