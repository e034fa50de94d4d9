"""A definition as text: a Mermaid flow chart, and a table in Markdown."""

from collections.abc import Iterator

from web.definitions.described import StageSaid, WayOn
from web.lettering import plain

MERMAID = str.maketrans({"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;"})
HEADINGS = ("From", "Move", "To", "Who", "What it needs")


def mermaid(stages: tuple[StageSaid, ...], note: str = "") -> str:
    """A Mermaid flow chart: usual ways thick, ends with round corners, roles and forces on the arrows.

    A `note` stands in it beside the stages.
    """
    noted = [f"  note>{_quoted(note)}]"] if note else []
    return "\n".join(["flowchart TD", *noted, *_nodes(stages), *_arrows(stages)]) + "\n"


def _nodes(stages: tuple[StageSaid, ...]) -> Iterator[str]:
    for stage in stages:
        said = _quoted(stage.label, stage.usual)
        yield f"  {stage.name}([{said}])" if stage.is_final else f"  {stage.name}[{said}]"


def _arrows(stages: tuple[StageSaid, ...]) -> Iterator[str]:
    for stage in stages:
        for way in stage.ways:
            arrow = "==>" if way.is_usual else "-->"
            yield f"  {stage.name} {arrow}|{_quoted(way.button, way.by, way.forces)}| {way.to}"


def _quoted(*lines: str) -> str:
    """Lines of words as Mermaid takes them: what it would read as its own signs or as HTML is written as a word."""
    return '"' + "<br/>".join(plain(line).translate(MERMAID) for line in lines if line) + '"'


def table(stages: tuple[StageSaid, ...], note: str = "") -> str:
    """Every move as a row of a Markdown table, below the `note` where there is one."""
    rows = [HEADINGS, tuple("---" for _ in HEADINGS)]
    rows += [(stage.label, _button(way), way.leads, way.by, needs(way)) for stage in stages for way in stage.ways]
    noted = f"**{note}**\n\n" if note else ""
    return noted + "".join(f"| {' | '.join(_cell(text) for text in row)} |\n" for row in rows)


def _cell(text: str) -> str:
    """Words in a cell: none of them ends it, and none of them is HTML."""
    return plain(text).replace("|", "\\|").replace("<", "&lt;")


def _button(way: WayOn) -> str:
    return f"**{way.button}**" if way.is_usual else way.button


def needs(way: WayOn) -> str:
    """What a move needs, each thing with its force."""
    said = [
        f"{each.what} ({each.force_words[:1].lower()}{each.force_words[1:]}, {each.source.words})" for each in way.needs
    ]
    return "; ".join([*said, *(["a written reason"] if way.says_why else [])]) or "nothing"
