"""The code of an appointment: how it looks, how it is read, and that nobody guesses one."""

import threading
from itertools import islice, product

import pytest
import redis as redis_library

from backend.models import Appointment, BookingKey
from backend.services.booking import errors
from backend.services.booking.attempts import Attempts
from backend.services.booking.codes import ALPHABET, code_of, read_code
from backend.services.booking.engine import OwnBooking
from backend.services.booking.port import ByCode, Status, To
from backend.services.booking.seal import BookingSeal
from tests.backend.booking.conftest import KEY, THURSDAY, World, at, world_on
from tests.conftest import Clock, free_port
from werkwijzer.content.library import Library
from werkwijzer.settings import Settings


def test_alphabet_has_no_signs_that_people_mix_up() -> None:
    assert len(set(ALPHABET)) == 32
    assert not set(ALPHABET) & set("01OI")


def test_every_bit_of_a_code_counts() -> None:
    assert code_of(bytes(32)) == "22222222"
    assert code_of(b"\xff" * 32) == "ZZZZZZZZ"
    assert len({code_of((1 << bit).to_bytes(5) + bytes(27)) for bit in range(40)}) == 40


def test_code_follows_from_the_key_of_the_request_and_the_signing_key() -> None:
    seal = BookingSeal(KEY)
    assert seal.new_code("request 1", 1) == seal.new_code("request 1", 1)
    codes = {seal.new_code("request 1", 1), seal.new_code("request 2", 1), seal.new_code("request 1", 2)}
    assert len(codes | {BookingSeal("another key").new_code("request 1", 1)}) == 4


def test_every_code_has_a_digit_so_that_it_is_no_word() -> None:
    seal = BookingSeal(KEY)
    assert [code for code in (seal.new_code(f"request {number}", 1) for number in range(500)) if code.isalpha()] == []


@pytest.mark.parametrize(
    "typed", ["ABCD2345", "abcd2345", " ABCD 2345\n", "abcd-2345", "A B C D 2 3 4 5", "AB–CD—23‑45", "ABCD\u00a02345"]
)
def test_code_is_read_with_small_letters_blanks_and_dashes(typed: str) -> None:
    assert read_code(typed) == "ABCD2345"


@pytest.mark.parametrize("typed", ["", "ABCD234", "ABCD23456", "ABCD_2345", "ABCD 234!"])
@pytest.mark.parametrize("sign", ["O", "0", "1", "I", "ı", "ſ", "Ａ"])
def test_anything_else_is_no_code_and_nothing_is_put_right_silently(typed: str, sign: str) -> None:
    assert read_code(typed) is None
    assert read_code(f"ABCD234{sign}") is None


def _by(code: str, conversation: str | None = "elders", address: str = "adres") -> ByCode:
    return ByCode(code, address, conversation)


def test_code_finds_moves_and_cancels_from_anywhere(world: World) -> None:
    world.adviser()
    made = world.book(f"{THURSDAY} 09:00")
    typed = f" {made.code[:4].lower()}-{made.code[4:]} "
    assert world.booking.details(_by(typed)) == made.appointment
    moved = world.booking.move(_by(typed), To(at(f"{THURSDAY} 10:00")))
    assert moved.starts_at == at(f"{THURSDAY} 10:00")
    assert world.booking.cancel(_by(typed, None)).status is Status.CANCELLED


def test_code_is_stored_as_a_hash_only(world: World) -> None:
    world.adviser()
    made = world.book(f"{THURSDAY} 09:00")
    for table in (Appointment, BookingKey):
        assert made.code not in str(world.rows(table))


def test_wrong_code_says_nothing_more_than_that_of_a_cancelled_or_past_one(world: World) -> None:
    world.adviser()
    kept, gone = world.book(f"{THURSDAY} 09:00"), world.book(f"{THURSDAY} 10:00")
    world.booking.cancel(_by(gone.code))
    said = []
    for code in ("22222222", "onzin", gone.code):
        with pytest.raises(errors.NotFound) as wrong:
            world.booking.details(_by(code))
        said.append((str(wrong.value), wrong.value.details))
    world.clock.now = at(f"{THURSDAY} 12:00")
    with pytest.raises(errors.NotFound) as past:
        world.booking.details(_by(kept.code))
    assert [*said, (str(past.value), past.value.details)] == [said[0]] * 4


def test_code_of_another_appointment_than_the_one_that_is_named_is_wrong(world: World) -> None:
    world.adviser()
    one, other = world.book(f"{THURSDAY} 09:00"), world.book(f"{THURSDAY} 10:00")
    with pytest.raises(errors.NotFound):
        world.booking.cancel(ByCode(one.code, "adres", None, other.appointment.id))
    assert world.booking.details(_by(other.code)).status is Status.BOOKED


def test_cancelling_twice_with_the_code_gives_the_same(world: World) -> None:
    world.adviser()
    code = world.book(f"{THURSDAY} 09:00").code
    assert world.booking.cancel(_by(code)) == world.booking.cancel(_by(code))


def _guess(world: World, conversation: str | None, address: str, times: int) -> int | None:
    """Guess wrongly, and give after how many the door is shut."""
    for number in range(times):
        try:
            world.booking.details(_by("22222222", conversation, address))
        except errors.NotFound:
            continue
        except errors.TooManyAttempts:
            return number
    return None


def test_who_guessed_too_often_hears_when_he_may_try_again(world: World) -> None:
    _guess(world, None, "adres", 10)
    with pytest.raises(errors.TooManyAttempts) as shut:
        world.booking.details(_by("22222222"))
    assert 3500 < shut.value.retry_after <= 3600


def test_ten_thousand_guesses_find_nothing_and_are_stopped_after_ten(world: World) -> None:
    world.adviser()
    world.book(f"{THURSDAY} 09:00")
    refused = found = 0
    for guess in islice(product(ALPHABET, repeat=3), 10_000):
        try:
            world.booking.details(_by("ABCDE" + "".join(guess)))
            found += 1
        except errors.NotFound:
            found += 0
        except errors.TooManyAttempts:
            refused += 1
    assert (found, refused) == (0, 9_990)


def test_attempts_are_counted_for_the_conversation_and_for_the_address(world: World) -> None:
    assert _guess(world, "een", "adres", 20) == 10
    assert _guess(world, "een", "ander adres", 1) == 0
    assert _guess(world, "twee", "adres", 1) == 0
    assert _guess(world, "twee", "ander adres", 20) == 10


def test_without_a_conversation_the_address_alone_counts(world: World) -> None:
    assert _guess(world, None, "adres", 20) == 10


def test_right_code_does_not_count_and_is_refused_once_the_door_is_shut(world: World) -> None:
    world.adviser()
    code = world.book(f"{THURSDAY} 09:00").code
    for _ in range(30):
        world.booking.details(_by(code))
    assert _guess(world, "elders", "adres", 20) == 10
    with pytest.raises(errors.TooManyAttempts):
        world.booking.details(_by(code))
    with pytest.raises(errors.TooManyAttempts):
        world.booking.cancel(_by(code))


def test_guesses_at_the_same_time_are_all_counted(world: World) -> None:
    found: list[str] = []

    def guess() -> None:
        try:
            world.booking.details(_by("22222222"))
        except errors.BookingError as error:
            found.append(error.code)

    threads = [threading.Thread(target=guess) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == ["not_found"] * 10 + ["too_many_attempts"] * 20


def test_code_in_use_is_not_given_a_second_time(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.adviser()
    own = BookingSeal.new_code

    def first_the_same(seal: BookingSeal, key: str, attempt: int) -> str:
        return "AAAAAAAA" if attempt == 1 else own(seal, key, attempt)

    monkeypatch.setattr(BookingSeal, "new_code", first_the_same)
    request = world.request(f"{THURSDAY} 10:00")
    assert world.book(f"{THURSDAY} 09:00").code == "AAAAAAAA"
    made = world.booking.create(request)
    assert made.code != "AAAAAAAA"
    assert world.booking.create(request) == made
    assert world.booking.details(_by(made.code)) == made.appointment


def test_no_code_left_is_said_and_books_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.adviser()
    monkeypatch.setattr(BookingSeal, "new_code", lambda *_: "AAAAAAAA")
    world.book(f"{THURSDAY} 09:00")
    with pytest.raises(errors.Unavailable):
        world.book(f"{THURSDAY} 10:00")
    assert len(world.rows(Appointment)) == 1


def test_processes_with_one_redis_count_together(settings: Settings, redis_url: str) -> None:
    shared = settings.model_copy(update={"redis_url": redis_url})
    one, other = Attempts(shared), Attempts(shared)
    for attempts in (one, other) * 5:
        with pytest.raises(errors.NotFound), attempts.counted(["adres"]):
            raise errors.NotFound
    for attempts in (one, other):
        with pytest.raises(errors.TooManyAttempts), attempts.counted(["adres"]):
            pytest.fail("looked up a code without counting")
    assert redis_library.Redis.from_url(redis_url).keys("*adres*") != []


def test_without_the_counter_no_code_is_looked_up(
    engine: object, settings: Settings, clock: Clock, library: Library, world: World
) -> None:
    away = settings.model_copy(update={"redis_url": f"redis://127.0.0.1:{free_port()}/0"})
    booking = OwnBooking(world_on(world.engine, away, clock, library).office)
    with pytest.raises(errors.Unavailable):
        booking.details(_by("22222222"))
