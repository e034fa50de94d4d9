"""Tasks, their forms, their due dates, and dates."""

from tests.engine.broken.one import Broken

BROKEN = [
    Broken(
        "two tasks of one name",
        {"  - id: say_next\n": "  - id: say_when\n"},
        ["161:9: there is another task called 'say_when'"],
    ),
    Broken(
        "neither form nor screen",
        {"    screen: sessions\n": ""},
        ["167:5: 'look_again' has neither a form nor a screen"],
    ),
    Broken(
        "both form and screen",
        {"    screen: sessions\n": "    screen: sessions\n    form: child_view\n"},
        ["171:13: 'look_again' has a form already: it is one or the other"],
    ),
    Broken(
        "a recorder without a form",
        {"    screen: sessions\n": "    screen: sessions\n    record: stop_sharing\n"},
        ["172:13: only a form has a recorder: a screen writes its own rows"],
    ),
    Broken(
        "due with two anchors",
        {"of: rule half_way": "of: rule half_way, on: arriving"},
        ["123:10: due is one of 'within' and 'of', 'within' and 'before', or 'on' alone"],
    ),
    Broken(
        "due without a length",
        {"{within: 10 school days, of: arriving, ": "{of: arriving, "},
        ["133:10: due is one of 'within' and 'of', 'within' and 'before', or 'on' alone"],
    ),
    Broken(
        "due without an anchor",
        {"{within: 10 school days, of: arriving, ": "{within: 10 school days, "},
        ["133:10: due is one of 'within' and 'of', 'within' and 'before', or 'on' alone"],
    ),
    Broken(
        "a ladder without a due date",
        {"    due: {within: 10 school days, of: arriving, standing: guidance}\n": ""},
        ["133:13: 'nudges' needs a due date, and 'ask_child' has none"],
    ),
    Broken(
        "an opening without a due date",
        {"    screen: sessions\n": "    screen: sessions\n    opens: {within: 5 school days, before: due}\n"},
        ["172:12: 'opens' needs a due date, and 'look_again' has none"],
    ),
    Broken(
        "an opening before something else",
        {"within: 2 working days, before: due": "within: 2 working days, before: dew"},
        ["144:45: 'dew' cannot stand here, only due; did you mean 'due'?"],
    ),
    Broken(
        "a nudge before the task opens",
        {"opens: {within: 2 working days,": "opens: {within: 1 calendar day,"},
        [("145:13: 'gentle' sends 1 school day before due, but 'agree_plan' opens only 1 calendar day before due")],
    ),
    Broken(
        "an anchor on a field that is not there",
        {"on: field say_when.on": "on: field say_when.onn"},
        ["166:15: 'say_when' has no field 'onn'; did you mean 'on'?"],
    ),
    Broken(
        "an anchor on a field that is no date",
        {"on: field say_when.on": "on: field agree_plan.agreed"},
        ["166:15: 'agree_plan.agreed' is yes or no, and date is wanted"],
    ),
    Broken(
        "an anchor on a task without a form",
        {"on: field say_when.on": "on: field tell_family.on"},
        ["166:15: 'tell_family' has no form, so no field 'on'"],
    ),
    Broken(
        "an anchor on a task that is not there",
        {"on: field say_when.on": "on: field say_wen.on"},
        ["166:15: no task is called 'say_wen'; did you mean 'say_when'?"],
    ),
    Broken(
        "an anchor on a date that is not there",
        {"before: date review_due": "before: date review_dew"},
        ["143:42: no date is called 'review_dew'; did you mean 'review_due'?"],
    ),
    Broken(
        "a task that hangs on itself",
        {"before: date review_due": "before: field agree_plan.review_on"},
        ["143:42: 'agree_plan' hangs on itself in the end, so it will never have a date"],
    ),
    Broken(
        "two that hang on each other",
        {"anchor: field say_when.on": "anchor: field agree_plan.review_on"},
        [
            "143:42: 'agree_plan' hangs on itself in the end, so it will never have a date",
            "175:13: 'review_due' hangs on itself in the end, so it will never have a date",
        ],
    ),
    Broken(
        "a date that hangs on itself",
        {"anchor: field say_when.on": "anchor: date review_due"},
        ["175:13: 'review_due' hangs on itself in the end, so it will never have a date"],
    ),
    Broken(
        "an answer that leads nowhere from there",
        {"  - id: say_next\n    at: review\n": "  - id: say_next\n    at: [plan, review]\n"},
        [
            "99:25: 'plan_again' is no move from 'plan', where 'say_next' can be answered",
            "99:42: 'end_support' is no move from 'plan', where 'say_next' can be answered",
        ],
    ),
    Broken(
        "a choice that leads and is none",
        {"leads_to: {again: plan_again,": "leads_to: {agian: plan_again,"},
        ["99:18: no choice is called 'agian'; did you mean 'again'?"],
    ),
    Broken(
        "a move of an answer misspelt",
        {"end: end_support}": "end: end_suport}"},
        ["99:42: no move is called 'end_suport'; did you mean 'end_support'?"],
    ),
    Broken(
        "six questions",
        {"      - {field: age,": "      - {field: six, ask: Six, answer: number}\n      - {field: age,"},
        ["114:9: a form asks at most five questions: this is one too many"],
    ),
    Broken(
        "two questions of one name",
        {"      - {field: age,": "      - {field: seen,"},
        ["113:17: there is another field called 'seen' here"],
    ),
    Broken(
        "one of without choices",
        {", choices: [falling behind, none of these]": ""},
        ["112:61: one of needs 'choices', or 'from'"],
    ),
    Broken(
        "a person from nowhere",
        {"answer: person, from: staff, ": "answer: person, "},
        ["148:49: person needs 'from', which says who can be named"],
    ),
    Broken(
        "choices of a number",
        {"answer: number}": "answer: number, choices: needs}"},
        ["113:64: number has no choices; one of, or several of, has"],
    ),
    Broken(
        "a number from somebody",
        {"answer: number}": "answer: number, from: staff}"},
        ["113:61: number is not chosen 'from' anything"],
    ),
    Broken(
        "choices and people",
        {"from: [contacts, child]": "from: [contacts, child], choices: needs"},
        ["147:105: a question has choices or 'from', not both"],
    ),
    Broken(
        "an alone that is no choice",
        {"alone: speech": "alone: speach"},
        ["111:88: no choice is called 'speach'; did you mean 'speech'?"],
    ),
    Broken(
        "an alone where one is chosen",
        {"answer: several of, choices: needs": "answer: one of, choices: needs"},
        ["111:84: 'alone' needs an answer of several of"],
    ),
    Broken(
        "a date for words to begin with",
        {"answer: long text, hint": "answer: long text, begins_as: today, hint"},
        ["110:84: 'today' is a date, and the answer here is long text"],
    ),
    Broken(
        "words for a date to begin with",
        {"begins_as: field say_when.on": "begins_as: field describe.seen"},
        ["160:72: 'describe.seen' is long text, and date is wanted"],
    ),
    Broken(
        "a move's question that leads",
        {'now?", answer: short text}': 'now?", answer: one of, choices: needs, leads_to: {speech: leave}}'},
        ["78:85: only the answers of a task lead to a move"],
    ),
    Broken(
        "choices that lead where several are chosen",
        {"alone: speech}": "leads_to: {speech: write_plan}}"},
        ["111:91: 'leads_to' needs an answer of one of, with choices"],
    ),
    Broken(
        "a form that nothing uses",
        {"    form: next_step\n": "    form: child_view\n"},
        ["94:3: nothing here uses the form 'next_step'"],
    ),
    Broken(
        "a list that is shared already",
        {"lists:\n  needs: {": "lists:\n  ways_to_talk: {phone: phone}\n  needs: {"},
        ["87:3: there is a shared list called 'ways_to_talk' already"],
    ),
    Broken(
        "a task for a cycle where there is none",
        {
            "    starts_cycle: true\n    may_be_tightened: true\n": "",
            "    button: Plan the next step\n    starts_cycle: true\n": "    button: Plan the next step\n",
        },
        [
            ("122:5: no move here starts a cycle: 'counts_for' must be written, as journey or visit"),
            "128:12: no move here starts a cycle, so there is no last one to carry from",
            ("137:17: no move here starts a cycle: 'counts_for' must be written, as journey or visit"),
            ("158:5: no move here starts a cycle: 'counts_for' must be written, as journey or visit"),
            ("164:5: no move here starts a cycle: 'counts_for' must be written, as journey or visit"),
        ],
    ),
    Broken(
        "a list of its own that nothing uses",
        {"choices: needs, alone: speech": "choices: [learning, speech], alone: speech"},
        ["87:3: nothing here uses the list 'needs'"],
    ),
    Broken(
        "two dates of one name",
        {
            "replaces:\n": (
                "  - id: review_due\n    anchor: arriving\n    kind: working\n    standing: law\n    "
                "whose: council\n    met_when: review_held\nreplaces:\n"
            )
        },
        ["183:9: there is another date called 'review_due'"],
    ),
    Broken(
        "nothing to choose from",
        {"{again: the same again, end: class teaching is enough}": "{}"},
        ["98:16: nothing stands in this: leave it out, or put something in it"],
    ),
    Broken(
        "a beginning of another task",
        {"begins_as: field say_when.on": "begins_as: field say_whn.on"},
        ["160:72: no task is called 'say_whn'; did you mean 'say_when'?"],
    ),
    Broken(
        "exceptions that nobody may record",
        {"    by: [senco, head]\n    check: not_refused\n": "    check: not_refused\n"},
        ["25:3: 'by' is missing"],
    ),
]
