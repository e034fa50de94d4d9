"""Many more children on journeys, put together from kinds of need and from what is said of children: no two alike.

Where each stands is dealt out in turn, so that every stage is there in any number of them; how long ago, who, how much
and in which words is left to chance, which is seeded.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from web.demonstration.names import FIRST, GROWN_UP, LAST
from web.demonstration.phrases import AT_HOME, BETTER, HEARD, LIKES, MIDWAY, STRENGTHS
from web.demonstration.profiles import PROFILES, Profile
from web.demonstration.telling import (
    FAMILY,
    FIRST_CONTACT,
    TEACHER,
    SchoolDay,
    Step,
    Story,
    carried,
    did,
    exempt,
    gave,
    in_class,
    moved,
    noticed,
    outcome,
    shared,
    support,
    told,
)

NOT_WRITTEN_YET = {"delivery_written": "We write it together at the review"}
"""Why a should was gone on without."""
BEHIND = 9
"""One teacher in so many is behind with what the weeks of support ask."""
TIMES_A_WEEK = 3
YEARS = ("R", "1", "2", "3", "4", "5", "6")
MOST_INVENTED = len(STRENGTHS)
"""How many children there are words for, without using any twice."""
SIGNS = (("gap_stays",), ("wider",), ("gap_grows",), ("slower",), ())


@dataclass(frozen=True, slots=True)
class Child:
    """One invented child while the story is made: everything that chance has decided."""

    place: int
    first: str
    year: str
    profile: Profile
    chance: random.Random

    def pick(self, pool: tuple[str, ...]) -> str:
        return self.chance.choice(pool)

    @property
    def strengths(self) -> str:
        """What is said first; each child has words of their own."""
        return STRENGTHS[self.place % len(STRENGTHS)].replace("{child}", self.first)

    @property
    def seen(self) -> str:
        return self.profile.seen[(self.place // len(PROFILES)) % len(self.profile.seen)]

    def counted(self, text: str) -> str:
        """A text of the profile with its numbers, a little other for each child."""
        now, hope = self.profile.counts
        shift = self.place % 3 - 1 if now > 2 else 0
        return text.replace("{n}", str(now + shift)).replace("{m}", str(hope + shift))


def invented(chance: random.Random, count: int, taken: set[tuple[str, str]]) -> tuple[Story, ...]:
    """So many children on journeys, none with a name that is taken."""
    return tuple(_story(chance, place, taken) for place in range(count))


def _story(chance: random.Random, place: int, taken: set[tuple[str, str]]) -> Story:
    sex = chance.choice("FM")
    first, last = chance.choice(FIRST[sex]), chance.choice(LAST)
    while (first, last) in taken:
        first, last = chance.choice(FIRST[sex]), chance.choice(LAST)
    taken.add((first, last))
    way, sen = WAYS[place % len(WAYS)]
    years = YEARS if way in EARLY else YEARS[1:]
    child = Child(place, first, years[place % len(years)], PROFILES[place % len(PROFILES)], chance)
    contacts = tuple((f"{chance.choice(GROWN_UP[each])} {last}", each) for each in ("mother", "father"))
    steps = tuple(sorted(way(child), key=lambda step: -step.ago))
    return Story(first, last, child.year, sex, steps, sen=sen, contacts=contacts[: 1 + place % 2])


def _noticed(child: Child, ago: int) -> Step:
    sign = SIGNS[child.place % len(SIGNS)]
    return noticed(ago, "teacher", child.strengths, child.seen, tried=child.profile.tried, family="talked", sign=sign)


def _concern(child: Child) -> Iterator[Step]:
    """Something was noticed lately; what comes next is still to be said."""
    yield _noticed(child, child.chance.randint(0, 9))


def _in_class(child: Child, ago: int, again: int) -> Iterator[Step]:
    """Something different in class, begun `ago` school days before today and looked at again on a day."""
    profile = child.profile
    yield _noticed(child, ago)
    yield did(ago, "teacher", "weigh_concern", behind=["gap"], next="different")
    yield moved(ago, "teacher", "respond_in_class")
    yield did(
        ago - 1, "teacher", "choose_response", now=child.counted(profile.now), change=profile.change,
        how_often=child.pick(("Every lesson, all of us", "Each morning, ten minutes", "Four times a week, in a group")),
        working=child.counted(profile.hope), look_again_on=SchoolDay(again),
    )  # fmt: skip
    yield did(
        ago - 3, "teacher", "talk_with_family", who=FIRST_CONTACT, on=SchoolDay(3 - ago), how="in_person",
        said=child.pick(AT_HOME), note="paper",
    )  # fmt: skip


def _trying(child: Child) -> Iterator[Step]:
    ago = child.chance.randint(6, 24)
    yield from _in_class(child, ago, 30 - ago)


def _tried_long(child: Child) -> Iterator[Step]:
    """The day for looking again has passed."""
    ago = child.chance.randint(36, 44)
    yield from _in_class(child, ago, -child.chance.randint(1, 5))


def _was_enough(child: Child) -> Iterator[Step]:
    """Teaching that was made to fit was enough, some terms ago."""
    ago = 150 + child.place * 37 % 90
    yield from _in_class(child, ago, 30 - ago)
    yield did(
        ago - 30, "teacher", "say_how_it_went", better="It comes without help now, most days.",
        now=child.counted(child.profile.hope), helped="enough", child_says="It is easier.", next="enough",
    )  # fmt: skip
    yield moved(ago - 31, "teacher", "teaching_worked")


def _looked_at(child: Child, ago: int) -> Iterator[Step]:
    """A need that is plain: noticed, and looked at closely, up to the picture."""
    profile = child.profile
    yield _noticed(child, ago)
    yield did(ago, "teacher", "weigh_concern", behind=["nothing"], next="plain",
              why="It is on record from last year, with what was tried.")  # fmt: skip
    yield moved(ago - 1, "teacher", "assess_for_sen")
    yield did(ago - 3, "teacher", "talk_about_needs", who=FAMILY, on=SchoolDay(3 - ago), how="in_person",
              said=child.pick(AT_HOME), note="paper")  # fmt: skip
    yield did(ago - 4, "teacher", "ask_child", good=child.pick(LIKES), hard=profile.child_hard,
              helps=profile.child_helps, how=["talked"])  # fmt: skip
    yield did(ago - 6, "teacher", "pull_together", strengths=child.strengths, hard=profile.hard,
              shows=child.counted(profile.now), barriers=list(profile.barriers),
              sources=["work", "watching", "family", "child"])  # fmt: skip


def _being_looked_at(child: Child) -> Iterator[Step]:
    ago = child.chance.randint(7, 14)
    yield from list(_looked_at(child, ago))[: child.chance.randint(3, 6)]


def _decided(child: Child, ago: int) -> Iterator[Step]:
    """The decision, agreed by both, and the family told: the plan begins."""
    yield did(ago, "senco", "decide", needs=[child.profile.area], first_need=child.profile.need, decision="yes",
              reasons=child.profile.reasons, decided_with=TEACHER)  # fmt: skip
    yield did(ago - 1, "teacher", "agree_decision", view="agreed")
    yield told(ago - 2, "teacher")
    yield moved(ago - 2, "teacher", "begin_plan")


def _to_be_agreed(child: Child) -> Iterator[Step]:
    ago = child.chance.randint(9, 11)
    yield from _looked_at(child, ago)
    yield from list(_decided(child, ago - 8))[: child.chance.randint(1, 2)]


def _plan(child: Child, ago: int, review: int, **more: str) -> Iterator[Step]:
    """The plan, written in two days and agreed with the family and the child."""
    profile = child.profile
    yield outcome(ago, "teacher", 1, f"{child.first} {profile.able_to}", now=child.counted(profile.now),
                  measure=child.counted(profile.hope), by_on=SchoolDay(review), kind=profile.kind, **more)  # fmt: skip
    yield support(ago, "teacher", 1, profile.support, outcome=1, grouping="alone",
                  minutes=child.chance.choice((10, 15, 20)), times_a_week=TIMES_A_WEEK, weeks=20,
                  where="in_class")  # fmt: skip
    yield in_class(ago, "teacher", class_changes=profile.change)
    yield did(ago - 1, "teacher", "agree_plan", took_part=[FAMILY, "child"], on=SchoolDay(1 - ago), family_says="yes",
              words=child.pick(HEARD), review_on=SchoolDay(review))  # fmt: skip


def _put_in_place(child: Child, ago: int) -> Iterator[Step]:
    """The SENCO has looked the plan over, and everybody who works with the child has it."""
    yield did(ago + 1, "senco", "look_over_plan", view="agreed")
    yield shared(ago, "teacher")
    yield moved(ago, "teacher", "put_plan_in_place")


def _given(child: Child, began: int, review: int) -> Iterator[Step]:
    """The weeks of support, as far as they have come: sessions, a word to the family half-way, the review prepared."""
    missed = {began - 7: child.pick(("child_away", "adult_away", "trip"))}
    yield from gave(began - 1, max(1, -review), "teacher", 1, every=2, missed=missed)
    if child.place % BEHIND == 0:
        return
    half_way, invited, written = (began - review) // 2 + 1, 17 - review, 7 - review
    if half_way >= 0:
        yield did(half_way, "teacher", "tell_family_midway", going=child.pick(("well", "well", "partly")),
                  line=child.pick(MIDWAY), who=FIRST_CONTACT)  # fmt: skip
    if invited >= 0:
        yield _invited(invited, review)
    if written >= 0:
        yield did(written, "teacher", "write_how_it_went", better=child.pick(BETTER), as_planned="mostly",
                  helped=child.profile.child_helps)  # fmt: skip


def _being_planned(child: Child) -> Iterator[Step]:
    ago = child.chance.randint(16, 19)
    yield from _looked_at(child, ago)
    yield from _decided(child, ago - 8)
    yield from list(_plan(child, ago - 13, 40))[: child.chance.randint(1, 4)]


def _supported(child: Child) -> Iterator[Step]:
    """A plan in place; most reviews are ahead, some just past."""
    ago = child.chance.randint(30, 88)
    review = child.chance.randint(4, 35) if ago > 60 else child.chance.randint(5, 40)
    yield from _looked_at(child, ago)
    yield from _decided(child, ago - 9)
    yield from _plan(child, ago - 13, review)
    yield from _put_in_place(child, ago - 16)
    yield from _given(child, ago - 16, review)


def _at_review(child: Child) -> Iterator[Step]:
    """The review is being held."""
    ago = child.chance.randint(62, 88)
    yield from _looked_at(child, ago)
    yield from _decided(child, ago - 9)
    yield from _plan(child, ago - 13, 1)
    yield from _put_in_place(child, ago - 16)
    yield from _given(child, ago - 16, 1)
    reasons = NOT_WRITTEN_YET if child.place % BEHIND == 0 else {}
    yield moved(child.chance.randint(0, 3), "teacher", "hold_review", **reasons)


def _with_ehc_plan(child: Child) -> Iterator[Step]:
    """An EHC plan is in force: section 68 is about children without one."""
    ago = child.chance.randint(50, 85)
    yield from (step for step in _looked_at(child, ago) if step.with_.get("task") != "weigh_concern")
    yield exempt(ago - 8, "senco", "family_told_of_provision", "ehc_plan_in_force", "The council’s plan is in force.")
    yield moved(ago - 8, "teacher", "begin_plan")
    review = child.chance.randint(3, 40)
    yield from _plan(child, ago - 12, review, step_towards="Outcome 1 of the EHC plan, one part of it")
    yield from _put_in_place(child, ago - 15)
    yield from _given(child, ago - 15, review)


def _came_in_september(child: Child) -> Iterator[Step]:
    """New this September, with support from the last school; put in where it stood. One family is not yet told."""
    ago, since, review = child.chance.randint(38, 52), child.chance.randint(70, 240), child.chance.randint(12, 30)
    told_on = {} if child.place == NOT_TOLD else {"told_on": SchoolDay(-ago)}
    yield carried(ago, "senco", "do", since=SchoolDay(-since), review_on=SchoolDay(review), teacher=TEACHER, **told_on)
    yield did((ago - review) // 2 + 1, "teacher", "tell_family_midway", going="well",
              line=child.pick(MIDWAY), who=FIRST_CONTACT)  # fmt: skip
    if review < 17:
        yield _invited(17 - review, review)


def _invited(ago: int, review: int) -> Step:
    """The family is asked to the review."""
    return did(ago, "teacher", "invite_to_review", at=SchoolDay(review), time_and_place="30 minutes, 3.20", who=FAMILY,
               needs=["none"], ask_first=True)  # fmt: skip


NOT_TOLD = 18
Way = Callable[[Child], Iterator[Step]]
EARLY = frozenset({_concern, _trying, _being_looked_at})
"""Where a child in Reception, who came in September, may stand."""
WAYS: tuple[tuple[Way, str], ...] = (
    (_supported, "N"), (_trying, "N"), (_came_in_september, "K"), (_being_looked_at, "N"), (_supported, "N"),
    (_concern, "N"), (_being_planned, "N"), (_supported, "N"), (_with_ehc_plan, "E"), (_tried_long, "N"),
    (_at_review, "N"), (_supported, "N"), (_to_be_agreed, "N"), (_was_enough, "N"), (_came_in_september, "E"),
    (_supported, "N"),
)  # fmt: skip
"""Where children stand, in turn, and how the roll had them before."""
