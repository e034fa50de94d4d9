"""Addresses that mails and other pages hold on to: they stay as they are."""

from uuid import UUID


def step(task_id: UUID) -> str:
    """The page of one step."""
    return f"/steps/{task_id}"
