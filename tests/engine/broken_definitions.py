"""The small definition, broken in one way each, and all that the loader says to it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Broken:
    """What is wrong, the texts that are changed, and every fault as `line:column: words`."""

    why: str
    changes: dict[str, str]
    faults: list[str]


PROPOSAL = """\
proposal:
  says: Perhaps
  certainty: reported
  reported:
    - {says: Soon, certainty: contradicted, source: Somebody}
"""
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
        "a stage misspelt in from",
        {"    from: [review]\n": "    from: [reviw]\n"},
        ["63:12: no stage is called 'reviw'; did you mean 'review'?"],
    ),
    Broken(
        "a stage near no other",
        {"    to: left\n": "    to: gone_for_good\n"},
        ["81:9: no stage is called 'gone_for_good'"],
    ),
    Broken(
        "a stage of a task misspelt",
        {"    at: [ended]\n": "    at: [endd]\n"},
        ["168:10: no stage is called 'endd'; did you mean 'ended'?"],
    ),
    Broken(
        "a stage of the start misspelt",
        {"  at: concern\n  by: [class_teacher, family]": "  at: concrn\n  by: [class_teacher, family]"},
        ["8:7: no stage is called 'concrn'; did you mean 'concern'?"],
    ),
    Broken(
        "a check misspelt",
        {"  plan_written: {force": "  plan_writen: {force"},
        ["39:3: no check is called 'plan_writen'; did you mean 'plan_written'?"],
    ),
    Broken(
        "a check that is not there",
        {"    done_when: views_known\n": "    done_when: shouted_loud\n"},
        ["130:16: no check is called 'shouted_loud'"],
    ),
    Broken(
        "a guard misspelt on a move",
        {"guards: [views_known, plan_written, review_held]": "guards: [views_known, plan_writen, review_held]"},
        ["61:27: no guard is called 'plan_writen'; did you mean 'plan_written'?"],
    ),
    Broken(
        "a guard misspelt in meets",
        {"    meets: [plan_written]\n": "    meets: [plan_writtn]\n"},
        ["139:13: no guard is called 'plan_writtn'; did you mean 'plan_written'?"],
    ),
    Broken(
        "a rule misspelt",
        {"of: rule half_way": "of: rule half_wy"},
        ["123:38: no rule is called 'half_wy'; did you mean 'half_way'?"],
    ),
    Broken(
        "a rule for the usual time misspelt",
        {"usual: rule usual_wait": "usual: rule usual_wat"},
        ["19:52: no rule is called 'usual_wat'; did you mean 'usual_wait'?"],
    ),
    Broken(
        "words beside a field misspelt",
        {"beside: sessions_logged": "beside: sessions_loged"},
        ["150:92: no rule is called 'sessions_loged'; did you mean 'sessions_logged'?"],
    ),
    Broken(
        "a recorder misspelt",
        {"    record: stop_sharing\n": "    record: stop_sharin\n"},
        ["75:13: no recorder is called 'stop_sharin'; did you mean 'stop_sharing'?"],
    ),
    Broken(
        "a screen misspelt",
        {"    screen: sessions\n": "    screen: session\n"},
        ["171:13: no screen is called 'session'; did you mean 'sessions'?"],
    ),
    Broken(
        "a reference misspelt",
        {"    reference: cfa-68\n": "    reference: cfa-86\n"},
        ["34:16: no reference is called 'cfa-86'; did you mean 'cfa-68'?"],
    ),
    Broken(
        "a further reference misspelt",
        {"see: [code-6.43, code-6.48]": "see: [code-6.43, code-9.99]"},
        ["35:22: no reference is called 'code-9.99'; did you mean 'code-6.53'?"],
    ),
    Broken(
        "a role misspelt",
        {"    by: [class_teacher, senco]\n    button: Write": "    by: [class_techer, senco]\n    button: Write"},
        ["51:10: no role is called 'class_techer'; did you mean 'class_teacher'?"],
    ),
    Broken(
        "an owner misspelt",
        {"    owner: opener\n": "    owner: opner\n"},
        ["106:12: no role is called 'opner'; did you mean 'opener'?"],
    ),
    Broken(
        "a ladder misspelt",
        {"    nudges: gentle\n": "    nudges: gentel\n"},
        ["145:13: no ladder is called 'gentel'; did you mean 'gentle'?"],
    ),
    Broken(
        "a list misspelt",
        {"choices: needs, alone": "choices: neds, alone"},
        ["111:74: no list is called 'neds'; did you mean 'needs'?"],
    ),
    Broken(
        "a form misspelt",
        {"    form: child_view\n": "    form: child_views\n"},
        ["132:11: no form is called 'child_views'; did you mean 'child_view'?"],
    ),
    Broken(
        "a nudge template misspelt",
        {"send: review_soon": "send: revew_soon"},
        ["91:14: no nudge template is called 'revew_soon'; did you mean 'review_soon'?"],
    ),
    Broken(
        "a source misspelt",
        {"from: staff,": "from: stff,"},
        ["148:63: no source is called 'stff'; did you mean 'staff'?"],
    ),
    Broken(
        "a page misspelt",
        {"met_by: review_page": "met_by: revew_page"},
        ["45:64: no page is called 'revew_page'; did you mean 'review_page'?"],
    ),
    Broken(
        "a workflow misspelt",
        {"    opens_lane: phase_transfer\n": "    opens_lane: phase_transfr\n"},
        ["84:17: no workflow is called 'phase_transfr'; did you mean 'phase_transfer'?"],
    ),
    Broken(
        "an exception misspelt",
        {"exceptions: [urgent]}": "exceptions: [urgnt]}"},
        ["38:67: no exception is called 'urgnt'; did you mean 'urgent'?"],
    ),
    Broken(
        "a task of an exception misspelt",
        {"    then: tell_family\n": "    then: tell_famly\n"},
        ["28:11: no task is called 'tell_famly'; did you mean 'tell_family'?"],
    ),
    Broken(
        "a date misspelt",
        {"until: review_due": "until: revue_due"},
        ["44:45: no date is called 'revue_due'; did you mean 'review_due'?"],
    ),
    Broken(
        "a move misspelt",
        {"usually: hold_review": "usually: hold_revew"},
        ["19:32: no move is called 'hold_revew'; did you mean 'hold_review'?"],
    ),
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
    Broken(
        "a stage that nothing leads to",
        {"  left: {label": "  lost: {label: Lost, usually: leave, usual: 5 school days}\n  left: {label"},
        ["22:3: nothing leads to 'lost'"],
    ),
    Broken(
        "a stage without a way to an end",
        {"    from: any\n    to: left\n": "    from: concern\n    to: left\n", "    to: ended\n": "    to: plan\n"},
        [
            "19:3: no final stage can be reached from 'plan'",
            "20:3: no final stage can be reached from 'review'",
            "21:3: nothing leads to 'ended'",
        ],
    ),
    Broken(
        "a stage that no move leaves",
        {
            "    from: any\n    to: left\n": "    from: concern\n    to: left\n",
            "  - do: hold_review\n    from: plan\n": "  - do: hold_review\n    from: concern\n",
        },
        [
            "19:3: no move leaves 'plan', and it is not final",
            "61:14: no task that meets 'views_known' is at 'concern', which 'hold_review' leaves",
            "61:27: no task that meets 'plan_written' is at 'concern', which 'hold_review' leaves",
        ],
    ),
    Broken(
        "a stage without any move",
        {"Left the school, final: true": "Left the school, usually: leave, usual: 5 school days"},
        ["22:3: no final stage can be reached from 'left'"],
    ),
    Broken(
        "no final stage",
        {
            "label: Support ended, final: true": "label: Support ended, usually: leave, usual: 5 school days",
            "label: Left the school, final: true": "label: Left the school, usually: leave, usual: 5 school days",
        },
        ["18:3: no stage is final, so no journey can end"],
    ),
    Broken(
        "a final stage that is left",
        {"    from: [review]\n": "    from: [review, ended]\n"},
        ["63:20: 'ended' is final: no move leaves it"],
    ),
    Broken(
        "the same move twice from one stage",
        {"  - do: leave\n": "  - do: write_plan\n"},
        ["79:9: 'write_plan' leaves 'concern' already, further up"],
    ),
    Broken(
        "a usual move that is none from there",
        {"usually: hold_review": "usually: plan_again"},
        ["19:32: 'plan_again' is no move from 'plan'"],
    ),
    Broken(
        "a stage without its usual time",
        {"usually: plan_again, usual: 5 working days}": "usually: plan_again}"},
        ["20:3: 'usual' is missing: 'review' is not final"],
    ),
    Broken(
        "a stage without its usual move",
        {"usually: plan_again, usual: 5 working days}": "usual: 5 working days}"},
        ["20:3: 'usually' is missing: 'review' is not final"],
    ),
    Broken(
        "a final stage with a usual move",
        {"Support ended, final: true": "Support ended, final: true, usually: leave"},
        ["21:55: 'ended' is final and has no 'usually'"],
    ),
    Broken(
        "a start at a final stage",
        {"  at: concern\n  by: [class_teacher, family]": "  at: ended\n  by: [class_teacher, family]"},
        ["8:7: 'ended' is final: no journey can begin there"],
    ),
    Broken(
        "a start that asks a screen",
        {"  asks: describe\n": "  asks: look_again\n"},
        [
            "10:9: 'look_again' has no form, so it cannot be answered in the press that begins",
            "10:9: 'look_again' is not at 'concern', where a journey begins",
            ("10:9: 'look_again' is owned by class_teacher: what is asked at the start is owned by opener"),
        ],
    ),
    Broken(
        "a start that asks somebody else",
        {"    owner: opener\n": "    owner: senco\n"},
        ["10:9: 'describe' is owned by senco: what is asked at the start is owned by opener"],
    ),
    Broken(
        "a start that asks elsewhere",
        {"  - id: describe\n    at: concern\n": "  - id: describe\n    at: plan\n"},
        ["10:9: 'describe' is not at 'concern', where a journey begins"],
    ),
    Broken(
        "three questions with a move",
        {
            '      - {field: why_now, ask: "Why now?", answer: short text}\n': (
                '      - {field: why_now, ask: "Why now?", answer: short text}\n      - {field: two, '
                "ask: Two, answer: short text}\n      - {field: three, ask: Three, answer: short "
                "text}\n"
            )
        },
        ["80:9: a move asks at most two questions: this is one too many"],
    ),
    Broken(
        "a version that replaces itself",
        {"  workflow: small\n  version: 1\n": "  workflow: small\n  version: 2\n"},
        ["185:12: version 2 can replace only a version before it"],
    ),
    Broken(
        "a stage that lands at an end",
        {"planning: plan}": "planning: ended}"},
        ["186:38: 'ended' is final: a journey that runs does not end because its rules change"],
    ),
    Broken(
        "neither in force nor proposed",
        {"in_force_from: 2026-09-01\nin_force_to: 2029-08-31\n": ""},
        ["1:1: 'in_force_from' is missing: only a proposal has no day from which it is in force"],
    ),
    Broken(
        "a proposal that is in force",
        {
            "title: A small way through\n": "title: A small proposal\n" + PROPOSAL,
        },
        [
            "9:16: this is a proposal: nobody knows from when, and no day is guessed",
            "10:14: this is a proposal: nobody knows from when, and no day is guessed",
        ],
    ),
    Broken(
        "a proposal that does not say so",
        {
            "in_force_from: 2026-09-01\nin_force_to: 2029-08-31\n": PROPOSAL,
        },
        ["3:8: this is a proposal, and its title does not say so: a title stands alone on many pages"],
    ),
    Broken(
        "days that are proposed, in law",
        {
            "due: {within: 10 school days, of: arriving, standing: guidance}": (
                "due: {within: 10 school days, of: arriving, standing: proposed}"
            )
        },
        ["133:59: only a proposal has days that are 'proposed'"],
    ),
    Broken(
        "an exemption on a should",
        {"  family_told:\n    force: must\n": "  family_told:\n    force: should\n"},
        ["37:7: only a must has exemptions, and this is should"],
    ),
    Broken(
        "an exception on a should",
        {"  views_known: {force: always": "  views_known: {force: should"},
        ["38:66: only an always has exceptions, and this is should"],
    ),
    Broken(
        "an exception that is never used",
        {", exceptions: [urgent]}": "}"},
        ["25:3: no guard lists the exception 'urgent'"],
    ),
    Broken(
        "an exemption twice",
        {
            "      - {name: young_person_told, by: [senco], ": (
                "      - {name: young_person_told, by: [dsl]}\n      - {name: young_person_told, by: [senco], "
            )
        },
        ["38:16: 'young_person_told' is given twice"],
    ),
    Broken("a guard on no move", {"    guards: [no_ehc_plan]\n": ""}, ["40:3: 'no_ehc_plan' is laid on no move"]),
    Broken(
        "a guard that nothing can meet",
        {"    meets: [plan_written]\n": ""},
        ["39:3: nothing can meet 'plan_written': no task, no 'met_by', no 'outside'"],
    ),
    Broken(
        "a guard whose task is elsewhere",
        {"    at: [plan, review]\n": "    at: [review]\n"},
        ["61:14: no task that meets 'views_known' is at 'plan', which 'hold_review' leaves"],
    ),
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
    Broken(
        "a guard that is near no check",
        {"  plan_written: {force": "  zebra: {force"},
        [
            "39:3: no check is called 'zebra'",
            "61:27: no guard is called 'plan_written'",
            "139:13: no guard is called 'plan_written'",
        ],
    ),
    Broken(
        "nothing to choose from",
        {"{again: the same again, end: class teaching is enough}": "{}"},
        ["98:16: nothing stands in this: leave it out, or put something in it"],
    ),
    Broken(
        "half of a list unknown",
        {"    guards: [family_told]\n": "    guards: [family_told, zebra]\n"},
        ["68:27: no guard is called 'zebra'"],
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
