"""Showing that it is oneself who changes how one signs in. Whoever guesses must wait, here as at the door."""

from web import sessions, words
from web.current import desk, scope
from web.fields import Secret
from web.forms import PlainForm, question
from workflows.school import accounts, tries

WRONG = "Your current password is not right"


class ProofForm(PlainForm):
    """The password that holds now."""

    now = question(Secret, "Current password", "Enter your current password", autocomplete="current-password")


def faults(form: ProofForm) -> dict[str, str]:
    """What is wrong with the password that was given as one’s own, laid on its field; nothing where it is right."""
    try:
        right = accounts.right_password(desk(), scope(), form.now.data or "", place=sessions.whereabouts())
    except tries.MustWait as wait:
        return {"now": wait_words(wait)}
    return {} if right else {"now": WRONG}


def wait_words(wait: tries.MustWait) -> str:
    """What is said to somebody who has tried too often."""
    return f"There were too many tries. Try again after {words.time_words(wait.until)}"
