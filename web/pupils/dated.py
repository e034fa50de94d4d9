"""The dated duties of a child's journeys, in words."""

from engine.days import DayKind
from engine.definition import Dated, Standing
from engine.reading import JourneyLook
from engine.terms import Role
from engine.values import DateSet
from web import words
from web.pupils.files import File


def ahead(look: JourneyLook) -> list[DateSet]:
    """The dated duties that are still to be met."""
    return [dated for dated in look.dates if dated.met_on is None]


def dated_duties(file: File, look: JourneyLook) -> tuple[str, ...]:
    """The dated duties that are still to be met, in words; not the one that the next step waits for, and names."""
    in_order = sorted(_to_see(file, look), key=lambda each: each.due_on)
    shown = [each for each in in_order if each.due_on != look.projection.next.waiting_until]
    titled = [(title(file, look, each), each) for each in shown]
    return tuple(f"{words.without_the(title)}: {_when(file, look, each)}" for title, each in titled if title)


def _to_see(file: File, look: JourneyLook) -> list[DateSet]:
    """Those to be seen by whoever looks: what the safeguarding lead looks at again is on nobody else’s page."""
    is_lead = Role.DSL.value in file.roles
    return [each for each in ahead(look) if is_lead or _duty(look, each).whose is not Role.DSL]


def title(file: File, look: JourneyLook, dated: DateSet) -> str:
    """What a dated duty is called; nothing where no page names it."""
    return (_duty(look, dated).title or "").replace("{child}", file.pupil.called)


def _duty(look: JourneyLook, dated: DateSet) -> Dated:
    return next(each for each in look.workflow.dates if each.id == dated.name)


def _when(file: File, look: JourneyLook, dated: DateSet) -> str:
    """The day, and how far off it is; a day in law runs through the holidays."""
    duty = _duty(look, dated)
    kind = DayKind.CALENDAR if duty.standing is Standing.LAW else DayKind.SCHOOL
    said = words.when(dated.due_on, file.sight.today, file.sight.days, kind)
    return f"{said}, by law" if duty.standing is Standing.LAW else said
