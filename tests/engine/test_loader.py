"""The strict loader: what it reads, and every fault with its line and column."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.days import DayKind
from engine.definition import Anchor, AnchorKind, Due, Length, Outside, Role, RuleName, Side, Standing, When
from engine.faults import Fault, InvalidDefinition
from engine.known import Known
from engine.loader import check_files, load, load_shared
from tests.engine.broken import BROKEN
from tests.engine.broken.one import Broken
from tests.engine.small_definition import KNOWN, SHARED, SHARED_TEXT, TEXT

FILE = "small.yaml"
LINES = TEXT.splitlines()


def faults_of(text: str) -> list[str]:
    """Every fault as `line:column: words`."""
    with pytest.raises(InvalidDefinition) as invalid:
        load(text, file=FILE, known=KNOWN)
    return [str(fault).removeprefix(f"{FILE}:") for fault in invalid.value.faults]


def outcome(text: str) -> tuple[Fault, ...]:
    """The faults of a text, none where it is read."""
    try:
        load(text, file=FILE, known=KNOWN)
    except InvalidDefinition as invalid:
        return invalid.faults
    return ()


def changed(changes: dict[str, str]) -> str:
    """The small definition with each text, which stands in it once, replaced."""
    text = TEXT
    for old, new in changes.items():
        assert TEXT.count(old) == 1, old
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.why)
def test_each_fault_is_told_with_its_place_and_its_words(broken: Broken):
    assert faults_of(changed(broken.changes)) == broken.faults


def test_what_journeys_run_under_already_is_read_though_it_lacks_what_is_asked_of_a_new_one():
    text = changed({"by: [senco], check: young_person_decides, look_again: true": "by: [senco], look_again: true"})
    assert outcome(text)
    assert load(text, file=FILE, known=KNOWN, proven=False).guards["family_told"].exemptions[0].counts_for is None


def test_all_faults_are_told_at_once_in_the_order_of_the_file():
    chosen = {"a misspelt key", "a screen misspelt", "a rule misspelt", "a stage misspelt in from", "a date misspelt"}
    several = [broken for broken in BROKEN if broken.why in chosen]
    expected = sorted(
        (fault for broken in several for fault in broken.faults), key=lambda fault: int(fault.split(":")[0])
    )
    assert faults_of(changed({old: new for broken in several for old, new in broken.changes.items()})) == expected


def test_a_fault_reads_as_editors_and_terminals_link_it():
    with pytest.raises(InvalidDefinition, match=r"^small\.yaml:3:8: a text is wanted here"):
        load(TEXT.replace("A small way through", "5"), file=FILE, known=KNOWN)


def test_phrases_become_values():
    workflow = load(TEXT, file=FILE, known=KNOWN)
    assert workflow.stages["concern"].usual == Length(10, DayKind.SCHOOL)
    assert workflow.stages["plan"].usual == RuleName("usual_wait")
    assert workflow.task("say_next").due.anchor == Anchor(AnchorKind.FIELD, "say_when", "on")
    assert workflow.ladders["gentle"][0].when == When(Side.BEFORE, Length(1, DayKind.SCHOOL))
    assert workflow.guards["no_ehc_plan"].outside == Outside("The council decides")
    assert workflow.guards["review_held"].outside == Outside("The agreed date", "review_due", Role.FAMILY)


def test_lists_and_forms_stand_where_they_are_named():
    workflow = load(TEXT, file=FILE, known=KNOWN)
    assert workflow.task("describe").question("needs").choices == {"learning": "Learning", "speech": "Speech"}
    assert [field.name for field in workflow.task("say_next").form] == ["next", "why"]
    assert (workflow.forms, workflow.lists) == ({}, {})
    assert workflow.task("ask_child").form == SHARED.forms["child_view"]


def test_a_plain_list_of_choices_names_each_by_its_words():
    signs = load(TEXT, file=FILE, known=KNOWN).task("describe").question("signs")
    assert signs.choices == {"falling behind": "falling behind", "none of these": "none of these"}


def test_the_shared_ladders_in_use_are_merged_in():
    workflow = load(TEXT, file=FILE, known=KNOWN)
    assert list(workflow.ladders) == ["light", "step", "gentle"]
    without_light = load(TEXT.replace("    nudges: light\n", ""), file=FILE, known=KNOWN)
    assert list(without_light.ladders) == ["step", "gentle"]


def test_a_due_date_without_an_anchor_cannot_be_asked_for_one():
    with pytest.raises(ValueError, match="hangs on nothing"):
        _ = Due(Standing.AGREED).anchor


def test_what_is_asked_at_the_start_may_hang_on_its_own_answer():
    text = changed({"    counts_for: journey\n    form:\n": "    counts_for: journey\n    due: DUE\n    form:\n"})
    text = text.replace("DUE", "{on: field describe.seen_on, standing: agreed}")
    text = text.replace('{field: age, ask: "How old?", answer: number}', "{field: seen_on, ask: On, answer: date}")
    assert outcome(text) == ()


def test_many_at_once_have_no_slot():
    workflow = load(TEXT.replace("{one: support}", "many"), file=FILE, known=KNOWN)
    assert workflow.slot is None


def test_words_that_yaml_reads_otherwise_stay_words():
    text = TEXT.replace("{learning: Learning, speech: Speech}", "{no: no, on: on, speech: 1:30, y: 2026-09-07}")
    needs = load(text, file=FILE, known=KNOWN).task("describe").question("needs")
    assert needs.choices == {"no": "no", "on": "on", "speech": "1:30", "y": "2026-09-07"}


def test_a_shared_file_is_held_to_the_same_rules():
    with pytest.raises(InvalidDefinition) as invalid:
        load_shared(SHARED_TEXT.replace("to: senco", "to: senko"), file="shared.yaml", known=KNOWN)
    assert str(invalid.value) == "shared.yaml:4:32: no role is called 'senko'; did you mean 'senco'?"


def test_a_shared_form_asks_at_most_five_questions():
    more = "".join(f"    - {{field: more_{n}, ask: More, answer: number}}\n" for n in range(4))
    with pytest.raises(InvalidDefinition) as invalid:
        load_shared(SHARED_TEXT + more, file="shared.yaml", known=KNOWN)
    assert str(invalid.value) == "shared.yaml:16:7: a form asks at most five questions: this is one too many"


def test_a_shared_form_is_for_workflows_that_have_what_stands_beside_its_questions():
    text = SHARED_TEXT.replace("answer: long text}", "answer: long text, beside: half_way}")
    known = replace(KNOWN, forms=load_shared(text, file="shared.yaml", known=KNOWN).forms)
    assert load(TEXT, file=FILE, known=known).task("ask_child").question("good").beside == "half_way"
    rules = {*KNOWN.rules} - {"half_way"}
    with pytest.raises(InvalidDefinition) as invalid:
        load(TEXT.replace("half_way", "usual_wait"), file=FILE, known=replace(known, rules=rules))
    assert "'good' has 'half_way' beside it, which is no rule here" in str(invalid.value)


def test_files_are_checked_each_with_what_its_workflow_knows(tmp_path: Path):
    files = {
        "small.yaml": TEXT.replace("title: A small", "tilte: A small"),
        "good.yaml": TEXT,
        "shared.yaml": SHARED_TEXT.replace("when: on due", "when: at due"),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "latin.yaml").write_bytes(b"workflow: small\ntitle: caf\xe9\n")
    asked = []
    faults = check_files(
        [tmp_path / name for name in (*files, "latin.yaml", "missing.yaml")],
        lambda workflow: asked.append(workflow) or KNOWN,
    )
    assert [re.sub(".*/", "", str(fault)) for fault in faults] == [
        "small.yaml:3:1: 'tilte' is not known here; did you mean 'title'?",
        "shared.yaml:6:46: 'at due' is no time: it is 'on due', '2 school days before due' or '1 school day after due'",
        "latin.yaml:2:11: this is not UTF-8",
        "missing.yaml:1:1: this file cannot be read: No such file or directory",
    ]
    assert asked == ["small", "small", ""]


def test_a_file_with_no_proper_name_asks_for_what_all_share(tmp_path: Path):
    (tmp_path / "odd.yaml").write_text(TEXT.replace("workflow: small\nversion: 2", "workflow: ../x\nversion: 2"))
    asked = []
    faults = check_files([tmp_path / "odd.yaml"], lambda workflow: asked.append(workflow) or KNOWN)
    assert asked == [""]
    assert faults[0].what == "'../x' is no name: small letters, digits and _, a letter first; did you mean 'x'?"


def test_a_fault_in_what_is_shared_is_told_once_for_all_files(tmp_path: Path):
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text(TEXT)

    def known(workflow: str) -> Known:
        shared = load_shared(SHARED_TEXT.replace("senco", "senko"), file="shared.yaml", known=KNOWN)
        return replace(KNOWN, ladders=shared.ladders)

    faults = check_files([tmp_path / "one.yaml", tmp_path / "two.yaml"], known)
    assert [str(fault) for fault in faults] == ["shared.yaml:4:32: no role is called 'senko'; did you mean 'senco'?"]


YAML_BITS = st.sampled_from(
    [*LINES, *"-:?{}[],&*!|>'\"%@`#\t ", "<<: ", "any", "null", "\\", "\ufeff", "---", "...", "  "]
)


@settings(deadline=None)
@given(st.lists(YAML_BITS | st.text(max_size=8), max_size=30).map("\n".join) | st.text())
@example('"\\UFFFFFFFF"')
@example('"\\ud800"')
@example("%YAML 1." + "9" * 5000 + "\n---\na")
@example("[" * 5000)
@example("9" * 5000)
@example("? ? ? a")
@example("\x00")
def test_no_text_whatever_makes_the_loader_raise_anything_else(text: str):
    assert all(fault.line >= 1 and fault.column >= 1 for fault in outcome(text))


@settings(deadline=None)
@given(
    st.integers(0, len(LINES) - 1),
    st.sampled_from(["drop", "double", "indent", "empty", "swap", "list", "rename"]),
    st.integers(0, len(LINES) - 1),
)
def test_no_damaged_line_makes_the_loader_raise_anything_else(line: int, damage: str, other: int):
    lines = list(LINES)
    key, colon, _ = lines[line].partition(":")
    lines[line : line + 1] = {
        "drop": [],
        "double": [lines[line], lines[line]],
        "indent": ["  " + lines[line]],
        "empty": [key + colon],
        "swap": [lines[other]],
        "list": [key + colon + " [[]]"],
        "rename": [lines[line].replace(":", "x:", 1)],
    }[damage]
    assert all(fault.what for fault in outcome("\n".join(lines)))
