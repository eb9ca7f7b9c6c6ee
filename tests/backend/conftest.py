"""A backend as it runs: its database, and its routes behind the internal port."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine

from backend.app import MIGRATIONS
from tests.conftest import settings_in
from werkwijzer.content.library import Library
from werkwijzer.content.schema import Training
from werkwijzer.database import migrate, open_engine, url_of
from werkwijzer.keys import load_keys
from werkwijzer.service import applications, prepare, serving
from werkwijzer.settings import Settings

SECRET_HEADER = "X-Werkwijzer-Secret"


@dataclass(frozen=True)
class Backend:
    """A backend that answers, and who may ask."""

    http: httpx.AsyncClient
    url: str


@pytest.fixture(params=["sqlite", "postgres"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Give settings for each of the databases that the backend runs on."""
    url = request.getfixturevalue("postgres") if request.param == "postgres" else None
    return settings_in(tmp_path, database_url=url)


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    """Give the database of the backend with its tables."""
    url = url_of(settings, "backend")
    migrate(url, MIGRATIONS)
    engine = open_engine(url)
    yield engine
    engine.dispose()


@pytest.fixture
async def backend(settings: Settings) -> AsyncIterator[Backend]:
    """Serve the internal port with what content/ holds; the client knows the secret."""
    keys = load_keys(settings)
    live = prepare(settings)
    url = f"http://127.0.0.1:{settings.internal_port}"
    async with (
        applications(settings, keys, live) as apps,
        serving(apps.internal, "127.0.0.1", settings.internal_port),
        httpx.AsyncClient(base_url=url, headers={SECRET_HEADER: keys.internal}, timeout=30) as http,
    ):
        yield Backend(http, url)


def training(name: str, **changed: object) -> Training:
    """Give a course that can be found, apart from what the test changes."""
    course = {
        "id": name,
        "title": name.capitalize(),
        "provider": "Bibliotheek",
        "subjects": ["taal"],
        "region": "nl",
        "url": "https://www.oefenen.nl",
        "status": "beschikbaar",
    }
    return Training.model_validate({**course, **changed})


def with_trainings(library: Library, *trainings: Training) -> Library:
    """Give content/ as it would be with these courses only."""
    return Library(**{**vars(library), "trainings": list(trainings)})
