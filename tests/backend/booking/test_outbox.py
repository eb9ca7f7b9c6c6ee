"""What the bot is to say about appointments: written with what causes it, given to one, and dropped in time."""

import threading
from datetime import timedelta

import pytest

from backend.models import Appointment, OutboxMessage
from backend.services.booking import errors
from backend.services.booking.erasing import erase_past
from backend.services.booking.port import ByCode, ByConversation, To
from backend.services.booking.staff.dossier import cancel_and_tell
from backend.services.outbox import bringing
from backend.services.outbox.bringing import claim, dropped, sent
from backend.services.outbox.reminding import remind
from backend.services.outbox.writing import Kind
from tests.backend.booking.conftest import THURSDAY, World, at

DAY_BEFORE = "2026-11-25"
WORDS = "Uw adviseur is ziek."


@pytest.fixture
def reminded(world: World) -> ByConversation:
    """Give an appointment of which somebody wants to be reminded."""
    world.adviser(seats=3)
    return world.booked(f"{THURSDAY} 10:00", reminder=True)


def _waiting(world: World) -> list[OutboxMessage]:
    rows = [row for row in world.rows(OutboxMessage) if isinstance(row, OutboxMessage)]
    return [row for row in rows if row.done_at is None]


def _done(world: World) -> list[str | None]:
    rows = [row for row in world.rows(OutboxMessage) if isinstance(row, OutboxMessage)]
    return [row.dropped_reason for row in rows if row.done_at is not None]


class TestReminder:
    """When somebody is reminded."""

    def test_it_is_due_a_day_before_the_talk_and_not_sooner(self, world: World, reminded: ByConversation) -> None:
        world.clock.now = at(f"{DAY_BEFORE} 09:59")
        assert claim(world.office) == []
        world.clock.now = at(f"{DAY_BEFORE} 10:00")
        (due,) = claim(world.office)
        assert (due.kind, due.conversation, due.appointment.id) == (
            Kind.REMINDER,
            reminded.conversation,
            reminded.appointment,
        )

    def test_who_did_not_ask_for_it_is_not_reminded(self, world: World) -> None:
        world.adviser()
        world.booked(f"{THURSDAY} 10:00")
        assert world.rows(OutboxMessage) == []

    @pytest.mark.parametrize(("start", "number"), [("12:00", 0), ("12:30", 1)])
    def test_talk_sooner_than_26_hours_needs_none(self, world: World, start: str, number: int) -> None:
        world.adviser()
        world.booked(f"{DAY_BEFORE} {start}", reminder=True)
        assert len(_waiting(world)) == number

    def test_it_moves_with_the_appointment(self, world: World, reminded: ByConversation) -> None:
        world.move(reminded, "2026-11-30 15:00")
        assert [row.due_at for row in _waiting(world)] == [at("2026-11-29 15:00")]

    def test_who_was_reminded_and_moves_is_reminded_again(self, world: World, reminded: ByConversation) -> None:
        world.clock.now = at(f"{DAY_BEFORE} 10:00")
        (due,) = claim(world.office)
        sent(world.office, due.id)
        world.move(reminded, "2026-11-30 15:00")
        assert [row.due_at for row in _waiting(world)] == [at("2026-11-29 15:00")]

    def test_it_goes_when_the_appointment_is_cancelled(self, world: World, reminded: ByConversation) -> None:
        world.booking.cancel(reminded)
        assert world.rows(OutboxMessage) == []

    def test_it_is_dropped_when_the_bot_was_away_until_the_talk_began(
        self, world: World, reminded: ByConversation
    ) -> None:
        world.clock.now = at(f"{THURSDAY} 10:00")
        assert claim(world.office) == []
        assert _done(world) == ["too late"]

    def test_appointment_that_was_not_booked_leaves_no_reminder(self, world: World, reminded: ByConversation) -> None:
        with pytest.raises(errors.OutsideHours):
            world.book(f"{THURSDAY} 20:00", reminder=True)
        assert len(world.rows(OutboxMessage)) == 1

    def test_24_hours_are_24_hours_when_the_clock_changes(self, world: World) -> None:
        world.clock.now = at("2028-03-18 12:00")
        world.adviser()
        world.booked("2028-03-26 10:00", reminder=True)
        assert [row.due_at for row in _waiting(world)] == [at("2028-03-25 09:00")]


class TestAsking:
    """Asking for a reminder after booking."""

    def test_it_comes_in_the_conversation_that_asks(self, world: World) -> None:
        world.adviser()
        created = world.book(f"{THURSDAY} 10:00")
        assert remind(world.office, ByCode(created.code, "address", "elsewhere")).reminder
        world.clock.now = at(f"{DAY_BEFORE} 10:00")
        assert [due.conversation for due in claim(world.office)] == ["elsewhere"]

    def test_asking_twice_reminds_once(self, world: World) -> None:
        world.adviser()
        ref = world.booked(f"{THURSDAY} 10:00")
        assert remind(world.office, ref).reminder
        assert remind(world.office, ref).reminder
        assert len(_waiting(world)) == 1

    @pytest.mark.parametrize("start", [f"{DAY_BEFORE} 12:00", "2027-01-05 12:00"])
    def test_what_would_not_come_is_not_promised(self, world: World, start: str) -> None:
        world.adviser()
        assert not remind(world.office, world.booked(start)).reminder
        assert world.rows(OutboxMessage) == []

    def test_talk_with_a_reminder_and_without_a_number_can_be_moved(self, world: World) -> None:
        world.adviser()
        ref = world.booked(f"{THURSDAY} 10:00")
        remind(world.office, ref)
        assert world.booking.move(ref, To(at(f"{THURSDAY} 11:00"))).starts_at == at(f"{THURSDAY} 11:00")

    def test_somebody_elses_appointment_is_not_found(self, world: World, reminded: ByConversation) -> None:
        with pytest.raises(errors.NotFound):
            remind(world.office, ByConversation(reminded.appointment, "another"))


class TestCancelledByStaff:
    """Staff cancel, with a word."""

    def test_their_words_are_due_at_once_and_the_reminder_goes(self, world: World, reminded: ByConversation) -> None:
        assert cancel_and_tell(world.office, reminded.appointment, WORDS, "Fatima").told
        (due,) = claim(world.office)
        assert (due.kind, due.payload, due.conversation) == (
            Kind.CANCELLED_BY_STAFF,
            {"words": WORDS},
            reminded.conversation,
        )

    def test_who_erased_the_conversation_is_not_told(self, world: World, reminded: ByConversation) -> None:
        world.booking.erase_conversation(reminded.conversation, cancel=False)
        assert not cancel_and_tell(world.office, reminded.appointment, WORDS, "Fatima").told
        assert claim(world.office) == []

    def test_nothing_of_the_words_stays_once_they_were_said(self, world: World, reminded: ByConversation) -> None:
        cancel_and_tell(world.office, reminded.appointment, WORDS, "Fatima")
        (due,) = claim(world.office)
        sent(world.office, due.id)
        rows = [row for row in world.rows(OutboxMessage) if isinstance(row, OutboxMessage)]
        assert [(row.payload, row.conversation) for row in rows] == [({}, None)]


class TestClaim:
    """Each message goes to one who says it."""

    @pytest.fixture
    def due(self, world: World, reminded: ByConversation) -> World:
        world.clock.now = at(f"{DAY_BEFORE} 10:00")
        return world

    def test_what_one_says_another_does_not_get(self, due: World) -> None:
        assert len(claim(due.office)) == 1
        assert claim(due.office) == []

    def test_what_was_not_said_in_five_minutes_is_given_again(self, due: World) -> None:
        (first,) = claim(due.office)
        due.clock.now += timedelta(minutes=5)
        (again,) = claim(due.office)
        assert again == first
        assert [row.attempts for row in _waiting(due)] == [2]

    def test_what_was_said_is_given_no_more(self, due: World) -> None:
        (message,) = claim(due.office)
        sent(due.office, message.id)
        due.clock.now += timedelta(hours=1)
        assert claim(due.office) == []
        with pytest.raises(errors.NotFound):
            sent(due.office, message.id)

    def test_a_claim_gives_so_many_and_the_next_the_rest(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(bringing, "AT_ONCE", 2)
        world.adviser(seats=3)
        for _ in range(3):
            world.booked(f"{THURSDAY} 10:00", reminder=True)
        world.clock.now = at(f"{DAY_BEFORE} 10:00")
        assert [len(claim(world.office)) for _ in range(3)] == [2, 1, 0]

    def test_two_at_once_never_get_the_same(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(bringing, "AT_ONCE", 1)
        world.adviser(seats=8)
        for _ in range(8):
            world.booked(f"{THURSDAY} 10:00", reminder=True)
        world.clock.now = at(f"{DAY_BEFORE} 10:00")
        gate, got = threading.Barrier(8), list[int]()

        def one() -> None:
            gate.wait()
            while messages := claim(world.office):
                got.extend(message.id for message in messages)

        threads = [threading.Thread(target=one) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(set(got)) == len(got) == 8

    def test_dropped_for_somebody_drops_all_that_was_booked_in_that_talk(self, world: World) -> None:
        world.adviser()
        refs = [
            ByConversation(world.book(start, conversation="a", reminder=True).appointment.id, "a")
            for start in (f"{THURSDAY} 10:00", "2026-11-30 10:00")
        ]
        other = world.booked("2026-11-30 11:00", reminder=True)
        world.clock.now = at(f"{DAY_BEFORE} 10:00")
        (due,) = claim(world.office)
        dropped(world.office, due.id, "blocked")
        assert [row.appointment for row in _waiting(world)] == [other.appointment]
        assert _done(world) == ["blocked", "blocked"]
        assert not cancel_and_tell(world.office, refs[1].appointment, WORDS, "Fatima").told
        assert len(world.booking.of_conversation("a")) == 1

    def test_conversation_cannot_be_read_in_the_table(self, world: World, reminded: ByConversation) -> None:
        kept = str([vars(row) for row in [*world.rows(OutboxMessage), *world.rows(Appointment)]])
        assert reminded.conversation not in kept


def test_forgotten_conversation_is_told_nothing_more(world: World, reminded: ByConversation) -> None:
    world.booking.erase_conversation(reminded.conversation, cancel=False)
    assert _done(world) == ["erased"]
    assert world.row(reminded).conversation_encrypted is None
    world.clock.now = at(f"{DAY_BEFORE} 10:00")
    assert claim(world.office) == []


def test_what_was_said_a_month_ago_is_deleted(world: World, reminded: ByConversation) -> None:
    world.clock.now = at(f"{DAY_BEFORE} 10:00")
    (due,) = claim(world.office)
    sent(world.office, due.id)
    world.clock.now += world.office.rules.retention + timedelta(days=2)
    erase_past(world.office, world.clock())
    assert world.rows(OutboxMessage) == []
    assert world.row(reminded).conversation_encrypted is None
