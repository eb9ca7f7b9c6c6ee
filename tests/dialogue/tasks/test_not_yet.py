"""Conversations about what the bot cannot do yet: it says so, and where to go."""

import re

import pytest

from tests.talk import Talk
from werkwijzer.content.library import Library

NUMBER = re.compile(r"\b14 0[12]0\b")


@pytest.mark.parametrize(
    ("said", "task"),
    [
        ("ik zoek een vacature als chauffeur", "vacature_zoeken"),
        ("hou me op de hoogte van nieuwe vacatures", "vacature_alert"),
        ("ik wil nu de loopbaan-APK doen", "loopbaan_apk_doen"),
    ],
)
async def test_task_that_cannot_be_done_yet_says_where_it_can(
    rotterdammer: Talk, library: Library, said: str, task: str
) -> None:
    answered = await rotterdammer.says(said)
    assert answered.text in library.sentences[task]
    assert answered.links or NUMBER.search(answered.text)
    assert library.title("medewerker") in answered.buttons


@pytest.mark.parametrize(
    ("said", "task"),
    [("wis mijn gegevens", "gegevens_wissen"), ("welke gegevens hebben jullie van mij", "gegevens_inzien")],
)
async def test_who_asks_for_his_data_hears_how_to_erase_them(
    talk: Talk, library: Library, said: str, task: str
) -> None:
    answered = await talk.says(said)
    assert answered.text in library.sentences[task]
    assert "Gesprek wissen" in answered.text


@pytest.mark.parametrize("said", ["ik wil een medewerker spreken", "kan ik een mens spreken"])
async def test_who_asks_for_a_person_hears_how_to_reach_one(rotterdammer: Talk, library: Library, said: str) -> None:
    answered = await rotterdammer.says(said)
    assert answered.text.startswith(library.sentences["medewerker"][0])
    assert "14 010" in answered.text
    assert "https://www.rotterdam.nl/contact" in answered.links
    assert answered.source is not None


async def test_who_asks_for_a_person_while_the_region_is_asked_is_not_asked_any_more(talk: Talk) -> None:
    await talk.says("hoeveel bijstand krijg ik")
    answered = await talk.says("ik wil een medewerker spreken")
    assert NUMBER.search(answered.text)
    assert len(answered.messages) == 1
    assert "Rotterdam en omgeving" not in answered.buttons
