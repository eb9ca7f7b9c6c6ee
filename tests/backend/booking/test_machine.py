"""Booking, moving, cancelling and blocking in any order: the database always agrees with a simple model."""

from dataclasses import dataclass, field

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from backend.models import Appointment, Occupied
from backend.services.booking.errors import InTheWay, OutsideHours, Taken
from backend.services.booking.opening import Hours
from backend.services.booking.port import ByConversation, Status
from backend.services.booking.quarters import moment_of, quarter_of
from backend.services.booking.staff.advisers import Change, alter_adviser
from backend.services.booking.staff.blocks import block_time, unblock_time
from tests.backend.booking.conftest import THURSDAY, World, at, empty
from werkwijzer.clock import AMSTERDAM

NINE = quarter_of(at(f"{THURSDAY} 09:00"))
NOON = NINE + 12
TALK = {"lang": 4, "kort": 2}
WHOLE = {"lang": 5, "kort": 2}
STARTS = st.sampled_from(range(NINE - 2, NOON + 2, 2))
KINDS = st.sampled_from(sorted(TALK))
Key = tuple[int, int, int]


@dataclass
class Stands:
    """An appointment in the model."""

    kind: str
    start: int
    keys: set[Key]


@dataclass
class Model:
    """What is taken, and by what; `does` says which kinds an adviser does."""

    seats: dict[int, int]
    does: dict[int, set[str]]
    appointments: dict[ByConversation, Stands] = field(default_factory=dict)
    blocks: dict[int, set[Key]] = field(default_factory=dict)

    @property
    def taken(self) -> list[Key]:
        held = [*(each.keys for each in self.appointments.values()), *self.blocks.values()]
        return [key for keys in held for key in keys]

    def places(self, kind: str, start: int, without: set[Key]) -> list[set[Key]]:
        """Give every way in which the appointment could stand."""
        busy = set(self.taken) - without
        found = []
        for adviser, seats in self.seats.items():
            for seat in range(seats if kind in self.does[adviser] else 0):
                keys = {(adviser, quarter, seat) for quarter in range(start, start + WHOLE[kind])}
                if not keys & busy:
                    found.append(keys)
        return found


def _is_open(kind: str, start: int) -> bool:
    return start >= NINE and start + TALK[kind] <= NOON


class Booking(RuleBasedStateMachine):
    """People and staff, who do as they like."""

    world: World
    booked = Bundle("booked")
    blocked = Bundle("blocked")

    def __init__(self) -> None:
        super().__init__()
        empty(self.world.engine)
        # What is found once has to be found again.
        self.world.office.chance.seed(7)
        hours = [Hours("09:00", "12:00")]
        one = self.world.adviser(kinds=["lang", "kort"], hours=hours)
        two = self.world.adviser(kinds=["kort"], seats=2, hours=hours)
        self.model = Model({one: 1, two: 2}, {one: {"lang", "kort"}, two: {"kort"}})

    @rule(target=booked, kind=KINDS, start=STARTS)
    def book(self, kind: str, start: int) -> object:
        expected = self.model.places(kind, start, set())
        try:
            ref = self.world.booked(_local(start), kind)
        except OutsideHours:
            assert not _is_open(kind, start)
            return multiple()
        except Taken as taken:
            assert _is_open(kind, start)
            assert expected == []
            self._check_alternatives(kind, [quarter_of(moment) for moment in taken.alternatives])
            return multiple()
        self._stands(ref, kind, start, expected)
        return ref

    @rule(ref=booked, start=STARTS)
    def move(self, ref: ByConversation, start: int) -> None:
        old = self.model.appointments[ref]
        expected = self.model.places(old.kind, start, old.keys)
        try:
            self.world.move(ref, _local(start))
        except OutsideHours:
            assert not _is_open(old.kind, start)
        except Taken:
            assert _is_open(old.kind, start)
            assert start != old.start
            assert expected == []
        else:
            self._stands(ref, old.kind, start, [*expected, old.keys] if start == old.start else expected)

    @rule(ref=consumes(booked))
    def cancel(self, ref: ByConversation) -> None:
        for _ in range(2):
            assert self.world.booking.cancel(ref).status is Status.CANCELLED
        del self.model.appointments[ref]

    @rule(target=blocked, which=st.integers(0, 1), start=STARTS, length=st.integers(1, 6))
    def block(self, which: int, start: int, length: int) -> object:
        adviser = list(self.model.seats)[which]
        wanted = range(start, start + length)
        there = {key for key in self.model.taken if key[0] == adviser and key[1] in wanted}
        try:
            block = block_time(self.world.engine, adviser, moment_of(start), moment_of(start + length))
        except InTheWay as refused:
            assert there
            self._check_named(refused, there)
            return multiple()
        assert not there
        seats = range(self.model.seats[adviser])
        self.model.blocks[block] = {(adviser, quarter, seat) for quarter in wanted for seat in seats}
        return block

    @rule(block=consumes(blocked))
    def unblock(self, block: int) -> None:
        unblock_time(self.world.engine, block)
        del self.model.blocks[block]

    @rule(which=st.integers(0, 1), seats=st.integers(1, 3))
    def change_seats(self, which: int, seats: int) -> None:
        adviser = list(self.model.seats)[which]
        alter_adviser(self.world.engine, adviser, Change(seats=seats))
        self.model.seats[adviser] = seats
        for keys in self.model.blocks.values():
            keys |= {(key[0], key[1], seat) for key in list(keys) if key[0] == adviser for seat in range(seats)}

    @invariant()
    def nothing_is_taken_twice(self) -> None:
        assert len(self.model.taken) == len(set(self.model.taken))

    @invariant()
    def database_agrees(self) -> None:
        rows = self.world.rows(Occupied)
        assert {(row.adviser, row.quarter, row.seat) for row in rows} == set(self.model.taken)
        stands = {row.id: (row.kind, quarter_of(row.starts_at)) for row in self._booked_rows()}
        expected = {ref.appointment: (each.kind, each.start) for ref, each in self.model.appointments.items()}
        assert stands == expected

    def _booked_rows(self) -> list[Appointment]:
        return [row for row in self.world.rows(Appointment) if row.status == Status.BOOKED]

    def _stands(self, ref: ByConversation, kind: str, start: int, expected: list[set[Key]]) -> None:
        row = self.world.row(ref)
        keys = {(row.adviser, quarter, row.seat) for quarter in range(start, start + WHOLE[kind])}
        assert keys in expected
        assert _is_open(kind, start)
        self.model.appointments[ref] = Stands(kind, start, keys)

    def _check_named(self, refused: InTheWay, there: set[Key]) -> None:
        standing = {ref.appointment for ref, each in self.model.appointments.items() if each.keys & there}
        assert set(refused.appointments) == standing
        assert set(refused.blocks) == {number for number, keys in self.model.blocks.items() if keys & there}

    def _check_alternatives(self, kind: str, quarters: list[int]) -> None:
        for quarter in quarters:
            if quarter < NOON:
                assert self.model.places(kind, quarter, set()) != []


def _local(quarter: int) -> str:
    return f"{moment_of(quarter).astimezone(AMSTERDAM):%Y-%m-%d %H:%M}"


def test_any_order_of_bookings_moves_and_blocks_agrees_with_a_simple_model(world: World) -> None:
    class OnThis(Booking):
        pass

    OnThis.world = world
    run_state_machine_as_test(
        OnThis,
        settings=settings(
            max_examples=20, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
