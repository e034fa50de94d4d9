"""Stories of children for whom something was noticed, tried or looked at, up to the decision."""

from web.demonstration.telling import (
    FAMILY,
    FIRST_CONTACT,
    TEACHER,
    SchoolDay,
    Story,
    did,
    family_asked_council,
    moved,
    noticed,
    of_council,
    suspended,
    tried_to_reach,
)

PRIYA = Story(
    "Priya", "Nair", "R", "F",
    (
        noticed(
            1, "quigley", "Priya sings every word of a song after hearing it twice, and looks after new children.",
            "At story time she watches the other children before she does what was asked. When I stand where she "
            "cannot see my face, she often does not answer.",
            tried="Sitting at the front, and saying her name first.", family="talk_with_me",
        ),
    ),
    contacts=(("Anjali Nair", "mother"), ("Vikram Nair", "father")),
)  # fmt: skip

NELL = Story(
    "Nell", "Ashby", "1", "F",
    (
        noticed(
            12, "quigley", "Nell finds the good in everybody, and remembers every birthday.",
            "She walks along the wall to the carpet, and trips where there is nothing to trip over.",
            tried="Holding a friend’s hand.", family="not_yet", sign=("wider",),
        ),
    ),
    contacts=(("Hannah Ashby", "mother"),),
)  # fmt: skip

SAM = Story(
    "Sam", "Oduya", "3", "M",
    (
        noticed(
            14, "adair", "Sam builds bridges that really hold, and explains them to anyone who asks.",
            "He knows the answers when we talk, but in half an hour he wrote one line. His hand hurts, he says.",
            tried="Telling me the sentence first.", sign=("gap_stays",),
        ),
    ),
    contacts=(("Folake Oduya", "mother"),),
)  # fmt: skip

JESS = Story(
    "Jess", "Murray", "4", "F",
    (
        noticed(
            32, "teacher", "Jess is a patient partner, and draws maps with every path in them.",
            "She reads aloud well and cannot say afterwards what it was about. In number work she copies the layout "
            "from her neighbour.",
            tried="Reading a page twice, with a picture in between.", family="talked", sign=("behind_peers",),
        ),
        did(32, "teacher", "weigh_concern", behind=["gap"], next="different", why="She missed much of the spring."),
        moved(32, "teacher", "respond_in_class"),
        did(
            30, "teacher", "choose_response", now="Answers 2 of 8 questions about a page she has read, 14 September",
            change="Before reading she gets three words to listen for, and draws what happened before she writes.",
            how_often="I do it in guided reading, four times a week, ten minutes",
            working="Six of eight questions answered without the drawing", look_again_on=SchoolDay(-2),
        ),
        did(
            21, "teacher", "talk_with_family", who=FIRST_CONTACT, on=SchoolDay(-21), how="in_person",
            said="Jess talks about school every evening. Reading at home ends in tears, so they listen to books in the "
            "car instead, and that goes well. They would like to know which books.",
            note="paper",
        ),
    ),
    contacts=(("Claire Murray", "mother"), ("Dougie Murray", "father")),
)  # fmt: skip

OSCAR = Story(
    "Oscar", "Lind", "3", "M",
    (
        noticed(
            18, "teacher", "Oscar remembers everything about birds, and is kind to anybody who is left out.",
            "Every change in the day, even a nice one, ends with him under the table. It takes twenty minutes.",
            tried="A card with the day on it. On days with the card it is five minutes.", sign=("gap_grows", "wider"),
        ),
        did(18, "teacher", "weigh_concern", behind=["nothing"], next="plain",
            why="Two years of notes from Year 1 and Year 2 say the same, with what was tried."),
        moved(16, "teacher", "assess_for_sen"),
        suspended(12, "head", 1),
        did(8, "adair", "ask_child", good="Birds. Drawing maps. I like Miss Lindley’s voice.",
            hard="When it is suddenly different.", helps="The card. Knowing before.", how=["talked", "drew"]),
        tried_to_reach(7, "teacher", "phone"),
        suspended(3, "head", 1),
        tried_to_reach(1, "teacher", "letter"),
    ),
    contacts=(("Karin Lind", "mother"),), needs="Letters in Swedish",
)  # fmt: skip

MAYA = Story(
    "Maya", "Roberts", "5", "F",
    (
        noticed(
            32, "teacher", "Maya asks the question that everybody else was afraid to ask.",
            "In spelling she writes the same word three ways on one page. Her stories told aloud are the best we have.",
            tried="A word bank on the table.", family="told_us", sign=("gap_stays",),
        ),
        did(32, "teacher", "weigh_concern", behind=["health"], next="plain",
            why="Three terms of phonics catch-up with Year 4 are on record, and the gap stayed."),
        did(30, "teacher", "answer_family", who=FAMILY, on=SchoolDay(-30), how="phone"),
        moved(30, "teacher", "assess_for_sen"),
        did(24, "teacher", "talk_about_needs", who=FAMILY, on=SchoolDay(-24), how="in_person",
            said="She hides her homework. Her grandfather was the same. They would like her to keep loving stories.",
            note="sent"),
        did(22, "lowe", "ask_child", good="Telling stories. Being asked first.", hard="When we swap books to mark.",
            helps="Saying it before I write it.", how=["talked"]),
        did(20, "teacher", "pull_together",
            strengths="Speaks and reasons above her age. At her best when she can rehearse aloud.",
            hard="Spelling and copying, most of all after lunch.",
            shows="Spells 21 of 60 common words, 2 October. Copies 4 lines in 10 minutes.",
            barriers=["answering", "pace"], sources=["work", "assessments", "family", "child"]),
        did(12, "senco", "decide", needs=["cognition"], first_need="spld", decision="yes",
            reasons="A long gap that careful teaching has not closed, beside strong speaking and reasoning.",
            decided_with=TEACHER),
    ),
    contacts=(("Sharon Roberts", "mother"), ("Keith Roberts", "grandfather")),
)  # fmt: skip

LEO = Story(
    "Leo", "Brennan", "2", "M",
    (
        noticed(
            46, "teacher", "Leo makes the whole class laugh, and is the first to help tidy up.",
            "He cannot follow two instructions in a row. In assembly he talks over everybody and is upset afterwards.",
            tried="One instruction, then his thumb up, then the next.", family="told_us", sign=("wider", "gap_stays"),
        ),
        did(45, "teacher", "weigh_concern", behind=["nothing"], next="plain",
            why="His nursery and Year 1 wrote the same, and tried picture lists and a quiet place."),
        did(44, "teacher", "answer_family", who=FAMILY, on=SchoolDay(-44), how="in_person"),
        moved(44, "teacher", "assess_for_sen"),
        did(39, "teacher", "talk_about_needs", who=FAMILY, on=SchoolDay(-39), how="in_person",
            said="At home one job at a time works. They worry that he thinks he is naughty. They would like him to "
            "have one friend to play with.", note="paper"),
        did(37, "adair", "ask_child", good="Football and jokes.", hard="Carpet time is too long.",
            helps="When Mrs Hughes shows me with her fingers.", how=["talked", "drew"]),
        did(33, "teacher", "pull_together",
            strengths="Warm, funny, keen to help. At his best outdoors and in the first hour.",
            hard="Listening in a large group, and remembering what comes second.",
            shows="Follows 1 of 4 two-step instructions on the carpet, 4 of 5 when shown, 9 October.",
            barriers=["explaining", "pace", "room"], sources=["watching", "last_school", "family", "child"]),
        did(13, "senco", "decide", needs=["communication", "semh"], first_need="slcn", decision="yes",
            reasons="He needs instructions given differently all day, by every adult: more than usual teaching.",
            decided_with=TEACHER),
        did(12, "teacher", "agree_decision", view="agreed"),
    ),
    contacts=(("Niamh Brennan", "mother"), ("Sean Brennan", "father")),
)  # fmt: skip

DANIEL = Story(
    "Daniel", "Osei", "2", "M",
    (
        noticed(
            66, "teacher", "Daniel counts anything: stairs, seeds, minutes.",
            "He answers in single words, and lets others speak for him.", family="told_us",
            tried="Waiting ten seconds. Then he often says a sentence.",
        ),
        did(66, "teacher", "weigh_concern", behind=["new_to_english"], next="plain",
            why="His family asked us to look closely, and speaks Twi with him."),
        did(65, "teacher", "answer_family", who=FAMILY, on=SchoolDay(-65), how="in_person_interpreted"),
        moved(65, "teacher", "assess_for_sen"),
        did(60, "teacher", "talk_about_needs", who=FAMILY, on=SchoolDay(-60), how="in_person_interpreted",
            said="In Twi he never stops talking. He came to England fourteen months ago.", note="paper"),
        did(57, "adair", "ask_child", good="Numbers.", hard="New words.", helps="When you wait.", how=["talked"]),
        did(55, "teacher", "pull_together", strengths="Number, memory, friendships.",
            hard="Speaking in English in front of the class.",
            shows="Talks freely in Twi with his aunt in the playground, seen on 21 September.",
            barriers=["language"], sources=["watching", "family", "child"]),
        did(52, "senco", "decide", needs=["communication"], first_need="nsa", decision="no",
            reasons="He is learning English at the pace that one would expect. New English alone is not SEN.",
            decided_with=TEACHER),
        did(51, "teacher", "agree_decision", view="agreed"),
        did(50, "senco", "tell_family_not_sen", who=FAMILY, on=SchoolDay(-50),
            goes_on="Words before the lesson, time to answer, and a partner who waits.",
            would_change="If he is still on single words in a year, or his Twi changes.", look_again_on=SchoolDay(60)),
        moved(50, "senco", "decide_not_sen"),
        family_asked_council(19, "teacher", asked_by="parent", on=SchoolDay(-20), council="Hollyshire"),
        of_council(12, "senco", "note_received", on=SchoolDay(-20), council="Hollyshire"),
    ),
    contacts=(("Akosua Osei", "mother"),), needs="Interpreter, Twi",
)  # fmt: skip

RUBY = Story(
    "Ruby", "Tanner", "4", "F",
    (
        noticed(
            58, "teacher", "Ruby writes poems on the back of everything.",
            "She had stopped putting her hand up, and was slower in arithmetic than in the summer.", family="not_yet",
            tried="Asking her in a small group.", sign=("slower",),
        ),
        did(57, "teacher", "weigh_concern", behind=["home"], next="different"),
        moved(57, "teacher", "respond_in_class"),
        did(55, "teacher", "choose_response", now="12 number facts in two minutes, 10 September",
            change="Five minutes with a partner before each number lesson.", how_often="Mr Lowe, every day",
            working="20 facts, and her hand up once a day", look_again_on=SchoolDay(-26)),
        did(48, "teacher", "talk_with_family", who=FAMILY, on=SchoolDay(-48), how="phone",
            said="A new baby came in August. Ruby sleeps less. They are glad that we asked.", note="sent"),
        did(27, "teacher", "say_how_it_went", better="She counts on from the larger number and explains it to others.",
            now="23 number facts in two minutes, 20 October", helped="enough", child_says="It is easy now.",
            next="enough"),
        moved(25, "teacher", "teaching_worked"),
    ),
    contacts=(("Leanne Tanner", "mother"), ("Mark Tanner", "father")),
)  # fmt: skip

STORIES = (PRIYA, NELL, SAM, JESS, OSCAR, MAYA, LEO, DANIEL, RUBY)
