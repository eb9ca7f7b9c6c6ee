"""The desk as it runs: on the public port, asking the internal one over HTTP."""

from pathlib import Path

import httpx

from bot.balie.accounts import Accounts
from bot.balie.passwords import Passwords
from bot.store import Store
from tests.balie.conftest import LOGIN, NAME, PASSWORD, QUICK, Browser
from tests.conftest import NOW, settings_in
from werkwijzer.database import url_of
from werkwijzer.keys import load_keys
from werkwijzer.service import applications, prepare, serving


async def test_adviser_signs_in_and_sees_an_example_agenda(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, clock=NOW)
    keys, live = load_keys(settings), prepare(settings)
    store = Store(url_of(settings, "bot"))
    await Accounts(store.engine).add(LOGIN, NAME, Passwords(QUICK).hash(PASSWORD), "1", NOW)
    await store.close()
    url = f"http://127.0.0.1:{settings.port}"
    async with (
        applications(settings, keys, live) as apps,
        serving(apps.internal, "127.0.0.1", settings.internal_port),
        serving(apps.public, settings.host, settings.port),
        httpx.AsyncClient(base_url=url) as http,
    ):
        browser = Browser(http)
        assert (await browser.sign_in()).status_code == 303
        page = (await browser.get("/balie")).text
        assert "Agenda van <strong>Voorbeeldadviseur 1</strong>" in page
        assert "Dinsdag 24 november 2026 (vandaag)" in page
        for path in ("/backend/advisers", "/balie/backend/advisers", "/backend/advisers/1/weekly-hours"):
            assert (await browser.get(path)).status_code == 404
    async with httpx.AsyncClient(transport=httpx.ASGITransport(apps.internal), base_url="http://in") as stranger:
        assert (await stranger.get("/backend/advisers")).status_code == 403
