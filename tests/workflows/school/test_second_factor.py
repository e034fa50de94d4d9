"""A code is taken once, however many send it at one moment."""

import threading

import pyotp

from engine.clock import SetClock
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.values import Actor, Scope
from tests.web.school import SCHOOL_ID, small_school
from workflows.catalogue import catalogue
from workflows.school import second_factor

THREADS = 8


def test_of_many_who_send_one_code_at_a_moment_one_comes_in(database: Database, clock: SetClock) -> None:
    desk = Desk(catalogue(), clock, database, Ids(1))
    senco = small_school(desk).senco
    scope = Scope(SCHOOL_ID, Actor(senco.name, senco.id))
    second_factor.begin(desk, scope)
    with desk.reading(scope) as session:
        code = pyotp.TOTP(second_factor.key_to_confirm(session, scope)).at(clock.now())
    gate, took = threading.Barrier(THREADS), list[bool]()

    def send() -> None:
        gate.wait(30)
        took.append(second_factor.take(desk, SCHOOL_ID, senco.id, code))

    threads = [threading.Thread(target=send) for _ in range(THREADS)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    assert sorted(took) == [False] * (THREADS - 1) + [True]
