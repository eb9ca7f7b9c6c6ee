"""Conversations with somebody in need."""

import pytest

from tests.talk import Talk, Turn
from werkwijzer.content.library import Library

DESPAIR = "ik wil niet meer leven"


def _gives_the_help_lines(turn: Turn, library: Library) -> bool:
    """Say whether the help lines are all that is said, with a person as the one button."""
    lines = all(line in turn.text for line in ("112", "113", "0800-0113", "0800-2000"))
    return lines and len(turn.messages) == 1 and turn.buttons == [library.title("medewerker")]


@pytest.mark.parametrize(
    "said",
    [
        DESPAIR,
        "ik wil dood",
        "ik zie het niet meer zitten",
        "ik wil er een einde aan maken",
        "mijn man slaat me",
        "mijn ex bedreigt me met de dood",
        "ik heb geen eten meer voor mijn kinderen",
        "ik heb vannacht geen slaapplek",
        "i want to kill myself",
        "my husband hits me",
        "i have no food and no place to sleep tonight",
    ],
)
async def test_need_gets_the_help_lines_and_a_person(talk: Talk, library: Library, said: str) -> None:
    assert _gives_the_help_lines(await talk.says(said), library)


async def test_need_while_the_region_is_asked_ends_the_asking(talk: Talk, library: Library) -> None:
    await talk.says("hoeveel bijstand krijg ik")
    assert _gives_the_help_lines(await talk.says(DESPAIR), library)
    later = await talk.says("dankjewel")
    assert "Rotterdam en omgeving" not in later.buttons


async def test_need_after_not_being_understood_goes_before_it(talk: Talk, library: Library) -> None:
    await talk.says("blorf zwiep knar")
    await talk.says("qxz vrt plm")
    assert _gives_the_help_lines(await talk.says(DESPAIR), library)


async def test_need_within_a_question_goes_before_the_question(rotterdammer: Talk, library: Library) -> None:
    said = await rotterdammer.says("mijn uitkering is stopgezet en nu wil ik dood")
    assert _gives_the_help_lines(said, library)


async def test_person_after_the_help_lines_can_be_reached(rotterdammer: Talk, library: Library) -> None:
    await rotterdammer.says(DESPAIR)
    assert "14 010" in (await rotterdammer.presses(library.title("medewerker"))).text


async def test_question_after_the_help_lines_is_answered(rotterdammer: Talk) -> None:
    await rotterdammer.says(DESPAIR)
    assert (await rotterdammer.says("hoe vraag ik ww aan")).source is not None
