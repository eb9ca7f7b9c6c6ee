"""The command `werkwijzer run`, as a process of its own."""

import signal
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tests.conftest import settings_in, with_model_of_the_project
from tests.running import Running, alive, finished, processes_of, running, until_healthy
from tests.talk import Talk
from werkwijzer.content.library import Library
from werkwijzer.keys import load_keys

INTERNAL = ["/actions", "/backend/regions", "/backend/trainings", "/backend/trainings/subjects"]


@pytest.fixture(scope="module")
async def command(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    """Have one command up for the tests that leave it up."""
    var = with_model_of_the_project(tmp_path_factory.mktemp("command"))
    async with running(settings_in(var)) as up:
        yield up


@pytest.fixture
async def public(command: Running) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=command.url, timeout=30) as http:
        yield http


@pytest.fixture
async def internal(command: Running) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=command.internal_url, timeout=30) as http:
        yield http


async def test_taken_port_gives_one_sentence_and_leaves_nothing_running(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ended = await finished(settings_in(with_model_of_the_project(tmp_path), port=port))
    assert ended.code == 1
    assert ended.stdout == ""
    assert ended.stderr == (
        f"Poort {port} is bezet. Stop het andere programma, of kies een andere poort met WERKWIJZER_PORT=...\n"
    )
    assert processes_of(tmp_path) == []


async def test_var_that_cannot_be_used_gives_one_sentence(tmp_path: Path) -> None:
    var = tmp_path / "var"
    var.write_text("a file, not a folder")
    ended = await finished(settings_in(var))
    assert ended.code == 1
    assert ended.stdout == ""
    assert ended.stderr == f"Kan niet schrijven in {var}: File exists.\n"


async def test_database_that_cannot_be_used_gives_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "bot.sqlite").write_bytes(b"this was never a database" * 100)
    ended = await finished(settings_in(tmp_path))
    assert ended.code == 1
    assert ended.stderr == "De database is niet te gebruiken: file is not a database.\n"


async def test_address_of_the_page_is_printed(command: Running) -> None:
    assert f"Werkwijzer is klaar: {command.url}/ " in "".join(command.printed)


async def test_page_is_served_at_the_printed_address(public: httpx.AsyncClient) -> None:
    page = await public.get("/")
    assert page.status_code == 200
    assert "Werkwijzer" in page.text


async def test_every_part_is_well(public: httpx.AsyncClient) -> None:
    state = await public.get("/health")
    assert state.status_code == 200
    assert state.json()["status"] == "ok"
    assert {"bot", "rasa", "database"} <= state.json()["parts"].keys()
    assert set(state.json()["parts"].values()) == {"ok"}


@pytest.mark.parametrize("path", INTERNAL)
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_internal_paths_do_not_exist_on_the_public_port(
    command: Running, public: httpx.AsyncClient, method: str, path: str
) -> None:
    headers = {"X-Werkwijzer-Secret": load_keys(command.settings).internal}
    assert (await public.request(method, path, headers=headers, json={})).status_code == 404


@pytest.mark.parametrize("path", INTERNAL)
@pytest.mark.parametrize("secret", [None, "", "a guess"])
async def test_internal_port_refuses_who_does_not_know_the_secret(
    internal: httpx.AsyncClient, secret: str | None, path: str
) -> None:
    method = "POST" if path == "/actions" else "GET"
    headers = {} if secret is None else {"X-Werkwijzer-Secret": secret}
    assert (await internal.request(method, path, headers=headers)).status_code == 403


async def test_internal_port_serves_who_knows_the_secret(command: Running, internal: httpx.AsyncClient) -> None:
    headers = {"X-Werkwijzer-Secret": load_keys(command.settings).internal}
    assert (await internal.get("/backend/regions", headers=headers)).status_code == 200


async def test_talk_goes_on_with_its_history_after_rasa_was_killed(
    command: Running, public: httpx.AsyncClient, library: Library
) -> None:
    talk = await Talk.begin(public)
    await talk.says("hoeveel bijstand krijg ik")
    rasa = command.rasa()
    rasa.kill()
    assert alive([rasa]) == []

    apology = await talk.says("ik woon in Rotterdam")
    assert apology.text in library.sentences["storing"]
    assert library.title("medewerker") in apology.buttons
    assert (await public.get("/health")).json()["parts"]["rasa"] == "does not answer"

    await until_healthy(public)
    answered = await talk.presses("Rotterdam en omgeving")
    assert "€" in answered.text
    assert "https://www.rotterdam.nl/bijstandsuitkering" in answered.links
    assert [message["text"] for message in await talk.history() if message["from"] == "user"] == [
        "hoeveel bijstand krijg ik",
        "ik woon in Rotterdam",
        "Rotterdam en omgeving",
    ]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
async def test_command_that_is_stopped_ends_well_and_leaves_nothing_running(tmp_path: Path, stop: int) -> None:
    async with running(settings_in(with_model_of_the_project(tmp_path))) as command:
        children = command.children()
        assert command.rasa() in children
        assert await command.ends(stop) == 0
        await command.prints("Werkwijzer is gestopt.")
    assert alive(children) == []
    assert processes_of(tmp_path) == []
