"""What becomes of typed words and pressed buttons on their way to Rasa and into the store."""

from typing import Any

import pytest

from bot.said import Said
from bot.text import HIDDEN, MAX_CHARACTERS
from tests.bot.fake_rasa import FakeRasa, echo
from tests.bot.parts import Bot

BSN = "111222333"
BUTTON = [{"custom": {"text": "Kies.", "buttons": [{"title": "Meer", "payload": "/meer"}]}}]


@pytest.mark.parametrize("answer", [echo, lambda text: []])
async def test_bsn_reaches_neither_rasa_nor_the_store_and_the_user_is_told(
    bot: Bot, rasa: FakeRasa, answer: Any
) -> None:
    rasa.answer = answer
    conversation_id = await bot.begin()
    messages = await bot.say(conversation_id, f"mijn nummer {BSN} klopt dat")
    assert messages[0].text.startswith("Ik heb uw BSN niet bewaard.")
    assert rasa.texts == ["mijn nummer [bsn] klopt dat"]
    assert bot.holds(BSN, "mijn nummer [bsn] klopt dat") == ["mijn nummer [bsn] klopt dat"]


@pytest.mark.parametrize("separator", ["\u00a0", "\u200b", "\u00ad", "."])
async def test_bsn_pasted_with_odd_separators_is_masked(bot: Bot, rasa: FakeRasa, separator: str) -> None:
    await bot.say(await bot.begin(), f"het is {separator.join(['111', '222', '333'])}")
    assert rasa.texts == ["het is [bsn]"]


async def test_hash_of_a_bsn_is_not_kept_either(bot: Bot) -> None:
    assert Said(text=BSN).digest == Said(text="123456782").digest
    assert Said(text="hoi").digest != Said(text="hallo").digest


async def test_account_number_and_bsn_are_both_told(bot: Bot) -> None:
    (message,) = await bot.say(await bot.begin(), f"bsn {BSN} rekening NL91ABNA0417164300")
    assert "BSN niet bewaard" in message.text
    assert "rekeningnummer niet bewaard" in message.text


async def test_telephone_is_masked_without_a_word_about_it(bot: Bot, rasa: FakeRasa) -> None:
    (message,) = await bot.say(await bot.begin(), "bel 06-12345678")
    assert message.text == "Antwoord op bel [telefoon 1]"
    assert bot.holds("12345678") == []


@pytest.mark.parametrize("typed", ["/restart", '/kies_topic{"topic": "tozo"}', " /x", "\u200b/x", "/"])
async def test_typed_slash_reaches_rasa_hidden_and_is_shown_as_typed(bot: Bot, rasa: FakeRasa, typed: str) -> None:
    conversation_id = await bot.begin()
    await bot.say(conversation_id, f"{typed} a")
    shown = (await bot.service.history(conversation_id))[1].text
    assert shown == f"{typed} a".strip(" \u200b")
    assert rasa.texts == [HIDDEN + shown]


async def test_text_that_is_too_long_gets_a_sentence_and_does_not_reach_rasa(bot: Bot, rasa: FakeRasa) -> None:
    conversation_id = await bot.begin()
    for count in (MAX_CHARACTERS + 1, 60_000):
        (message,) = await bot.say(conversation_id, "a" * count)
        assert "te lang" in message.text
    assert rasa.heard == []
    history = await bot.service.history(conversation_id)
    assert all(len(message.text) < MAX_CHARACTERS + 10 for message in history)


async def test_text_of_just_the_longest_length_reaches_rasa(bot: Bot, rasa: FakeRasa) -> None:
    await bot.say(await bot.begin(), "é" * MAX_CHARACTERS)
    assert rasa.texts == ["é" * MAX_CHARACTERS]


@pytest.mark.parametrize("inside", range(10))
async def test_bsn_at_the_cut_of_a_long_text_is_not_kept_by_half(bot: Bot, inside: int) -> None:
    text = "x" * (MAX_CHARACTERS - inside - 1) + f" {BSN} en nog meer"
    await bot.say(await bot.begin(), text)
    assert bot.holds("1112", BSN[:inside] if inside > 3 else BSN) == []


@pytest.mark.parametrize("typed", ["😀", "👍🏽", "", "   ", "?!", "\u200b", "\0"])
async def test_text_without_words_is_answered_and_does_not_reach_rasa(bot: Bot, rasa: FakeRasa, typed: str) -> None:
    conversation_id = await bot.begin()
    (message,) = await bot.say(conversation_id, typed)
    assert "woorden" in message.text or "Wat wilt u weten?" in message.text
    assert rasa.heard == []
    assert (await bot.service.history(conversation_id))[1].text != ""


async def test_pressed_button_reaches_rasa_as_its_payload_and_is_shown_as_its_title(bot: Bot, rasa: FakeRasa) -> None:
    conversation_id = await bot.begin()
    rasa.answer = lambda text: BUTTON
    (message,) = await bot.say(conversation_id, "hoi")
    await bot.press(conversation_id, message.buttons[0].id)
    assert rasa.texts == ["hoi", "/meer"]
    assert (await bot.service.history(conversation_id))[3].text == "Meer"


@pytest.mark.parametrize("button", ["onbekend", "", "/meer", "x" * 64])
async def test_unknown_button_is_answered_and_does_not_reach_rasa(bot: Bot, rasa: FakeRasa, button: str) -> None:
    (message,) = await bot.press(await bot.begin(), button)
    assert "knop" in message.text
    assert rasa.heard == []


async def test_button_of_another_conversation_is_not_accepted(bot: Bot, rasa: FakeRasa) -> None:
    _, (greeting,) = await bot.service.begin()
    (message,) = await bot.press(await bot.begin(), greeting.buttons[0].id)
    assert "knop" in message.text
    assert rasa.heard == []
