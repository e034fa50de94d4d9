from tests.web.classroom import desk, office, room, senco, ta, teacher

__all__ = ["desk", "office", "room", "senco", "ta", "teacher"]
