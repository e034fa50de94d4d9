"""Answering the questions of a form by their words."""

from collections.abc import Mapping
from datetime import date

from playwright.sync_api import Page

Answer = str | date | tuple[str, ...]
"""Text to type or a name to choose from a long list; a day; or the answers to tick."""


def answer(page: Page, answers: Mapping[str, Answer]) -> None:
    """Fill the form on the page: each question by its words, or by how they begin."""
    for question, given in answers.items():
        if isinstance(given, date):
            _day(page, question, given)
        elif isinstance(given, tuple):
            _tick(page, question, given)
        else:
            _type(page, question, given)


def _day(page: Page, question: str, on: date) -> None:
    group = page.get_by_role("group", name=question)
    for part, number in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
        group.get_by_role("textbox", name=part).fill(str(number))


def _tick(page: Page, question: str, answers: tuple[str, ...]) -> None:
    group = page.get_by_role("group", name=question)
    for each in answers:
        group.get_by_label(each, exact=True).check()


def _type(page: Page, question: str, text: str) -> None:
    listed = page.get_by_role("combobox", name=question)
    if listed.count():
        listed.select_option(label=text)
    else:
        page.get_by_role("textbox", name=question).fill(text)
