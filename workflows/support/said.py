"""How many of how many, as a person would say it in a because."""


def so_many(some: int, all_: int, several: str, only: str) -> str:
    """`2 of 3 outcomes have`; where there is only one of them, `The outcome has` and never `1 of 1 outcomes have`."""
    return only if all_ == 1 else f"{some} of {all_} {several}"
