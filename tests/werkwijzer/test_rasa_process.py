"""Rasa as a process of its own: what it is told, and what happens when it does not start."""

import stat
from pathlib import Path
from typing import Any

import psutil
import pytest
import yaml

from tests.conftest import settings_in
from tests.running import alive
from werkwijzer import nlu_env, rasa_process
from werkwijzer.errors import PartFailed
from werkwijzer.keys import Keys
from werkwijzer.rasa_process import RESTARTS, RasaProcess, write_endpoints
from werkwijzer.settings import Settings

KEYS = Keys("signing", "internal-secret")
STUBBORN = """#!/bin/sh
trap '' TERM
sleep 1000 &
echo ready
wait
"""


def _endpoints(settings: Settings) -> dict[str, Any]:
    written: dict[str, Any] = yaml.safe_load(write_endpoints(settings, KEYS).read_text())
    return written


def test_rasa_finds_the_actions_on_the_internal_port_with_the_secret(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    assert _endpoints(settings)["action_endpoint"] == {
        "url": f"http://127.0.0.1:{settings.internal_port}/actions",
        "headers": {"X-Werkwijzer-Secret": "internal-secret"},
    }


def test_without_a_database_server_rasa_keeps_talks_in_its_own_file_and_locks_in_memory(tmp_path: Path) -> None:
    endpoints = _endpoints(settings_in(tmp_path))
    assert endpoints["tracker_store"] == {"type": "SQL", "dialect": "sqlite", "db": f"{tmp_path}/rasa.sqlite"}
    assert "lock_store" not in endpoints


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://bot:p%40ss@db:5433/werk",
            {"url": "db", "port": 5433, "db": "werk", "username": "bot", "password": "p@ss"},
        ),
        (
            "postgres://bot@localhost/werk",
            {"url": "localhost", "port": 5432, "db": "werk", "username": "bot", "password": ""},
        ),
    ],
)
def test_rasa_keeps_talks_in_the_postgres_of_the_settings(tmp_path: Path, url: str, expected: dict[str, Any]) -> None:
    store = _endpoints(settings_in(tmp_path, database_url=url))["tracker_store"]
    assert store == {"type": "SQL", "dialect": "postgresql", **expected}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("redis://cache", {"url": "cache", "port": 6379, "db": 0, "use_ssl": False}),
        (
            "rediss://bot:geheim@cache:6380/3",
            {"url": "cache", "port": 6380, "db": 3, "username": "bot", "password": "geheim", "use_ssl": True},
        ),
    ],
)
def test_rasa_locks_in_the_redis_of_the_settings(tmp_path: Path, url: str, expected: dict[str, Any]) -> None:
    store = _endpoints(settings_in(tmp_path, redis_url=url))["lock_store"]
    assert store == {"type": "redis", "username": None, "password": None, **expected}


def test_file_with_the_secret_is_readable_for_its_owner_only(tmp_path: Path) -> None:
    path = write_endpoints(settings_in(tmp_path), KEYS)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def _rasa(var: Path, program: str, monkeypatch: pytest.MonkeyPatch) -> RasaProcess:
    """Give a Rasa of which another program takes the place; it is healthy once it has said `ready`."""
    path = var / "program"
    path.write_text(program)
    path.chmod(0o755)
    monkeypatch.setattr(nlu_env, "python", lambda: path)

    async def health() -> bool:
        return "ready" in (var / "log" / "rasa.log").read_text()

    return RasaProcess(settings_in(var), KEYS, var / "model.tar.gz", health)


async def test_rasa_that_dies_while_it_starts_gives_a_sentence_that_names_its_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rasa = _rasa(tmp_path, "#!/bin/sh\necho broken model\nexit 1\n", monkeypatch)
    with pytest.raises(PartFailed, match=r"gestopt tijdens het starten. Kijk in .*rasa\.log"):
        await rasa.start()
    assert "broken model" in (tmp_path / "log" / "rasa.log").read_text()


async def test_rasa_that_never_answers_is_stopped_and_gives_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rasa_process, "START_SECONDS", 0.2)
    rasa = _rasa(tmp_path, "#!/bin/sh\nexec sleep 1000\n", monkeypatch)
    with pytest.raises(PartFailed, match="antwoordt niet na"):
        await rasa.start()
    assert rasa.pid is not None
    assert not psutil.pid_exists(rasa.pid)


async def test_rasa_that_does_not_want_to_stop_is_killed_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rasa_process, "STOP_SECONDS", 0.2)
    rasa = _rasa(tmp_path, STUBBORN, monkeypatch)
    await rasa.start()
    children = psutil.Process(rasa.pid).children(recursive=True)
    assert len(children) == 1
    await rasa.stop()
    assert alive(children) == []


async def test_rasa_that_keeps_dying_is_given_up_after_some_restarts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rasa = _rasa(tmp_path, "#!/bin/sh\necho ready\nexit 1\n", monkeypatch)
    said: list[str] = []
    await rasa.start()
    with pytest.raises(PartFailed, match=r"Rasa stopt steeds weer. Kijk in .*rasa\.log"):
        await rasa.watch(said.append)
    assert said.count("Rasa is gestopt en wordt opnieuw gestart.") == RESTARTS
