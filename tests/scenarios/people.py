"""Who is in the worked examples: invented adults by what they are, and the family."""

from uuid import UUID

from tests.workflows.small import DSL, FATHER, HEAD, MOTHER, SENCO, TEACHER, key

OFFICE, TA, SUBJECT_TEACHER, NEW_TEACHER = UUID(int=25), UUID(int=26), UUID(int=27), UUID(int=28)
ROLES = {
    "the class teacher": TEACHER,
    "the new class teacher": NEW_TEACHER,
    "the subject teacher": SUBJECT_TEACHER,
    "the teaching assistant": TA,
    "the SENCO": SENCO,
    "the head": HEAD,
    "the safeguarding lead": DSL,
    "the school office": OFFICE,
}
NAMES = {person: f"A person ({words})" for words, person in ROLES.items()}
WHOM = {
    "the mother": (key(MOTHER),),
    "the father": (key(FATHER),),
    "the child": ("child",),
    "the young person": ("child",),
    "the mother and the father": (key(MOTHER), key(FATHER)),
    "the mother and the child": (key(MOTHER), "child"),
}
INVITED_OUTSIDE = ["head", "sen_officer", "health", "social_care"]
"""Whom the law names for a review of an EHC plan, beside the family."""
OWNERS = {
    "class_teacher": "the class teacher",
    "subject_teacher": "the subject teacher",
    "ta": "the teaching assistant",
    "senco": "the SENCO",
    "head": "the head",
    "dsl": "the safeguarding lead",
    "office": "the school office",
    "service": "the service",
    "council": "the council",
    "family": "the family",
}
