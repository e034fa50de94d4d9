"""A preview as plain text, for `waymark import`."""

from collections.abc import Iterable

from workflows.school.roll.columns import Source
from workflows.school.roll.contact_preview import ContactLine, ContactsShown
from workflows.school.roll.people import Roll
from workflows.school.roll.preview import Preview
from workflows.school.roll.problems import Problem

_MOST_CHANGES = 200


def report(shown: Preview) -> str:
    """The whole preview in words: which system, how many, what would change, what is wrong on which line."""
    found = contact_report(shown.contacts) if shown.roll.is_of_contacts else (_counts(shown), *_lists(shown))
    parts = [heading(shown.roll), *found, _problems(shown.problems)]
    return "\n\n".join(part for part in parts if part) + "\n"


def heading(roll: Roll) -> str:
    """Which system a file is from, how much is in it, and which columns are not used."""
    if roll.source is Source.OTHER:
        kind = f"a list of {roll.holds.value} from a system that we do not know"
    else:
        kind = f"{_article(roll.source.value)} {roll.source.value}{_export(roll)}"
    origin = f", from {roll.origin}" if roll.origin else ""
    unused = f"\nColumns that are not used: {', '.join(roll.unused)}." if roll.unused else ""
    count = sum(len(person.contacts) for person in roll.people) if roll.is_of_contacts else len(roll.people)
    what = roll.holds.value.removesuffix("s")
    rows = f"{count} {_plural(count, what)} in {roll.rows} {_plural(roll.rows, 'row')}"
    return f"{roll.file_name or 'This file'} is {kind}{origin}: {rows}.{unused}"


def _article(word: str) -> str:
    return "an" if word[:1] in "AEIO" else "a"


def _export(roll: Roll) -> str:
    if roll.source is Source.CTF:
        return ""
    return " contacts export" if roll.is_of_contacts else " export"


def _plural(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"


def _counts(shown: Preview) -> str:
    lines = [
        f"  {len(shown.new):5} new",
        f"  {len(shown.changed):5} changed",
        f"  {len(shown.leaving):5} may have left (they stay unless you say that they left)",
        f"  {shown.unchanged:5} unchanged",
    ]
    if shown.new_classes:
        lines.append(f"  {len(shown.new_classes):5} new classes: {', '.join(shown.new_classes)}")
    return "\n".join(lines)


def _lists(shown: Preview) -> Iterable[str]:
    yield _section("New", (f"line {n.line}: {n.after.full_name}, {_place(n.after.year_group)}" for n in shown.new))
    yield _section(
        "Changed",
        (
            f"line {each.line}: {each.before.full_name}: "
            + "; ".join(f"{c.what} {c.before or 'nothing'} → {c.after or 'nothing'}" for c in each.changes)
            for each in shown.changed
        ),
    )
    yield _section(
        "May have left",
        (f"{f'line {e.line}: ' if e.line else ''}{e.pupil.full_name}: {e.why.value}" for e in shown.leaving),
    )


def contact_report(shown: ContactsShown) -> Iterable[str]:
    """What a contacts file would do, in words."""
    yield "\n".join(
        [
            f"  {len(shown.new):5} new",
            f"  {len(shown.changed):5} changed",
            f"  {len(shown.endings):5} not in the file (they stay unless you say that they are contacts no more)",
            f"  {shown.unchanged:5} unchanged",
        ]
    )
    yield _section("New", (_contact(each) for each in shown.new))
    yield _section("Changed", (_contact(each) for each in shown.changed))
    yield _section("Not in the file", (f"{each.contact.name}, of {each.pupil.full_name}" for each in shown.endings))


def _contact(each: ContactLine) -> str:
    said = "; ".join(f"{c.what} {c.before or 'nothing'} → {c.after or 'nothing'}" for c in each.changes)
    return f"line {each.line}: {each.after.name}, of {each.pupil.full_name}: {said}"


def _place(year_group: str) -> str:
    return f"year group {year_group}" if year_group else "no year group"


def _section(title: str, rows: Iterable[str]) -> str:
    found = list(rows)
    if not found:
        return ""
    more = [f"  and {len(found) - _MOST_CHANGES} more"] if len(found) > _MOST_CHANGES else []
    return "\n".join([f"{title}:", *(f"  {row}" for row in found[:_MOST_CHANGES]), *more])


def _problems(problems: Iterable[Problem]) -> str:
    rows = [f"{f'line {p.line}' if p.line else 'the file'}: {p.kind.value}: {p.says}" for p in problems]
    return "\n".join(["Problems:", *(f"  {row}" for row in rows)]) if rows else "No problems were found."
