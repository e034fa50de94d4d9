"""Walking step by step, with everything that must hold asked after each."""

from collections import deque

from tests.walks.holds import faults
from tests.walks.walker import Walker

TOLD = 12
"""How many presses before a fault are told with it."""


class Fault(AssertionError):
    """Something that must always hold does not; with the presses that led there."""


def walked(walker: Walker, *, steps: int) -> set[str]:
    """So many steps; gives every stage that was come to. Raises Fault at the first thing that does not hold."""
    trail: deque[str] = deque(maxlen=TOLD)
    reached: set[str] = set()
    for number in range(steps):
        pressed = walker.step()
        trail.append(f"{number} {walker.clock.now():%Y-%m-%d %H:%M} {pressed}")
        reached |= {pressed.arrived} if pressed.arrived else set()
        found = list(faults(walker, pressed))
        if found:
            raise Fault("\n".join([*trail, *found]))
    return reached
