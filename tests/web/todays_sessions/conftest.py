from tests.web.classroom import office, senco, ta, teacher
from tests.web.repeating import desk, room

__all__ = ["desk", "office", "room", "senco", "ta", "teacher"]
