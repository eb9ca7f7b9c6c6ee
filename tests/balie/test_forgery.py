"""Nothing is done for a page that is not ours, or not of this session."""

import httpx
import pytest
from fastapi.routing import APIRoute

from bot.balie.app import ROUTERS
from tests.balie.conftest import FROM_A_PAGE, LOGIN, ORIGIN, PASSWORD, Browser, DeskSite

FOREIGN = [
    {},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "cross-site", "Origin": ORIGIN},
    {"Origin": "https://evil.example"},
    {"Origin": "https://balie.example.nl.evil.example"},
    {"Origin": "null"},
    {"Origin": ""},
    {"Referer": f"{ORIGIN}/balie"},
]


def _posts() -> list[str]:
    """Give every address of the desk that changes something, but for the one that signs in."""
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    found = [route.path for route in routes if "POST" in route.methods]
    assert "/balie/uitloggen" in found
    return [path for path in found if path != "/balie/inloggen"]


def test_addresses_are_for_reading_or_for_sending_a_form() -> None:
    methods = [route.methods for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    assert {frozenset(each) for each in methods} == {frozenset({"GET"}), frozenset({"POST"})}


def _filled(path: str) -> str:
    """Give the address with something in each place that asks for a number."""
    return "/".join("1" if part.startswith("{") else part for part in path.split("/"))


async def test_every_form_asks_for_the_token_of_the_session(site: DeskSite, staff: Browser) -> None:
    other = site.browser("192.0.2.2")
    await other.sign_in()
    await other.get("/balie")
    assert other.token
    for path in _posts():
        for token in ("", "wrong", other.token, staff.token[:-1], "\u00e9"):
            answer = await staff.http.post(_filled(path), data={"token": token}, headers=FROM_A_PAGE)
            assert answer.status_code == 403, (path, token)
            assert "Er is niets veranderd." in answer.text
        answer = await staff.http.post(_filled(path), data={"x": "y"}, headers=FROM_A_PAGE)
        assert answer.status_code == 403, path
    assert await staff.is_signed_in()


async def test_every_form_asks_for_a_session(browser: Browser) -> None:
    for path in _posts():
        answer = await browser.post(_filled(path), {"token": "x"})
        assert answer.status_code == 303, path
        assert answer.headers["location"].startswith("/balie/inloggen?")


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
async def test_page_of_another_site_does_nothing_even_with_the_token(staff: Browser, headers: dict[str, str]) -> None:
    for path in _posts():
        answer = await staff.http.post(_filled(path), data={"token": staff.token}, headers=headers)
        assert answer.status_code == 403, path
    assert await staff.is_signed_in()


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
async def test_page_of_another_site_signs_nobody_in(browser: Browser, headers: dict[str, str]) -> None:
    await browser.get("/balie/inloggen")
    fields = {"token": browser.token, "inlognaam": LOGIN, "wachtwoord": PASSWORD}
    answer = await browser.http.post("/balie/inloggen", data=fields, headers=headers)
    assert answer.status_code == 403
    assert not await browser.is_signed_in()


@pytest.mark.parametrize("token", ["", "wrong", "\u00e9"])
async def test_sign_in_form_needs_its_own_token(browser: Browser, token: str) -> None:
    await browser.get("/balie/inloggen")
    fields = {"token": token, "inlognaam": LOGIN, "wachtwoord": PASSWORD}
    answer = await browser.post("/balie/inloggen", fields)
    assert answer.status_code == 403
    assert "Deze pagina was te oud. Log opnieuw in." in answer.text
    assert not await browser.is_signed_in()


async def test_sign_in_form_of_another_browser_is_refused(site: DeskSite, browser: Browser) -> None:
    other = site.browser()
    await other.get("/balie/inloggen")
    await browser.get("/balie/inloggen")
    fields = {"token": other.token, "inlognaam": LOGIN, "wachtwoord": PASSWORD}
    assert (await browser.post("/balie/inloggen", fields)).status_code == 403


async def test_browser_that_does_not_say_the_site_is_known_by_the_origin(browser: Browser) -> None:
    await browser.get("/balie/inloggen")
    fields = {"token": browser.token, "inlognaam": LOGIN, "wachtwoord": PASSWORD}
    answer = await browser.http.post("/balie/inloggen", data=fields, headers={"Origin": ORIGIN})
    assert answer.status_code == 303


async def test_word_of_the_browser_holds_behind_a_proxy_with_another_name(browser: Browser) -> None:
    headers = {"Host": "127.0.0.1:8080", "Sec-Fetch-Site": "same-origin", "Origin": "https://www.gemeente.example"}
    answer = await browser.sign_in(**headers)
    assert answer.status_code == 303


async def test_reading_changes_nothing(staff: Browser) -> None:
    answer: httpx.Response = await staff.get("/balie/uitloggen")
    assert answer.status_code == 405
    assert await staff.is_signed_in()
