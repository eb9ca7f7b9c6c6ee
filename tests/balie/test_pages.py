"""What every page of the desk carries, and what one gets where there is none."""

import re

import httpx
import pytest
from structlog.testing import capture_logs

from bot.balie.pages import style
from bot.balie.sessions import Sessions
from bot.web.guard import HEADERS as PUBLIC_HEADERS
from tests.balie.conftest import FROM_A_PAGE, LOGIN, Browser

PATHS = ["/balie", "/balie/", "/balie/inloggen", "/balie/niets", "/balie/stijl.css", "/balie/uitloggen"]


def _is_guarded(answer: httpx.Response) -> None:
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "form-action 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src" not in policy, "no script at all: what is not named falls under default-src"
    for loose in ("unsafe", "http", "*", "data:"):
        assert loose not in policy
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "same-origin"
    for name in ("X-Frame-Options", "X-Content-Type-Options", "Cross-Origin-Opener-Policy", "Permissions-Policy"):
        assert answer.headers[name] == PUBLIC_HEADERS[name]


@pytest.mark.parametrize("path", PATHS)
async def test_every_answer_is_guarded_and_never_kept_by_a_cache(staff: Browser, path: str) -> None:
    _is_guarded(await staff.get(path))
    _is_guarded(await staff.http.post(path, data={}))


async def test_refusal_of_a_large_form_is_guarded_and_a_page(staff: Browser) -> None:
    answer = await staff.post("/balie/uitloggen", {"x": "y" * 70_000})
    assert answer.status_code == 413
    assert "<h1>" in answer.text
    _is_guarded(answer)


@pytest.mark.parametrize("path", ["/balie/", "/balie/niets", "/balie/../v1", "/balie/stijl.css/x"])
async def test_page_that_is_not_there_is_said_so_in_dutch(staff: Browser, path: str) -> None:
    answer = await staff.get(path.replace("..", "%2e%2e"))
    assert answer.status_code == 404
    assert "<h1>Deze pagina bestaat niet</h1>" in answer.text


async def test_error_of_our_own_is_a_page_that_says_nothing_of_its_cause(
    staff: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(self: Sessions, token: str) -> None:
        raise RuntimeError("geheim")

    monkeypatch.setattr(Sessions, "of", broken)
    with capture_logs() as logs:
        answer = await staff.get("/balie")
    assert answer.status_code == 503
    assert "Dat ligt aan ons." in answer.text
    assert "geheim" not in answer.text
    assert [line["path"] for line in logs] == ["/balie"]
    _is_guarded(answer)


async def test_what_somebody_types_to_sign_in_is_not_logged(browser: Browser) -> None:
    with capture_logs() as logs:
        await browser.sign_in(LOGIN, "mijn geheime woorden")
        await browser.sign_in("per ongeluk mijn wachtwoord", "")
        await browser.sign_in()
    assert [line["event"] for line in logs] == ["sign-in refused", "sign-in refused", "signed in"]
    assert not re.search(f"geheim|ongeluk|{re.escape(LOGIN)}", str(logs))


async def test_pages_hold_no_script_and_no_style_of_their_own(staff: Browser) -> None:
    for path in ("/balie", "/balie/inloggen", "/balie/niets"):
        html = (await staff.get(path)).text
        assert not re.search(r"<script|<style|style=|\bon\w+=|javascript:", html)
        assert set(re.findall(r'(?:src|href)="(\w+:)?//', html)) == set()


async def test_style_knows_every_token_it_reads(browser: Browser) -> None:
    answer = await browser.get("/balie/stijl.css")
    assert answer.headers["content-type"].startswith("text/css")
    assert set(re.findall(r"var\((--[\w-]+)", style())) <= set(re.findall(r"(--[\w-]+):", style()))
    assert ":root" in answer.text
    assert "EUPL-1.2" in answer.text
    assert "url(" not in answer.text


async def test_desk_is_not_in_the_description_of_the_web_api(browser: Browser) -> None:
    assert "balie" not in (await browser.get("/openapi.json")).text


async def test_site_that_may_use_the_chat_may_not_read_the_desk(staff: Browser) -> None:
    answer = await staff.get("/balie", headers={"Origin": "https://www.rotterdam.nl"})
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-credentials" not in answer.headers


async def test_head_and_others_are_refused_as_pages(staff: Browser) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        answer = await staff.http.request(method, "/balie", headers=FROM_A_PAGE)
        assert answer.status_code == 405
        assert "<h1>Dit lukt niet</h1>" in answer.text
