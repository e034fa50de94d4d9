"""Names that lead nowhere: of stages, checks, rules, roles and all else that is named."""

from tests.engine.broken.one import Broken

BROKEN = [
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
        "a guard that is near no check",
        {"  plan_written: {force": "  zebra: {force"},
        [
            "39:3: no check is called 'zebra'",
            "61:27: no guard is called 'plan_written'",
            "139:13: no guard is called 'plan_written'",
        ],
    ),
    Broken(
        "half of a list unknown",
        {"    guards: [family_told]\n": "    guards: [family_told, zebra]\n"},
        ["68:27: no guard is called 'zebra'"],
    ),
]
