"""The parts joined: what an editor changes passes the check and reaches the backend's tables too."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.conftest import settings_in
from tests.content.small import change_file
from werkwijzer.content.live import LiveLibrary
from werkwijzer.content.watching import Watch
from werkwijzer.keys import load_keys
from werkwijzer.paths import CONTENT
from werkwijzer.service import applications, prepare

TOPIC = "inkomen/bijstand_hoogte.yml"
NOW = "2026-11-24T10:00:00+01:00"


@dataclass
class Service:
    """The applications on an editor's copy of content/, with the watch over it in hand."""

    folder: Path
    live: LiveLibrary
    watch: Watch
    http: httpx.AsyncClient
    clock: Path

    @property
    def said(self) -> str:
        return self.live.current.answer("bijstand_hoogte", None).text

    async def settles(self) -> None:
        await self.watch.look()
        await self.watch.look()


@pytest.fixture
async def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Service]:
    watches: asyncio.Queue[Watch] = asyncio.Queue()

    async def only_when_told(watch: Watch) -> None:
        watches.put_nowait(watch)

    monkeypatch.setattr(Watch, "keep_looking", only_when_told)
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    clock = tmp_path / "clock"
    clock.write_text(NOW)
    settings = settings_in(tmp_path, content=folder, clock_file=clock)
    keys, live = load_keys(settings), prepare(settings)
    async with applications(settings, keys, live) as apps:
        transport = httpx.ASGITransport(apps.internal)
        headers = {"X-Werkwijzer-Secret": keys.internal}
        async with httpx.AsyncClient(transport=transport, base_url="http://internal", headers=headers) as http:
            made = Service(folder, live, await watches.get(), http, clock)
            await made.settles()
            yield made


async def test_training_that_an_editor_adds_is_found(service: Service) -> None:
    course = {
        "id": "fietsles",
        "title": "Fietsles",
        "provider": "Buurthuis",
        "subjects": ["taal"],
        "region": "nl",
        "url": "https://www.oefenen.nl",
        "status": "beschikbaar",
    }
    change_file(service.folder, "trainings.yml", lambda trainings: trainings.append(course))
    await service.settles()
    found = await service.http.get("/backend/trainings", params={"limit": 50})
    assert "Fietsles" in [training["title"] for training in found.json()]


async def test_region_that_an_editor_adds_is_known_to_the_backend(service: Service) -> None:
    den_haag = {"name": "Den Haag en omgeving", "button": "Den Haag en omgeving"}
    change_file(service.folder, "regions.yml", lambda regions: regions.update({"den-haag": den_haag}))
    await service.settles()
    assert "den-haag" in [region["id"] for region in (await service.http.get("/backend/regions")).json()]


async def test_text_that_the_check_refuses_is_never_said(service: Service) -> None:
    before = service.said
    change_file(
        service.folder, TOPIC, lambda topic: topic["answers"]["nl"].update(text="U heeft recht op € 5.000 per maand!")
    )
    await service.settles()
    assert service.said == before


async def test_answers_that_became_overdue_keep_no_change_back(service: Service) -> None:
    service.clock.write_text("2029-01-01T10:00:00+01:00")
    new = {"text": "Begin 2026 was dit bedrag anders. Vraag het uw gemeente.", "simple": "Begin 2026 was het anders."}
    change_file(service.folder, TOPIC, lambda topic: topic["answers"]["nl"].update(new))
    await service.settles()
    assert new["text"] in service.said
