"""Making the invented school: its adults, its roll, and then its days, one after another, through the real engine."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from argon2 import PasswordHasher

from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.terms import Role
from engine.values import Actor, Scope
from notifications.sweep import sweep
from web.demonstration.invented import MOST_INVENTED, YEARS, invented
from web.demonstration.names import FIRST, GROWN_UP, LAST, RELATIONSHIPS
from web.demonstration.people import ADULTS, ADVICE, DOMAIN, LETTERHEAD, PASSWORD, ROOMS, SCHOOL, SERVICES, Room
from web.demonstration.school_year import begin_year, go_on_with_year
from web.demonstration.stories_first import STORIES as FIRST_STORIES
from web.demonstration.stories_plans import STORIES as PLAN_STORIES
from web.demonstration.stories_rounds import STORIES as ROUND_STORIES
from web.demonstration.telling import Step, Story
from web.demonstration.walk import Walk
from workflows.catalogue import catalogue
from workflows.school import classes, duties, own_lists
from workflows.school.records import Person, Pupil, School
from workflows.school.roll.upn import check_letter
from workflows.school.term_dates import replace_year, school_year_of, suggested_terms
from workflows.school.terms import days_now
from workflows.support.contacts import ContactWords, add_contact
from workflows.support.sen_status import set_sen_status

STORIES = (*FIRST_STORIES, *PLAN_STORIES, *ROUND_STORIES)
FIRST_DAY = 90
"""How many school days before today the simulation begins, unless a story goes further back."""
DAYS_OF_A_YEAR, SCHOOL_DAYS_OF_A_YEAR = 365, 185
SWEPT_DAILY, A_WEEK = 60, 5
"""For how many school days reminders are looked for each morning; before that, once a week."""
ON_THE_ROLL = 65
"""One child in so many has SEN support on the roll, and is still to be put in."""
CHILDREN_FOR_A_JOURNEY = 6
"""One child in so many is on a journey."""
TEACHER_AWAY = ("barker", "1B", 3)
"""Whose class nobody is named for, so that its steps show as nobody's, and since how many school days."""
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: the school, and how many children."""

    school_id: UUID
    pupils: int


def make(
    database: Database, *, pupils: int, seed: int, today: date, base_url: str = "", say: Say = lambda _: None
) -> Made:
    """Make the school in an empty database that has its tables. The same seed and day give the same school."""
    chance = random.Random(seed)  # noqa: S311 - for invented children
    stories = _stories(chance, pupils)
    first_day = max(FIRST_DAY, *(step.ago for story in stories for step in story.steps))
    clock = SetClock(at_time(today - timedelta(days=_days_ago(first_day)), 7))
    desk = Desk(catalogue(), clock, database, Ids(seed))
    school_id = desk.ids.new(clock.now())
    scope = Scope(school_id, Actor.system("demo"))
    adults = _school(desk, scope, today)
    say(f"{SCHOOL}: {len(adults)} adults")
    rooms = _classes(desk, scope, adults)
    everybody = [*stories, *_others(chance, stories, pupils)]
    children, teachers = _roll(desk, scope, chance, rooms, adults, everybody, today)
    say(f"{len(teachers)} children")
    with desk.reading(scope) as session:
        days = days_now(session, school_id)
    walk = Walk(desk, clock, school_id, adults, teachers, today, days)
    _days(walk, scope, stories, children, first_day, base_url, say)
    return Made(school_id, len(teachers))


def _school(desk: Desk, scope: Scope, today: date) -> dict[str, tuple[UUID, str]]:
    """The school, its terms for the years around, and its adults with one password between them."""
    salt = desk.ids.salt()
    password = PasswordHasher().hash(PASSWORD, salt=salt)
    adults: dict[str, tuple[UUID, str]] = {}
    with desk.writing_school(scope) as work:
        work.session.add(School(id=scope.school_id, name=SCHOOL, la_code="919", is_demo=True, made_on=today))
        for year in range(school_year_of(work.today), school_year_of(today) + 2):
            usual = suggested_terms(year)
            replace_year(work, year, usual.terms, usual.closures)
        own_lists.save_family_advice(work, ADVICE)
        own_lists.save_letterhead(work, LETTERHEAD)
        own_lists.add_strategies(work, own_lists.SUGGESTED)
        for service in SERVICES:
            own_lists.name_service(work, service)
        for adult in ADULTS:
            person = Person(
                school_id=scope.school_id, id=work.new_id(), name=adult.name, email=adult.email, job=adult.job,
                password_hash=password, works_on=adult.works_on,
            )  # fmt: skip
            work.session.add(person)
            work.session.flush()
            adults[adult.key] = (person.id, adult.name)
            for role in adult.roles:
                duties.begin(work, person.id, role, None)
    return adults


def _classes(desk: Desk, scope: Scope, adults: dict[str, tuple[UUID, str]]) -> dict[str, UUID]:
    rooms: dict[str, UUID] = {}
    with desk.writing_school(scope) as work:
        for room in ROOMS:
            rooms[room.name] = classes.add_class(work, room.name, room.year_group)
            work.session.flush()
            classes.assign(work, rooms[room.name], adults[room.teacher][0], Role.CLASS_TEACHER)
            if room.shared_with:
                monday_to_wednesday, thursday_and_friday = (
                    classes.Stretch(weekdays="012"),
                    classes.Stretch(weekdays="34"),
                )
                classes.assign(work, rooms[room.name], adults[room.teacher][0], Role.CLASS_TEACHER, monday_to_wednesday)
                classes.assign(
                    work, rooms[room.name], adults[room.shared_with][0], Role.CLASS_TEACHER, thursday_and_friday
                )
            if room.assistant:
                classes.assign(work, rooms[room.name], adults[room.assistant][0], Role.TA)
    return rooms


def _roll(
    desk: Desk,
    scope: Scope,
    chance: random.Random,
    rooms: dict[str, UUID],
    adults: dict[str, tuple[UUID, str]],
    everybody: list[Story],
    today: date,
) -> tuple[dict[str, UUID], dict[UUID, UUID]]:
    """The children: those of the stories, and all others. Gives ids by name, and teachers."""
    children: dict[str, UUID] = {}
    teachers: dict[UUID, UUID] = {}
    with desk.writing(scope) as work:
        for place, story in enumerate(everybody):
            room = _room(story, place)
            child = work.add_subject()
            born = _born(chance, story.year, today)
            work.session.add(
                Pupil(
                    school_id=scope.school_id, id=child, upn=_upn(place, born), mis_id=f"{1001 + place:06}",
                    first_name=story.first, last_name=story.last, sex=story.sex, date_of_birth=born,
                    year_group=story.year, class_id=rooms[room.name],
                )
            )  # fmt: skip
            work.session.flush()
            classes.follow_class(work, child, None, rooms[room.name])
            for name, relationship in story.contacts:
                words = ContactWords(
                    name, relationship, f"{name.split()[0].lower()}.{place}@families.{DOMAIN}", needs=story.needs
                )
                add_contact(work, child, words)
            if story.sen != "N":
                set_sen_status(work, child, story.sen, _known_since(born, work.today), "roll")
            children[f"{story.first} {story.last}"] = child
            teachers[child] = adults[room.teacher][0]
    return children, teachers


def _known_since(born: date, today: date) -> date:
    """Since when the roll has a child’s SEN status: for two years, but not from before nursery."""
    nursery = date(born.year + 3 + (born.month >= 9), 9, 4)
    return min(max(date(today.year - 2, 9, 4), nursery), today)


def _days_ago(school_days: int) -> int:
    """Before how many days to begin, so that so many school days fit in, with some weeks to enter the roll."""
    return school_days * DAYS_OF_A_YEAR // SCHOOL_DAYS_OF_A_YEAR + 60


def _room(story: Story, place: int) -> Room:
    """The class of a child: the first of the year group for the hand-written stories, else by turns.

    An invented journey needs its teacher to the end, and is not in the class whose teacher is away.
    """
    own = [room for room in ROOMS if room.year_group == story.year]
    if place < len(STORIES):
        return own[0]
    is_walked = bool(story.steps) and own[0].name == TEACHER_AWAY[1]
    return own[1] if is_walked else own[place // len(YEARS) % 2]


def _stories(chance: random.Random, pupils: int) -> tuple[Story, ...]:
    """The hand-written stories, and as many more as a school of so many pupils has."""
    taken = {(story.first, story.last) for story in STORIES}
    more = min(pupils // CHILDREN_FOR_A_JOURNEY - len(STORIES), MOST_INVENTED)
    return (*STORIES, *invented(chance, max(more, 0), taken))


def _others(chance: random.Random, stories: tuple[Story, ...], pupils: int) -> Iterator[Story]:
    """Children without a journey, evenly over the year groups, no two of one name."""
    taken = {(story.first, story.last) for story in stories}
    years = YEARS
    for place in range(pupils - len(stories)):
        sex = chance.choice("FM")
        name = (chance.choice(FIRST[sex]), chance.choice(LAST))
        while name in taken:
            name = (chance.choice(FIRST[sex]), chance.choice(LAST))
        taken.add(name)
        relationship = chance.choice(RELATIONSHIPS)
        contacts = ((f"{chance.choice(GROWN_UP[relationship])} {name[1]}", relationship),)
        sen = "K" if place % ON_THE_ROLL == 0 and pupils > ON_THE_ROLL else "N"
        yield Story(*name, years[place % len(years)], sex, (), sen=sen, contacts=contacts)


def _upn(place: int, born: date) -> str:
    """A UPN with the right check letter, of a school that does not exist."""
    without_letter = f"9193002{(born.year + 4) % 100:02}{place + 1:03}"
    return check_letter(f"A{without_letter}") + without_letter


def _born(chance: random.Random, year_group: str, on: date) -> date:
    """A birthday that fits a year group on the day `on`, or a little before."""
    years = 4 if year_group == "R" else 4 + int(year_group)
    first = date(school_year_of(on - timedelta(days=60)) - years - 1, 9, 1)
    return first + timedelta(days=chance.randrange(365))


def _days(
    walk: Walk,
    scope: Scope,
    stories: tuple[Story, ...],
    children: dict[str, UUID],
    first_day: int,
    base_url: str,
    say: Say,
) -> None:
    """Every school day from the first to today: the morning's sweep, then what happened."""
    happenings: dict[int, list[tuple[UUID, Step]]] = defaultdict(list)
    for story in stories:
        for step in story.steps:
            happenings[step.ago].append((children[f"{story.first} {story.last}"], step))
    walk.clock.set(at_time(walk.school_day(-first_day), 6))
    begin_year(walk)
    for ago in range(first_day, -1, -1):
        day = walk.school_day(-ago)
        walk.clock.set(at_time(day, 6, 30))
        if ago == TEACHER_AWAY[2]:
            _leave_class(walk, scope)
        if ago <= SWEPT_DAILY or ago % A_WEEK == 0:
            sweep(walk.desk, scope.school_id, walk.clock.now(), base_url=base_url)
            go_on_with_year(walk)
        for place, (child, step) in enumerate(happenings[ago]):
            walk.clock.set(at_time(day, 8, 40) + timedelta(minutes=11 * place))
            walk.take(child, step)
        if ago % 20 == 0:
            say(f"{ago} school days before today")


def _leave_class(walk: Walk, scope: Scope) -> None:
    """A teacher is away for long, and nobody has been named for the class."""
    key, room, _ = TEACHER_AWAY
    today = walk.desk.today()
    with walk.desk.reading(scope) as session:
        found = next(each for each in classes.classes(session, scope.school_id, today) if each.name == room)
        children = classes.pupils_of(session, scope.school_id, found.id, today)
    with walk.desk.writing(scope, subjects=children) as work:
        classes.release(work, found.id, walk.adults[key][0], Role.CLASS_TEACHER)
