"""Conversations with somebody who does not know a word."""

import pytest

from tests.talk import Talk
from werkwijzer.content.library import Library


def _meaning(library: Library, word: str) -> str:
    entry = library.glossary.word(word)
    assert entry is not None
    return entry.meaning


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("wat is vermogen", "vermogen"),
        ("wat betekent kostendelersnorm", "kostendelersnorm"),
        ("wat bedoelt u met peildatum", "peildatum"),
        ("ik snap het woord beschikking niet", "beschikking"),
        ("inlichtingenplicht?? wat is dat", "inlichtingenplicht"),
        ("wat is kostendelernorm", "kostendelersnorm"),
        ("wat betekend draagkragt", "draagkracht"),
    ],
)
async def test_word_is_explained_at_any_moment(talk: Talk, library: Library, said: str, word: str) -> None:
    assert (await talk.says(said)).text == _meaning(library, word)


async def test_word_asked_after_an_answer_leads_back_to_it(rotterdammer: Talk, library: Library) -> None:
    await rotterdammer.says("hoe vraag ik bijstand aan")
    explained = await rotterdammer.says("wat betekent kostendelersnorm")
    assert explained.text == _meaning(library, "kostendelersnorm")
    back = await rotterdammer.presses(f"Verder met: {library.title('bijstand_aanvragen')}")
    assert back.text.startswith(library.answer("bijstand_aanvragen", "rotterdam").text)


async def test_word_leads_to_the_topic_that_says_more(rotterdammer: Talk, library: Library) -> None:
    await rotterdammer.says("wat is vermogen")
    more = await rotterdammer.presses(library.title("bijstand_vermogen"))
    assert more.text.startswith(library.answer("bijstand_vermogen", "rotterdam").text)


async def test_simpler_wording_after_a_word_is_that_of_the_answer_before_it(
    rotterdammer: Talk, library: Library
) -> None:
    await rotterdammer.says("hoe vraag ik bijstand aan")
    await rotterdammer.says("wat is een peildatum")
    simpler = await rotterdammer.says("snap ik niet")
    assert simpler.text.startswith(library.answer("bijstand_aanvragen", "rotterdam").simple)


async def test_topic_that_explains_a_word_itself_wins(rotterdammer: Talk, library: Library) -> None:
    answered = await rotterdammer.says("wat is bijstand")
    assert answered.text.startswith(library.answer("bijstand_uitleg", "rotterdam").text)


async def test_word_asked_while_the_region_is_asked_is_explained_and_the_region_asked_again(
    talk: Talk, library: Library
) -> None:
    await talk.says("hoeveel bijstand krijg ik")
    explained = await talk.says("wat is een beschikking")
    assert _meaning(library, "beschikking") in explained.text
    assert "Rotterdam en omgeving" in explained.buttons
    assert len(explained.messages) == 2


async def test_simpler_wording_offers_its_difficult_words_and_explains_them(
    rotterdammer: Talk, library: Library
) -> None:
    await rotterdammer.says("hoeveel bijstand krijg ik")
    await rotterdammer.presses("Makkelijker uitgelegd")
    offered = [title for title in rotterdammer.last.buttons if title.startswith("Wat betekent ")]
    assert 1 <= len(offered) <= 2
    explained = await rotterdammer.presses(offered[0])
    assert explained.text == _meaning(library, offered[0].removeprefix("Wat betekent ").removesuffix("?"))


async def test_need_goes_before_a_word(talk: Talk) -> None:
    assert "113" in (await talk.says("ik wil niet meer leven")).text
