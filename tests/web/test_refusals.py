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
        ("Why?", "Enter the reason"),
        ("How shall we see it?", "Enter how we shall see it"),
        ("What does Amira have from now on?", "Enter what Amira has from now on"),
        ("What kind of move is it?", "Enter what kind of move it is"),
        ("What is the date on its letter?", "Enter the date on its letter"),
        ("By when do they usually reply?", "Enter by when they usually reply"),
        ("One thing to tell them", "Enter one thing to tell them"),
    ],
)
def test_a_question_becomes_the_sentence_that_asks_for_its_answer(question: str, says: str) -> None:
    assert missing(question, Kind.SHORT_TEXT, "Amira") == says


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("What is Amira good at, or what do they enjoy?", "Enter what Amira is good at, or what they enjoy"),
        ("What did they say, and what did Amira say?", "Enter what they said, and what Amira said"),
        ("Who does it, and how often?", "Enter who does it, and how often"),
        ("What was tried before, and for how long?", "Enter what was tried before, and for how long"),
    ],
)
def test_two_questions_in_one_are_both_asked_for(question: str, says: str) -> None:
    assert missing(question, Kind.LONG_TEXT, "Amira") == says


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Where is Amira now? One number, or one thing you saw", "Enter where Amira is now"),
        ("What did they say? What goes well, what worries them?", "Enter what they said"),
    ],
)
def test_what_explains_a_question_is_left_out(question: str, says: str) -> None:
    assert missing(question, Kind.LONG_TEXT, "Amira") == says


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Does the family know?", "Select whether the family knows"),
        ("Did it help?", "Select whether it helped"),
        ("Do you agree?", "Select whether you agree"),
        ("Has the family signed it?", "Select whether the family has signed it"),
        ("May we ask this service about Amira?", "Select whether we may ask this service about Amira"),
        ("Is there a plan, and did you say so?", "Select whether there is a plan, and whether you said so"),
    ],
)
def test_a_question_to_be_answered_by_yes_or_no_asks_whether(question: str, says: str) -> None:
    assert missing(question, Kind.ONE_OF, "Amira") == says


@pytest.mark.parametrize("question", ["When?", "Since when?", "On which day?"])
def test_a_bare_question_for_a_day_asks_for_the_date(question: str) -> None:
    assert missing(question, Kind.DATE) == "Enter the date"


@pytest.mark.parametrize(
    ("label", "says"),
    [
        ("Times a week", "Enter how many times a week"),
        ("For how many weeks", "Enter for how many weeks"),
    ],
)
def test_a_number_is_asked_for_by_how_many(label: str, says: str) -> None:
    assert missing(label, Kind.NUMBER) == says


@pytest.mark.parametrize(
    "question",
    [
        "What did they weigh?",
        "Did they weigh it?",
        "Does the plan say so?",
        "Does the family know all of it, and whom to ring?",
        "At what time, where, and for how long?",
    ],
)
def test_a_question_that_does_not_turn_easily_is_quoted(question: str) -> None:
    assert missing(question, Kind.LONG_TEXT, "Amira") == f"Enter an answer to “{question}”"


@pytest.mark.parametrize("kind", [Kind.ONE_OF, Kind.SEVERAL_OF, Kind.PERSON, Kind.YES_OR_NO])
def test_what_is_chosen_is_selected(kind: Kind) -> None:
    assert missing("Who took part?", kind) == "Select who took part"
