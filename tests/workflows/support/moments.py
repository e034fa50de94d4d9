"""Days and moments of what is written here."""

from datetime import date, timedelta

TUESDAY = date(2026, 9, 8)
A_MINUTE = timedelta(minutes=1)
