"""What children find hard, in kinds: for each what was seen, in several ways, and what helps. All is invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of need. `now` and `hope` hold `{n}` and `{m}`, what is counted today and what is hoped for."""

    need: str
    area: str
    seen: tuple[str, ...]
    tried: str
    now: str
    hope: str
    counts: tuple[int, int]
    change: str
    hard: str
    child_hard: str
    child_helps: str
    barriers: tuple[str, ...]
    reasons: str
    able_to: str
    kind: str
    support: str


READING = Profile(
    "spld", "cognition",
    (
        "The page goes quiet when reading begins, and comes to life again when we talk about the story.",
        "Guesses from the first letter, then looks up to see whether the guess was right.",
        "Knows the story by heart after one hearing, and cannot find a word of it on the page.",
        "Reads a word on one line and meets it as a stranger on the next.",
        "Always offers to give out the books, and never to read one.",
    ),
    "Reading the page together first.", "Reads {n} words a minute in a book at the class’s level", "{m} words a minute",
    (24, 48), "Each new text is heard before it is read, with a partner.", "Reading longer text without help.",
    "When everybody can hear me read.", "Hearing it first.", ("materials", "pace"),
    "The gap has stayed through two rounds of well-taught reading help.",
    "reads a page that is new, and says what it was about", "learning", "Paired reading, with the book heard first",
)  # fmt: skip
SPELLING = Profile(
    "spld", "cognition",
    (
        "Tells a story that makes us all listen, and writes two lines of it.",
        "Rubs out more than is written, and hides the book under an arm.",
        "Copies from the board one letter at a time, and is still copying at break.",
        "Spells the same word three ways and is sure of each.",
        "Writes small and pale, so that nobody can see whether it is right.",
    ),
    "A word bank on the table.", "Spells {n} of 40 common words", "{m} of 40 common words", (12, 28),
    "Ideas are said aloud and kept on a recorder before anything is written.", "Getting ideas on to paper.",
    "When we swap books.", "Saying it before I write it.", ("answering", "pace"),
    "Speaking is far ahead of writing, and careful teaching has not closed the gap.",
    "writes five sentences that somebody else can read", "learning", "Words that matter, on cards of their own",
)  # fmt: skip
NUMBER = Profile(
    "spld", "cognition",
    (
        "Counts every dot again when one more is put down.",
        "Is quick with money at the cake stall, and lost when the same sum stands in the book.",
        "Turns 17 into 71, and sees that something is wrong, and not what.",
        "Waits for a neighbour’s first line before beginning.",
        "Goes pale when the timer for number facts starts.",
    ),
    "Counters and a number line.", "Knows {n} of 30 number facts without counting", "{m} of 30 facts", (7, 19),
    "Objects first, then a picture, then the number, in each new topic.", "Seeing how many without counting.",
    "The timer.", "Things that I can hold.", ("explaining", "pace"),
    "Number is far behind everything else, and the gap grows.", "adds within twenty without counting on fingers",
    "learning", "Number with objects, in a group of three",
)  # fmt: skip
WORDS = Profile(
    "slcn", "communication",
    (
        "Says “that thing” and points, and gives up when nobody guesses.",
        "Answers the question before last, quite rightly.",
        "Laughs when the others laugh, a moment later.",
        "Tells what happened from the end, and is cross that we do not follow.",
        "Does the first part of what was said, and then watches a friend.",
    ),
    "Short sentences, and a picture.", "Follows {n} of 10 instructions with two parts", "{m} of 10 instructions",
    (3, 8), "Each new topic begins with six words and a picture for each.", "Finding and holding words.",
    "When there are too many words.", "Pictures, and time.", ("language", "explaining"),
    "Language has to be given differently in every lesson, by every adult.",
    "tells a friend what happened, in order", "communication", "Word maps before each topic",
)  # fmt: skip
SOUNDS = Profile(
    "slcn", "communication",
    (
        "Is understood by two friends and one adult, and has stopped trying with the others.",
        "Says less on Mondays, and only words without an S.",
        "Nods instead of answering since somebody laughed.",
        "Speaks in a whisper that saves the hard sounds.",
        "Says a name again and again until somebody understands, and then beams.",
    ),
    "Repeating back what we understood.", "Understood by somebody new in {n} of 10 sentences", "{m} of 10 sentences",
    (4, 8), "Adults say back what they heard, and never ask for it again before the class.", "Being understood.",
    "When they say “what?”", "When you listen with your eyes.", ("language", "answering"),
    "Speech is hard to follow for anybody new, and joining in suffers from it.",
    "is understood by somebody new at the first try", "communication", "Sound games with one adult",
)  # fmt: skip
CHANGE = Profile(
    "asd", "communication",
    (
        "Knows at once which chair has been moved, and cannot begin until it is back.",
        "Is calm through the fire drill that was announced, and in tears at the cake that was not.",
        "Tells everything about one planet, and does not see that the other child has gone.",
        "Stands at the edge of the game and gives the rules, rightly.",
        "Covers both ears in the hall before anybody has spoken.",
    ),
    "The day’s plan on a card.", "Joins {n} of 10 changes of activity without leaving the room", "{m} of 10 changes",
    (3, 8), "Each change is shown five minutes before, on the card.", "Sudden change, and noise.",
    "When it is suddenly different.", "Knowing before.", ("day", "room"),
    "The day has to be arranged differently, and change has to be taught.",
    "goes to the next activity with the card alone", "independence", "The day’s plan, gone through with an adult",
)  # fmt: skip
WORRY = Profile(
    "semh", "semh",
    (
        "Has a stomach ache on the days with assembly, and none on the others.",
        "Asks four times whether it is home time, always with a reason.",
        "Finishes perfect work and throws it away.",
        "Stays near the door, with one shoe unlaced in case.",
        "Looks for a grown-up to stand beside, and talks about anything but the playground.",
    ),
    "A place to sit by the window, and a wave at the start.", "Stays in the room for {n} of 10 lessons",
    "{m} of 10 lessons", (5, 9), "A named adult says good morning, and says what is next.", "Beginning, and crowds.",
    "The hall.", "Somebody who knows.", ("feelings", "room"),
    "Worry stands in the way of learning every day, and needs more than kindness.",
    "says to one adult what the worry is, in words or a drawing", "friends_and_feelings",
    "Time with a named adult, before the day gets loud",
)  # fmt: skip
ANGER = Profile(
    "semh", "semh",
    (
        "Is the first to be sorry, and cannot say beforehand that it is coming.",
        "Turns the table when a pencil breaks, and mends the pencil afterwards.",
        "Runs to the gate, stops at the gate, and waits for somebody to come.",
        "Shouts “I don’t care” at the thing that matters most.",
        "Takes the blame at once, also for what others did.",
    ),
    "Time first, words after.", "Asks for a break in {n} of 10 hard moments", "{m} of 10 hard moments", (2, 7),
    "A card for a break, that nobody asks about.", "Waiting, losing, and being watched.",
    "When people look at me.", "Going out without saying why.", ("feelings", "day"),
    "It happens in every part of the day, and a plan that all adults share is needed.",
    "asks for a break before it is too much", "friends_and_feelings", "A check-in and a check-out with a named adult",
)  # fmt: skip
ATTENTION = Profile(
    "semh", "semh",
    (
        "Hears the lorry, the radiator and the whisper, and not the question.",
        "Does the most interesting task of the three, whichever was asked for.",
        "Taps, hums and rocks, and knows the answer.",
        "Begins everything and brings nothing to an end, with great joy.",
        "Loses the second shoe between the peg and the door.",
    ),
    "A task at a time, with a tick for each.", "Finishes {n} of 10 tasks", "{m} of 10 tasks", (3, 8),
    "Tasks come one at a time, with something to carry between them.", "Staying with one thing.",
    "Sitting on the carpet.", "Moving.", ("pace", "room"),
    "Much more structure is needed than the class gets, from every adult.",
    "finishes three tasks in a row with a list", "independence", "A short list, looked at together every half hour",
)  # fmt: skip
SLOWLY = Profile(
    "mld", "cognition",
    (
        "Learned it on Tuesday with pride, and meets it on Thursday for the first time.",
        "Chooses books for children two years younger, and reads them to those children.",
        "Copies the layout beautifully and cannot say what the sum is about.",
        "Says “I’ve finished” as a way of asking for help.",
        "Is lost as soon as the example is wiped off.",
    ),
    "The same thing again, in small steps.", "Remembers {n} of 10 things learned last week", "{m} of 10 things",
    (3, 7), "Each lesson begins with two things from last week.", "Remembering from one week to the next.",
    "When it is gone again.", "Doing it again.", ("pace", "explaining"),
    "Learning is slower in every subject, and needs steps of its own.",
    "uses on Friday what was learned on Monday", "learning", "Going over what is new before and after the lesson",
)  # fmt: skip
HANDS = Profile(
    "pd", "sensory",
    (
        "Holds the pencil with the whole fist, and shakes the hand out after each line.",
        "Comes out last from changing, with a joke ready.",
        "Steers round the edge of the playground, where nobody runs.",
        "Asks a friend to cut, and tells the friend exactly where.",
        "Leans on the table, then on an arm, then on a neighbour.",
    ),
    "A thicker pencil, and a cushion.", "Writes {n} lines in ten minutes", "{m} lines in ten minutes", (2, 6),
    "A sloping board, and typing for anything longer than a paragraph.", "Small movements, and stairs.",
    "My hand hurts.", "The keyboard.", ("materials", "answering"),
    "The body gets in the way of what the head can do, in every lesson.",
    "writes or types a page without a break", "independence", "Games for strong hands, and typing",
)  # fmt: skip
HEARING = Profile(
    "hi", "sensory",
    (
        "Turns one side of the face to whoever speaks.",
        "Is wide awake in the small room and far away in the large one.",
        "Says “what?” with a smile, and not a third time.",
        "Answers well when I stand still, and not when I write and talk.",
        "Misses every joke that is told from behind.",
    ),
    "Sitting where my face can be seen.", "Answers {n} of 10 questions asked from the front", "{m} of 10 questions",
    (5, 9), "One voice at a time, facing the class, with the microphone.", "Hearing in noise.",
    "When they all talk.", "When I can see your mouth.", ("room", "language"),
    "What is heard has to be made sure of in every lesson.", "asks when something was not heard", "communication",
    "A check of what was heard, before each task",
)  # fmt: skip
PROFILES = (
    READING, WORDS, CHANGE, SPELLING, WORRY, NUMBER, SOUNDS, ATTENTION, SLOWLY, ANGER, HANDS, HEARING,
)  # fmt: skip
