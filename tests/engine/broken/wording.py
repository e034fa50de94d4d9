"""What a text, a number, a list, a key or a mark of YAML may not be."""

from tests.engine.broken.one import Broken

BROKEN = [
    Broken(
        "a misspelt key",
        {"    button: Write the plan\n": "    buton: Write the plan\n"},
        ["52:5: 'buton' is not known here; did you mean 'button'?"],
    ),
    Broken(
        "a key that is near no other",
        {"    button: Has left the school\n": "    button: Has left the school\n    colour: green\n"},
        ["84:5: 'colour' is not known here"],
    ),
    Broken("a missing key", {"    title: Agree the plan\n": ""}, ["135:5: 'title' is missing"]),
    Broken(
        "a stage given twice",
        {"  plan: {label: Plan, ": "  concern: {label: Again, final: true}\n  plan: {label: Plan, "},
        ["19:3: 'concern' is given twice"],
    ),
    Broken(
        "a text that is a number",
        {"title: A small way through": "title: 5"},
        ["3:8: a text is wanted here, not the number 5: put it in quotes"],
    ),
    Broken(
        "a text that is true",
        {"    button: End support": "    button: true"},
        ["73:13: a text is wanted here, not true or false: put it in quotes"],
    ),
    Broken(
        "a text that is a list",
        {"    button: End support": "    button: [End, support]"},
        ["73:13: a text is wanted here, not a list"],
    ),
    Broken(
        "nothing after a key", {"    title: Tell the family\n": "    title:\n"}, ["116:11: nothing is written here"]
    ),
    Broken(
        "a yes in the place of true",
        {"final: true}\n  left:": "final: yes}\n  left:"},
        ["21:40: true or false is wanted here"],
    ),
    Broken(
        "a version of nought",
        {"version: 2\ntitle": "version: 0\ntitle"},
        ["2:10: a whole number from 1 on is wanted here"],
    ),
    Broken(
        "a version in quotes",
        {"version: 2\ntitle": 'version: "2"\ntitle'},
        ["2:10: a whole number from 1 on is wanted here"],
    ),
    Broken(
        "a date that is none",
        {"in_force_from: 2026-09-01": "in_force_from: 1 September 2026"},
        ["4:16: '1 September 2026' is no date; a date is written as 2026-09-07"],
    ),
    Broken(
        "a day that no calendar has",
        {"in_force_from: 2026-09-01": "in_force_from: 2026-02-30"},
        ["4:16: '2026-02-30' is a day that is in no calendar; a date is written as 2026-09-07"],
    ),
    Broken(
        "an end before the beginning",
        {"in_force_to: 2029-08-31": "in_force_to: 2026-09-01"},
        ["5:14: this is not after 2026-09-01, when it comes into force"],
    ),
    Broken(
        "a name with capitals",
        {"  - do: leave\n": "  - do: Leave school\n"},
        [
            (
                "79:9: 'Leave school' is no name: small letters, digits and _, a letter first; did "
                "you mean 'leave_school'?"
            )
        ],
    ),
    Broken(
        "a stage called any",
        {"  ended: {label": "  any: {label: X, final: true}\n  ended: {label"},
        ["21:3: 'any' is every stage that is not final: it cannot be a name"],
    ),
    Broken(
        "a list where a map is wanted",
        {"stages: {worry: concern, planning: plan}": "stages: [worry, planning]"},
        ["186:11: names with their values are wanted here"],
    ),
    Broken(
        "one name where a list is wanted", {"    by: [office]\n": "    by: office\n"}, ["82:9: a list is wanted here"]
    ),
    Broken(
        "an empty list",
        {"    by: [office]\n": "    by: []\n"},
        ["82:9: this list is empty: leave it out, or put something in it"],
    ),
    Broken(
        "a name twice in a list",
        {"    by: [senco, head]\n": "    by: [senco, head, senco]\n"},
        ["26:23: 'senco' is given twice"],
    ),
    Broken(
        "any among stages",
        {"    at: [plan, review]\n": "    at: [plan, any]\n"},
        ["126:16: 'any' stands alone, not in a list"],
    ),
    Broken(
        "a slot written otherwise",
        {"open_at_once: {one: support}": "open_at_once: one"},
        ["6:15: this is 'many', or '{one: slot}' with the name of the slot"],
    ),
    Broken(
        "a colon in a plain text",
        {"title: Agree the plan": "title: Agree: the plan"},
        [
            (
                "137:17: this is not YAML: mapping values are not allowed here (a text with a colon "
                "in it is put in quotes)"
            )
        ],
    ),
    Broken(
        "a comma in a text in braces",
        {'ask: "How old?"': "ask: How old, now"},
        ["113:36: 'now' is not known here; if the text before it goes on here, put that text in quotes"],
    ),
    Broken(
        "a misspelt section",
        {"exceptions:\n  urgent": "exeptions:\n  urgent"},
        ["24:1: 'exeptions' is not known here; did you mean 'exceptions'?"],
    ),
    Broken(
        "a section that is no list",
        {"dates:\n  - id: review_due\n": "dates:\n    id: review_due\n"},
        ["174:5: a list is wanted here"],
    ),
    Broken(
        "a task that is no map",
        {"  - id: look_again\n": "  - one more\n  - id: look_again\n"},
        ["167:5: keys and values are wanted here"],
    ),
    Broken(
        "two faults far apart",
        {"title: A small way through": "title: 5", "met_when: review_held": "met_when: reviewed"},
        [
            "3:8: a text is wanted here, not the number 5: put it in quotes",
            "180:15: no check is called 'reviewed'; did you mean 'review_held'?",
        ],
    ),
    Broken(
        "a field whose name is no text",
        {'{field: on, ask: "When?"': '{field: true, ask: "When?"'},
        ["158:17: a name is wanted here, not true or false"],
    ),
    Broken(
        "an answer that is a number",
        {"answer: number}": "answer: 5}"},
        ["113:47: a word is wanted here, not the number 5"],
    ),
    Broken(
        "a start whose task is broken",
        {"    owner: opener\n": "    owner: [opener]\n"},
        ["106:12: a role is wanted here, not a list"],
    ),
    Broken(
        "a rule that is no name",
        {"of: rule half_way": "of: rule Half way"},
        [("123:38: 'rule Half way' is no anchor: it is arriving, 'field task.field', 'date id' or 'rule name'")],
    ),
    Broken(
        "a usual rule that is no name",
        {"usual: rule usual_wait": "usual: rule Usual"},
        ["19:52: 'rule Usual' names no rule; write it as 'rule name'"],
    ),
    Broken(
        "a place that refers to another",
        {"    by: [office]\n": "    by: *staff\n"},
        ["82:9: '*' refers to another place, which is not done here: put the text in quotes"],
    ),
    Broken(
        "a role that is a number",
        {"    chased_by: head\n": "    chased_by: 7\n"},
        ["119:16: a role is wanted here, not the number 7"],
    ),
    Broken(
        "an owner that is a number",
        {"    owner: senco\n    also": "    owner: 7\n    also"},
        ["117:12: a role is wanted here, not the number 7"],
    ),
    Broken(
        "a date that is a number",
        {"in_force_from: 2026-09-01": "in_force_from: 2026"},
        ["4:16: a date is wanted here, not the number 2026"],
    ),
    Broken(
        "a phrase that is a number",
        {"usual: 5 working days": "usual: 5"},
        ["20:55: a phrase is wanted here, not the number 5"],
    ),
    Broken(
        "a name that is a number", {"{one: support}": "{one: 1}"}, ["6:21: a name is wanted here, not the number 1"]
    ),
    Broken(
        "a form that is a number",
        {"    form: child_view\n": "    form: 3\n"},
        ["132:11: the name of a form is wanted here, not the number 3"],
    ),
    Broken(
        "choices that are a number",
        {"choices: needs, alone: speech": "choices: 3"},
        ["111:74: the name of a list is wanted here, not the number 3"],
    ),
]
