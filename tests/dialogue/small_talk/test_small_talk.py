"""Conversations beside the subject: greetings, thanks, anger."""

import pytest

from tests.talk import Talk
from werkwijzer.content.library import Library


def _menu(library: Library) -> list[str]:
    return [library.title(name) for name in library.menu]


@pytest.mark.parametrize("greeting", ["hallo", "goedemorgen", "hoi"])
async def test_greeting_is_returned_with_the_menu(talk: Talk, library: Library, greeting: str) -> None:
    answered = await talk.says(greeting)
    assert answered.text in library.sentences["groet"]
    assert answered.buttons == _menu(library)


async def test_greeting_twice_gets_two_different_answers(talk: Talk) -> None:
    assert (await talk.says("hallo")).text != (await talk.says("hallo")).text


@pytest.mark.parametrize("question", ["wat kun je", "help"])
async def test_who_asks_what_it_can_do_gets_the_menu(talk: Talk, library: Library, question: str) -> None:
    answered = await talk.says(question)
    assert answered.text in library.sentences["hulp"]
    assert answered.buttons == _menu(library)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("dankjewel", "bedankt"),
        ("tot ziens", "afscheid"),
        ("ben jij een robot", "bot_vraag"),
        ("do you speak english", "andere_taal"),
        ("stop", "stop"),
    ],
)
async def test_friendly_word_gets_one_back(talk: Talk, library: Library, said: str, sentence: str) -> None:
    assert (await talk.says(said)).text in library.sentences[sentence]


async def test_it_says_that_it_is_a_computer_at_once_and_when_asked(talk: Talk) -> None:
    assert "computerprogramma" in talk.last.text
    assert "computerprogramma" in (await talk.says("ben jij een mens of een robot")).text


@pytest.mark.parametrize("anger", ["jij snapt er helemaal niks van", "wat een waardeloze kutbot"])
async def test_anger_gets_calm_and_a_person(rotterdammer: Talk, library: Library, anger: str) -> None:
    answered = await rotterdammer.says(anger)
    assert answered.text in library.sentences["frustratie"]
    assert answered.buttons[0] == library.title("medewerker")
    person = await rotterdammer.presses(library.title("medewerker"))
    assert "14 010" in person.text


async def test_anger_twice_gets_two_different_answers(talk: Talk) -> None:
    first = await talk.says("wat een waardeloze kutbot")
    assert (await talk.says("wat een waardeloze kutbot")).text != first.text
