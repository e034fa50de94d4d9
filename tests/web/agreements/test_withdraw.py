"""What a family agreed to stands on the child's page, and is taken back there with one press."""

from uuid import uuid4

from engine.values import Actor, Scope
from tests.web.invented import browser, child, journey
from workflows.support.agreements import withdraw_all

AGREED = "Speech and language may be asked about Amira"


def asked(demo, client):
    """The page that asks whether Amira’s family withdraws its agreement."""
    links = client.page(f"/children/{child(demo, 'Amira')}").links()
    return client.page(next(href for words, href in links.items() if words.startswith("Withdraw")))


def test_what_the_family_agreed_to_stands_on_the_childs_page(demo, tmp_path):
    page = browser(demo, tmp_path, "patel").page(f"/children/{child(demo, 'Amira')}")
    assert AGREED in page.main
    assert "They may see: What we noticed; The plan and reviews; Amira’s own words." in page.main
    assert "It holds until this ends, and no longer than" in page.main


def test_a_child_without_an_agreement_has_no_such_part(demo, tmp_path):
    page = browser(demo, tmp_path, "senco").page(f"/children/{child(demo, 'Leo')}")
    assert "What the family agreed to" not in page.main


def test_withdrawing_is_asked_once_and_then_stops_all_sharing(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    asks = asked(demo, client)
    assert "Speech and language: agreed by" in asks.main
    done = client.press(asks, "Withdraw")
    assert "The agreement is withdrawn." in done.text
    assert "Tell the service today." in done.text
    assert "Nothing more is shown to the service." in done.main
    assert "Decide with the family" in done.main
    found = journey(demo, "Amira", "specialist_involvement")
    assert (found.stage, found.next_name) == ("referred", "decide_with_family")


def test_what_is_withdrawn_already_cannot_be_withdrawn_again(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    asks = asked(demo, client)
    found = journey(demo, "Amira", "specialist_involvement")
    with demo.writing(Scope(found.school_id, Actor.system("test")), journey=found.id) as work:
        withdraw_all(work, work.journey(found.id).journey, "service")
    assert client.press(asks, "Withdraw").status == 404


def test_an_agreement_that_is_not_the_childs_is_not_there(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    assert client.page(f"/children/{child(demo, 'Amira')}/agreements/{uuid4()}/withdraw").status == 404
