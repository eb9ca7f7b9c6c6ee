"""What every answer of the public port carries, and the form of every refusal."""

from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from structlog.testing import capture_logs

from bot.store import Store
from bot.web.guard import HEADERS
from bot.web.page import WIDGET
from tests.bot.fake_rasa import FakeRasa
from tests.talk import Talk
from tests.web.answers import a_message, is_guarded, is_problem
from tests.web.conftest import ALLOWED, a_site
from werkwijzer.content.library import Library


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/v1/messages"), ("GET", "/v1/messages"), ("GET", "/v1/events"), ("DELETE", "/v1/conversation")],
)
@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Bearer x.y.z", "Basic abc", "é"])
async def test_nothing_is_told_or_done_without_a_token(
    http: httpx.AsyncClient, rasa: FakeRasa, method: str, path: str, authorization: str | None
) -> None:
    headers = {} if authorization is None else {b"Authorization": authorization.encode()}
    body = a_message() if method == "POST" else None
    is_problem(await http.request(method, path, headers=headers, json=body), 401, "unauthorized")
    assert rasa.heard == []


async def test_token_past_its_time_is_refused(tmp_path: Path, library: Library, rasa: FakeRasa) -> None:
    async with a_site(tmp_path, library, rasa, token_hours=2) as site, httpx.AsyncClient(base_url=site.url) as http:
        begun = (await http.post("/v1/conversations")).json()
        assert begun["expires_in"] == 2 * 3600
        headers = {"Authorization": f"bearer {begun['token']}"}
        assert (await http.get("/v1/messages", headers=headers)).status_code == 200
        site.clock.now += timedelta(hours=2)
        is_problem(await http.get("/v1/messages", headers=headers), 401, "unauthorized")


@pytest.mark.parametrize(
    "path", ["/v1/unknown", "/unknown", "/chat/unknown.js", "/chat/../app.py", "/chat/%2e%2e/app.py"]
)
async def test_page_that_is_not_there_is_said_so(http: httpx.AsyncClient, path: str) -> None:
    is_problem(await http.get(path), 404, "not_found")


@pytest.mark.parametrize(
    "path", ["/webhook", "/actions", "/backend/trainings", "/backend", "/docs", "/redoc", "/webhooks/rest/webhook"]
)
async def test_public_port_knows_no_internal_path(http: httpx.AsyncClient, path: str) -> None:
    is_problem(await http.get(path), 404, "not_found")
    is_problem(await http.post(path, json={}), 404, "not_found")


@pytest.mark.parametrize(
    ("method", "path"),
    [("PUT", "/v1/messages"), ("GET", "/v1/conversations"), ("PATCH", "/v1/conversation"), ("POST", "/chat/chat.js")],
)
async def test_wrong_method_is_refused(http: httpx.AsyncClient, method: str, path: str) -> None:
    is_problem(await http.request(method, path), 405, "method_not_allowed")


async def test_too_many_messages_are_refused(tmp_path: Path, library: Library, rasa: FakeRasa) -> None:
    limited = a_site(tmp_path, library, rasa, messages_per_minute=1)
    async with limited as site, httpx.AsyncClient(base_url=site.url) as http:
        talk = await Talk.begin(http)
        await talk.says("een")
        is_problem(await http.post("/v1/messages", json=a_message(), headers=talk.headers), 429, "too_many")


async def test_too_many_conversations_of_one_address_are_refused(
    tmp_path: Path, library: Library, rasa: FakeRasa
) -> None:
    limited = a_site(tmp_path, library, rasa, conversations_per_hour=1)
    async with limited as site, httpx.AsyncClient(base_url=site.url) as http:
        await Talk.begin(http)
        is_problem(await http.post("/v1/conversations"), 429, "too_many")


async def test_same_id_for_another_message_is_refused(talk: Talk, http: httpx.AsyncClient) -> None:
    message = a_message()
    assert (await http.post("/v1/messages", json=message, headers=talk.headers)).status_code == 200
    answer = await http.post("/v1/messages", json={**message, "text": "iets anders"}, headers=talk.headers)
    is_problem(answer, 409, "id_taken")


async def test_error_of_our_own_is_a_guarded_problem_that_says_nothing_of_its_cause(
    tmp_path: Path, library: Library, rasa: FakeRasa, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(self: Store, conversation_id: str) -> bool:
        raise RuntimeError("geheim")

    async with a_site(tmp_path, library, rasa) as site, httpx.AsyncClient(base_url=site.url) as http:
        talk = await Talk.begin(http)
        monkeypatch.setattr(Store, "exists", broken)
        with capture_logs() as logs:
            answer = await http.get("/v1/messages", headers={**talk.headers, "Origin": ALLOWED})
    is_problem(answer, 503, "unavailable")
    assert "geheim" not in answer.text
    assert answer.headers["access-control-allow-origin"] == ALLOWED
    assert [(line["event"], line["path"]) for line in logs] == [("unexpected error", "/v1/messages")]


def _files_of_the_page() -> list[str]:
    return sorted(f"/chat/{path.relative_to(WIDGET).as_posix()}" for path in WIDGET.rglob("*") if path.is_file())


@pytest.mark.parametrize("path", ["/", "/health", "/openapi.json", *_files_of_the_page()])
async def test_page_and_its_files_are_guarded(http: httpx.AsyncClient, path: str) -> None:
    answer = await http.get(path)
    assert answer.status_code == 200
    is_guarded(answer)


async def test_talk_is_guarded_and_never_kept_by_a_cache(talk: Talk, http: httpx.AsyncClient) -> None:
    begun = await http.post("/v1/conversations")
    sent = await http.post("/v1/messages", json=a_message(), headers=talk.headers)
    read = await http.get("/v1/messages", headers=talk.headers)
    erased = await http.delete("/v1/conversation", headers=talk.headers)
    assert [answer.status_code for answer in (begun, sent, read, erased)] == [201, 200, 200, 204]
    for answer in (begun, sent, read, erased):
        is_guarded(answer)


async def test_page_in_a_frame_is_for_the_sites_of_the_settings_only(
    tmp_path: Path, library: Library, rasa: FakeRasa, http: httpx.AsyncClient
) -> None:
    is_guarded(await http.get("/embed"))
    framing = a_site(tmp_path, library, rasa, frame_ancestors=[ALLOWED])
    async with framing as site, httpx.AsyncClient(base_url=site.url) as other:
        framed = await other.get("/embed")
        assert f"frame-ancestors {ALLOWED};" in framed.headers["content-security-policy"]
        assert "x-frame-options" not in framed.headers
        is_guarded(await other.get("/"))


def test_policy_lets_a_page_load_nothing_from_elsewhere_and_run_nothing_inline() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    for loose in ("unsafe", "http", "*", "data:"):
        assert loose not in policy


async def test_health_names_the_part_that_is_not_well(http: httpx.AsyncClient, rasa: FakeRasa) -> None:
    assert (await http.get("/health")).json() == {"status": "ok", "parts": {"bot": "ok", "rasa": "ok"}}
    rasa.state = None
    answer = await http.get("/health")
    assert answer.status_code == 503
    assert answer.json()["parts"]["rasa"] == "does not answer"


def _preflight(origin: str) -> dict[str, str]:
    return {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
    }


async def test_page_of_an_allowed_origin_may_ask(talk: Talk, http: httpx.AsyncClient) -> None:
    asked = await http.options("/v1/messages", headers=_preflight(ALLOWED))
    assert asked.status_code == 200
    assert asked.headers["access-control-allow-origin"] == ALLOWED
    is_guarded(asked)
    read = await http.get("/v1/messages", headers={**talk.headers, "Origin": ALLOWED})
    assert read.headers["access-control-allow-origin"] == ALLOWED
    assert "origin" in read.headers["vary"].lower()


async def test_page_of_an_allowed_origin_can_read_a_refusal(http: httpx.AsyncClient) -> None:
    answer = await http.get("/v1/messages", headers={"Origin": ALLOWED})
    is_problem(answer, 401, "unauthorized")
    assert answer.headers["access-control-allow-origin"] == ALLOWED


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", f"{ALLOWED}.evil.example", "http://www.rotterdam.nl"]
)
async def test_page_of_another_origin_may_not_ask(talk: Talk, http: httpx.AsyncClient, origin: str) -> None:
    asked = await http.options("/v1/messages", headers=_preflight(origin))
    assert asked.status_code == 400
    assert "access-control-allow-origin" not in asked.headers
    is_guarded(asked)
    read = await http.get("/v1/messages", headers={**talk.headers, "Origin": origin})
    assert "access-control-allow-origin" not in read.headers


async def test_no_cookie_is_set_or_allowed(http: httpx.AsyncClient) -> None:
    answer = await http.post("/v1/conversations", headers={"Origin": ALLOWED})
    assert "set-cookie" not in answer.headers
    assert "access-control-allow-credentials" not in answer.headers
