"""Who sees whom: every address that names a child, a step, a contact or an import, tried by everybody.

The addresses come from the routes themselves, so that a new page is tried as soon as it is there. Somebody without
business with the child meets “not found” or “not open to you”, and not a word about the child; nothing of one school
opens for anybody of another.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.routing import Map, Rule

from tests.web.two_schools import Browser, Schools, Target, made

OWN = {
    "Maya": ("osborne", "lowe", "senco", "head", "dsl"),
    "Tom": ("mwangi", "senco", "head", "dsl"),
}
OUTSIDERS = ("farrell", "quigley", "office", "languages", "governor", "nobody")
OF_THE_OTHER_SCHOOL = ("okafor", "hill", "byrne", "patel", "lowe")
ABOUT_A_CHILD = frozenset(
    {
        "pupil_id",
        "journey_id",
        "task_id",
        "entry_id",
        "contact_id",
        "agreement_id",
        "elsewhere_id",
        "suspension_id",
    }
)
WHOLE_SCHOOL_PAGES = frozenset({"import_id", "kept_as", "person_id", "class_id"})
OPEN_TO_ALL_STAFF = frozenset({"noticing.describe"})
"""Whoever works at the school may notice something about any child, and learns no more than name and class."""
REFUSED = (403, 404)
LOOKED_AFTER_BY = {
    "office": frozenset(
        {
            "contacts.show",
            "contacts.add",
            "contacts.change",
            "contacts.end",
            "contacts.seal",
            "records.ask",
            "away.show",
            "away.add_place",
            "away.add_timetable",
            "away.change",
            "away.take_back",
            "away.suspend",
            "away.take_back_suspension",
        }
        | {f"disposal.{name}" for name in ("ask", "agree", "do_not", "hold")}
    )
}
"""Who looks after something of every child without working with the child: the office sees name, class, contacts, and
where the child is."""
SEARCHES = ("/children", "/noticed")


@pytest.fixture(scope="module")
def schools(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Schools]:
    """Made once: whoever is refused changes nothing."""
    yield from made(demo_file, tmp_path_factory.mktemp("schools"))


@pytest.fixture
def own_schools(demo_file: Path, tmp_path: Path) -> Iterator[Schools]:
    """For those whose presses count."""
    yield from made(demo_file, tmp_path)


def faults(
    schools: Schools, browser: Browser, target: Target, rules: list[Rule], skip: frozenset[str] = frozenset()
) -> list[str]:
    """Each address that let somebody in who has no business there, or told them something."""
    found = []
    for rule in rules:
        for address in target.addresses(rule, schools.app) if rule.endpoint not in skip else ():
            for method, status, html in browser.tries(rule, address):
                said = target.said_in(html)
                if status not in REFUSED or said:
                    found.append(f"{method} {rule.rule} answered {status}" + (f" and said “{said}”" if said else ""))
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("key", OUTSIDERS)
def test_somebody_without_business_with_a_child_learns_nothing(schools: Schools, key: str) -> None:
    browser, rules = schools.browser(key), schools.rules(ABOUT_A_CHILD)
    skip = OPEN_TO_ALL_STAFF | LOOKED_AFTER_BY.get(key, frozenset())
    assert not [fault for each in schools.targets.values() for fault in faults(schools, browser, each, rules, skip)]


@pytest.mark.parametrize("key", OF_THE_OTHER_SCHOOL)
def test_nothing_of_a_school_opens_for_anybody_of_another(schools: Schools, key: str) -> None:
    browser, rules = schools.browser_of_the_other(key), schools.rules(ABOUT_A_CHILD | WHOLE_SCHOOL_PAGES)
    assert not [fault for each in schools.targets.values() for fault in faults(schools, browser, each, rules)]


@pytest.mark.parametrize(("name", "key"), [(name, key) for name, keys in OWN.items() for key in keys])
def test_those_who_work_with_a_child_open_the_child_s_page(schools: Schools, name: str, key: str) -> None:
    answer = schools.browser(key).reader.get(f"/children/{schools.targets[name].pupil.id}")
    assert answer.status_code == 200
    assert schools.targets[name].pupil.full_name in answer.text


def test_every_address_that_is_tried_leads_somewhere(own_schools: Schools) -> None:
    """Without this, a matrix of wrong addresses would be all “not found”, and would prove nothing."""
    browser, dead = own_schools.browser("senco"), []
    rules = own_schools.rules(ABOUT_A_CHILD | WHOLE_SCHOOL_PAGES)
    for rule in sorted(rules, key=lambda each: "kept_as" not in each.arguments):  # sealing a contact ends previews
        addresses = [
            address for each in own_schools.targets.values() for address in each.addresses(rule, own_schools.app)
        ]
        if all(status == 404 for address in addresses for _, status, _ in browser.tries(rule, address)):
            dead.append(rule.rule)
    assert not dead, f"even the SENCO finds nothing at {', '.join(dead)}"


def test_a_route_that_cannot_be_filled_in_is_said_so(schools: Schools) -> None:
    rule = Rule("/children/<uuid:pupil_id>/photographs/<uuid:photograph_id>", endpoint="photographs.show").empty()
    Map([rule])
    with pytest.raises(AssertionError, match=r"say in two_schools\.py what may stand for <photograph_id>"):
        list(schools.targets["Maya"].addresses(rule, schools.app))


@pytest.mark.parametrize("key", OUTSIDERS)
def test_no_list_shows_a_child_to_somebody_without_business(schools: Schools, key: str) -> None:
    browser = schools.browser(key)
    for target in schools.targets.values():
        assert not [
            where for where, html in browser.lists(target.pupil, SEARCHES[:1]) if target.pupil.last_name in html
        ]


@pytest.mark.parametrize("key", OF_THE_OTHER_SCHOOL)
def test_no_list_shows_a_child_of_another_school(schools: Schools, key: str) -> None:
    browser = schools.browser_of_the_other(key)
    for target in schools.targets.values():
        assert not [where for where, html in browser.lists(target.pupil, SEARCHES) if target.pupil.last_name in html]
