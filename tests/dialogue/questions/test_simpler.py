"""Conversations with somebody for whom the answer was too difficult."""

import pytest

from tests.talk import Talk
from werkwijzer.content.library import Library


async def test_simpler_wording_comes_by_button(rotterdammer: Talk, library: Library) -> None:
    answered = await rotterdammer.says("hoeveel bijstand krijg ik")
    simpler = await rotterdammer.presses("Makkelijker uitgelegd")
    assert simpler.text.startswith(library.answer("bijstand_hoogte", "rotterdam").simple)
    assert simpler.source == answered.source


@pytest.mark.parametrize("said", ["snap ik niet", "ik begrijp het niet", "kan het makkelijker"])
async def test_simpler_wording_comes_by_saying_so(rotterdammer: Talk, library: Library, said: str) -> None:
    await rotterdammer.says("hoeveel bijstand krijg ik")
    simpler = await rotterdammer.says(said)
    assert simpler.text.startswith(library.answer("bijstand_hoogte", "rotterdam").simple)


async def test_who_does_not_understand_the_simpler_wording_either_can_reach_a_person(
    rotterdammer: Talk, library: Library
) -> None:
    await rotterdammer.says("hoe vraag ik ww aan")
    simpler = await rotterdammer.says("snap ik niet")
    assert library.title("medewerker") in simpler.buttons


async def test_simpler_wording_is_that_of_the_last_answer(rotterdammer: Talk, library: Library) -> None:
    await rotterdammer.says("hoe vraag ik bijstand aan")
    await rotterdammer.says("hoe vraag ik ww aan")
    simpler = await rotterdammer.presses("Makkelijker uitgelegd")
    assert simpler.text.startswith(library.answer("ww_aanvragen", "rotterdam").simple)


async def test_not_understanding_before_any_answer_shows_what_can_be_asked(talk: Talk, library: Library) -> None:
    helped = await talk.says("snap ik niet")
    assert helped.text in library.sentences["niet_snappen_niets"]
    assert library.title("bijstand_aanvragen") in helped.buttons


async def test_not_understanding_the_question_where_one_lives_is_answered(talk: Talk) -> None:
    await talk.says("hoeveel bijstand krijg ik")
    helped = await talk.says("snap ik niet")
    assert "Rotterdam en omgeving" in helped.buttons
    assert helped.text
