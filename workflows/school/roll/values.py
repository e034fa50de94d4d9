"""What single cells mean: dates, year groups, sex, yes and no, e-mail addresses. All pure; each says what was wrong."""

import re
from datetime import date, timedelta

from engine.days import in_words
from workflows.school.roll.cells import coded, fold
from workflows.school.roll.problems import Kind, Reading

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:.*)?")
_ISO_SHORT = re.compile(r"(19|20)(\d{2})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?: \d{1,2}[:.].*)?")
_NAMED = re.compile(r"(?:[A-Za-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ \-/.]*([A-Za-z]{3,9})\.?[ \-/.,]*(\d{4}|\d{2})")
_EXCEL_DAY = re.compile(r"([2-6]\d{4})(?:\.\d+)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BEFORE_EXCEL = date(1899, 12, 30)
_OLDEST = 26

_YEAR_WORD = re.compile(r"(?:national curriculum|nc|current)?\s*(?:year|yr|y)?\s*(?:group|gp)?\s*[:.]?\s*(.*)", re.I)
_YEARS = {
    "r": "R", "rec": "R", "reception": "R", "receptionyear": "R", "reception2": "R", "0": "R", "fs2": "R", "f2": "R",
    "foundation2": "R", "foundationstage2": "R", "eyfs2": "R", "yr": "R", "e2": "R",
    "n": "N2", "n2": "N2", "nursery": "N2", "nursery2": "N2", "nurserysecondyear": "N2", "nurserysecond": "N2",
    "fs1": "N2", "f1": "N2", "foundation1": "N2", "foundationstage1": "N2", "eyfs1": "N2", "nur": "N2", "e1": "N2",
    "n1": "N1", "nursery1": "N1", "nurseryfirstyear": "N1", "nurseryfirst": "N1", "prenursery": "N1", "fs0": "N1",
}  # fmt: skip
_BRACKETED = re.compile(r"\s*\([^()]*\)\s*$")
_LEFT_WORDS = frozenset({"leaver", "leavers", "left", "leftschool", "former", "formerpupil", "offroll", "notonroll"})
_NOT_FOLLOWED = frozenset({"x", "notfollowed", "ncyearnotfollowed"})

_SEXES = {"m": "M", "male": "M", "boy": "M", "f": "F", "female": "F", "girl": "F"}
_YES = frozenset({"y", "yes", "true", "t", "1", "x", "✓", "✔"})
_NO = frozenset({"n", "no", "false", "f", "0"})
_EMAIL = re.compile(r"[^@\s,;<>]{1,64}@[^@\s,;<>]+\.[^@\s,;<>]{2,}")


def date_of(text: str, today: date) -> Reading[date]:
    """A day from a cell: 17/11/2017, 2017-11-17 with or without a time, 17 Nov 2017, or the day number of Excel."""
    plain = _BRACKETED.sub("", coded(text))
    if not plain:
        return Reading(None)
    if match := _ISO.fullmatch(plain) or _ISO_SHORT.fullmatch(plain):
        parts = [int(p) for p in match.groups()]
        year, month, day = parts if len(parts) == 3 else [parts[0] * 100 + parts[1], *parts[2:]]
        return _day(plain, year, month, day)
    if match := _DAY_FIRST.fullmatch(plain):
        return _short_year(plain, match[3], int(match[2]), int(match[1]), today)
    if (match := _NAMED.fullmatch(plain)) and match[2][:3].casefold() in _MONTHS:
        return _short_year(plain, match[3], _MONTHS.index(match[2][:3].casefold()) + 1, int(match[1]), today)
    if match := _EXCEL_DAY.fullmatch(plain):
        found = _BEFORE_EXCEL + timedelta(days=int(match[1]))
        return Reading(found, Kind.WARNING, f"“{plain}” is Excel’s number for a day; it was read as {in_words(found)}.")
    return Reading(None, Kind.ERROR, f"“{_short(plain)}” is not a date. Write it as 17/11/2017 or 2017-11-17.")


def birth_date_of(text: str, today: date) -> Reading[date]:
    """A date of birth: a date that a pupil of a school can have."""
    found = date_of(text, today)
    if found.value is None:
        return found
    if found.value > today:
        words = f"The date of birth {in_words(found.value)} is still to come"
        return Reading(None, Kind.ERROR, f"{words}. It is not taken: correct it in your MIS.")
    if today.year - found.value.year > _OLDEST:
        words = f"The date of birth {in_words(found.value)} would make this pupil {today.year - found.value.year}"
        return Reading(None, Kind.ERROR, f"{words}. It is not taken: correct it in your MIS.")
    return found


def month_first(text: str) -> bool:
    """Whether a date only makes sense with the month first, as American settings write it: 11/17/2017."""
    match = _DAY_FIRST.fullmatch(coded(text))
    return bool(match) and match is not None and int(match[1]) <= 12 < int(match[2]) <= 31


def year_group_of(text: str) -> Reading[str]:
    """A year group: N1, N2, R, 1 to 14, or empty. None says that the cell is blank, or calls the pupil a leaver."""
    plain = coded(text)
    word = fold(plain)
    if not word or word in _LEFT_WORDS or word.startswith("leaver"):
        return Reading(None)
    several = [part for part in re.split(r"[,;|]", plain) if part.strip()] or [plain]
    found = _one_year(several[0])
    if found is None:
        words = (
            f"“{_short(plain)}” is not a year group that we know. Nothing is changed by it: use N1, N2, R or 1 to 14."
        )
        return Reading("", Kind.ERROR, words)
    if len({_one_year(part) for part in several}) > 1:
        return Reading(found, Kind.WARNING, f"There are several year groups, “{_short(plain)}”; the first was taken.")
    return Reading(found)


def usual_year_groups(born: date, on: date) -> frozenset[str]:
    """The year group of most children of an age: by their age on 31 August, from September on.

    In July and August, when some systems have gone on to the next school year, both years are usual.
    """
    begins = on.year if on.month >= 9 else on.year - 1
    ages = [begins - born.year - (born.month >= 9)]
    ages += [ages[0] + 1] if on.month in {7, 8} else []
    return frozenset({2: "N1", 3: "N2", 4: "R"}.get(age, str(age - 4)) for age in ages)


def sex_of(text: str) -> Reading[str]:
    """M or F, as the school census has it; other words are not taken."""
    plain = coded(text)
    if not plain or plain.casefold() in {"u", "unknown", "not known"}:
        return Reading(None)
    found = _SEXES.get(plain.casefold())
    if found is None:
        return Reading(
            None, Kind.WARNING, f"“{_short(plain)}” is not male or female, as the census has it. Left blank."
        )
    return Reading(found)


def yes_or_no(text: str, column: str) -> Reading[bool]:
    """True or False; blank is neither."""
    plain = coded(text).casefold()
    if not plain:
        return Reading(None)
    word = plain.split(" ")[0].strip(".,;:-(")
    if word in _YES or word in _NO:
        return Reading(word in _YES)
    return Reading(
        None, Kind.WARNING, f"“{_short(plain)}” under “{_short(column)}” is neither yes nor no. Left as it was."
    )


def email_of(text: str) -> Reading[str]:
    """The first e-mail address of a cell, or a warning that there is none."""
    plain = coded(text)
    if not plain:
        return Reading(None)
    found = _EMAIL.search(plain)
    if found is None:
        return Reading(None, Kind.WARNING, "A family contact’s e-mail address has no usable form. It is not taken.")
    return Reading(found[0].strip(".'\""))


def _one_year(text: str) -> str | None:
    """One year group, `` for “no national curriculum year is followed”, or None where it is not known."""
    text = _BRACKETED.sub("", text) or text
    word = fold(text)
    if word in _NOT_FOLLOWED:
        return ""
    if word in _YEARS:
        return _YEARS[word]
    match = _YEAR_WORD.fullmatch(text.strip())
    rest = fold(match[1].removesuffix(".0")) if match else ""
    if rest.isdecimal() and rest.isascii() and 0 < len(rest) <= 2 and 0 < int(rest) <= 14:
        return str(int(rest))
    return _YEARS.get(rest)


def _short_year(plain: str, year: str, month: int, day: int, today: date) -> Reading[date]:
    """A date whose year may have two digits: then it is the last such year that is not in the future."""
    if len(year) == 4:
        return _day(plain, int(year), month, day)
    full = 2000 + int(year) if int(year) <= today.year % 100 else 1900 + int(year)
    found = _day(plain, full, month, day)
    if found.value is None:
        return found
    return Reading(
        found.value, Kind.WARNING, f"“{plain}” has a year of two digits; it was read as {in_words(found.value)}."
    )


def _day(plain: str, year: int, month: int, day: int) -> Reading[date]:
    try:
        return Reading(date(year, month, day))
    except ValueError:
        why = f": there is no month {month}. Dates need the day first" if month > 12 else ""
        return Reading(None, Kind.ERROR, f"“{plain}” is not a day of the calendar{why}. It is not taken.")


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
