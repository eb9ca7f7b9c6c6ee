"""Conversations with texts that were not meant for a bot."""

import pytest

from tests.talk import Talk, Turn
from werkwijzer.content.library import Library

BSN = "111222333"


def _is_an_answer(turn: Turn, library: Library) -> bool:
    """Say whether the bot found something to say, other than that something broke."""
    return bool(turn.messages) and bool(turn.text) and turn.text not in library.sentences["storing"]


@pytest.mark.parametrize(
    "typed", ["/groet", "/restart", "/session_start", "/start", '/kies_regio{"region": "elders"}', "/", "//groet"]
)
async def test_typed_slash_is_text_and_not_a_command(rotterdammer: Talk, library: Library, typed: str) -> None:
    answered = await rotterdammer.says(typed)
    assert _is_an_answer(answered, library)
    asked = [message["text"] for message in await rotterdammer.history() if message["from"] == "user"]
    assert asked == [typed] or not any(map(str.isalnum, typed))
    still_known = await rotterdammer.says("hoe vraag ik bijstand aan")
    assert "https://www.rotterdam.nl/bijstandsuitkering" in still_known.links


async def test_typed_payload_of_a_button_does_not_press_it(talk: Talk, library: Library) -> None:
    assert (await talk.says("/geen_van_deze")).text not in library.sentences["geen_van_deze"]
    typed = await talk.says('/kies_regio{"region": "elders"}')
    assert typed.text not in library.sentences["regio_onthouden_elders"]


async def test_citizen_number_in_a_question_is_removed_and_the_question_still_answered(
    rotterdammer: Talk, library: Library
) -> None:
    answered = await rotterdammer.says(f"hoe vraag ik ww aan, mijn bsn is {BSN}")
    assert answered.text.startswith(library.sentences["gemaskeerd_bsn"][0])
    assert library.answer("ww_aanvragen", "rotterdam").text in answered.text
    kept = await rotterdammer.history()
    assert BSN not in str(kept)
    assert "hoe vraag ik ww aan, mijn bsn is [bsn]" in [message["text"] for message in kept]


async def test_citizen_number_alone_is_removed_and_gets_an_answer(rotterdammer: Talk, library: Library) -> None:
    answered = await rotterdammer.says(BSN)
    assert _is_an_answer(answered, library)
    assert BSN not in str(await rotterdammer.history())


async def test_amount_in_a_question_is_not_taken_for_a_postcode(talk: Talk) -> None:
    asked = await talk.says("ik verdien 1100 per maand, hoeveel bijstand krijg ik")
    assert "Rotterdam en omgeving" in asked.buttons


async def test_text_of_more_than_2000_characters_gets_a_sentence(rotterdammer: Talk, library: Library) -> None:
    answered = await rotterdammer.says("hoe vraag ik ww aan " * 101)
    assert answered.text == library.sentences["te_lang"][0]
    assert (await rotterdammer.says("hoe vraag ik ww aan")).source is not None


async def test_text_of_2000_characters_is_read(rotterdammer: Talk, library: Library) -> None:
    text = ("hoe vraag ik ww aan " * 100).strip().ljust(2000, "?")
    answered = await rotterdammer.says(text)
    assert library.answer("ww_aanvragen", "rotterdam").text in answered.text


async def test_one_word_of_2000_characters_gets_an_answer(rotterdammer: Talk, library: Library) -> None:
    assert _is_an_answer(await rotterdammer.says("a" * 2000), library)


@pytest.mark.parametrize(
    "text",
    [
        "hoe vraag ik <b>ww</b> aan",
        "<script>alert(1)</script> hoe vraag ik ww aan",
        "<img src=x onerror=alert(1)>",
        "'; DROP TABLE events; -- hoe vraag ik ww aan",
        "Robert'); DROP TABLE bot_message;--",
        "{{7*7}} ${7*7} %s %n {subject}",
        "ww\u202eaan vragen\u0000 hoe",
        "ﷺ" * 200,
        "👩🏽‍🦽 ww aanvragen 👨‍👩‍👧",
        "\ud800 ww",
    ],
)
async def test_code_and_strange_signs_are_text_like_any_other(rotterdammer: Talk, library: Library, text: str) -> None:
    answered = await rotterdammer.says(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    assert _is_an_answer(answered, library)
    assert "<" not in answered.text
    assert (await rotterdammer.says("hoe vraag ik ww aan")).source is not None


@pytest.mark.parametrize("text", ["<b>vet</b>", "a & b", "\"aan\" 'vragen'"])
async def test_text_is_kept_as_it_was_typed(rotterdammer: Talk, text: str) -> None:
    await rotterdammer.says(text)
    assert text in [message["text"] for message in await rotterdammer.history()]


@pytest.mark.parametrize("text", ["😀", "???", "...", " "])
async def test_text_without_words_gets_a_sentence_that_says_so(talk: Talk, library: Library, text: str) -> None:
    assert (await talk.says(text)).text in library.sentences["niets_te_lezen"]
