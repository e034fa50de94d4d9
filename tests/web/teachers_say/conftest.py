from tests.web.classroom import desk, room, senco, ta, teacher

__all__ = ["desk", "room", "senco", "ta", "teacher"]
