"""The statements as the page shows them: filtered, counted, and each thing that makes one real with its link."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from flask import current_app, request, url_for
from sqlmodel import SQLModel

from engine.definition import Workflow
from engine.playbook import Catalogue
from web.coverage.pages import COMMANDS, PAGES
from web.permissions import NEEDS, Permission, allowed
from workflows.coverage import ELSEWHERE, How, Kind, Made, Standing, Statement, coverage, found, kind_of

Workflows = Mapping[str, Workflow]


@dataclass(frozen=True, slots=True)
class Filters:
    """The choices as they stand in the address, by the names of `Standing` and `How`; nothing where all are shown."""

    standing: str = ""
    how: str = ""

    @classmethod
    def here(cls) -> "Filters":
        """What this request’s address says; what is no choice counts as none."""
        standing, how = request.args.get("standing", ""), request.args.get("how", "")
        return cls(standing if standing in Standing.__members__ else "", how if how in How.__members__ else "")

    def leave(self, statement: Statement) -> bool:
        stands = not self.standing or statement.standing is Standing[self.standing]
        return stands and (not self.how or How[self.how] in statement.hows)


@dataclass(frozen=True, slots=True)
class Link:
    """One thing that makes a statement real: its kind and its words, where it stands, and the address to see it."""

    kind: str
    words: str
    where: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Row:
    statement: Statement
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The rows that are shown, and the counts and choices over all statements."""

    rows: tuple[Row, ...]
    total: int
    standings: tuple[tuple[str, str, int], ...]
    hows: tuple[tuple[str, str, int], ...]


def board(workflows: Workflows, filters: Filters) -> Board:
    """The page for these filters."""
    every = coverage()
    standings = Counter(statement.standing for statement in every)
    hows = Counter(how for statement in every for how in statement.hows)
    rows = (Row(each, tuple(_links(each, workflows))) for each in every if filters.leave(each))
    return Board(
        tuple(rows),
        len(every),
        tuple((each.name, str(each.value), standings[each]) for each in Standing),
        tuple((each.name, str(each.value), hows[each]) for each in How),
    )


def workflows_of(catalogue: Catalogue, today: date) -> Workflows:
    """Each workflow as it is in force today, by name."""
    return {name: catalogue.current(name, today).workflow for name in catalogue.names(on=today)}


def made_here(name: str, workflows: Workflows) -> Made | None:
    """What a name names, in definitions, tables, pages, papers and commands; None where it names nothing."""
    kind, rest = kind_of(name), name.partition(":")[2]
    if kind not in ELSEWHERE:
        return found(name, workflows, SQLModel.metadata)
    if kind is Kind.COMMAND:
        return Made(kind, rest, COMMANDS[rest]) if rest in COMMANDS else None
    return Made(kind, rest, PAGES[rest]) if rest in PAGES and rest in current_app.view_functions else None


def _links(statement: Statement, workflows: Workflows) -> Iterator[Link]:
    for name in statement.made:
        made = made_here(name, workflows)
        if made is not None:
            where = workflows[made.workflow].title if made.workflow else str(made.how)
            yield Link(str(made.how), made.words, where, _address(made))


def _address(made: Made) -> str | None:
    """Where it can be seen: the definition in which it stands, or a page that needs nobody to be chosen first."""
    if made.workflow:
        return url_for("definitions.show", workflow=made.workflow)
    if made.kind is Kind.WORD:
        return url_for("guide.words_page", _anchor=made.name)
    return url_for(made.name) if made.kind is Kind.PAGE and _is_open(made.name) else None


def _is_open(endpoint: str) -> bool:
    """Whether a page has one address for all, and is open to whoever reads this."""
    rules = list(current_app.url_map.iter_rules(endpoint))
    permission: Permission | None = getattr(current_app.view_functions[endpoint], NEEDS, None)
    return all(not rule.arguments for rule in rules) and permission is not None and allowed(permission)
