"""Which words the Python of a workflow reads: the names of questions and of answers that judgement hangs on.

Found by reading the source for its texts, so that no list beside it can go out of date. A text that only looks like
one is counted too: then a layer may a little less than it could, and never more than it should.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
SUPPORT = "support"
NAMES = re.compile(r"[a-z][a-z0-9_]*( [a-z][a-z0-9_]*)*")
"""One name, or several with a blank between them; a sentence has a capital or a full stop."""


@cache
def words_read(workflow: str) -> frozenset[str]:
    """Every name that stands as a text in the Python of a workflow, and in what all workflows stand on."""
    files = [file for folder in (workflow, SUPPORT) for file in sorted((HERE / folder).glob("*.py"))]
    return frozenset().union(*map(_words_of, files))


@cache
def _words_of(file: Path) -> frozenset[str]:
    """The names in one file; most files are read for every workflow."""
    return frozenset(_texts(ast.parse(file.read_text(encoding="utf-8"))))


def _texts(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from node.value.split() if NAMES.fullmatch(node.value) else ()
