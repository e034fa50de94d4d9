"""Common Transfer Files: both shapes, all history, and nothing that could harm."""

import pytest

from tests.workflows.school.roll.files import SCHOOL, TODAY, ctf, ctf_pupil, roll, sims, upn
from workflows.school.roll.columns import Source
from workflows.school.roll.problems import About, Kind, Unreadable

PUPIL = ctf_pupil(SCHOOL[0])


def file(pupils: str, header: str = "") -> str:
    return f"<CTfile><Header>{header}</Header>\n<CTFpupilData>\n{pupils}</CTFpupilData></CTfile>"


def history(*rows: str, needs: str = "") -> str:
    return PUPIL.split("<SENhistory>")[0] + f"<SENhistory>{''.join(rows)}{needs}</SENhistory></Pupil>"


def sen(code: str, start: str, end: str = "") -> str:
    closing = f"<EndDate>{end}</EndDate>" if end else ""
    return f"<SEN><StartDate>{start}</StartDate><SENprovision>{code}</SENprovision>{closing}</SEN>"


@pytest.mark.parametrize("namespace", ["", "ctf"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_transfer_file_is_read_with_and_without_a_namespace_in_any_encoding(namespace: str, encoding: str) -> None:
    found = roll(ctf(namespace=namespace).encode(encoding), "3302999_CTF_3302998_001.xml")
    assert found.source is Source.CTF
    assert found.problems == ()
    assert [p.upn for p in found.people] == [c.upn for c in SCHOOL]
    assert [p.first_name for p in found.people] == [c.first for c in SCHOOL]


def test_a_default_namespace_is_read_too() -> None:
    text = ctf().replace("<CTfile>", '<CTfile xmlns="http://example.org/ctf">')
    assert len(roll(text).people) == len(SCHOOL)


def test_a_declared_older_encoding_is_believed() -> None:
    text = ctf().replace('encoding="utf-8"', 'encoding="windows-1252"')
    assert roll(text.encode("cp1252")).people[2].first_name == "Zoë"


def test_it_says_the_same_as_the_export_of_the_school() -> None:
    names = ("upn", "first_name", "last_name", "sex", "date_of_birth", "year_group", "needs")
    of = [[tuple(getattr(p, name) for name in names) for p in roll(text).people] for text in (ctf(), sims())]
    assert of[0] == of[1]


def test_the_current_provision_is_the_latest_without_an_end() -> None:
    rows = (sen("K", "2024-09-10", "2025-10-16"), sen("E", "2025-10-17"), sen("A", "2013-09-01", "2014-08-31"))
    (person,) = roll(file(history(*rows))).people
    assert (person.status, str(person.since)) == ("E", "2025-10-17")
    assert [(p.code, str(p.from_on)) for p in person.past] == [("K", "2013-09-01"), ("K", "2024-09-10")]


def test_two_provisions_without_an_end_are_told_of() -> None:
    found = roll(file(history(sen("E", "2025-10-17"), sen("K", "2024-09-10"))))
    assert found.people[0].status == "E"
    assert [(p.about, p.kind) for p in found.problems if "latest is taken" in p.says] == [(About.SEN, Kind.WARNING)]


def test_provision_that_has_ended_everywhere_says_nothing_of_today() -> None:
    found = roll(file(history(sen("K", "2024-09-10", "2026-07-20"))))
    assert found.people[0].status is None
    assert "All SEN provision has ended" in found.problems[0].says


def test_needs_are_ranked_and_unknown_ones_are_told_of_with_their_line() -> None:
    needs = "<SENneeds>" + "".join(
        f"\n<SENneed><SENtypeRank>{rank}</SENtypeRank><SENtype>{code}</SENtype></SENneed>"
        for rank, code in ((2, "MLD"), (1, "AUT"), (3, "XYZ"))
    )
    found = roll(file(history(sen("K", "2024-09-10"), needs=needs + "</SENneeds>")))
    assert found.people[0].needs == ("ASD", "MLD")
    assert [(p.line, p.kind) for p in found.problems] == [(6, Kind.ERROR)]


def test_a_wrong_upn_has_the_line_of_its_pupil() -> None:
    found = roll(file(PUPIL + ctf_pupil(SCHOOL[1]).replace(upn(2), "A" + upn(2)[1:])))
    assert [(p.line, p.about, p.kind) for p in found.problems] == [(4, About.UPN, Kind.ERROR)]


def test_looked_after_and_contacts_are_read() -> None:
    people = roll(ctf()).people
    assert [p.looked_after for p in people] == [None, None, True, None, None]
    (contact,) = people[0].contacts
    assert (contact.name, contact.relationship, contact.email) == ("Robin Example", "MOT", "family1@example.org")
    assert contact.is_entitled


@pytest.mark.parametrize(
    ("more", "entitled"),
    [("<Responsibility>false</Responsibility>", False), ("<Relationship>GPM</Relationship>", False),
     ("<Relationship>FAT</Relationship>", True), ("<Responsibility>1</Responsibility>", True)],
)  # fmt: skip
def test_who_is_entitled_follows_parental_responsibility(more: str, entitled: bool) -> None:
    contact = f"<Contacts><Contact><Surname>Dale</Surname><Forename>Ann</Forename>{more}</Contact></Contacts>"
    text = file(PUPIL.split("<Contacts>")[0] + contact + "</Pupil>")
    assert roll(text).people[0].contacts[0].is_entitled is entitled


def test_former_and_preferred_names_and_the_first_language_are_read() -> None:
    details = (
        f"<BasicDetails><FormerUPN>{upn(9)}</FormerUPN><PreferredForename>Mimi</PreferredForename>"
        "<Languages><Type><LanguageType>F</LanguageType><Language>POL</Language></Type></Languages>"
    )
    (person,) = roll(file(PUPIL.replace("<BasicDetails>", details))).people
    assert (person.former_upn, person.known_as, person.english_additional) == (upn(9), "Mimi", True)


def test_older_files_say_gender() -> None:
    assert roll(file(PUPIL.replace("Sex>", "Gender>"))).people[0].sex == "F"


def test_it_never_tells_of_leavers() -> None:
    found = roll(file(PUPIL.replace("<NCyearActual>4</NCyearActual>", "")))
    assert not found.tells_leavers
    assert not found.people[0].leaves


@pytest.mark.parametrize(
    ("header", "name", "origin"),
    [
        ("<SourceSchool><LEA>330</LEA><Estab>2999</Estab><SchoolName>Invented</SchoolName></SourceSchool>", "x.xml",
         "Invented (330 2999)"),
        ("<SourceSchool><LEA>330</LEA><Estab>LLLL</Estab></SourceSchool>", "x.xml", "the local authority 330"),
        ("", "330LLLL_CTF_3302999_001.xml", "the local authority 330"), ("", "3302998_CTF_3302999_001.xml", "330 2998"),
        ("", "anything.xml", ""),
    ],
)  # fmt: skip
def test_who_sent_it_is_in_the_header_or_in_the_file_name(header: str, name: str, origin: str) -> None:
    assert roll(file(PUPIL, header), name).origin == origin


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE CTfile [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + file(PUPIL.replace("Amira", "&b;"))
    with pytest.raises(Unreadable, match="declares entities"):
        roll(bomb)


def test_a_file_from_elsewhere_is_never_fetched() -> None:
    text = '<!DOCTYPE CTfile [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + file(PUPIL.replace("Amira", "&x;"))
    with pytest.raises(Unreadable):
        roll(text)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(Unreadable, match="nested"):
        roll("<a>" * 5000 + "</a>" * 5000)


def test_a_file_that_arrived_in_part_is_refused_with_its_line() -> None:
    with pytest.raises(Unreadable, match="damaged near line"):
        roll(ctf()[:-200])


def test_the_day_of_the_tests_is_after_every_start() -> None:
    assert all(p.since is None or p.since < TODAY for p in roll(ctf()).people)
