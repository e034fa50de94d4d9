"""Today’s sessions in two taps: took place, or did not and why."""

from web.todays_sessions import child, mine
from web.todays_sessions.blueprint import bp

__all__ = ["bp", "child", "mine"]
