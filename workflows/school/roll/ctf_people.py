"""The pupils of a Common Transfer File."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workflows.school.roll.cells import fold, said
from workflows.school.roll.ctf import Element
from workflows.school.roll.people import FileContact, PastStatus, Person
from workflows.school.roll.problems import About, Findings, Reading, Value
from workflows.school.roll.rows import RankedNeed, Row
from workflows.school.roll.sen import STATUSES, needs_of, past_status_of, rank_of, status_of
from workflows.school.roll.upn import upn_of, written
from workflows.school.roll.values import birth_date_of, date_of, email_of, sex_of, year_group_of, yes_or_no

_ENGLISH = frozenset({"eng", "enb", "engb", "english"})
_NOT_SAID = frozenset({"", "ref", "not", "nob", "zzz"})
_PARENTS = frozenset(
    """mother mot father fat parent par carer car guardian gua stepparent stp stepmother stepfather fosterparent fop
    fostermother fosterfather pam paf""".split()
)


@dataclass(frozen=True, slots=True)
class PupilReader:
    """Reads `Pupil` elements; what is wrong goes to `findings`, under the line of the element concerned."""

    today: date
    findings: Findings

    def read(self, pupil: Element) -> Row:
        """One pupil, as a row of the file, so that repeated pupils are put together as in a table."""
        upn = written(said(pupil.first("UPN")))
        code, since, past = self._history(pupil)
        person = Person(
            lines=(pupil.line,),
            upn=self._take(upn_of(upn), pupil, About.UPN),
            former_upn=self._take(upn_of(_detail(pupil, "FormerUPN")), pupil, About.UPN),
            first_name=said(pupil.first("Forename")),
            last_name=said(pupil.first("Surname")),
            known_as=self._known_as(pupil),
            sex=self._take(sex_of(pupil.first("Sex") or pupil.first("Gender")), pupil, About.VALUE) or "",
            date_of_birth=self._take(birth_date_of(pupil.first("DOB"), self.today), pupil, About.DATE),
            year_group=self._take(year_group_of(_detail(pupil, "NCyearActual")), pupil, About.YEAR) or "",
            english_additional=_english_additional(pupil),
            looked_after=self._in_care(pupil),
            status=code,
            since=since,
            past=past,
            has_unknown_need=_has_unknown_need(pupil),
            contacts=tuple(dict.fromkeys(self._contacts(pupil))),
        )
        return Row(pupil.line, (), person, tuple(self._needs(pupil)), upn, bool(upn or person.first_name))

    def _take(self, reading: Reading[Value], element: Element, about: About) -> Value | None:
        return self.findings.take(reading, element.line, about)

    def _known_as(self, pupil: Element) -> str:
        known = said(_detail(pupil, "PreferredForename"))
        return known if fold(known) != fold(pupil.first("Forename")) else ""

    def _in_care(self, pupil: Element) -> bool | None:
        inside = next(iter(pupil.all("LookedAfter")), None)
        return yes_or_no(inside.first("InCare"), "InCare").value if inside else None

    def _history(self, pupil: Element) -> tuple[str | None, date | None, tuple[PastStatus, ...]]:
        """The provision that holds now, since when, and those before it."""
        rows = [row for row in map(self._provision, pupil.all("SENhistory", "SEN")) if row]
        running = sorted((row for row in rows if row.holds_on(self.today)), key=lambda row: row.from_on or date.min)
        past = tuple(
            PastStatus(row.code, row.from_on, row.to_on)
            for row in sorted(rows, key=lambda row: row.from_on or date.min)
            if row.from_on and row.to_on and row.from_on <= row.to_on < self.today
        )
        if len(running) > 1:
            words = "Several SEN provisions have no end; a pupil has one at a time. The latest is taken."
            self.findings.warn(running[-1].line, About.SEN, words)
        if rows and not running:
            last = max(rows, key=lambda row: row.to_on or date.min)
            words = (
                f"All SEN provision has ended (the last was {STATUSES[last.code]}). Ask the last school how it stands."
            )
            self.findings.warn(last.line, About.SEN, words)
        return (running[-1].code, running[-1].from_on, past) if running else (None, None, past)

    def _provision(self, element: Element) -> "_Provision | None":
        text = element.first("SENprovision")
        from_on = self._take(date_of(element.first("StartDate"), self.today), element, About.DATE)
        to_on = self._take(date_of(element.first("EndDate"), self.today), element, About.DATE)
        ended = bool(element.first("EndDate"))
        code = past_status_of(text) if ended else self._take(status_of(text), element, About.SEN)
        if code is None and ended:
            self._take(status_of(text), element, About.SEN)
        return _Provision(element.line, code, from_on, to_on, ended) if code else None

    def _needs(self, pupil: Element) -> Iterable[RankedNeed]:
        for history in pupil.all("SENhistory"):
            for need in history.within("SENneed"):
                ended = date_of(need.first("EndDate"), self.today).value
                if ended is not None and ended < self.today:
                    continue
                rank = self._take(rank_of(need.first("SENtypeRank")), need, About.SEN)
                for reading in needs_of(need.first("SENtype")):
                    code = self._take(reading, need, About.SEN)
                    if code:
                        yield rank or 99, code

    def _contacts(self, pupil: Element) -> Iterable[FileContact]:
        """Those with parental responsibility, or, where the file does not say, parents and carers, are entitled."""
        for each in pupil.all("Contacts", "Contact"):
            first, last = said(each.first("Forename")), said(each.first("Surname"))
            name = f"{first} {last}".strip()
            if not name:
                continue
            relationship = said(each.first("Relationship"))
            responsible = yes_or_no(each.first("Responsibility"), "Responsibility").value
            email = self._take(email_of(_any(each, "Email")), each, About.CONTACT) or ""
            yield FileContact(
                name=name,
                relationship=relationship,
                email=email,
                phone=_any(each, "PhoneNo") or _any(each, "TelephoneNumber"),
                is_entitled=responsible if responsible is not None else fold(relationship) in _PARENTS,
            )


@dataclass(frozen=True, slots=True)
class _Provision:
    line: int
    code: str
    from_on: date | None
    to_on: date | None
    ended: bool

    def holds_on(self, day: date) -> bool:
        """No end, or one that is still to come; and begun."""
        begun = self.from_on is None or self.from_on <= day
        return begun and (not self.ended or (self.to_on is not None and self.to_on >= day))


def _has_unknown_need(pupil: Element) -> bool:
    types = (need.first("SENtype") for history in pupil.all("SENhistory") for need in history.within("SENneed"))
    return any(reading.value is None for text in types for reading in needs_of(text))


def _detail(pupil: Element, name: str) -> str:
    """A value that stands in `BasicDetails`, or, in other files, in the pupil itself."""
    return pupil.first("BasicDetails", name) or pupil.first(name)


def _any(element: Element, name: str) -> str:
    return next((said(each.text) for each in element.within(name) if said(each.text)), "")


def _english_additional(pupil: Element) -> bool | None:
    """Whether the first language is another than English; None where the file does not say."""
    kinds = [t for each in (pupil, *pupil.all("BasicDetails")) for t in each.all("Languages", "Type")]
    firsts = [t for t in kinds if t.first("LanguageType").upper() in {"F", ""}]
    code = next((fold(t.first("Language")) for t in firsts), "")
    if code in _NOT_SAID:
        return None
    return code not in _ENGLISH
