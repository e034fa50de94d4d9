"""Looking after people: who works here, what they owe, what is theirs when they leave, and what nobody holds."""

from web.people import everybody, leaving, nobody
from web.people.blueprint import bp

__all__ = ["bp", "everybody", "leaving", "nobody"]
