"""What things are called on screen: days as people say them, roles, forces, references."""

from datetime import date, datetime

from engine.clock import LONDON
from engine.days import DayKind, Days
from engine.days import in_words as day_in_full
from engine.said import ROLES as ROLES  # one set of words for a role, here and where a definition is told
from engine.said import listed as listed
from engine.terms import Force, Role
from engine.versions import Certainty

FORCES = {
    Force.MUST: "The law says",
    Force.ALWAYS: "The Code says always",
    Force.SHOULD: "The Code says should",
}
PROPOSED = "Proposed, not law"
NOT_LAW = "Proposal, not law"
CERTAIN = {
    Certainty.ANNOUNCED: "officially announced",
    Certainty.REPORTED: "reported, and not seen where it was said",
    Certainty.CONTRADICTED: "told in several ways that contradict each other",
}
NOT_CHECKED = "(not yet checked)"
WEEKDAYS = {"0": "Monday", "1": "Tuesday", "2": "Wednesday", "3": "Thursday", "4": "Friday"}
KINDS_OF_DAY = {DayKind.CALENDAR: "day", DayKind.WORKING: "working day", DayKind.SCHOOL: "school day"}


def force_words(force: Force | str, laid_by: str | None = None) -> str:
    """How strongly something is asked, in words that anybody knows: `The law says`.

    What a layer asks is neither the law's word nor the Code's: `Westmere’s graduated response says always`.
    """
    if laid_by:
        return f"{laid_by} says {Force(force)}"
    return FORCES[Force(force)]


def certain_words(certainty: Certainty) -> str:
    """How certain something is that is proposed: `officially announced`."""
    return CERTAIN[certainty]


def role_words(role: Role | str) -> str:
    """A role as it is called in a sentence: `class teacher`, `SENCO`."""
    return ROLES[Role(role)]


def cited(place: str, *, checked: bool) -> str:
    """Where something stands, with the words that say so where nobody has yet checked it against the text."""
    return place if checked else f"{place} {NOT_CHECKED}"


def count(number: int, one: str, many: str = "") -> str:
    """A number and its noun: `1 child`, `3 children`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def short_day(day: date, today: date) -> str:
    """`Thursday 26 November`, with the year where it is not this school year's neighbourhood."""
    near = abs((day - today).days) < 180
    return f"{day:%A} {day.day} {day:%B}" + ("" if near else f" {day.year}")


def lately(day: date, today: date) -> str:
    """When something was that is not long ago: `today`, `on Tuesday`, `on Tuesday 3 November`."""
    if day == today:
        return "today"
    return f"on {day:%A}" if (today - day).days < 7 else f"on {short_day(day, today)}"


def when(day: date, today: date, days: Days, kind: DayKind = DayKind.SCHOOL) -> str:
    """A day and how far off it is: `Thursday 26 November, in 4 school days`; or how late: `2 school days late`."""
    if day < today:
        late = days.between(day, today, kind) or 1
        return f"{count(late, KINDS_OF_DAY[kind])} late"
    return f"{short_day(day, today)}, {how_far(day, today, days, kind)}"


def how_far(day: date, today: date, days: Days, kind: DayKind = DayKind.SCHOOL) -> str:
    """How far off a day is that has not passed: `today`, `tomorrow`, `in 4 school days`."""
    if day == today:
        return "today"
    if (day - today).days == 1:
        return "tomorrow"
    open_days = days.between(today, day, kind)
    return f"in {count(open_days, KINDS_OF_DAY[kind])}" if open_days else f"in {count((day - today).days, 'day')}"


def due_words(day: date, today: date, days: Days, *, standing: str = "", provisional: bool = False) -> str:
    """When something is due, as a teacher would say it; a date that the law sets says `by law`."""
    statutory = standing == "law"
    kind = DayKind.CALENDAR if statutory else DayKind.SCHOOL
    said = when(day, today, days, kind)
    said = said if day <= today else f"by {said}"
    said += ", by law" if statutory else ""
    return f"{said} (may still move)" if provisional and day > today else said


def soon_words(day: date, today: date, days: Days, *, standing: str = "") -> str:
    """When something on a list is due, in as few words as will do: `2 school days late`, `today`, `by Thursday`."""
    if day < today:
        said = when(day, today, days, DayKind.CALENDAR if standing == "law" else DayKind.SCHOOL)
    elif day == today:
        said = "today"
    elif (day - today).days < 7 - today.weekday():
        said = f"by {day:%A}"
    else:
        said = f"by {short_day(day, today)}"
    return f"{said}, by law" if standing == "law" else said


TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr"})


def addressed(name: str) -> str:
    """How somebody is spoken to: `Mrs Patel`, where a title stands before the whole name."""
    parts = name.split()
    return f"{parts[0]} {parts[-1]}" if len(parts) > 2 and parts[0].rstrip(".") in TITLES else name


def greeting(moment: datetime) -> str:
    """`Good morning`, by the time of day in London."""
    hour = moment.astimezone(LONDON).hour
    return "Good morning" if hour < 12 else "Good afternoon" if hour < 17 else "Good evening"


def day_words(day: date | None) -> str:
    """A date in full: `12 November 2026`; nothing where there is none."""
    return day_in_full(day) if day else ""


def weekday_words(day: date) -> str:
    """A date with its weekday: `Thursday 12 November 2026`."""
    return f"{day:%A} {day_in_full(day)}"


def time_words(moment: datetime) -> str:
    """The time of day in London: `3:40pm`."""
    local = moment.astimezone(LONDON)
    return f"{local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


def moment_words(moment: datetime) -> str:
    """A moment in London: `12 November 2026 at 3:40pm`."""
    return f"{day_in_full(moment.astimezone(LONDON).date())} at {time_words(moment)}"


def in_a_sentence(title: str) -> str:
    """A title in the middle of a sentence: `The review` is `the review`."""
    return f"the {title.removeprefix('The ')}" if title.startswith("The ") else title


def without_the(title: str) -> str:
    """A title at the head of a line: `The review` is `Review`."""
    return first_capital(title.removeprefix("The "))


def first_capital(text: str) -> str:
    """The text with its first letter in capitals, and the others as they are: `School office`, `SENCO`."""
    return text[:1].upper() + text[1:]
