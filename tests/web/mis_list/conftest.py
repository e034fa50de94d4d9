from tests.web.classroom import desk, office, room, senco, teacher

__all__ = ["desk", "office", "room", "senco", "teacher"]
