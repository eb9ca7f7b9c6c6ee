"""Questions in another language than Dutch."""

import pytest

from tests.talk import Talk
from werkwijzer.content.library import Library


@pytest.mark.parametrize(
    ("text", "language", "topic"),
    [
        ("I lost my job, how do I apply for WW benefits?", "en", "ww_aanvragen"),
        ("işten çıkarıldım, WW işsizlik parasına nereden başvurmalıyım", "tr", "ww_aanvragen"),
        ("straciłem pracę, jak złożyć wniosek o zasiłek WW w UWV", "pl", "ww_aanvragen"),
    ],
)
async def test_question_in_another_language_gets_a_sentence_in_it_and_the_simplest_dutch(
    rotterdammer: Talk, library: Library, text: str, language: str, topic: str
) -> None:
    answered = await rotterdammer.says(text)
    assert answered.text.startswith(library.languages[language].understood)
    assert library.answer(topic, "rotterdam").simple in answered.text
    assert library.title("medewerker") in answered.buttons


async def test_who_asks_in_another_language_is_asked_the_region_in_it_and_keeps_it_after_the_region(
    talk: Talk, library: Library
) -> None:
    asked = await talk.says("I lost my job and have no savings, how do I apply for bijstand?")
    assert asked.text == library.languages["en"].region
    answered = await talk.presses("Rotterdam en omgeving")
    assert answered.text.startswith(library.languages["en"].understood)
    assert library.answer("bijstand_aanvragen", "rotterdam").simple in answered.text


async def test_emergency_in_another_language_gets_the_help_lines_in_that_language_first(
    talk: Talk, library: Library
) -> None:
    said = await talk.says("I want to kill myself tonight, nobody can stop me")
    assert said.text.startswith(library.languages["en"].emergency)
    assert library.sentence("nood") in said.text


async def test_text_in_another_language_that_is_not_understood_gets_a_sentence_in_that_language(
    rotterdammer: Talk, library: Library
) -> None:
    said = await rotterdammer.says("la receta de mi abuela lleva mucho aceite y ajo")
    assert said.text == library.languages["es"].unclear
    assert len(said.buttons) >= 2


async def test_dutch_question_after_it_gets_the_whole_answer_again(rotterdammer: Talk, library: Library) -> None:
    await rotterdammer.says("I lost my job, how do I apply for WW benefits?")
    answered = await rotterdammer.says("hoe vraag ik ww aan")
    assert answered.text.startswith(library.answer("ww_aanvragen", "rotterdam").text)
