"""Who comes in, who does not, and what either of them learns."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import update

from bot.balie.passwords import Passwords
from bot.balie.sessions import IDLE, LIFE
from bot.models import StoredStaff
from tests.balie.conftest import LOGIN, NAME, ORIGIN, PASSWORD, QUICK, Browser, DeskSite, Later, a_desk
from tests.conftest import Clock
from werkwijzer.content.library import Library

WRONG = "De inlognaam of het wachtwoord klopt niet."
OTHER = "een heel ander wachtwoord"


async def test_right_password_opens_the_desk_under_the_own_name(staff: Browser) -> None:
    assert f"<strong>{NAME}</strong>" in staff.page
    assert "Uitloggen" in staff.page


async def test_login_and_session_work_on_each_database(
    tmp_path: Path, library: Library, clock: Clock, database: dict[str, Any]
) -> None:
    async with a_desk(tmp_path, library, clock, **database) as site:
        browser = site.browser()
        await browser.sign_in()
        assert await browser.is_signed_in()
        clock.now += IDLE - timedelta(seconds=1)
        assert await browser.is_signed_in()
        clock.now += IDLE - timedelta(seconds=1)
        assert await browser.is_signed_in()
        clock.now += IDLE
        assert not await browser.is_signed_in()
        await browser.sign_in()
        await site.accounts.disable(LOGIN)
        assert not await browser.is_signed_in()


@pytest.mark.parametrize("login", [LOGIN.upper(), f" {LOGIN} "])
async def test_login_is_read_as_people_type_it(browser: Browser, login: str) -> None:
    await browser.sign_in(login)
    assert await browser.is_signed_in()


async def test_password_is_read_as_every_keyboard_types_it(site: DeskSite, browser: Browser) -> None:
    await site.accounts.set_password(LOGIN, site.passwords.hash("caf\u00e9 paard nietje"))
    await browser.sign_in(password="cafe\u0301 paard nietje")
    assert await browser.is_signed_in()


@pytest.mark.parametrize(
    ("login", "password"),
    [
        (LOGIN, OTHER),
        (LOGIN, ""),
        (LOGIN, PASSWORD.upper()),
        (LOGIN, f"{PASSWORD} "),
        ("niemand", PASSWORD),
        ("", ""),
        ("a\0b", PASSWORD),
        ("' OR 1=1 --", PASSWORD),
        ("x" * 10_000, "y" * 10_000),
        ("\u00e9\u20ac", "\ufffd"),
    ],
)
async def test_wrong_login_or_password_gives_the_same_refusal(browser: Browser, login: str, password: str) -> None:
    answer = await browser.sign_in(login, password)
    assert answer.status_code == 401
    assert WRONG in answer.text
    assert "<title>Fout: Inloggen" in answer.text
    assert not password or f'value="{password}"' not in answer.text
    assert not await browser.is_signed_in()


async def test_unknown_disabled_and_known_logins_get_the_same_page(site: DeskSite, browser: Browser) -> None:
    await site.add("weg.persoon", "Weg Persoon")
    await site.accounts.disable("weg.persoon")
    pages = set()
    for login in (LOGIN, "weg.persoon", "niemand"):
        answer = await browser.sign_in(login, OTHER if login == LOGIN else PASSWORD)
        pages.add((answer.status_code, answer.text.replace(login, "")))
    assert len(pages) == 1


async def test_password_of_an_unknown_login_is_compared_like_that_of_a_known_one(
    site: DeskSite, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []

    class Counting:
        def verify(self, kept: str, password: str) -> bool:
            compared.append(kept)
            return QUICK.verify(kept, password)

    monkeypatch.setattr(site.passwords, "_hasher", Counting())
    for login in (LOGIN, "niemand", "geen login!"):
        await browser.sign_in(login, OTHER)
    assert len(compared) == 3
    assert all(kept.startswith("$argon2id$") for kept in compared)
    shapes = {kept.rpartition("$")[0].rpartition("$")[0] for kept in compared}
    assert len(shapes) == 1, "an unknown login costs what a known one does"


async def test_hash_is_renewed_when_its_parameters_have_changed(site: DeskSite, browser: Browser) -> None:
    old = Passwords(type(QUICK)(time_cost=2, memory_cost=16, parallelism=1)).hash(PASSWORD)
    await site.accounts.set_password(LOGIN, old)
    await browser.sign_in()
    kept = (await site.accounts.known(LOGIN)).password_hash
    assert kept != old
    assert not QUICK.check_needs_rehash(kept)
    await browser.sign_in()
    assert await browser.is_signed_in()


async def test_password_is_kept_as_argon2id_only(site: DeskSite, browser: Browser) -> None:
    await browser.sign_in()
    assert (await site.accounts.known(LOGIN)).password_hash.startswith("$argon2id$")
    assert site.bot.holds(PASSWORD) == []


async def test_token_of_a_session_is_not_kept(site: DeskSite, staff: Browser) -> None:
    token = staff.http.cookies["balie"]
    assert len(token) >= 43
    assert site.bot.holds(token) == []


async def test_signing_in_gives_a_new_session_and_ends_the_one_before(site: DeskSite, staff: Browser) -> None:
    before = staff.http.cookies["balie"]
    other = site.browser()
    await other.get("/balie/inloggen")
    other.set_session(before)
    fields = {"inlognaam": LOGIN, "wachtwoord": PASSWORD}
    await other.post("/balie/inloggen", fields)
    assert other.http.cookies["balie"] != before
    assert not await staff.is_signed_in()


async def test_session_that_somebody_else_chose_is_not_taken_over(browser: Browser) -> None:
    browser.set_session("chosen-by-somebody-else")
    await browser.sign_in()
    assert "chosen-by-somebody-else" not in browser.http.cookies.values()


async def test_session_ends_after_an_hour_without_use(staff: Browser, later: Later) -> None:
    later(IDLE - timedelta(minutes=1))
    assert await staff.is_signed_in()
    later(IDLE)
    assert not await staff.is_signed_in()


async def test_session_ends_after_eight_hours_of_use(staff: Browser, later: Later) -> None:
    for _ in range(int(LIFE / timedelta(minutes=30)) - 1):
        later(timedelta(minutes=30))
        assert await staff.is_signed_in()
    later(timedelta(minutes=30))
    assert not await staff.is_signed_in()


async def test_signing_out_ends_the_session_itself_and_not_only_the_cookie(staff: Browser) -> None:
    token = staff.http.cookies["balie"]
    answer = await staff.post("/balie/uitloggen")
    assert (answer.status_code, answer.headers["location"]) == (303, "/balie/inloggen?reden=uit")
    assert "balie" not in staff.http.cookies
    staff.set_session(token)
    assert not await staff.is_signed_in()


async def test_disabling_somebody_ends_his_session_and_keeps_him_out(site: DeskSite, staff: Browser) -> None:
    await site.accounts.disable(LOGIN)
    assert not await staff.is_signed_in()
    assert (await staff.sign_in()).status_code == 401


async def test_enabling_somebody_lets_him_in_again_but_not_by_an_old_session(site: DeskSite, staff: Browser) -> None:
    await site.accounts.disable(LOGIN)
    await site.accounts.enable(LOGIN)
    assert not await staff.is_signed_in()
    assert (await staff.sign_in()).status_code == 303
    assert await staff.is_signed_in()


async def test_session_of_somebody_disabled_by_other_means_holds_no_more(site: DeskSite, staff: Browser) -> None:
    async with site.bot.store.engine.begin() as connection:
        await connection.execute(update(StoredStaff).values(active=False))
    assert not await staff.is_signed_in()


async def test_another_password_ends_every_session(site: DeskSite, staff: Browser) -> None:
    second = site.browser("192.0.2.2")
    await second.sign_in()
    await site.accounts.set_password(LOGIN, site.passwords.hash(OTHER))
    assert not await staff.is_signed_in()
    assert not await second.is_signed_in()
    assert (await second.sign_in()).status_code == 401
    await second.sign_in(password=OTHER)
    assert await second.is_signed_in()


@pytest.mark.parametrize("change", ["disable", "set_password"])
async def test_change_while_somebody_signs_in_wins(
    site: DeskSite, browser: Browser, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    right = site.passwords.right

    async def changed_meanwhile(kept: str | None, password: str) -> bool:
        answer = await right(kept, password)
        if change == "disable":
            await site.accounts.disable(LOGIN)
        else:
            await site.accounts.set_password(LOGIN, site.passwords.hash(OTHER))
        return answer

    monkeypatch.setattr(site.passwords, "right", changed_meanwhile)
    assert (await browser.sign_in()).status_code == 401
    assert not await browser.is_signed_in()


async def test_other_sessions_go_on_when_one_signs_out(site: DeskSite, staff: Browser) -> None:
    second = site.browser()
    await second.sign_in()
    await staff.post("/balie/uitloggen")
    assert await second.is_signed_in()


async def test_who_is_signed_in_need_not_do_so_again(staff: Browser) -> None:
    answer = await staff.get("/balie/inloggen?next=/balie/week")
    assert (answer.status_code, answer.headers["location"]) == (303, "/balie/week")


async def test_who_has_to_sign_in_comes_back_where_he_was_going(browser: Browser) -> None:
    answer = await browser.get("/balie?dag=2026-11-26")
    assert answer.status_code == 303
    form = await browser.get(answer.headers["location"])
    assert "Log in om verder te gaan." in form.text
    assert 'name="next" value="/balie?dag=2026-11-26"' in form.text
    done = await browser.post(
        "/balie/inloggen", {"inlognaam": LOGIN, "wachtwoord": PASSWORD, "next": "/balie?dag=2026-11-26"}
    )
    assert done.headers["location"] == "/balie?dag=2026-11-26"


ELSEWHERE = [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/balie@evil.example",
    "/balie/../v1/events",
    "/balie//evil.example",
    "/baliekluiver",
    "/balie\r\nSet-Cookie: a=b",
    "/balie?x=https://evil.example",
    "javascript:alert(1)",
    "/",
    "",
    " /balie",
    "/balie\n",
    "/b\u00e1lie",
]


@pytest.mark.parametrize("wanted", ELSEWHERE)
async def test_nobody_is_sent_elsewhere_after_signing_in(site: DeskSite, wanted: str) -> None:
    browser = site.browser()
    answer = await browser.sign_in(wanted=wanted)
    assert (answer.status_code, answer.headers["location"]) == (303, "/balie")
    again = await browser.get("/balie/inloggen", params={"next": wanted})
    assert again.headers["location"] == "/balie"


async def test_cookies_are_for_this_host_https_and_the_own_site_only(
    tmp_path: Path, library: Library, clock: Clock
) -> None:
    secrets = {"secret_key": "s" * 32, "internal_secret": "i" * 32}
    async with a_desk(tmp_path, library, clock, environment="production", **secrets) as site:
        browser = site.browser()
        answers = [await browser.get("/balie/inloggen"), await browser.sign_in()]
        assert await browser.is_signed_in()
        set_by = [answer.headers.get_list("set-cookie") for answer in answers]
        assert [cookie.partition("=")[0] for cookie in set_by[0]] == ["__Host-balie-begin"]
        assert "__Host-balie" in [cookie.partition("=")[0] for cookie in set_by[1]]
        for cookie in [*set_by[0], *set_by[1]]:
            parts = {part.strip().lower() for part in cookie.split(";")[1:]}
            assert {"secure", "httponly", "samesite=strict", "path=/"} <= parts
            assert not any(part.startswith("domain") for part in parts)


async def test_cookie_of_development_needs_no_https(browser: Browser) -> None:
    answer = await browser.sign_in()
    session = next(cookie for cookie in answer.headers.get_list("set-cookie") if cookie.startswith("balie="))
    assert {part.strip().lower() for part in session.split(";")[1:]} == {"httponly", "samesite=strict", "path=/"}


async def test_what_is_typed_wrongly_comes_back_as_text(browser: Browser) -> None:
    answer = await browser.sign_in('"><script>alert(1)</script>', OTHER)
    assert "<script" not in answer.text
    assert "&lt;script&gt;" in answer.text


async def test_form_is_no_form_in_another_shape(browser: Browser) -> None:
    headers = {"Sec-Fetch-Site": "same-origin", "Origin": ORIGIN}
    shapes: list[dict[str, Any]] = [
        {"json": {"inlognaam": LOGIN}},
        {"files": {"inlognaam": b"x"}},
        {"content": b"a=b", "headers": {"Content-Type": "text/plain"}},
        {"content": b"&".join([b"a=b"] * 101), "headers": {"Content-Type": "application/x-www-form-urlencoded"}},
        {"content": b"a=\xff", "headers": {"Content-Type": "application/x-www-form-urlencoded"}},
    ]
    for shape in shapes:
        options = {**shape, "headers": {**headers, **shape.get("headers", {})}}
        answer: httpx.Response = await browser.http.post("/balie/inloggen", **options)
        assert answer.status_code == 400
        assert "<h1>Dit lukt niet</h1>" in answer.text
