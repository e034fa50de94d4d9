from tests.web.classroom import desk, room

__all__ = ["desk", "room"]
