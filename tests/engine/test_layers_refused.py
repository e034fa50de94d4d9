"""What a layer may not do: each fault is told at its own line."""

from dataclasses import replace

import pytest

from engine.faults import InvalidDefinition
from engine.layering import lay
from engine.loader import load
from engine.terms import Force
from tests.engine.layered import A_RIGHT, BASE, FILE, HEAD, READS, faults, laid
from tests.engine.small_definition import KNOWN, TEXT

REFUSED = [
    ("a must made a should", "guards:\n  family_told: {force: should}\n",
     ["2:24: 'family_told' is must: no layer loosens it to should"]),
    ("an always made a should", "guards:\n  views_known:\n    force: should\n",
     ["3:12: 'views_known' is always: no layer loosens it to should"]),
    ("an exemption more", "guards:\n  no_other_plan: {force: always, exemptions: [{name: busy, by: [senco]}]}\n",
     ["2:34: a layer adds no way past a guard, and takes none away"]),
    ("an exception more", "exceptions:\n  holiday: {by: [head]}\n",
     ["1:1: a layer adds no way past a guard, and takes none away"]),
    ("a guard taken away", "guards:\n  no_other_plan: {force: always, remove: true}\n",
     ["2:34: a layer adds and tightens: it takes nothing away"]),
    ("an always with exceptions made a must", "guards:\n  views_known: {force: must}\n",
     ["2:24: 'views_known' has exceptions, which a must has not: raising it would take them away"]),
    ("a guard raised on a move that gives help", "guards:\n  plan_written: {force: always}\n",
     ["2:25: 'hold_review' is not marked as one that may be tightened: a layer never holds up help"]),
    ("a guard added to a move that gives help", "moves:\n  hold_review: {more_guards: [no_other_plan]}\n",
     ["2:31: 'hold_review' is not marked as one that may be tightened: a layer never holds up help"]),
    ("a condition on leaving", "moves:\n  leave:\n    more_guards: [views_known]\n",
     ["3:19: 'leave' is not marked as one that may be tightened: a layer never holds up help"]),
    ("the guards of a move replaced", "moves:\n  write_plan: {guards: [no_other_plan]}\n",
     ["2:16: a list is never replaced: what is asked for beside it stands under 'more_guards'"]),
    ("another way for a move", "moves:\n  write_plan: {to: ended, from: any, by: [ta]}\n",
     ["2:16: a layer does not change where a move leads", "2:27: a layer does not change where a move leads",
      "2:38: a layer does not change who may make a move"]),
    ("a move more", "more_moves:\n  - {do: skip, from: plan, to: ended, by: [ta], button: Skip}\n",
     ["1:1: a layer adds no move"]),
    ("a date made later", "tasks:\n  tell_family: {within: 10 school days}\n",
     ["2:25: this would be later than 5 school days: a layer may shorten a date, never lengthen it"]),
    ("a date in another kind of day", "tasks:\n  tell_family: {within: 5 calendar days}\n",
     ["2:25: this is counted in school days: another kind of day may be longer"]),
    ("a date before something made later", "tasks:\n  agree_plan: {within: 1 school day}\n",
     ["2:24: this would be later than 3 school days: a layer may shorten a date, never lengthen it"]),
    ("a date before anything has begun", "tasks:\n  agree_plan: {within: 7 school days}\n",
     ["2:24: this would be more than 2 times as early as 3 school days: nobody may be late before anything has begun"]),
    ("a date where there is none", "tasks:\n  describe: {within: 1 school day}\n",
     ["2:22: 'describe' has no date by which it is due, so none to shorten"]),
    ("a due date rewritten",
     "tasks:\n  tell_family:\n    due: {within: 50 school days, of: arriving, standing: guidance}\n",
     ["3:5: a layer only shortens a date: write 'within' and the number of days"]),
    ("a stage made longer", "stages:\n  concern: {usual: 11 school days}\n",
     ["2:20: this would be later than 10 school days: a layer may shorten a date, never lengthen it"]),
    ("a stage whose time is worked out", "stages:\n  plan: {usual: 1 school day}\n",
     ["2:17: how long 'plan' takes is worked out: no layer changes that"]),
    ("a stage made an end", "stages:\n  review: {final: true}\n",
     ["2:12: a layer makes no stage an end, and no end a stage"]),
    ("a step taken away", "tasks:\n  tell_family: {remove: true}\n",
     ["2:17: a layer adds and tightens: it takes nothing away"]),
    ("a step that meets its guard no more", "tasks:\n  tell_family: {meets: [plan_written], done_when: family_told}\n",
     ["2:17: a layer does not change which guards a step meets", "2:40: a layer does not change when a step is done"]),
    ("a step of somebody else",
     "tasks:\n  tell_family: {owner: ta}\n", ["2:17: a layer does not change whose step it is"]),
    ("a form replaced",
     "tasks:\n  describe:\n    form:\n      - {field: only, ask: \"Only this?\", answer: short text}\n",
     ["3:5: a list is never replaced: change a question under 'fields', add one under 'more_fields'"]),
    ("a question that may be blank", "tasks:\n  describe:\n    fields:\n      seen: {may_be_blank: true}\n",
     ["4:14: a layer does not change whether a question may be left blank"]),
    ("the last answer hidden",
     "tasks:\n  ask_child:\n    fields:\n      how: {hide: [in_person, phone]}\n",
     ["4:19: an answer must be left to choose for 'how'"]),
    ("the reason hidden for which most journeys begin",
     "tasks:\n  describe:\n    fields:\n      signs: {hide: [falling behind]}\n",
     ["4:22: 'falling behind' is asked at a start: to hide it would be a condition on that"]),
    ("an answer hidden that Python reads", "tasks:\n  describe:\n    fields:\n      needs: {hide: [learning]}\n",
     ["4:22: Waymark itself reads 'learning': no layer hides it"]),
    ("an answer hidden that excludes the others", "tasks:\n  describe:\n    fields:\n      needs: {hide: [speech]}\n",
     ["4:22: 'speech' is the answer for whom nothing else fits: no layer hides it"]),
    ("an answer hidden that leads on", "tasks:\n  say_next:\n    fields:\n      next: {hide: [again]}\n",
     ["4:21: 'again' leads to 'plan_again': no layer hides a way on"]),
    ("an answer added where the answers lead on",
     "tasks:\n  say_next:\n    fields:\n      next: {choices: {wait: Wait}}\n",
     ["4:24: the answers to 'next' lead on: a layer gives them other words, and adds none"]),
    ("an answer added where Python reads them",
     "tasks:\n  describe:\n    fields:\n      needs: {choices: {sight: Sight}}\n",
     ["4:25: Waymark itself reads the answers to 'needs': a layer gives them other words, and adds none"]),
    ("an answer with a name in a plain list",
     "tasks:\n  describe:\n    fields:\n      signs: {choices: {tired: Often tired}}\n",
     ["4:25: the answers here stand in a plain list: write one more as '[words]'"]),
    ("answers to a question that has none",
     "tasks:\n  agree_plan:\n    fields:\n      took_part: {choices: [Grandmother]}\n",
     ["4:28: 'took_part' has no answers of its own to choose from"]),
    ("a sixth question", "tasks:\n  describe:\n    more_fields:\n"
     "      - {field: sleep, ask: \"How does {child} sleep?\", answer: short text, may_be_blank: true}\n",
     ["4:9: a form asks at most five questions: this is one too many"]),
    ("a question without whose answer a step that gives help waits", "tasks:\n  agree_plan:\n    more_fields:\n"
     "      - {field: cost, ask: \"What does it cost?\", answer: number}\n",
     ["4:9: a form asks at most five questions: this is one too many",
      "4:9: this would be a condition on 'hold_review', which waits for this step: it may be left blank "
      "('may_be_blank: true')"]),
    ("a question without whose answer nobody says when the review is", "tasks:\n  say_when:\n    more_fields:\n"
     "      - {field: room, ask: \"Where?\", answer: short text}\n",
     ["4:9: this would be a condition on a step that no layer may hold up: it may be left blank "
      "('may_be_blank: true')"]),
    ("a law of its own", "more_guards:\n  not_refused: {force: must, reference: cfa-68, outside: The council says so}\n"
     "moves:\n  write_plan: {more_guards: [not_refused]}\n",
     ["2:24: only the nation says what the law asks: 'force' is 'always' or 'should'"]),
    ("an end behind a step that meets nothing",
     "more_guards:\n  not_refused: {force: always, reference: cfa-68}\n"
     "moves:\n  write_plan: {more_guards: [not_refused]}\n"
     "more_tasks:\n  - id: stop\n    at: concern\n    title: Stop\n    owner: ta\n    meets: [not_refused]\n"
     "    form:\n      - {field: why, ask: \"Why?\", answer: short text}\n",
     ["10:13: no check reads what a layer asks: a layer adds no other way to meet it"]),
    ("a step with a child's name for the governor", "more_tasks:\n  - id: stop\n    at: plan\n    title: Stop\n"
     "    owner: governor\n    form:\n      - {field: why, ask: \"Why?\", answer: short text}\n",
     ["5:12: no step about a child is for the governor, who sees figures without names"]),
    ("a day by which a family owes something",
     "more_tasks:\n  - id: pay\n    at: plan\n    title: Pay\n    owner: family\n"
     "    chased_by: office\n    due: {within: 1 school day, of: arriving, standing: agreed}\n"
     "    form:\n      - {field: paid, ask: \"How much?\", answer: number}\n",
     ["7:10: a family owes a layer nothing by a day: what it may tell has no 'due'"]),
    ("a reminder about a child to the governor",
     "ladders:\n  gentle:\n    more:\n      - {send: task_overdue, to: governor, when: on due}\n",
     ["4:34: no reminder about a child goes to the governor"]),
    ("words without end", f"stages:\n  plan: {{label: {'a' * 2001}}}\n",
     ["2:17: this is 2,001 characters long, and 2,000 are the most"]),
    ("answers that change places",
     "tasks:\n  say_next:\n    fields:\n"
     "      next: {choices: {again: Class teaching is enough., end: The same again}}\n",
     ["4:24: 'Class teaching is enough.' is what 'end' says: no layer has something else say it",
      "4:58: 'The same again' is what 'again' says: no layer has something else say it"]),
    ("a stage called what another is called", "stages:\n  ended: {label: Plan, }\n",
     ["2:18: 'Plan' is what 'plan' says: no layer has something else say it"]),
    ("a button that says what the next one says", "moves:\n  hold_review: {button: has left  the SCHOOL}\n",
     ["2:25: 'has left  the SCHOOL' is what 'leave' says: no layer has something else say it"]),
    ("a letter that only looks like ours", "stages:\n  plan: {label: Pl\u0430n}\n",
     ["2:17: 'Pl\u0430n' has letters of two alphabets, which look alike and are not"]),
    ("a step whose days the guidance is said to set", "more_tasks:\n  - id: count\n    at: plan\n    title: Count\n"
     "    owner: ta\n    due: {within: 1 school day, of: arriving, standing: guidance}\n"
     "    form:\n      - {field: why, ask: \"Why?\", answer: short text}\n",
     ["6:10: only the nation says what the guidance sets: 'standing' is 'agreed' or 'our default'"]),
    ("a question that leads on",
     "tasks:\n  say_next:\n    more_fields:\n      - field: early\n        ask: Now?\n        answer: one of\n"
     "        choices: {now: Now}\n        leads_to: {now: end_support}\n        may_be_blank: true\n",
     ["8:19: only the nation's own answers lead to a move"]),
    ("a step that writes a record", "more_tasks:\n  - id: stop\n    at: plan\n    title: Stop\n    owner: ta\n"
     "    record: stop_sharing\n    form:\n      - {field: why, ask: \"Why?\", answer: short text}\n",
     ["6:13: what a layer asks is kept as it is answered: it writes no other record"]),
    ("a step that meets a must in its own way", "more_tasks:\n  - id: text_them\n    at: any\n    title: Send a text\n"
     "    owner: ta\n    meets: [family_told]\n    form:\n      - {field: why, ask: \"Why?\", answer: short text}\n",
     ["6:13: 'family_told' is met as the definition says: a layer adds no other way to meet it"]),
    ("a step that the law is said to set", "more_tasks:\n  - id: count\n    at: plan\n    title: Count\n    owner: ta\n"
     "    due: {within: 1 school day, of: arriving, standing: law}\n"
     "    form:\n      - {field: why, ask: \"Why?\", answer: short text}\n",
     ["6:10: only the nation says what the law sets: 'standing' is 'agreed' or 'our default'"]),
    ("a reminder made later", "ladders:\n  gentle:\n"
     "    sooner:\n      - {to: owner, was: 1 school day before due, when: on due}\n",
     ["4:57: this would be later than '1 school day before due': a reminder may go sooner, never later"]),
    ("a reminder that is not there", "ladders:\n  gentle:\n"
     "    sooner:\n      - {to: head, was: 1 school day before due, when: 2 school days before due}\n",
     ["4:25: no reminder of 'gentle' goes to head 1 school day before due"]),
    ("a condition on a start", "start: {at: plan, by: [head]}\n", ["1:1: a layer puts no condition on a start"]),
    ("a list replaced", "lists:\n  needs: {one: One}\n",
     ["1:1: a list is never replaced: change the answers of a question in its step"]),
    ("a stage misspelt",
     "stages:\n  plann: {label: Scheme}\n", ["2:3: no stage is called 'plann'; did you mean 'plan'?"]),
    ("a question misspelt", "tasks:\n  describe:\n    fields:\n      sen: {ask: \"Seen?\"}\n",
     ["4:7: 'describe' asks nothing called 'sen'; did you mean 'seen'?"]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "told"), REFUSED, ids=[why for why, *_ in REFUSED])
def test_what_a_layer_may_not_do_is_refused_at_its_own_line(why: str, text: str, told: list[str]):
    assert faults(text) == told


def test_a_right_of_the_family_takes_no_condition_though_it_may_be_tightened():
    told = "'write_plan' is a right of the family: no layer puts a condition on it"
    assert faults("moves:\n  write_plan: {more_guards: [plan_written]}\n", A_RIGHT) == [f"2:30: {told}"]
    assert faults("guards:\n  no_other_plan: {force: must}\n", A_RIGHT) == [f"2:26: {told}"]


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("owner: family\n    chased_by: senco", "'phone' is what the family may say: no layer hides it"),
        ("owner: class_teacher\n    also: [young_person]", "'phone' is what the family may say: no layer hides it"),
        ("owner: council\n    chased_by: senco", "'phone' is what the council may say: no layer hides it"),
    ],
)
def test_no_layer_hides_what_the_family_or_somebody_outside_may_say(step: str, told: str):
    """Of a right to ask for a meeting nothing would be left where the answer is not offered (regulation 22(2)(c))."""
    text = TEXT.partition("  - id: ask_child\n")
    asked_so = text[2].replace("owner: class_teacher", step, 1)
    upon = load(text[0] + text[1] + asked_so, file="small.yaml", known=KNOWN)
    assert faults("tasks:\n  ask_child:\n    fields:\n      how: {hide: [phone]}\n", upon) == [f"4:20: {told}"]


def test_no_layer_hides_what_the_family_is_told():
    """That there is an appeal, or whom to ask for advice (Children and Families Act 2014, section 51; Code 6.39)."""
    told_whom = 'form:\n      - {field: who, ask: "Who?", answer: several of, from: contacts}\n'
    told_what = '      - {field: told, ask: "What?", answer: several of, choices: {help: Help, appeal: Appeal}}\n'
    upon = load(TEXT.replace("form: child_view\n", told_whom + told_what), file="small.yaml", known=KNOWN)
    told = "'appeal' is what the family is told or says here: no layer hides it"
    assert faults("tasks:\n  ask_child:\n    fields:\n      told: {hide: [appeal]}\n", upon) == [f"4:21: {told}"]


def test_the_answer_that_leads_nowhere_is_not_hidden_so_that_nobody_is_made_to_go_on():
    upon = load(TEXT.replace("choices: {again:", "choices: {wait: not yet, again:"), file="small.yaml", known=KNOWN)
    told = "'wait' is said where no other answer here holds: no layer hides it"
    assert faults("tasks:\n  say_next:\n    fields:\n      next: {hide: [wait]}\n", upon) == [f"4:21: {told}"]


def test_the_answer_besides_those_that_are_judged_is_not_hidden():
    """A family that wants time would else be written down as having agreed, or as having refused."""
    read = replace(READS, read={"how", "in_person"})
    text = "tasks:\n  ask_child:\n    fields:\n      how: {hide: [phone]}\n"
    with pytest.raises(InvalidDefinition, match="'phone' is said where no other answer here holds: no layer hides it"):
        lay(HEAD + text, file=FILE, upon=BASE, known=read)


def test_no_layer_hides_an_answer_at_a_step_that_the_law_sets():
    """What a report may recommend, and the reasons by which a time limit falls away, are all of them the law's."""
    due = "due: {within: 10 school days, of: arriving, standing: "
    upon = load(TEXT.replace(f"{due}guidance}}", f"{due}law}}"), file="small.yaml", known=KNOWN)
    told = "'ask_child' is due by law: no layer hides what can be said there"
    assert faults("tasks:\n  ask_child:\n    fields:\n      how: {hide: [phone]}\n", upon) == [f"4:20: {told}"]


def test_a_question_more_at_the_start_may_be_left_blank():
    text = 'tasks:\n  describe:\n    more_fields:\n      - {field: sleep, ask: "Sleep?", answer: short text}\n'
    short = load(TEXT.replace('      - {field: age, ask: "How old?", answer: number}\n', ""), file="f", known=KNOWN)
    told = ["4:9: this would be a condition on a start: it may be left blank ('may_be_blank: true')"]
    assert faults(text, short) == told
    form = laid(text.replace("short text", "short text, may_be_blank: true"), short).task("describe").form
    assert [each.name for each in form][-1] == "sleep"


def test_the_merged_definition_goes_through_every_check_of_meaning():
    told = "no task that meets 'plan_written' is at 'concern', which 'write_plan' leaves"
    assert faults("moves:\n  write_plan:\n    more_guards: [plan_written]\n") == [f"3:19: {told}"]
    unlaid = "more_guards:\n  not_refused: {force: should, reference: code-6.48, outside: The council}\n"
    assert faults(unlaid) == ["2:3: 'not_refused' is laid on no move"]


@pytest.mark.parametrize(("excuse", "column"), [("not_carried: We know", 45), ("not_on: {plan_again: We know}", 40)])
def test_no_layer_says_where_a_duty_that_was_one_before_is_not_asked(excuse: str, column: int):
    raised = laid("guards:\n  no_other_plan: {force: always}\n")
    told = "'no_other_plan' is always already: no layer says where it is not asked"
    assert faults(f"guards:\n  no_other_plan: {{force: must, {excuse}}}\n", raised) == [f"2:{column}: {told}"]
    assert laid(f"guards:\n  no_other_plan: {{force: must, {excuse}}}\n").guards["no_other_plan"].force is Force.MUST


def test_the_merged_definition_is_gone_through_as_a_whole_and_its_story_told_at_the_layers_line():
    open_ = TEXT.replace(", not_carried: It is written", "").replace(
        "    button: Start the review\n", "    button: Start the review\n    may_be_tightened: true\n"
    )
    base = load(open_, file="small.yaml", known=KNOWN)
    raise_it = "guards:\n  plan_written: {force: always}\n"
    [told] = faults(raise_it, base)
    assert told.startswith("2:3: a way round a duty: ")
    assert laid(raise_it.replace("always", "always, not_carried: We have read it"), base)


def test_every_fault_of_a_layer_is_told_at_once_in_the_order_of_its_file():
    text = (
        "stages:\n  concern: {usual: 11 school days, label: 5}\n"
        "guards:\n  family_told: {force: should}\n"
        "tasks:\n  tell_famly: {title: Tell}\n  agree_plan: {due: soon}\n"
    )
    assert [told.split(":")[0] for told in faults(text)] == ["2", "2", "4", "6", "7"]


def test_a_layer_for_another_workflow_is_refused():
    with pytest.raises(InvalidDefinition, match="this is laid upon 'small', not upon 'phase_transfer'"):
        lay(HEAD.replace("of: small", "of: phase_transfer"), file=FILE, upon=BASE, known=READS)
