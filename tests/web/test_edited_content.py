"""What an editor saves reaches a talk that is under way, without a restart."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from actions.answer import AnswerQuestion
from tests.bot.fake_rasa import FakeRasa
from tests.conftest import NOW
from tests.talk import Talk
from tests.web.conftest import Site, a_site
from werkwijzer.content import library as content
from werkwijzer.content.watching import Watch
from werkwijzer.paths import CONTENT

TOPIC = "bijstand_hoogte"
OLD = content.load(CONTENT).answer(TOPIC, None).text[:30]
"""How the answer begins, whatever an editor has made of it."""
NEW = "Sinds vandaag is dit bedrag"


@dataclass
class Desk:
    """A site that runs on an editor's copy of content/, with a Rasa that answers every question about one topic."""

    folder: Path
    site: Site
    watch: Watch

    def answer(self, version: str) -> list[dict[str, Any]]:
        """Answer as the actions do, from the version that the message names."""
        reply = AnswerQuestion(self.site.bot.live.of(version), lambda: NOW).reply(TOPIC, None)
        return [{"custom": reply.model_dump(mode="json", exclude_defaults=True)}]

    async def saves(self, name: str, body: str) -> None:
        (self.folder / name).write_text(body, encoding="utf-8")
        await self.watch.look()
        await self.watch.look()

    async def saves_the_new_answer(self) -> None:
        name = f"inkomen/{TOPIC}.yml"
        await self.saves(name, (self.folder / name).read_text(encoding="utf-8").replace(OLD, NEW))


@pytest.fixture
async def desk(tmp_path: Path, rasa: FakeRasa) -> AsyncIterator[Desk]:
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    async with a_site(tmp_path, content.load(folder), rasa) as site:
        watch = Watch(folder, site.bot.live, lambda directory: [], lambda library: None)
        desk = Desk(folder, site, watch)
        rasa.answer = lambda text: desk.answer(rasa.versions[-1])
        yield desk


@pytest.fixture
async def talk(desk: Desk) -> AsyncIterator[Talk]:
    async with httpx.AsyncClient(base_url=desk.site.url, timeout=30) as http:
        yield await Talk.begin(http)


async def test_edited_answer_is_given_in_a_talk_that_runs(desk: Desk, talk: Talk) -> None:
    assert (await talk.says("hoeveel bijstand krijg ik")).text.startswith(OLD)
    await desk.saves_the_new_answer()
    assert (await talk.says("hoeveel bijstand krijg ik")).text.startswith(NEW)


async def test_answer_under_way_while_an_editor_saves_comes_from_one_version(
    desk: Desk, talk: Talk, rasa: FakeRasa
) -> None:
    rasa.hold("langzaam")
    answering = asyncio.create_task(talk.says("langzaam"))
    await rasa.has_heard("langzaam")
    await desk.saves_the_new_answer()
    rasa.release()
    assert (await answering).text.startswith(OLD)
    assert (await talk.says("nog eens")).text.startswith(NEW)


async def test_broken_answer_never_reaches_a_talk(desk: Desk, talk: Talk) -> None:
    await desk.saves(f"inkomen/{TOPIC}.yml", "title: [half")
    assert (await talk.says("hoeveel bijstand krijg ik")).text.startswith(OLD)


async def test_edited_greeting_and_menu_meet_who_comes_next(desk: Desk, talk: Talk) -> None:
    await desk.saves("menu.yml", "- medewerker\n")
    greeted = await Talk.begin(talk.http)
    assert greeted.last.buttons == ["Een mens spreken"]


async def test_notice_reaches_new_talks_and_those_that_run(desk: Desk, talk: Talk) -> None:
    notice = {"text": "Vandaag is de balie dicht.", "from": "2026-11-24", "until": "2026-11-24"}
    await desk.saves("melding.yml", yaml.safe_dump(notice))
    (greeting,) = (await Talk.begin(talk.http)).last.messages
    assert greeting["text"].startswith("Let op: Vandaag is de balie dicht.\n\nHallo.")
    assert (await talk.says("hoeveel bijstand krijg ik")).text.startswith(
        f"Let op: Vandaag is de balie dicht.\n\n{OLD}"
    )
    assert (await talk.says("hoeveel bijstand krijg ik")).text.startswith(OLD)


async def test_region_that_an_editor_adds_may_begin_a_talk(desk: Desk, talk: Talk) -> None:
    refused = await talk.http.post("/v1/conversations", json={"region": "den-haag"})
    assert (refused.status_code, refused.json()["error"]) == (422, "invalid")
    regions = (desk.folder / "regions.yml").read_text(encoding="utf-8")
    await desk.saves("regions.yml", f"{regions}den-haag:\n  name: Den Haag\n  button: Den Haag\n")
    assert await Talk.begin(talk.http, "den-haag")
