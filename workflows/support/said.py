"""How many of how many, and how often, as a person would say it."""


def so_many(some: int, all_: int, several: str, only: str) -> str:
    """`2 of 3 outcomes have`; where there is only one of them, `The outcome has` and never `1 of 1 outcomes have`."""
    return only if all_ == 1 else f"{some} of {all_} {several}"


def how_often(minutes: int | None, times_a_week: int | None, weeks: int | None) -> str:
    """`20 minutes, 3 times a week, for 10 weeks`, as far as it is written."""
    parts = (_of(minutes, "{} minute", ""), _of(times_a_week, "{} time", " a week"), _of(weeks, "for {} week", ""))
    return ", ".join(filter(None, parts))


def _of(number: int | None, one: str, after: str) -> str:
    return f"{one.format(number)}{'' if number == 1 else 's'}{after}" if number else ""
