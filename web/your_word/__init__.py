"""Your word: decisions, look-overs and agreements of many children in one list, a tick or a word each, one press."""

from dataclasses import replace

from flask import Blueprint, Response, url_for

from web import words
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.steps.several import Item, Refused, send, was_filled_in
from web.your_word.items import Waiting, waiting
from web.your_word.without import without_a_specialist

bp = Blueprint("your_word", __name__, url_prefix="/your-word")


@bp.get("")
@needs(Permission.DO_STEPS)
def show() -> Response:
    """What waits for the person’s word, with what is needed to judge beside each."""
    went_on = without_a_specialist()
    with waiting() as items:
        return page("your_word/show.html", waiting=items, went_on=went_on)


@bp.post("")
@needs(Permission.DO_STEPS)
def give() -> Response:
    """Save every step that something is said about, each by itself. One that is refused stops no other."""
    with waiting() as items:
        said = [each.item for each in items if was_filled_in(each.item)]
        refused = [item for item in said if not send(item)]
    saved = len(said) - len(refused)
    if not refused:
        _say(saved, len(items) - saved)
        return go(url_for("your_word.show"))
    if saved:
        tell(f"{words.count(saved, 'word')} saved.")
    return _again(refused)


def _say(saved: int, left: int) -> None:
    if not saved:
        tell("Nothing was saved.", "Nothing was ticked or written.")
    elif left:
        tell(f"{words.count(saved, 'word')} saved.", f"{words.count(left, 'more waits', 'more wait')} for you.")
    else:
        tell(f"{words.count(saved, 'word')} saved.", "Nothing is held up because of you.")


def _again(refused: list[Item]) -> Response:
    """The list as it now is, with what was refused as it was typed, and why."""
    kept, went_on = {item.step.id: item for item in refused}, without_a_specialist()
    with waiting() as items:
        shown = [replace(each, item=kept.get(each.item.step.id, each.item)) for each in items]
        forms = tuple(item.form for item in refused if item.step.id in {each.item.step.id for each in shown})
        gone = _gone(refused, shown)
        return page("your_word/show.html", waiting=shown, form=Refused(forms), gone=gone, went_on=went_on)


def _gone(refused: list[Item], shown: list[Waiting]) -> list[Item]:
    """What was typed for steps that meanwhile are not asked for any more: shown, so that no word is lost."""
    there = {each.item.step.id for each in shown}
    return [item for item in refused if item.step.id not in there]
