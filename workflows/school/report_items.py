"""What the SEN information report says: the Code’s fourteen things, the Regulations’ thirteen, the Act’s four.

Sources: SEND Code of Practice 6.79 to 6.82; SEND Regulations 2014, Schedule 1; Children and Families Act 2014, section
69(3)(b). In our own words; the lists overlap, since three texts ask.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One of the three lists: what asks for it, and its things by their names."""

    name: str
    title: str
    reference: str
    items: Mapping[str, str]


CODE = (
    "The kinds of SEN the school provides for",
    "How pupils with SEN are found and assessed, with the SENCO’s name and how to reach them",
    "How parents are consulted and take part",
    "How young people are consulted and take part",
    "How progress towards outcomes is assessed and reviewed, and how families take part in that",
    "How pupils are supported in moving between phases, and towards adulthood",
    "How pupils with SEN are taught",
    "How the curriculum and the surroundings are adapted",
    "What staff know and are trained in, and how specialist help is got",
    "How the school finds out whether its provision works",
    "How pupils with SEN join in with pupils without",
    "Support for emotional and social development: pastoral care, being listened to, preventing bullying",
    "How the school works with health, social care, council services and voluntary bodies",
    "How parents’ complaints about provision are dealt with",
)
SCHEDULE = (
    "The kinds of SEN for which provision is made",
    "Policies for finding pupils with SEN and assessing their needs",
    "Policies for provision with and without EHC plans: evaluating, reviewing, teaching, adapting, extra support, "
    "activities with others, emotional and social development",
    "The SENCO’s name and contact details",
    "Expertise and training of staff, and how specialist expertise is secured",
    "How equipment and facilities are secured",
    "Consulting parents and involving them",
    "Consulting young people and involving them",
    "Complaints from parents about provision",
    "How the governing body involves health, social care, council and voluntary bodies",
    "Contact details of support services for families, the council’s advice service among them",
    "Moves between phases, and preparing for adulthood and independent living",
    "Where the council’s Local Offer is published",
)
ACT = (
    "Arrangements for the admission of disabled pupils",
    "Steps to prevent disabled pupils being treated less favourably",
    "Facilities that help disabled pupils to use the school",
    "The accessibility plan",
)
LOCAL_OFFER = "schedule_13"


def _named(prefix: str, items: tuple[str, ...]) -> dict[str, str]:
    return {f"{prefix}_{place}": words for place, words in enumerate(items, start=1)}


PARTS = (
    Part("code", "What the Code of Practice asks for", "code-6.79", _named("code", CODE)),
    Part("schedule", "What the Regulations ask for", "send-reg-51", _named("schedule", SCHEDULE)),
    Part("act", "What the Act asks for, for disabled pupils", "cfa-69", _named("act", ACT)),
)
ITEMS: Mapping[str, str] = {name: words for part in PARTS for name, words in part.items.items()}


def missing(found: Collection[str]) -> tuple[str, ...]:
    """The names of what is not in the report yet, in order."""
    return tuple(name for name in ITEMS if name not in found)
