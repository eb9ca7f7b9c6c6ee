"""What the bot gives the backend of a message, and what it lets it forget."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import NoConversation
from bot.limits import Limits
from bot.retention import Retention
from bot.said import Said
from tests.bot.fake_rasa import FakeRasa
from tests.bot.parts import KEY, Bot
from tests.conftest import Clock, settings_in

NUMBER = "06 12345678"
KEPT = timedelta(days=30)


class TestHeldNumbers:
    """Telephone numbers go to the backend, and nowhere else."""

    async def test_backend_holds_the_number_before_rasa_hears_of_it(self, bot: Bot, rasa: FakeRasa) -> None:
        conversation_id = await bot.begin()
        held_when_asked = []

        def answer(text: str) -> object:
            held_when_asked.extend(bot.backend.held)
            return [{"custom": {"text": "Goed."}}]

        rasa.answer = answer
        await bot.say(conversation_id, f"bel {NUMBER} of +32 470 12 34 56")
        numbers = {"telefoon 1": "+31612345678", "telefoon 2": "+32470123456"}
        assert held_when_asked == [{"conversation": conversation_id, "numbers": numbers}]
        assert rasa.texts == ["bel [telefoon 1] of [telefoon 2]"]

    async def test_digits_stand_nowhere_in_the_files_of_the_bot(self, bot: Bot) -> None:
        await bot.say(await bot.begin(), f"bel {NUMBER}")
        assert bot.holds("12345678", "0612345678", "+31612345678", NUMBER) == []

    async def test_message_goes_on_when_the_backend_is_away_and_no_digit_is_logged(
        self, bot: Bot, rasa: FakeRasa, capsys: pytest.CaptureFixture[str]
    ) -> None:
        bot.backend.status = 503
        (message,) = await bot.say(await bot.begin(), f"bel {NUMBER}")
        assert message.text == "Antwoord op bel [telefoon 1]"
        printed = "".join(capsys.readouterr())
        assert "telephone number not held" in printed
        assert "12345678" not in printed

    @pytest.mark.parametrize("text", ["hallo", "bel 14 010", "mijn bsn is 111222333"])
    async def test_message_without_a_number_asks_nothing_of_the_backend(self, bot: Bot, text: str) -> None:
        await bot.say(await bot.begin(), text)
        assert bot.backend.held == []

    async def test_message_that_is_done_twice_is_held_once(self, bot: Bot) -> None:
        conversation_id = await bot.begin()
        for _ in range(2):
            await bot.say(conversation_id, f"bel {NUMBER}", turn_id="same")
        assert len(bot.backend.held) == 1

    def test_number_is_not_in_what_a_log_would_show(self) -> None:
        assert "12345678" not in repr(Said(text=f"bel {NUMBER}").masked)


class TestAddress:
    """Guesses are counted by an opaque key of where somebody is."""

    @pytest.fixture
    def limits(self, tmp_path: Path) -> Limits:
        return Limits(settings_in(tmp_path), KEY)

    async def test_rasa_gets_the_key_with_each_message(self, bot: Bot, rasa: FakeRasa) -> None:
        conversation_id, _ = await bot.service.begin("rotterdam", "key")
        await bot.service.handle(conversation_id, "1", Said(text="hoi", address="key"))
        await bot.service.handle(conversation_id, "2", Said(text="hoi", address="another"))
        assert rasa.addresses == ["key", "key", "another"]

    def test_address_cannot_be_read_in_its_key(self, limits: Limits, tmp_path: Path) -> None:
        key = limits.address_key("203.0.113.7")
        assert "203" not in key.split(".")
        assert len(key) == 64
        assert key == limits.address_key("203.0.113.7")
        assert key != Limits(settings_in(tmp_path), "another key").address_key("203.0.113.7")

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("203.0.113.7", "203.0.113.8", False),
            ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
            ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
            ("::ffff:203.0.113.7", "203.0.113.7", True),
            ("fe80::1%eth0", "fe80::2", True),
            ("telegram 1", "telegram 2", False),
        ],
    )
    def test_ipv6_counts_by_its_network_for_of_that_somebody_has_as_many_addresses_as_he_likes(
        self, limits: Limits, one: str, other: str, same: bool
    ) -> None:
        assert (limits.address_key(one) == limits.address_key(other)) is same


class TestForgetting:
    """Erasing tells the backend."""

    @pytest.mark.parametrize("appointments", ["keep", "cancel"])
    async def test_backend_is_told_what_becomes_of_the_appointments(self, bot: Bot, appointments: str) -> None:
        conversation_id = await bot.begin()
        await bot.service.erase(conversation_id, "cancel" if appointments == "cancel" else "keep")
        assert bot.backend.forgotten == [{"conversation": conversation_id, "appointments": appointments}]

    async def test_backend_that_is_away_is_told_later_and_the_talk_is_erased_at_once(
        self, bot: Bot, clock: Clock
    ) -> None:
        conversation_id = await bot.begin()
        bot.backend.status = 503
        await bot.service.erase(conversation_id, "cancel")
        with pytest.raises(NoConversation):
            await bot.service.history(conversation_id)
        sweeping = Retention(bot.service, bot.store, clock, KEPT)
        await sweeping.sweep()
        assert bot.backend.forgotten == []
        bot.backend.status = 200
        for _ in range(2):
            await sweeping.sweep()
        assert bot.backend.forgotten == [{"conversation": conversation_id, "appointments": "cancel"}]

    async def test_nothing_of_the_talk_stays_once_the_backend_was_told(self, bot: Bot, clock: Clock) -> None:
        conversation_id = await bot.begin()
        bot.backend.status = 503
        await bot.service.erase(conversation_id)
        assert bot.holds(conversation_id) == [conversation_id]
        bot.backend.status = 200
        await bot.service.finish_forgetting()
        await bot.store.close()
        assert bot.holds(conversation_id) == []

    async def test_talk_that_was_silent_for_too_long_keeps_its_appointments(self, bot: Bot, clock: Clock) -> None:
        conversation_id = await bot.begin()
        clock.now += KEPT + timedelta(seconds=1)
        await Retention(bot.service, bot.store, clock, KEPT).sweep()
        assert bot.backend.forgotten == [{"conversation": conversation_id, "appointments": "keep"}]
