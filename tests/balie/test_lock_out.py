"""Guessing is stopped, and tells nothing."""

import asyncio
import re
import time
from pathlib import Path

import pytest
import redis

from bot.balie.attempts import MINUTES, PER_ADDRESS, PER_LOGIN
from tests.balie.conftest import LOGIN, PASSWORD, Browser, DeskSite, a_desk
from tests.conftest import Clock
from werkwijzer.content.library import Library

OTHER = "een heel ander wachtwoord"
LOCKED = re.compile(r"Er is te vaak een verkeerd wachtwoord ingevuld\. Probeer het over (\d+) minuten opnieuw\.")


async def _guess(browser: Browser, login: str = LOGIN, times: int = PER_LOGIN) -> list[int]:
    return [(await browser.sign_in(login, OTHER)).status_code for _ in range(times)]


async def test_sixth_attempt_waits_even_with_the_right_password(browser: Browser) -> None:
    assert await _guess(browser) == [401] * PER_LOGIN
    answer = await browser.sign_in()
    assert answer.status_code == 429
    said = LOCKED.search(answer.text)
    assert said is not None
    assert int(said[1]) == MINUTES
    assert int(answer.headers["retry-after"]) == MINUTES * 60
    assert not await browser.is_signed_in()


async def test_lock_is_over_when_it_was_said_to_be(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    await _guess(browser)
    real, passed = time.time, 0.0
    monkeypatch.setattr(time, "time", lambda: real() + passed)
    passed = (MINUTES - 1) * 60.0
    assert "Probeer het over 1 minuut opnieuw." in (await browser.sign_in()).text
    passed = MINUTES * 60.0 + 1
    await browser.sign_in()
    assert await browser.is_signed_in()


async def test_waiting_is_not_made_longer_by_trying_on(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    await _guess(browser, times=PER_LOGIN + 5)
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + MINUTES * 60 + 1)
    await browser.sign_in()
    assert await browser.is_signed_in()


async def test_locked_login_looks_like_one_that_nobody_has(site: DeskSite, browser: Browser) -> None:
    pages = []
    for login in (LOGIN, "niemand"):
        assert await _guess(browser, login) == [401] * PER_LOGIN
        answer = await browser.sign_in(login, PASSWORD)
        pages.append((answer.status_code, answer.text.replace(login, ""), answer.headers["retry-after"]))
    assert pages[0] == pages[1]


async def test_lock_of_one_login_leaves_others_alone(site: DeskSite, browser: Browser) -> None:
    await site.add("d.devries", "Dewi de Vries")
    await _guess(browser)
    await browser.sign_in("d.devries")
    assert await browser.is_signed_in()


async def test_lock_holds_from_another_address_too(site: DeskSite, browser: Browser) -> None:
    await _guess(browser)
    assert (await site.browser("198.51.100.9").sign_in()).status_code == 429


async def test_lock_holds_however_the_login_is_written(browser: Browser) -> None:
    assert await _guess(browser) == [401] * PER_LOGIN
    assert (await browser.sign_in(f" {LOGIN.upper()} ")).status_code == 429


async def test_right_password_begins_the_count_anew(browser: Browser) -> None:
    await _guess(browser, times=PER_LOGIN - 1)
    await browser.sign_in()
    assert await browser.is_signed_in()
    await browser.post("/balie/uitloggen")
    assert await _guess(browser) == [401] * PER_LOGIN


async def test_who_is_signed_in_is_not_locked_out(staff: Browser, site: DeskSite) -> None:
    await _guess(site.browser("198.51.100.9"), times=PER_LOGIN + 1)
    assert await staff.is_signed_in()


async def test_guesses_sent_at_once_are_counted_each(site: DeskSite) -> None:
    browsers = [site.browser() for _ in range(20)]
    codes = [answer.status_code for answer in await asyncio.gather(*(each.sign_in(LOGIN, OTHER) for each in browsers))]
    assert codes.count(401) == PER_LOGIN
    assert codes.count(429) == 20 - PER_LOGIN


async def test_address_that_tries_many_logins_is_stopped(browser: Browser, site: DeskSite) -> None:
    codes = [(await browser.sign_in(f"naam{number}", OTHER)).status_code for number in range(PER_ADDRESS)]
    assert set(codes) == {401}
    assert (await browser.sign_in()).status_code == 429
    elsewhere = site.browser("198.51.100.9")
    await elsewhere.sign_in()
    assert await elsewhere.is_signed_in()


async def test_network_of_ipv6_counts_as_one_address(site: DeskSite) -> None:
    for number in range(PER_ADDRESS):
        await site.browser(f"2001:db8::{number + 1:x}").sign_in(f"naam{number}", OTHER)
    assert (await site.browser("2001:db8::ffff").sign_in()).status_code == 429
    assert (await site.browser("2001:db8:0:1::1").sign_in()).status_code == 303


async def test_processes_that_share_redis_count_together_and_keep_no_name(
    tmp_path: Path, library: Library, clock: Clock, redis_url: str
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    async with a_desk(tmp_path / "a", library, clock, redis_url=redis_url) as first:
        await _guess(first.browser(), times=3)
        async with a_desk(tmp_path / "b", library, clock, redis_url=redis_url) as second:
            assert await _guess(second.browser(), times=3) == [401, 401, 429]
        with redis.Redis.from_url(redis_url) as client:
            kept = b" ".join(client.scan_iter())
            assert kept
            assert LOGIN.encode() not in kept
            assert b"192.0.2.1" not in kept
            client.flushdb()
        await first.browser().sign_in()
