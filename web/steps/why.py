"""Why a step is asked, when it is due and by which rule, and who is reminded when: what stands beside its questions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from engine.checks import NOT_NEEDED
from engine.definition import OUTSIDE_ROLES, AnchorKind, Due, Rung, Side, Standing, Workflow
from engine.ladders import firings
from notifications import answering, snoozing
from notifications.links import Said
from notifications.snoozing import PutOff
from web import words
from web.asked_by import Reason, asked_by
from web.steps.step import Step

STANDINGS = {
    Standing.LAW: "The law sets this.",
    Standing.GUIDANCE: "Guidance sets this.",
    Standing.AGREED: "This day was agreed.",
    Standing.OUR_DEFAULT: "This is our default: no law or guidance gives a number of days.",
    Standing.PROPOSED: "This is proposed, and is no law.",
}
RULES = {
    "look_again_at_response": "the day chosen for looking again",
    "plan_last_written": "the last change to the plan",
    "decision_proposed": "the SENCO’s decision",
    "support_decided": "the decision that extra support is given",
    "decided_not_sen": "the decision of both",
    "family_disagreed": "the family’s answer that they do not agree",
    "plan_agreed": "coming to the plan, once it is talked through",
    "support_not_started": "the day on which it was said that the support has not started",
    "half_way_to_review": "the day half-way to the review",
    "review_due": "the review date",
    "review_day": "the review date",
    "family_met": "the meeting with the family",
    "support_is_to_end": "the agreement that class teaching is enough",
    "look_again_on": "the day chosen for looking again",
    "left_on": "the day on which the child left",
    "joined_lately": "the concern, where the child joined within the year",
    "set_meeting_by": "the day that leaves six weeks before the last day for the meeting",
    "look_while_young": "the day six months after the plan was last looked at",
    "meeting_day": "the review meeting",
    "meeting_from_year_9": "the review meeting",
    "invite_by": "the day that leaves time for advice, and no later than two weeks before the meeting",
    "notice_due": "the day two weeks before the meeting",
    "transfer_by": "the old council’s last day to pass the plan on",
    "new_council_by": "the day six weeks after the new council has the plan",
    "meeting_held": "the review meeting",
    "decision_due": "the day four weeks after the meeting, or the last day of the year where that comes sooner",
    "answer_by": "the fifteenth day, counting the one on which the notice was served",
    "final_due": "the day eight weeks after the notice, and no later than twelve weeks after the meeting",
    "end_expected": "the day after the time for an appeal",
    "plan_named_by": "the last day for the council to name the next school in the plan",
    "agree_by": "the day sixteen weeks before the move",
    "show_by": "the day sixteen weeks before the move, or some days after leaving",
    "move_day": "the first day at the next school",
    "last_day": "the last day here",
    "where_to_unknown": "leaving",
    "no_school_known": "the day on which it was said that no school is known",
    "look_for_school_on": "the day for looking again",
    "came_there": "the first day at the next school",
    "urgent_exception": "the day on which it was urgent",
    "family_to_decide": "this was first thought of, or since the family’s agreement ended",
    "reply_expected": "the day by which the service is to reply",
    "refused_by_service": "the service’s no",
    "next_chase": "the day on which the service is to be asked",
    "service_to_be_told": "the family’s no",
    "decision_expected": "the council’s last day for its decision, or where that falls away the day to ask again",
    "new_letter_by": "the council’s last day to write that it assesses after all",
    "plan_decision_expected": "the council’s last day for this, or where that falls away the day to ask again",
    "final_expected": "the council’s last day for the final plan, or where that falls away the day to ask again",
    "advice_expected": "six weeks after the council’s letter reached us, unless a listed reason puts that off",
    "learns_elsewhere": "the day on which the school learned of the other place",
    "registered_elsewhere": "the day on which the head learned of the second school",
    "timetable_look_again": "the day chosen for looking at it again",
    "suspended_again": "the day on which the suspension was written down",
    "suspended_looked_after": "the day on which the suspension was written down",
    "amended_expected": "the council’s last day to amend the plan",
}
"""The days that rules give, as a sentence names them."""
SAID = {Said.ON_TRACK: "on track", Said.NEED_HELP: "would like help", Said.DONE: "done, and still to be written down"}
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DueSeen:
    """When a step is due, by which rule, and where the number of days comes from."""

    when: str
    is_late: bool
    rule: str
    standing: str


def reasons(step: Step) -> tuple[Reason, ...]:
    """What asks for this step: last what is not needed for this child."""
    checks = step.playbook.checks
    needed = {name for name in step.task.meets if checks[name](step.facts).outcome is not NOT_NEEDED}
    return asked_by(step.playbook.workflow, step.task, needed)


def due_seen(step: Step) -> DueSeen | None:
    """When this step is due; None where it has no date, or is done."""
    row, sight = step.row, step.file.sight
    if row.due_on is None or row.status != "open":
        return None
    said = words.due_words(row.due_on, sight.today, sight.days, standing=row.due_standing, provisional=row.provisional)
    standing = STANDINGS[Standing(row.due_standing)]
    return DueSeen(said, row.due_on < sight.today, _rule(step), standing)


def _rule(step: Step) -> str:
    return due_rule(step.playbook.workflow, step.task.due, step.child) if step.task.due else ""


def due_rule(workflow: Workflow, due: Due, child: str) -> str:
    """The rule of a due date in a sentence: `10 school days after this stage began`."""
    if due.within is None:
        return f"On {_anchor(workflow, due, child)}."
    return f"{due.within} {'after' if due.of else 'before'} {_anchor(workflow, due, child)}."


def _anchor(workflow: Workflow, due: Due, child: str) -> str:
    anchor = due.anchor
    if anchor.kind is AnchorKind.ARRIVING:
        return "this stage began"
    if anchor.kind is AnchorKind.FIELD:
        return f"the day given in “{workflow.task(anchor.name).title.replace('{child}', child)}”"
    if anchor.kind is AnchorKind.DATE:
        return f"the {anchor.name.replace('_due', ' date').replace('_', ' ')}"
    return RULES[anchor.name]


def reminders(step: Step) -> tuple[str, ...]:
    """Who is reminded when, from today on (`You on 24 November`), who has put it off, and what was answered by mail."""
    row, sight = step.row, step.file.sight
    if row.due_on is None or row.status != "open" or not step.task.nudges:
        return ()
    rungs = step.playbook.workflow.ladders[step.task.nudges]
    put_offs = snoozing.put_offs(sight.session, sight.scope, step.id)
    mine = [each.until for each in put_offs if each.person_id == step.file.around.me and each.until > sight.today]
    found = sorted(_nexts(step, rungs, row.due_on, max(mine, default=sight.today)), key=lambda found: found[0])
    nexts = [f"{who} on {words.short_day(on, sight.today)}{again}" for on, who, again in found]
    return (*nexts, *_put_off(step, put_offs), *_answered(step))


def _nexts(step: Step, rungs: Iterable[Rung], due_on: date, awake_on: date) -> Iterable[tuple[date, str, str]]:
    """The next day of each rung that still speaks; those to whoever reads rest until `awake_on`, and speak then."""
    today = step.file.sight.today
    if awake_on > today:
        yield awake_on, "You", ""
    for rung in rungs:
        who = _receiver(step, str(rung.to))
        first = awake_on + ONE_DAY if who == "You" and awake_on > today else today
        on = next((day for day in firings(rung, due_on, step.file.sight.days) if day >= first), None)
        if on is not None:
            again = f", then every {rung.again_every}" if rung.again_every else ""
            yield on, who, "" if rung.when.side is Side.BEFORE else again


def _put_off(step: Step, put_offs: tuple[PutOff, ...]) -> Iterator[str]:
    """Who is not reminded until when, and why."""
    for each in put_offs:
        if each.until > step.file.sight.today:
            day = words.short_day(each.until, step.file.sight.today)
            yield f"{_name(step, each.person_id)} put this off until {day}: {each.reason}"


def _answered(step: Step) -> Iterator[str]:
    """What somebody answered to a reminder from its mail."""
    said = answering.last_said(step.file.sight.session, step.file.sight.scope, [step.id]).get(step.id)
    if said is not None:
        day = words.lately(said.on, step.file.sight.today)
        yield f"{_name(step, said.person_id)} answered {day}, from a mail: {SAID[said.said]}"


def _name(step: Step, person_id: UUID) -> str:
    if person_id == step.file.around.me:
        return "You"
    return step.file.names.get(person_id, "Somebody")


def _receiver(step: Step, to: str) -> str:
    """Who hears of it. Families, services and councils are never written to: whoever owes the chasing is."""
    owner = step.row.chased_by if step.row.owner in OUTSIDE_ROLES else step.row.owner
    role, person = (owner or to, step.row.person_id) if to == "owner" else (to, None)
    who = step.file.around.of_role(role, person)
    if who.is_nobodys:
        return f"The {who.name}" if role != "senco" else "The SENCO"
    return who.name[:1].upper() + who.name[1:]
