"""Stages in words that nobody has to learn: a teacher never needs the name of a stage."""

from engine.definition import Workflow

PLAIN = {
    "graduated_approach": {
        "concern": "Somebody noticed something",
        "teaching_response": "Trying something different in class",
        "sen_assessment": "Looking closely, with the SENCO",
        "plan": "Writing the plan",
        "do": "The plan is running",
        "review": "Looking at how it went",
    },
    "specialist_involvement": {
        "considering": "Thinking of asking a specialist",
        "decided": "Decided to ask a specialist",
        "referred": "A specialist is asked",
        "waiting": "Waiting to be seen by a specialist",
        "advice_received": "A specialist’s advice is here",
    },
    "ehc_annual_review": {
        "ahead": "The next review of the EHC plan is ahead",
        "preparing": "Getting ready for the review of the EHC plan",
        "held": "The review meeting was held: the report is next",
        "with_council": "The council decides on the EHC plan",
        "amending": "The council is changing the EHC plan",
        "ending": "The council means to end the EHC plan",
    },
    "ehc_needs_assessment": {
        "preparing": "Getting ready to ask the council for an EHC plan",
        "requested": "The council is asked for an EHC plan",
        "assessing": "The council is assessing for an EHC plan",
        "advised": "The council has our advice on an EHC plan",
        "draft": "A draft EHC plan is here",
        "not_assessed": "The council will not assess; support goes on",
        "no_plan": "The council makes no EHC plan; support goes on",
        "plan_issued": "The EHC plan is here",
    },
    "phase_transfer": {
        "planned": "Moving on to another school: first what goes is agreed with the family",
        "agreed": "Moving on to another school: what goes is agreed with the family",
        "left": "Has left: the records are still to go on",
        "held": "Has left, and no school has asked for the records yet",
        "joining": "Has come from another school",
    },
}


def in_plain_words(workflow: Workflow, stage: str) -> str:
    """Where a journey stands, as one would tell a colleague; a stage without such words keeps its label."""
    return PLAIN.get(workflow.name, {}).get(stage, workflow.stages[stage].label)
