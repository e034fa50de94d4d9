"""YAML without surprises."""

import pytest

from engine.faults import Faults
from engine.strict_yaml import Entries, Items, Node, Scalar, read_yaml


def plain(node: Node | None) -> object:
    """What a node holds, as Python's own values."""
    if isinstance(node, Entries):
        return {key.value: plain(value) for key, value in node.entries}
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return node.value if isinstance(node, Scalar) else None


def faults_of(text: str) -> list[str]:
    faults = Faults()
    read_yaml(text, file="a.yaml", faults=faults)
    return [str(fault).removeprefix("a.yaml:") for fault in faults.in_order()]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("true", True),
        ("false", False),
        ("12", 12),
        ("-3", -3),
        ("", None),
        ("null", None),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("off", "off"),
        ("True", "True"),
        ("2026-09-07", "2026-09-07"),
        ("1:30", "1:30"),
        ("1.5", "1.5"),
        ("0x1F", "0x1F"),
        ("012", "012"),
        ("1_000", "1_000"),
        ("9999999999", "9999999999"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("|\n  two\n  lines\n", "two\nlines"),
    ],
)
def test_only_true_false_whole_numbers_and_nothing_are_not_words(written: str, read: object):
    faults = Faults()
    assert plain(read_yaml(f"a: {written}", file="a.yaml", faults=faults)) == {"a": read}
    assert not faults


def test_every_node_knows_its_line_and_column():
    root = read_yaml("# first\na:\n  - b\n  - {c: d}\n", file="a.yaml", faults=Faults())
    assert isinstance(root, Entries)
    (key, items), *_ = root.entries
    assert isinstance(items, Items)
    assert [(each.place.line, each.place.column) for each in (root, key, items, *items.items)] == [
        (2, 1),
        (2, 1),
        (3, 3),
        (3, 5),
        (4, 5),
    ]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", ["1:1: the file is empty"]),
        ("# only a remark\n", ["1:1: the file is empty"]),
        ("a: 1\nb: 2\na: 3\n", ["3:1: 'a' is given twice"]),
        ("a: &x 1\n", ["1:4: '&' names a place, which is not done here: put the text in quotes"]),
        ("a: *x\n", ["1:4: '*' refers to another place, which is not done here: put the text in quotes"]),
        ("a: !!int 3\n", ["1:4: '!' gives a type, which is not done here: put the text in quotes"]),
        ("a: {}\n<<: {b: 1}\n", ["2:1: '<<' brings in another map, which is not done here"]),
        ("1: a\n", ["1:1: a name is wanted before the colon; a number or true or false is put in quotes"]),
        ("? [a]\n: b\n", ["1:3: a name is wanted before the colon; a number or true or false is put in quotes"]),
        ("a: 1\n---\nb: 2\n", ["2:1: a second document begins here: a file holds one"]),
        ("%YAML 1.1\n---\na: 1\n", ["1:1: a line that begins with % is not read here"]),
        ("a:\n\tb: 1\n", ["2:1: a tab stands here: only spaces may be used"]),
        ("a: 1\t# x\nb:\t2\n", ["1:5: a tab stands here, and in 1 more line: only spaces may be used"]),
        ("a: b\u200bc\n", ["1:5: a character that cannot be seen, U+200B"]),
        ("a: b\u202ec\n", ["1:5: a character that cannot be seen, U+202E"]),
        (
            "a: What: now\n",
            ["1:8: this is not YAML: mapping values are not allowed here (a text with a colon in it is put in quotes)"],
        ),
        (
            "a: {b: What?, c: d}\n",
            [
                "1:12: this is not YAML: expected ',' or '}', but got '?' "
                "(in braces, a text with a comma, a colon or a question mark is put in quotes)"
            ],
        ),
        ("a: @b\n", ["1:4: this is not YAML: found character '@' that cannot start any token"]),
        ('a: "\\UFFFFFFFF"\n', ["1:7: this is not YAML: this cannot be read"]),
        ("[" * 40, ["1:32: this is nested too deeply"]),
    ],
)
def test_what_would_surprise_is_refused_with_its_place(text: str, faults: list[str]):
    assert faults_of(text) == faults


def test_what_was_found_before_the_yaml_broke_is_told_too():
    assert faults_of("a: 1\na: 2\nb: @\n") == [
        "2:1: 'a' is given twice",
        "3:4: this is not YAML: found character '@' that cannot start any token",
    ]
