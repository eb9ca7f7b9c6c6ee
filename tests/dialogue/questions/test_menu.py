"""Conversations that begin with a button of the menu."""

import pytest
import yaml

from tests.talk import Talk, Turn
from werkwijzer.content.library import GROUPS, Library
from werkwijzer.paths import CONTENT

MENU: list[str] = yaml.safe_load((CONTENT / "menu.yml").read_text(encoding="utf-8"))
TOPICS = {path.stem for group in GROUPS for path in (CONTENT / group).glob("*.yml")}


async def _answer(talk: Talk, button: str) -> Turn:
    """Press the button and, when the answer depends on it, say where one lives."""
    answered = await talk.presses(button)
    return await talk.presses("Ergens anders") if "Ergens anders" in answered.buttons else answered


async def test_greeting_shows_the_menu(talk: Talk, library: Library) -> None:
    assert talk.last.buttons == [library.title(name) for name in library.menu]


@pytest.mark.parametrize("name", [name for name in MENU if name in TOPICS])
async def test_menu_button_of_a_question_gives_the_answer_with_its_source(
    talk: Talk, library: Library, name: str
) -> None:
    answered = await _answer(talk, library.title(name))
    assert answered.text.startswith(library.answer(name, "elders").text)
    assert answered.source is not None
    assert answered.source["checked"]


@pytest.mark.parametrize("name", [name for name in MENU if name not in TOPICS])
async def test_menu_button_of_a_task_gives_somewhere_to_go(talk: Talk, library: Library, name: str) -> None:
    assert (await _answer(talk, library.title(name))).links


async def test_menu_button_still_works_later_in_the_talk(rotterdammer: Talk, library: Library) -> None:
    await rotterdammer.says("bestaat de NOW nog")
    await rotterdammer.says("dankjewel")
    answered = await rotterdammer.presses(library.title("ww_aanvragen"))
    assert answered.text.startswith(library.answer("ww_aanvragen", "rotterdam").text)


async def test_button_under_an_answer_leads_to_the_next_topic(rotterdammer: Talk, library: Library) -> None:
    await rotterdammer.says("bestaat de NOW nog")
    answered = await rotterdammer.presses(library.title("ontslagen"))
    assert answered.text.startswith(library.answer("ontslagen", "rotterdam").text)
