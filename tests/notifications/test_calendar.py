"""Somebody's steps as a calendar: initials only, behind an address that its owner renews or ends."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from engine.errors import NotFound
from engine.values import Actor, Scope
from notifications.calendar import Entry, as_calendar
from notifications.feeds import FEED, calendar_of, end, feed_of, renew
from tests.notifications.school import HEAD, SENCO, SITE, TEACHER, SchoolForTests

AT = datetime(2026, 9, 7, 8, 30, tzinfo=UTC)
ENTRY = Entry(UUID(int=7), date(2026, 12, 31), "Talk; listen, and \\write\nit (A.K.)", f"{SITE}/steps/7")


def as_(school: SchoolForTests, person: UUID = TEACHER) -> Scope:
    return Scope(school.id, Actor("Somebody", person))


def unfolded(text: str) -> list[str]:
    """The lines as a calendar program reads them."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def events(text: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for line in unfolded(text):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1].setdefault(name, value)
    return found


def test_a_calendar_is_written_as_the_format_asks():
    assert unfolded(as_calendar([ENTRY], AT)) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Waymark//Next steps//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Waymark",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        "BEGIN:VEVENT",
        f"UID:{UUID(int=7)}@waymark",
        "DTSTAMP:20260907T083000Z",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:Talk\\; listen\\, and \\\\write\\nit (A.K.)",
        f"URL:{SITE}/steps/7",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


@pytest.mark.parametrize("letter", ["x", "ä", "…", "👍"])
def test_long_lines_are_folded_and_no_letter_is_cut_in_two(letter: str):
    text = as_calendar([Entry(UUID(int=7), date(2026, 9, 8), letter * 200, SITE)], AT)
    assert f"SUMMARY:{letter * 200}" in unfolded(text)


def test_a_calendar_with_nothing_in_it_is_still_one():
    assert events(as_calendar([], AT)) == []


def test_somebody_reads_their_own_steps_and_dates_with_initials_only(school: SchoolForTests):
    journey = school.child()
    task = school.task(journey, due=date(2026, 9, 18))
    school.task(journey, "decide", due=date(2026, 9, 17))
    school.task(journey, "look", due=date(2026, 9, 16), status="done")
    dated = school.date_row(journey, due=date(2026, 11, 25))
    secret = renew(school.desk, as_(school))
    text = calendar_of(school.desk, secret, SITE)
    assert [(each["DTSTART;VALUE=DATE"], each["SUMMARY"], each["URL"]) for each in events(text)] == [
        ("20260918", "Write what you tried with A.K.", f"{SITE}/steps/{task}"),
        ("20261125", "Review (A.K.)", f"{SITE}/children/{school.subject(journey)}"),
    ]
    assert {each["UID"] for each in events(text)} == {f"{task}@waymark", f"{dated}@waymark"}
    assert "Amira" not in text
    assert "Khan" not in text


def test_each_reads_their_own(school: SchoolForTests):
    school.task(school.child(), "decide", due=date(2026, 9, 17))
    secret = renew(school.desk, as_(school, SENCO))
    found = events(calendar_of(school.desk, secret, SITE))
    assert [each["SUMMARY"] for each in found if "/school-year" not in each["URL"]] == ["Decide (A.K.)"]


def test_what_the_school_owes_stands_with_who_owes_it_and_with_the_senco(school: SchoolForTests):
    def titles(person: UUID) -> list[str]:
        text = calendar_of(school.desk, renew(school.desk, as_(school, person)), SITE)
        return [each["SUMMARY"] for each in events(text) if each["URL"] == f"{SITE}/school-year"]

    assert "Inclusion strategy" in titles(SENCO)
    assert titles(SENCO) == titles(HEAD)
    assert titles(TEACHER) == []


def test_a_renewed_address_leaves_the_one_before_behind(school: SchoolForTests):
    first = renew(school.desk, as_(school))
    second = renew(school.desk, as_(school))
    assert first != second
    with pytest.raises(NotFound):
        calendar_of(school.desk, first, SITE)
    assert events(calendar_of(school.desk, second, SITE)) == []


def test_an_ended_calendar_leads_nowhere(school: SchoolForTests):
    secret = renew(school.desk, as_(school))
    end(school.desk, as_(school))
    with pytest.raises(NotFound):
        calendar_of(school.desk, secret, SITE)
    with school.desk.reading(as_(school)) as session:
        assert feed_of(session, as_(school)) is None


def test_whoever_has_left_has_no_calendar(school: SchoolForTests):
    secret = renew(school.desk, as_(school))
    school.change(TEACHER, left_on=school.desk.today())
    with pytest.raises(NotFound):
        calendar_of(school.desk, secret, SITE)


def test_the_table_opens_no_calendar(school: SchoolForTests):
    secret = renew(school.desk, as_(school))
    with school.desk.reading(as_(school)) as session:
        [row] = session.connection().execute(FEED.select()).all()
        assert feed_of(session, as_(school)) is not None
    assert secret not in str(row)
    assert len(secret) == 43
    for guess in (row.secret_digest, "", secret[:-1]):
        with pytest.raises(NotFound):
            calendar_of(school.desk, guess, SITE)
