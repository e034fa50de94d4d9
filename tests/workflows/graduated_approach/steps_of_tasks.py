"""The tasks as they were agreed, typed from the steps and not from the definition."""

TEN, STEP = "10 school days of arriving", "step"
TASKS: dict[str, tuple[str, str, str | None, str | None, str]] = {
    # task: title, owner, due, ladder, counts for
    "describe_concern": ("What have you noticed?", "opener", None, None, "journey"),
    "weigh_concern": ("Say what comes next", "class_teacher", TEN, STEP, "visit"),
    "answer_family": ("Tell the family what comes next", "class_teacher", TEN, STEP, "visit"),
    "choose_response": ("Say what you will try", "class_teacher", "5 school days of arriving", STEP, "visit"),
    "talk_with_family": ("Talk with the family", "class_teacher", "15 school days of arriving", STEP, "journey"),
    "say_how_it_went": ("Say how it went", "class_teacher", "on rule look_again_at_response", STEP, "visit"),
    "talk_about_needs": ("Talk with the family about what you see", "class_teacher", TEN, STEP, "cycle"),
    "ask_child": ("Ask {child}", "class_teacher", TEN, STEP, "cycle"),
    "pull_together": ("Put the picture together", "class_teacher", TEN, STEP, "cycle"),
    "agree_decision": (
        "Agree the decision",
        "class_teacher",
        "5 school days of rule decision_proposed",
        STEP,
        "cycle",
    ),
    "decide": ("Decide together: is this SEN?", "senco", "15 school days of arriving", "senco", "cycle"),
    "tell_family": ("Tell the family formally", "senco", "5 school days of rule support_decided", "notice", "journey"),
    "tell_family_not_sen": (
        "Tell the family what was decided, and why",
        "senco",
        "5 school days of rule decided_not_sen",
        "senco",
        "cycle",
    ),
    "answer_disagreement": ("Answer the family", "senco", "10 school days of rule family_disagreed", "senco", "cycle"),
    "write_outcomes": ("Write what {child} will be able to do", "class_teacher", TEN, STEP, "cycle"),
    "write_support": ("Write what we will do", "class_teacher", TEN, STEP, "cycle"),
    "agree_plan": ("Agree it with the family and {child}", "class_teacher", TEN, STEP, "cycle"),
    "look_over_plan": ("Look over the plan", "senco", "5 school days of rule plan_last_written", "senco", "cycle"),
}

TALK = (
    ("who", "Who did you talk with?", "several of"),
    ("on", "When?", "date"),
    ("how", "How?", "one of"),
    ("said", "What did they say? What goes well, what worries them, what would they like?", "long text"),
    ("note", "Have they got a short note of it?", "one of"),
)
FORMS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "describe_concern": (
        ("strengths", "What is {child} good at, or what do they enjoy?", "short text"),
        ("seen", "What have you noticed?", "long text"),
        ("sign", "Which of these fits?", "several of"),
        ("tried", "What helps already, even a little?", "long text"),
        ("family_knows", "Does the family know?", "one of"),
    ),
    "weigh_concern": (
        ("behind", "Could something else be part of it?", "several of"),
        ("next", "What comes next?", "one of"),
        ("why", "Why?", "short text"),
    ),
    "answer_family": (("who", "Who was told?", "several of"), ("on", "When?", "date"), ("how", "How?", "one of")),
    "choose_response": (
        ("now", "Where is {child} now? One number, or one thing you saw, with its date", "short text"),
        ("change", "What will you do differently in class?", "long text"),
        ("how_often", "Who does it, and how often?", "short text"),
        ("working", "What would show that it works?", "short text"),
        ("look_again_on", "When will you look again?", "date"),
    ),
    "talk_with_family": TALK,
    "say_how_it_went": (
        ("better", "What can {child} do now that was harder before?", "long text"),
        ("now", "Where is {child} now?", "short text"),
        ("helped", "Did it help?", "one of"),
        ("child_says", "What does {child} say about it?", "short text"),
        ("next", "What comes next?", "one of"),
    ),
    "talk_about_needs": TALK,
    "ask_child": (
        ("good", "What do you like, and what are you good at?", "long text"),
        ("hard", "What is hard?", "long text"),
        ("helps", "What helps, and what would you like to happen?", "long text"),
        ("how", "How did you find out?", "several of"),
    ),
    "pull_together": (
        ("strengths", "What does {child} do well, and when are they at their best?", "long text"),
        ("hard", "What is hard, and when?", "long text"),
        ("shows", "What shows it? A number, or something seen, with its date", "long text"),
        ("barriers", "What gets in the way?", "several of"),
        ("sources", "What did you look at?", "several of"),
    ),
    "agree_decision": (("view", "Do you agree?", "one of"),),
    "decide": (
        ("needs", "Which areas of need?", "several of"),
        ("first_need", "Which need comes first?", "one of"),
        (
            "decision",
            "Does {child} need something different from, or additional to, what children of this age usually get?",
            "one of",
        ),
        ("reasons", "Why?", "long text"),
        ("decided_with", "Who decided with you?", "person"),
    ),
    "tell_family_not_sen": (
        ("who", "Who was told?", "several of"),
        ("on", "When?", "date"),
        ("goes_on", "What goes on in class?", "long text"),
        ("would_change", "What would make us look again sooner?", "short text"),
        ("look_again_on", "When will we look again?", "date"),
    ),
    "answer_disagreement": (
        ("strengths_seen", "What do we agree on about {child}?", "long text"),
        ("wish", "What would the family like instead?", "long text"),
        ("offer", "What can we do?", "long text"),
        ("told_advice_on", "When were they told of free advice and complaints?", "date"),
        ("look_again_on", "When do we talk again?", "date"),
    ),
    "agree_plan": (
        ("took_part", "Who talked it through?", "several of"),
        ("on", "When?", "date"),
        ("family_says", "Does the family agree?", "one of"),
        ("words", "What did they say, and what did {child} say?", "long text"),
        ("review_on", "When will we look at it together?", "date"),
    ),
    "look_over_plan": (("view", "What do you think?", "one of"), ("note", "What would you change?", "short text")),
}
SCREENS = {"tell_family": "notices", "write_outcomes": "outcomes", "write_support": "support"}
MAY_BE_BLANK = {
    ("describe_concern", "sign"),
    ("describe_concern", "tried"),
    ("weigh_concern", "why"),
    ("say_how_it_went", "child_says"),
    ("ask_child", "good"),
    ("ask_child", "hard"),
    ("ask_child", "helps"),
    ("look_over_plan", "note"),
}
ALSO = {"ask_child": {"ta"}, "tell_family": {"class_teacher"}, "agree_decision": {"subject_teacher"}}
MEETS = {
    "weigh_concern": {"teaching_tried_or_plain"},
    "answer_family": {"family_told_what_comes_next"},
    "talk_with_family": {"early_talk_and_note", "family_views_known", "family_told_how_it_went"},
    "say_how_it_went": {"teaching_tried_or_plain", "result_written"},
    "talk_about_needs": {"early_talk_and_note", "family_views_known"},
    "ask_child": {"pupil_views_known"},
    "pull_together": {"needs_analysed"},
    "agree_decision": {"teacher_and_senco_decided", "decided_not_sen"},
    "decide": {"teacher_and_senco_decided", "decided_not_sen", "decision_has_reasons"},
    "tell_family": {"family_told_of_provision"},
    "tell_family_not_sen": {"family_told_not_sen"},
    "write_outcomes": {"outcomes_can_be_measured"},
    "write_support": {"support_answers_outcomes", "responsible_teacher_named"},
    "agree_plan": {"family_consulted_on_plan", "pupil_consulted_on_plan", "review_date_agreed"},
    "look_over_plan": {"teacher_and_senco_agreed"},
}
