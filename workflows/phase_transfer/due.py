"""The day that the sending of records is counted from, with the standing that it has at this school."""

from engine.checks import Register
from engine.definition import Standing
from engine.playbook import DueOn
from workflows.phase_transfer.facts import Facts

rules = Register("rule")


@rules.add
def left_on(facts: Facts) -> DueOn | None:
    """The day on which the child left; none while no next school is known.

    The 15 school days are law for a maintained school (Education (Pupil Information) (England) Regulations 2005,
    regulation 9), and our default for an academy.
    """
    if facts.nobody_to_send_to:
        return None
    return DueOn(facts.left_on, Standing.LAW if facts.is_maintained else Standing.OUR_DEFAULT)
