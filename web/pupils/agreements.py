"""What a family agreed to, in words: which service or other place, who agreed, what may be seen, until when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from flask import url_for

from engine.definition import Workflow
from engine.reading import JourneyLook
from web import words
from web.pupils.files import File
from workflows.school.pupils import contacts_named
from workflows.support.away_seen import PLACE
from workflows.support.circle import CHILD, YES, AgreementSeen, contact_key

ABOUT, ASKED, DECIDED, SENT = "service", "say_what_for", "decide_with_family", "send_request"
ASKED_ABOUT_PLACE = "ask_about_place"
AFTER_ASKING = frozenset({"note_reply", "chase"})
"""The steps that there are only once a service was asked."""


@dataclass(frozen=True, slots=True)
class AgreementShown:
    """One agreement that a service is asked, or another place may know: `share` is what it may see.

    `to` is whom it is for in the middle of a sentence, and `ended` says so where it is over.
    """

    id: UUID
    service: str
    says: str
    to: str
    who: str
    on: str
    share: tuple[str, ...]
    until: str
    ended: str
    service_knows: bool
    href: str

    @property
    def may_be_withdrawn(self) -> bool:
        return not self.ended


def agreements_shown(file: File, looks: tuple[JourneyLook, ...]) -> tuple[AgreementShown, ...]:
    """Every yes to asking a service, or to what another place may know, in a child's open journeys, oldest first."""
    circle = file.sight.gathered.circles[file.pupil.id]
    open_looks = {look.journey.id: look for look in looks if look.journey.is_open}
    names = _names(file)
    said = [each for each in circle.agreements if each.about in (ABOUT, PLACE) and each.answer in YES]
    return tuple(
        _shown(file, open_looks[each.journey_id], each, names) for each in said if each.journey_id in open_looks
    )


def _names(file: File) -> Mapping[str, str]:
    contacts = contacts_named(file.sight.session, file.sight.school_id, file.pupil.id, file.sight.today)
    return {CHILD: file.pupil.called, **{contact_key(each.id): each.name for each in contacts}}


def _shown(file: File, look: JourneyLook, said: AgreementSeen, names: Mapping[str, str]) -> AgreementShown:
    known = [names[each] for each in sorted(said.who) if each in names]
    is_place = said.about == PLACE
    service = _place(file, said) if is_place else _choice(look.workflow, ASKED, "service", said.service)
    return AgreementShown(
        id=said.id,
        service=service,
        says=f"{service} may {'know' if is_place else 'be asked'} about {file.pupil.called}",
        to="the other place" if is_place else "the service",
        who=words.listed(known) or "A contact who is no longer on the roll",
        on=words.day_words(said.on),
        share=tuple(_share(file, look.workflow, said)),
        until=words.day_words(said.ends_on),
        ended=_ended(file, said),
        service_knows=is_place or _service_knows(look),
        href=url_for("agreements.withdraw", pupil_id=file.pupil.id, agreement_id=said.id),
    )


def _service_knows(look: JourneyLook) -> bool:
    return any(row.task in AFTER_ASKING or (row.task == SENT and row.answer) for row in look.tasks)


def _ended(file: File, said: AgreementSeen) -> str:
    today = file.sight.today
    if said.withdrawn_by(today):
        return f"Withdrawn on {words.day_words(said.withdrawn_on)}"
    return f"Ended on {words.day_words(said.ends_on)}" if said.ended_by(today) else ""


def _share(file: File, workflow: Workflow, said: AgreementSeen) -> Iterator[str]:
    """What they may see, in the order of the question."""
    task = ASKED_ABOUT_PLACE if said.about == PLACE else DECIDED
    for name, label in (workflow.task(task).question("share").choices or {}).items():
        if name in said.share:
            yield label.replace("{child}", file.pupil.called)


def _place(file: File, said: AgreementSeen) -> str:
    """What the place is called that an agreement is about."""
    away = file.sight.gathered.circles[file.pupil.id].away
    return next((each.place for each in away.elsewhere if str(each.id) == said.service), "The other place")


def _choice(workflow: Workflow, task: str, question: str, name: str) -> str:
    return (workflow.task(task).question(question).choices or {}).get(name, name)
