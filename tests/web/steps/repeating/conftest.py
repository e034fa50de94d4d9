from tests.web.repeating import desk, room

__all__ = ["desk", "room"]
