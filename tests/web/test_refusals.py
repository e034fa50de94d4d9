import pytest

from engine.terms import Kind
from web.refusals import missing


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("What have you noticed?", "Enter what you have noticed"),
        ("When will you look again?", "Enter when you will look again"),
        ("When did this school tell the family formally?", "Enter when this school told the family formally"),
        ("What does Amira say about it?", "Enter what Amira says about it"),
        ("What do we agree on about Amira?", "Enter what we agree on about Amira"),
        ("What helps already, even a little?", "Enter what helps already, even a little"),
        ("What is the next date?", "Enter what the next date is"),
        ("Where is Amira now?", "Enter where Amira is now"),
        ("Who was told?", "Enter who was told"),
        ("Which need comes first?", "Enter which need comes first"),
        ("Which service?", "Enter which service"),
        ("When?", "Enter when"),
        ("One thing to tell them", "Enter one thing to tell them"),
    ],
)
def test_a_question_becomes_the_sentence_that_asks_for_its_answer(question: str, says: str) -> None:
    assert missing(question, Kind.SHORT_TEXT, "Amira") == says


@pytest.mark.parametrize(
    "question",
    [
        "Did it help?",
        "What did they say? What goes well, what worries them?",
        "What is Amira good at, or what do they enjoy?",
        "Since when?",
        "What did they weigh?",
    ],
)
def test_a_question_that_does_not_turn_easily_is_quoted(question: str) -> None:
    assert missing(question, Kind.LONG_TEXT, "Amira") == f"Enter an answer to “{question}”"


@pytest.mark.parametrize("kind", [Kind.ONE_OF, Kind.SEVERAL_OF, Kind.PERSON, Kind.YES_OR_NO])
def test_what_is_chosen_is_selected(kind: Kind) -> None:
    assert missing("Who took part?", kind) == "Select who took part"
