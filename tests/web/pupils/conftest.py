from tests.web.classroom import desk, room, teacher

__all__ = ["desk", "room", "teacher"]
