"""A token for another while: for the tab, or kept on the device."""

from datetime import timedelta

import httpx
import pytest

from bot.web.guard import SecurityHeaders
from tests.conftest import Clock
from tests.talk import Talk
from tests.web.conftest import Site


async def _renewed(talk: Talk, keep: bool) -> httpx.Response:
    return await talk.http.post("/v1/token", json={"keep": keep}, headers=talk.headers)


@pytest.mark.parametrize(("keep", "days"), [(False, 1), (True, 30)])
async def test_renewed_token_is_for_the_same_talk_and_says_how_long(talk: Talk, keep: bool, days: int) -> None:
    answer = await _renewed(talk, keep)
    assert answer.status_code == 200
    assert set(answer.json()) == {"token", "expires_in"}
    assert answer.json()["expires_in"] == days * 24 * 3600
    assert await Talk(talk.http, answer.json()["token"]).history() == await talk.history()


async def test_kept_token_lasts_until_its_time(talk: Talk, site: Site) -> None:
    kept = Talk(talk.http, (await _renewed(talk, True)).json()["token"])
    clock: Clock = site.clock
    began = clock.now
    try:
        clock.now = began + timedelta(days=29)
        assert len(await kept.history()) == 1
        renewed = Talk(talk.http, (await _renewed(kept, True)).json()["token"])
        clock.now = began + timedelta(days=58)
        assert len(await renewed.history()) == 1
        assert (await _renewed(kept, True)).status_code == 401
    finally:
        clock.now = began


async def test_erased_talk_gets_no_new_token(talk: Talk, site: Site) -> None:
    await site.service.erase(site.tokens.conversation(talk.token))
    assert (await _renewed(talk, True)).status_code == 404


async def test_nobody_gets_a_token_without_one(http: httpx.AsyncClient) -> None:
    assert (await http.post("/v1/token", json={"keep": True})).status_code == 401


@pytest.mark.parametrize("framed", [[], ["https://www.gemeente.nl"]])
async def test_only_named_sites_show_the_page_in_a_frame(framed: list[str]) -> None:
    sent: list[dict[str, object]] = []

    async def app(scope: object, receive: object, send: object) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})  # type: ignore[operator]

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    guarded = SecurityHeaders(app, framed)  # type: ignore[arg-type]
    for path in ("/embed", "/"):
        await guarded({"type": "http", "path": path}, None, send)  # type: ignore[arg-type]
    embed, page = (httpx.Headers(message["headers"]) for message in sent)  # type: ignore[arg-type]
    expected = "frame-ancestors https://www.gemeente.nl;" if framed else "frame-ancestors 'none';"
    assert expected in embed["content-security-policy"]
    assert ("x-frame-options" in embed) == (not framed)
    assert "frame-ancestors 'none';" in page["content-security-policy"]
    assert page["x-frame-options"] == "DENY"
