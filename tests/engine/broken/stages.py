"""Stages and moves: what nothing leads to, what nothing leaves, versions, and what may pass a guard."""

from tests.engine.broken.one import Broken

PROPOSAL = """\
proposal:
  says: Perhaps
  certainty: reported
  reported:
    - {says: Soon, certainty: contradicted, source: Somebody}
"""
BROKEN = [
    Broken(
        "a step after an exception that stands at no stage after it",
        {"    then: tell_family\n": "    then: describe\n"},
        ["28:11: 'describe' stands at no stage after 'hold_review': nobody would ever be asked it"],
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
                "      - {name: young_person_told, by: [dsl], counts_for: journey}\n"
                "      - {name: young_person_told, by: [senco], "
            )
        },
        ["38:16: 'young_person_told' is given twice"],
    ),
    Broken(
        "an exemption of one cycle that would pass by the next",
        {"by: [senco], check: young_person_decides, look_again: true": "by: [senco], look_again: true"},
        [
            "37:9: 'young_person_told' has no check: say how long it holds, 'counts_for: cycle' or "
            "'counts_for: journey'",
        ],
    ),
    Broken(
        "an exception that counts for a visit",
        {"    check: not_refused\n": "    counts_for: visit\n"},
        ["27:17: this counts for the journey or the cycle"],
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
]
