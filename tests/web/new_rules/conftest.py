from tests.client import Reader
from tests.web.classroom import desk, room, senco

__all__ = ["Reader", "desk", "room", "senco"]
