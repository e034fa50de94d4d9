"""A preview as plain text, for `waymark import`."""

from collections.abc import Iterable

from workflows.school.roll.people import Roll
from workflows.school.roll.preview import Preview
from workflows.school.roll.problems import Problem

_MOST_CHANGES = 200


def report(shown: Preview) -> str:
    """The whole preview in words: which system, how many, what would change, what is wrong on which line."""
    parts = [heading(shown.roll), _counts(shown), *_lists(shown), _problems(shown.problems)]
    return "\n\n".join(part for part in parts if part) + "\n"


def heading(roll: Roll) -> str:
    """Which system a file is from, how much is in it, and which columns are not used."""
    kind = {"list of pupils": "a list of pupils from a system that we do not know"}.get(
        roll.source.value, f"{_article(roll.source.value)} {roll.source.value}{_export(roll.source.value)}"
    )
    origin = f", from {roll.origin}" if roll.origin else ""
    unused = f"\nColumns that are not used: {', '.join(roll.unused)}." if roll.unused else ""
    rows = f"{len(roll.people)} {_plural(len(roll.people), 'pupil')} in {roll.rows} {_plural(roll.rows, 'row')}"
    return f"{roll.file_name or 'This file'} is {kind}{origin}: {rows}.{unused}"


def _article(word: str) -> str:
    return "an" if word[:1] in "AEIO" else "a"


def _export(source: str) -> str:
    return "" if source == "Common Transfer File" else " export"


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
