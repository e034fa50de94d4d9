"""The differences between two definitions: each told once, in a sentence that anybody can read."""

import re

import pytest

from engine.differences import About, Change, differences
from engine.loader import load
from tests.engine.small_definition import KNOWN, TEXT

BEFORE = load(TEXT, file="small.yaml", known=KNOWN)


def changed(*changes: tuple[str, str]) -> tuple[Change, ...]:
    """What differs once these texts, each of which stands in the small definition once, are replaced."""
    text = TEXT
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return differences(BEFORE, load(text, file="small.yaml", known=KNOWN))


def test_a_definition_does_not_differ_from_itself():
    assert differences(BEFORE, BEFORE) == ()


def test_another_version_with_the_same_words_asks_the_same():
    assert changed(("version: 2\n", "version: 3\n"), ("in_force_to: 2029-08-31", "in_force_to: 2030-08-31")) == ()


@pytest.mark.parametrize(
    ("old", "new", "about", "name", "sentence"),
    [
        ("title: A small way", "title: A way", About.WORKFLOW, "small", "It is called “A way through”."),
        ("open_at_once: {one: support}", "open_at_once: many", About.WORKFLOW, "small",
         "Any number may be open at once."),
        ("by: [class_teacher, family]", "by: [family]", About.START, "start", "It can be begun by the family."),
        ("  by: [senco]\n  form:", "  by: [office]\n  form:", About.START, "carried_in",
         "Putting one in is for the school office."),
        ('ask: "Since when?"', 'ask: "From which day?"', About.QUESTION, "carried_in.since",
         "Putting one in: the question “Since when?” now reads “From which day?”."),
        ("label: Concern raised", "label: A worry", About.STAGE, "concern",
         "The stage “Concern raised” is called “A worry”."),
        ("usual: 10 school days", "usual: 8 school days", About.STAGE, "concern",
         "The stage “Concern raised” usually takes 8 school days, and took 10 school days."),
        ("button: End support", "button: Move on", About.MOVE, "end_support",
         "The button “End support” is called “Move on”."),
        ("guards: [no_ehc_plan]", "guards: [no_ehc_plan, no_other_plan]", About.MOVE, "end_support",
         "The button “End support” also needs: no other plan (a should)."),
        ("guards: [family_told, no_other_plan]", "guards: [no_other_plan, family_told]", About.MOVE, "write_plan",
         "The button “Write the plan” needs the same in another order."),
        ("plan_written: {force: should", "plan_written: {force: always", About.GUARD, "plan_written",
         "That “plan written” is an “always”, and was a should."),
        ("outside: The council decides", "outside: The council says so", About.GUARD, "no_ehc_plan",
         "That “no EHC plan” waits for “The council says so”."),
        ("by: [senco], check: young", "by: [dsl], check: young", About.GUARD, "family_told",
         "That “family told”, left out because “young person told”, can be recorded by the designated"
         " safeguarding lead."),
        ("title: Tell the family\n", "title: Tell them\n", About.TASK, "tell_family",
         "The step “Tell the family” is called “Tell them”."),
        ("within: 5 school days, of: rule half_way", "within: 3 school days, of: rule half_way", About.TASK,
         "tell_family", "The step “Tell the family” is due within 3 school days instead of within 5 school days."),
        ("chased_by: head", "chased_by: office", About.TASK, "tell_family",
         "The step “Tell the family” has “chased by” office, and had head."),
        ('ask: "How old?"', 'ask: "Of what age?"', About.QUESTION, "describe.age",
         "The step “What have you noticed?”: the question “How old?” now reads “Of what age?”."),
        ("speech: Speech}", "speech: Talking}", About.QUESTION, "describe.needs",
         "The step “What have you noticed?”: the question “Which needs?” says “Talking” instead of “Speech”."),
        ("speech: Speech}", "speech: Speech, other: Other}", About.QUESTION, "describe.needs",
         "The step “What have you noticed?”: the question “Which needs?” also offers “Other”."),
        (", hint: What you see and hear.", "", About.QUESTION, "describe.seen",
         "The step “What have you noticed?”: the question “What have you noticed?” has no hint any more."),
        ("      - {field: agreed, ask: \"Does the family agree?\", answer: yes or no}\n", "", About.QUESTION,
         "agree_plan.agreed", "The step “Agree the plan” no longer asks “Does the family agree?”."),
        ("when: 1 school day before due", "when: 2 school days before due", About.REMINDER, "gentle",
         "For “Agree the plan”, the reminder to whoever it is for goes 2 school days before due instead of 1 school"
         " day before due."),
    ],
)  # fmt: skip
def test_each_difference_is_told_in_a_sentence(old: str, new: str, about: About, name: str, sentence: str):
    found = changed((old, new))
    assert (found[0].about, found[0].name) == (about, name)
    assert found[0].sentence.startswith(sentence)


def test_a_new_step_is_told_with_where_it_stands_whose_it_is_and_what_it_asks():
    step = (
        "tasks:\n  - id: thank\n    at: plan\n    title: Thank {child}\n    owner: ta\n"
        "    due: {within: 2 school days, of: arriving, standing: our default}\n"
        '    form:\n      - {field: how, ask: "How?", answer: short text}\n'
    )
    [change] = changed(("tasks:\n", step))
    assert change == Change(
        About.TASK,
        "thank",
        "There is a new step at “Plan”, “Thank the child”, for the teaching assistant, within 2 school days."
        " It asks: “How?”.",
    )


def test_a_reminder_that_goes_at_another_time_is_told_once_and_one_that_goes_or_comes_as_such():
    rung = "{send: review_soon, to: owner, when: 1 school day before due}"
    sooner = rung.replace("1 school day", "2 school days")
    assert len(changed((rung, sooner))) == 1
    both = [each.sentence for each in changed((rung, f"{sooner}\n    - {rung.replace('owner', 'head')}"))]
    assert [" instead of " in each for each in both] == [True, False]
    assert both[1] == "For “Agree the plan”, a reminder goes to the head teacher 1 school day before due."


def test_what_is_gone_is_told_as_what_is_new_the_other_way_round():
    after = load(TEXT.replace("guards: [no_ehc_plan]", "guards: [no_ehc_plan, no_other_plan]"), file="f", known=KNOWN)
    [gone] = differences(after, BEFORE)
    assert gone.sentence == "The button “End support” no longer needs: no other plan (a should)."


def test_every_sentence_ends_as_one():
    text = TEXT.replace("Plan", "Scheme").replace("should", "always").replace("school days", "working days")
    for change in differences(BEFORE, load(text, file="small.yaml", known=KNOWN)):
        assert re.fullmatch(r"[A-Z“].*[^.]\.", change.sentence), change
