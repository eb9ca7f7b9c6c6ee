"""Conversations about schemes that have ended, or of which nobody knows whether they still exist."""

import re

import pytest

from tests.talk import Talk
from werkwijzer.content.splitting import sentences


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("bestaat de NOW regeling nog", "2022"),
        ("kan ik nog Tozo aanvragen", "2021"),
        ("hoe vraag ik STAP-budget aan", "2024"),
    ],
)
async def test_scheme_that_has_ended_says_so_first_and_since_when(rotterdammer: Talk, question: str, year: str) -> None:
    answered = await rotterdammer.says(question)
    assert "gestopt" in sentences(answered.text)[0]
    assert year in sentences(answered.text)[0]
    assert answered.source is not None


@pytest.mark.parametrize("question", ["bestaat de NOW regeling nog", "kan ik nog Tozo aanvragen", "STAP-budget"])
async def test_scheme_that_has_ended_offers_what_exists_now(rotterdammer: Talk, question: str) -> None:
    answered = await rotterdammer.says(question)
    assert [title for title in answered.buttons if title != "Makkelijker uitgelegd"] or answered.links


@pytest.mark.parametrize(
    "question",
    [
        "wat is TOP",
        "kom ik in aanmerking voor TOP",
        "hoe meld ik me aan voor TOP",
        "wat is de scholingsvoucher",
        "kom ik in aanmerking voor een scholingsvoucher",
        "hoe vraag ik een scholingsvoucher aan",
    ],
)
async def test_scheme_that_may_be_gone_says_first_that_it_is_not_certain(rotterdammer: Talk, question: str) -> None:
    answered = await rotterdammer.says(question)
    assert re.search("weten wij niet|niet zeker", sentences(answered.text)[0])


async def test_simpler_wording_of_an_ended_scheme_says_so_first_too(rotterdammer: Talk) -> None:
    await rotterdammer.says("bestaat de NOW regeling nog")
    simpler = await rotterdammer.presses("Makkelijker uitgelegd")
    assert "gestopt" in sentences(simpler.text)[0]
