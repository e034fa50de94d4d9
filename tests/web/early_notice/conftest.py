from tests.web.classroom import desk, room, senco, teacher

__all__ = ["desk", "room", "senco", "teacher"]
