"""Who does what: nobody is asked who sees no child, and what somebody must press or answer, somebody here can."""

from tests.engine.broken.one import Broken

PRESSED = "    to: review\n    by: [class_teacher]\n"
TOLD = "    owner: senco\n    also: [class_teacher]\n    chased_by: head\n    meets: [family_told]\n"

BROKEN = [
    Broken(
        "the only way on left to Waymark",
        {PRESSED: "    to: review\n    by: [system]\n"},
        ["59:10: people press moves, and the system makes none of its own"],
    ),
    Broken(
        "a move of the governor",
        {PRESSED: "    to: review\n    by: [class_teacher, governor]\n"},
        ["59:25: nothing about a child is for the governor, who sees figures without names"],
    ),
    Broken(
        "a move that only somebody outside makes",
        {PRESSED: "    to: review\n    by: [service, council]\n"},
        ["59:9: nobody here can press 'hold_review': the service and the council are outside"],
    ),
    Broken(
        "a must that only the governor meets",
        {TOLD: "    owner: governor\n    meets: [family_told]\n"},
        ["117:12: no step about a child is for the governor, who sees figures without names"],
    ),
    Broken(
        "a must that only the council answers, with nobody who asks it",
        {TOLD: "    owner: council\n    meets: [family_told]\n"},
        ["117:12: nobody here can answer 'tell_family' for the council: name who in 'also' or 'chased_by'"],
    ),
    Broken(
        "an exemption that only the trust records",
        {"{name: young_person_told, by: [senco],": "{name: young_person_told, by: [trust_lead],"},
        ["37:40: nothing about a child is for the trust lead, who sees figures without names"],
    ),
    Broken(
        "a start for nobody who sees a child",
        {"  by: [class_teacher, family]\n": "  by: [governor]\n"},
        ["9:8: nothing about a child is for the governor, who sees figures without names"],
    ),
]
