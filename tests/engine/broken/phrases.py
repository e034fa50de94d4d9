"""Spans of days, beginnings, answers, forces, and the holes in a text."""

from tests.engine.broken.one import Broken

BROKEN = [
    Broken(
        "days of no kind",
        {"usual: 10 school days}": "usual: 10 days}"},
        ["18:64: '10 days' does not say which days; did you mean '10 school days'?"],
    ),
    Broken(
        "days of an unknown kind",
        {"within: 5 school days, of": "within: 5 schol days, of"},
        ["123:19: no kind of day is called 'schol'; did you mean 'school'?"],
    ),
    Broken(
        "no number of days",
        {"usual: 10 school days}": "usual: ten school days}"},
        [("18:64: 'ten school days' is no number of days; write it as '5 school days' (school, working or calendar)")],
    ),
    Broken(
        "no days at all",
        {"within: 2 working days": "within: 0 working days"},
        [("144:21: '0 working days' is no number of days; write it as '5 school days' (school, working or calendar)")],
    ),
    Broken(
        "an anchor that is none",
        {"of: arriving": "of: arrival"},
        [
            (
                "133:39: 'arrival' is no anchor: it is arriving, 'field task.field', 'date id' or "
                "'rule name'; did you mean 'arriving'?"
            )
        ],
    ),
    Broken(
        "a beginning that is none",
        {"begins_as: today": "begins_as: tody"},
        [
            (
                "159:79: 'tody' is no beginning: it is today, '30 school days ahead', 'field "
                "task.field' or 'rule name'; did you mean 'today'?"
            )
        ],
    ),
    Broken(
        "a time that is none",
        {"when: 1 school day before due": "when: before due"},
        [("91:44: 'before due' is no time: it is 'on due', '2 school days before due' or '1 school day after due'")],
    ),
    Broken(
        "an answer that is none",
        {"answer: yes or no": "answer: yes/no"},
        [
            (
                "151:64: 'yes/no' cannot stand here, only short text, long text, date, yes or no, "
                "one of, several of, person, number; did you mean 'yes or no'?"
            )
        ],
    ),
    Broken(
        "a force that is none",
        {"  no_ehc_plan: {force: must": "  no_ehc_plan: {force: muss"},
        ["40:24: 'muss' cannot stand here, only must, always, should; did you mean 'must'?"],
    ),
    Broken(
        "a standing that is none",
        {"standing: guidance": "standing: guidence"},
        [
            "133:59: 'guidence' cannot stand here, only law, guidance, agreed, our default, proposed; did you mean "
            "'guidance'?"
        ],
    ),
    Broken(
        "another hole",
        {'title: "Ask {child}"': 'title: "Ask {chld}"'},
        [("127:12: '{chld}' has no place in a text; the only hole is {child}; did you mean '{child}'?")],
    ),
    Broken(
        "a hole for a number",
        {'title: "Ask {child}"': 'title: "Ask {child} {n} times"'},
        ["127:12: '{n}' has no place in a text; the only hole is {child}"],
    ),
    Broken(
        "a template's hole",
        {'title: "Ask {child}"': 'title: "Ask {{ child }}"'},
        ["127:12: '{{' belongs to a template; the only hole in a text is {child}"],
    ),
    Broken(
        "a template's tag",
        {'title: "Ask {child}"': 'title: "Ask {% if child %}"'},
        ["127:12: '{%' belongs to a template; the only hole in a text is {child}"],
    ),
    Broken(
        "a shell's hole",
        {'title: "Ask {child}"': 'title: "Ask ${child}"'},
        ["127:12: '${' belongs to a template; the only hole in a text is {child}"],
    ),
    Broken(
        "half a hole",
        {'title: "Ask {child}"': 'title: "Ask {child"'},
        ["127:12: '{' has no place in a text; the only hole is {child}"],
    ),
    Broken(
        "a bell in a text",
        {'title: "Ask {child}"': 'title: "Ask\\a {child}"'},
        ["127:12: a character that cannot be seen, U+0007"],
    ),
]
