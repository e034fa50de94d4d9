"""Waymark's tests. The suite stands on one day: Monday 7 September 2026."""

from datetime import date

MONDAY = date(2026, 9, 7)
DEMO_DAY = date(2026, 11, 20)
"""The day on which the story of the invented school ends."""
