"""The files of messages: a link that anybody can follow for a quarter of an hour, and nothing else by it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import jwt
import pytest

from bot.backend_client import MAX_FILE
from tests.bot.fake_backend import CALENDAR, CALENDAR_FILE, PATH
from tests.bot.fake_rasa import FakeRasa
from tests.bot.parts import KEY
from tests.talk import Talk
from tests.web.answers import is_guarded, is_problem
from tests.web.conftest import Site, a_site
from werkwijzer.content.library import Library


@pytest.fixture
async def given(site: Site, talk: Talk, rasa: FakeRasa) -> AsyncIterator[dict[str, Any]]:
    """Give the file of an answer."""
    rasa.answer = lambda text: [{"custom": {"text": "Uw afspraak staat.", "attachments": [CALENDAR_FILE]}}]
    (file,) = (await talk.says("ja")).messages[0]["attachments"]
    yield dict(file)
    site.bot.backend.status = 200
    site.bot.backend.files = {PATH: CALENDAR}


async def test_message_shows_a_link_and_not_where_the_file_is(given: dict[str, Any]) -> None:
    assert set(given) == {"name", "type", "url"}
    assert (given["name"], given["type"]) == ("Zet in uw agenda.ics", "text/calendar")
    assert given["url"].startswith("/v1/files/")


async def test_file_is_had_without_a_token_and_only_to_keep(http: httpx.AsyncClient, given: dict[str, Any]) -> None:
    answer = await http.get(given["url"])
    assert (answer.status_code, answer.content) == (200, CALENDAR)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''Zet%20in%20uw%20agenda.ics"
    is_guarded(answer)


async def test_link_ends_after_a_quarter_of_an_hour_and_the_history_gives_a_new_one(
    site: Site, http: httpx.AsyncClient, talk: Talk, given: dict[str, Any]
) -> None:
    before = site.clock.now
    site.clock.now += timedelta(minutes=15)
    try:
        is_problem(await http.get(given["url"]), 401, "link_expired")
        page = await http.get(given["url"], headers={"Accept": "text/html,*/*"})
        assert page.status_code == 401
        assert page.headers["content-type"].startswith("text/html")
        assert "Deze link werkt niet meer." in page.text
        is_guarded(page)
        (fresh,) = (await talk.history())[-1]["attachments"]
        assert (await http.get(fresh["url"])).content == CALENDAR
    finally:
        site.clock.now = before


async def test_file_of_an_appointment_that_is_gone_is_gone(
    site: Site, http: httpx.AsyncClient, given: dict[str, Any]
) -> None:
    site.bot.backend.files = {}
    is_problem(await http.get(given["url"]), 404, "no_file")


@pytest.mark.parametrize("status", [403, 422, 500, 503])
async def test_backend_in_trouble_is_said_to_be_busy(
    site: Site, http: httpx.AsyncClient, given: dict[str, Any], status: int
) -> None:
    site.bot.backend.status = status
    is_problem(await http.get(given["url"]), 503, "not_ready")


@pytest.mark.parametrize(("size", "status"), [(MAX_FILE, 200), (MAX_FILE + 1, 404)])
async def test_file_that_is_too_large_is_not_passed_on(
    site: Site, http: httpx.AsyncClient, given: dict[str, Any], size: int, status: int
) -> None:
    site.bot.backend.files = {PATH: b"x" * size}
    assert (await http.get(given["url"])).status_code == status


@pytest.mark.parametrize(
    "changed",
    [
        {"sub": "/backend/regions"},
        {"sub": PATH + "/../../regions"},
        {"sub": PATH.replace("1", "..")},
        {"sub": PATH + "\n"},
        {"aud": "conversation"},
        {"type": "text/html\r\nSet-Cookie: a=b"},
        {"name": "../../etc/passwd"},
        {"name": None},
        {"exp": 0},
    ],
)
async def test_even_a_signed_link_leads_to_nothing_but_a_calendar(
    site: Site, http: httpx.AsyncClient, given: dict[str, Any], changed: dict[str, Any]
) -> None:
    claims = jwt.decode(given["url"].rpartition("/")[2], KEY, algorithms=["HS256"], audience="file")
    token = jwt.encode({**claims, **changed}, KEY, algorithm="HS256")
    site.bot.backend.fetched.clear()
    is_problem(await http.get(f"/v1/files/{token}"), 401, "link_expired")
    assert site.bot.backend.fetched == []


@pytest.mark.parametrize("token", ["x", "a.b.c", "%00", "%2e%2e"])
async def test_any_other_link_is_refused(http: httpx.AsyncClient, token: str) -> None:
    is_problem(await http.get(f"/v1/files/{token}"), 401, "link_expired")


async def test_token_of_a_conversation_opens_no_file_and_that_of_a_file_no_conversation(
    http: httpx.AsyncClient, talk: Talk, given: dict[str, Any]
) -> None:
    is_problem(await http.get(f"/v1/files/{talk.token}"), 401, "link_expired")
    headers = {"Authorization": f"Bearer {given['url'].rpartition('/')[2]}"}
    is_problem(await http.get("/v1/messages", headers=headers), 401, "unauthorized")


async def test_answer_with_a_file_somewhere_else_is_no_answer(talk: Talk, rasa: FakeRasa, library: Library) -> None:
    elsewhere = {**CALENDAR_FILE, "path": "/backend/regions"}
    rasa.answer = lambda text: [{"custom": {"text": "Kijk hier.", "attachments": [elsewhere]}}]
    assert (await talk.says("ja")).text in library.sentences["storing"]


async def test_file_stays_with_its_message_through_a_restart(tmp_path: Path, library: Library, rasa: FakeRasa) -> None:
    rasa.answer = lambda text: [{"custom": {"text": "Uw afspraak staat.", "attachments": [CALENDAR_FILE]}}]
    async with a_site(tmp_path, library, rasa) as site, httpx.AsyncClient(base_url=site.url) as http:
        talk = await Talk.begin(http)
        await talk.says("ja")
    async with a_site(tmp_path, library, rasa) as site, httpx.AsyncClient(base_url=site.url) as http:
        (file,) = (await Talk(http, talk.token).history())[-1]["attachments"]
        assert (await http.get(file["url"])).content == CALENDAR
