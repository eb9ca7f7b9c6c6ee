"""Many at once, in threads of one process: the database lets each time be booked once."""

import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session

from backend.models import Appointment, BookingKey, Occupied
from backend.services.booking import placing
from backend.services.booking.agenda import Place, Talk
from backend.services.booking.errors import BookingError, InTheWay, Taken, Unavailable
from backend.services.booking.opening import Hours
from backend.services.booking.port import Created, Mode
from backend.services.booking.quarters import quarter_of
from backend.services.booking.staff.advisers import Change, alter_adviser
from backend.services.booking.staff.blocks import block_time
from backend.services.booking.transactions import ATTEMPTS, write
from backend.services.booking.wishes import Wish
from tests.backend.booking.conftest import THURSDAY, World, at
from tests.backend.booking.standing import check_whole
from werkwijzer.database import open_engine

NINE = f"{THURSDAY} 09:00"


def _at_once(calls: Sequence[Callable[[], object]]) -> list[object]:
    """Make the calls at the same time; give what each gave, or the refusal it met. Any other error fails the test."""
    ready = threading.Barrier(len(calls))
    outcomes: list[object] = [None] * len(calls)

    def make(number: int) -> None:
        ready.wait()
        try:
            outcomes[number] = calls[number]()
        except Exception as error:
            outcomes[number] = error

    threads = [threading.Thread(target=make, args=(number,)) for number in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    unforeseen = [each for each in outcomes if isinstance(each, Exception) and not isinstance(each, BookingError)]
    assert unforeseen == []
    return outcomes


def _kinds(outcomes: Sequence[object]) -> Counter[str]:
    return Counter(type(outcome).__name__ for outcome in outcomes)


def test_of_forty_people_for_five_seats_exactly_five_get_one(world: World) -> None:
    world.adviser(seats=2)
    world.adviser(seats=3)
    outcomes = _at_once([lambda: world.book(NINE)] * 40)
    assert _kinds(outcomes) == {"Created": 5, "Taken": 35}
    assert len({made.code for made in outcomes if isinstance(made, Created)}) == 5
    check_whole(world.engine, world.content)


def test_of_forty_people_for_five_advisers_exactly_five_get_one_and_the_others_hear_what_is_free(world: World) -> None:
    for _ in range(5):
        world.adviser()
    outcomes = _at_once([lambda: world.book(NINE, "lang")] * 40)
    assert _kinds(outcomes) == {"Created": 5, "Taken": 35}
    assert all(len(refused.alternatives) == 3 for refused in outcomes if isinstance(refused, Taken))
    check_whole(world.engine, world.content)


def test_appointments_of_different_lengths_that_overlap_are_never_booked_both(world: World) -> None:
    world.adviser(hours=[Hours("09:00", "12:00")])
    wishes = [("09:00", "lang"), ("09:30", "kort"), ("09:30", "lang"), ("10:00", "kort"), ("10:30", "lang")] * 6
    outcomes = _at_once(
        [lambda start=start, kind=kind: world.book(f"{THURSDAY} {start}", kind) for start, kind in wishes]
    )
    # One alone is possible too: the hour from half past nine, where it comes first, stands in the way of all others.
    assert 1 <= _kinds(outcomes)["Created"] <= 3
    check_whole(world.engine, world.content)


def test_same_request_many_times_at_once_books_once_and_answers_all_alike(world: World) -> None:
    world.adviser(seats=5)
    request = world.request(NINE)
    outcomes = _at_once([lambda: world.booking.create(request)] * 12)
    assert _kinds(outcomes) == {"Created": 12}
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert len(world.rows(Appointment)) == len(world.rows(BookingKey)) == 1
    check_whole(world.engine, world.content)


def test_one_key_for_two_requests_at_once_serves_one_of_them(world: World) -> None:
    world.adviser(seats=5)
    one = world.request(NINE)
    other = replace(one, conversation="een ander", starts_at=at(f"{THURSDAY} 10:00"))
    outcomes = _at_once([lambda: world.booking.create(one), lambda: world.booking.create(other)] * 5)
    assert _kinds(outcomes) == {"Created": 5, "KeyReused": 5}
    assert len(world.rows(Appointment)) == 1


def test_conversation_that_books_many_at_once_gets_no_more_than_three(world: World) -> None:
    world.adviser(seats=9)
    outcomes = _at_once([lambda: world.book(NINE, conversation="een")] * 9)
    assert _kinds(outcomes) == {"Created": 3, "TooMany": 6}


def test_two_who_want_each_others_time_keep_their_own_or_wait_for_nobody(world: World) -> None:
    world.adviser(hours=[Hours("09:00", "10:00")])
    refs = [world.booked(NINE), world.booked(f"{THURSDAY} 09:30")]
    for _ in range(5):
        outcomes = _at_once([lambda: world.move(refs[0], f"{THURSDAY} 09:30"), lambda: world.move(refs[1], NINE)])
        assert _kinds(outcomes) == {"Taken": 2}
    check_whole(world.engine, world.content)


def test_of_many_who_move_to_one_time_one_gets_it_and_the_others_keep_theirs(world: World) -> None:
    world.adviser()
    hours = range(10, 16)
    refs = [world.booked(f"{THURSDAY} {hour}:00") for hour in hours]
    outcomes = _at_once([partial(world.move, ref, NINE) for ref in refs])
    assert _kinds(outcomes) == {"NoneType": 1, "Taken": len(refs) - 1}
    check_whole(world.engine, world.content)


def test_one_appointment_moved_many_times_at_once_stands_at_one_of_the_times(world: World) -> None:
    world.adviser(seats=2)
    ref = world.booked(NINE, "lang")
    starts = [f"{THURSDAY} {start}" for start in ("09:30", "10:00", "10:30", "11:00", "13:00", "14:00")]
    outcomes = _at_once([partial(world.move, ref, start) for start in starts])
    assert _kinds(outcomes) == {"NoneType": len(starts)}
    assert world.row(ref).sequence == len(starts)
    assert len(world.history(ref)) == 1 + len(starts)
    check_whole(world.engine, world.content)


def test_cancelling_and_moving_at_once_leaves_no_time_behind(world: World) -> None:
    world.adviser()
    for day in range(1, 6):
        ref = world.booked(f"2026-12-{day:02} 09:00")
        calls = [
            lambda ref=ref: world.booking.cancel(ref),
            lambda ref=ref, day=day: world.move(ref, f"2026-12-{day:02} 10:00"),
        ]
        outcomes = _at_once(calls * 3)
        assert _kinds(outcomes)["Details"] == 3
        assert world.row(ref).status == "cancelled"
        assert [what for what, _ in world.history(ref)].count("cancelled") == 1
    assert world.occupied() == set()


def test_freed_time_is_booked_once(world: World) -> None:
    world.adviser()
    ref = world.booked(NINE)
    outcomes = _at_once([lambda: world.booking.cancel(ref), *[lambda: world.book(NINE)] * 15])
    assert _kinds(outcomes)["Created"] <= 1
    check_whole(world.engine, world.content)


def test_block_and_bookings_at_once_never_stand_together(world: World) -> None:
    adviser = world.adviser(seats=3)
    for day in range(1, 6):
        start, end = (f"2026-12-{day:02} {hour}" for hour in ("09:00", "12:00"))
        book = [
            lambda hour=hour, day=day: world.book(f"2026-12-{day:02} {hour}") for hour in ("09:30", "10:00", "11:30")
        ]
        outcomes = _at_once(
            [lambda start=start, end=end: block_time(world.engine, adviser, at(start), at(end)), *book * 3]
        )
        blocked = isinstance(outcomes[0], int)
        assert blocked or isinstance(outcomes[0], InTheWay)
        assert blocked == (_kinds(outcomes)["Created"] == 0)
    check_whole(world.engine, world.content)


def _give_up_a_seat_and_block(world: World, adviser: int, start: datetime, end: datetime) -> int:
    alter_adviser(world.engine, adviser, Change(seats=1))
    return block_time(world.engine, adviser, start, end)


def test_seat_that_is_taken_away_while_people_book_is_blocked_for_all(world: World) -> None:
    for day in range(1, 6):
        adviser = world.adviser(seats=2)
        start, end = (at(f"2026-12-{day:02} {hour}") for hour in ("09:00", "10:00"))

        outcomes = _at_once(
            [
                partial(_give_up_a_seat_and_block, world, adviser, start, end),
                *[partial(world.book, f"2026-12-{day:02} 09:00")] * 4,
            ]
        )
        rows = [row for row in world.rows(Occupied) if row.adviser == adviser]
        assert len({row.block is None for row in rows}) == 1
        assert _kinds(outcomes)["Created"] == len({row.appointment for row in rows if row.block is None})
        alter_adviser(world.engine, adviser, Change(active=False))


def test_place_that_went_since_it_was_looked_up_is_passed_over(world: World) -> None:
    adviser = world.adviser(seats=2)
    ref = world.booked(NINE)
    taken, free, no_seat = Place(adviser, 0), Place(adviser, 1), Place(adviser, 2)
    mover = world.booked(f"{THURSDAY} 11:00")
    first = quarter_of(at(NINE))
    kind = world.content.kind("kort")
    assert kind is not None
    wish = Wish(Talk(kind, "rotterdam", Mode.ONLINE), at(NINE))

    def settle(session: Session, places: list[Place]) -> Place | None:
        return placing.settle(session, mover.appointment, places, wish)

    before = world.occupied()
    assert write(world.engine, lambda session: settle(session, [taken, no_seat])) is None
    assert world.occupied() == before
    assert write(world.engine, lambda session: settle(session, [taken, no_seat, free])) == free
    assert {row for row in world.occupied() if row[1] in (first, first + 1)} == {
        (adviser, quarter, seat) for quarter in (first, first + 1) for seat in (0, 1)
    }
    assert world.row(ref).seat == 0


def test_video_room_that_went_since_it_was_looked_up_is_passed_over(world: World) -> None:
    adviser, mover = world.adviser(), world.booked(f"{THURSDAY} 11:00")
    kind = world.content.kind("kort")
    assert kind is not None
    online, by_phone = (Wish(Talk(kind, "rotterdam", mode), at(NINE)) for mode in (Mode.ONLINE, Mode.TELEPHONE))

    def settle(session: Session, wish: Wish) -> Place | None:
        return placing.settle(session, mover.appointment, [Place(adviser, 0)], wish)

    alter_adviser(world.engine, adviser, Change(meeting_url=""))
    before = world.occupied()
    assert write(world.engine, lambda session: settle(session, online)) is None
    assert world.occupied() == before
    assert write(world.engine, lambda session: settle(session, by_phone)) == Place(adviser, 0)


@pytest.mark.parametrize("settings", ["postgres"], indirect=True)
def test_adviser_stays_as_he_is_from_when_a_seat_is_looked_up_until_it_is_taken(world: World) -> None:
    world.adviser(hours=[Hours("09:00", "10:00")])
    ref = world.booked(NINE)
    other = world.adviser(hours=[Hours("10:00", "11:00")], seats=2)
    refusals: list[str | None] = []

    def try_to_change(_: object, __: object, statement: str, *others: object) -> None:
        if statement.startswith("INSERT INTO backend_occupied"):
            change = text(f"SELECT 1 FROM backend_adviser WHERE id = {other} FOR UPDATE NOWAIT")
            with world.engine.connect() as connection, pytest.raises(OperationalError) as refused:
                connection.execute(change)
            refusals.append(getattr(refused.value.orig, "sqlstate", None))

    event.listen(world.engine, "before_cursor_execute", try_to_change)
    world.move(ref, f"{THURSDAY} 10:00")
    event.remove(world.engine, "before_cursor_execute", try_to_change)
    assert refusals == ["55P03"]
    assert world.row(ref).adviser == other


@pytest.mark.parametrize("settings", ["postgres"], indirect=True)
def test_deadlock_is_tried_again_and_not_for_ever(world: World) -> None:
    """Two transactions that lock two rows in opposite order, as ours never do, so that the database has to step in."""
    advisers = [world.adviser(), world.adviser()]
    met = threading.Barrier(2)
    tries: list[int] = []

    def both(session: Session, order: list[int]) -> None:
        tries.append(order[0])
        placing.adviser_for_change(session, order[0])
        if len(tries) <= 2:
            met.wait()
        placing.adviser_for_change(session, order[1])

    outcomes = _at_once(
        [
            lambda order=order: write(world.engine, lambda session: both(session, order))
            for order in (advisers, advisers[::-1])
        ]
    )
    assert outcomes == [None, None]
    assert len(tries) == 3


def test_database_that_another_program_keeps_locked_is_unavailable_and_not_an_error(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    engine = open_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout=1"))
    tries: list[int] = []

    def change(session: Session) -> None:
        tries.append(1)
        session.connection()

    with closing(sqlite3.connect(path, isolation_level=None)) as keeper:
        keeper.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable):
            write(engine, change)
    assert len(tries) == ATTEMPTS
    write(engine, change)
    engine.dispose()


def test_mistake_of_ours_is_not_hidden_as_a_database_that_is_away(world: World) -> None:
    def wrong(session: Session) -> None:
        session.add(Occupied(adviser=2**30, quarter=1, seat=0))

    with pytest.raises(IntegrityError):
        write(world.engine, wrong)
