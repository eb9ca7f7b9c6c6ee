"""No fault found by axe, HTML CodeSniffer and pa11y, in every state of the chat."""

import asyncio
import json
import os
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser import tools
from tests.browser.checkers import faults
from tests.browser.conftest import Site, Visiting
from tests.browser.install import NAMES
from tests.browser.talking import answer, ask, asked_and_answered, greeted, log, says
from tests.requirements import missing

State = Callable[[Page, Site], Awaitable[None]]


async def start(page: Page, site: Site) -> None:
    await greeted(page)


async def answered(page: Page, site: Site) -> None:
    await greeted(page)
    await asked_and_answered(page, "hoe vraag ik bijstand aan")


async def clarify(page: Page, site: Site) -> None:
    choices = [{"title": title, "payload": "/x"} for title in ("Bijstand aanvragen", "WW aanvragen", "Geen van deze")]
    site.rasa.answer = says("Ik weet niet zeker wat u bedoelt. Gaat het hierover?", buttons=choices)
    await answered(page, site)


async def error(page: Page, site: Site) -> None:
    await greeted(page)
    problem = {"error": "unavailable", "message": "Er ging iets mis aan onze kant. Probeer het opnieuw."}
    await page.route("**/v1/messages", lambda route: route.fulfill(status=503, json=problem))
    await ask(page, "hoe vraag ik bijstand aan")
    await expect(page.get_by_role("alert")).to_contain_text("aan onze kant")


async def offline(page: Page, site: Site) -> None:
    await greeted(page)
    await page.context.set_offline(True)
    await ask(page, "hoe vraag ik bijstand aan")
    await expect(page.get_by_role("alert")).to_contain_text("geen verbinding")


async def long_talk(page: Page, site: Site) -> None:
    await greeted(page)
    for number in range(15):
        await asked_and_answered(page, f"vraag {number}")


async def with_menu(page: Page, site: Site) -> None:
    await answered(page, site)
    await page.get_by_role("button", name="Meer mogelijkheden").click()


STATES: dict[str, tuple[State, dict[str, Any]]] = {
    "start": (start, {}),
    "after an answer": (answered, {}),
    "clarify": (clarify, {}),
    "error": (error, {}),
    "offline": (offline, {}),
    "long talk": (long_talk, {}),
    "dark": (answered, {"color_scheme": "dark"}),
    "320 px": (answered, {"viewport": {"width": 320, "height": 568}}),
    "menu": (with_menu, {}),
}


@pytest.mark.parametrize("state", STATES)
async def test_checkers_find_no_fault_on_the_page(state: str, site: Site, visiting: Visiting, checkers: str) -> None:
    site.rasa.answer = answer()
    lead, options = STATES[state]
    page = await visiting(site.url, script=checkers, **options)
    await lead(page, site)
    assert await faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_checkers_find_no_fault_on_a_page_that_embeds_the_chat(
    scheme: str, site: Site, visiting: Visiting, checkers: str
) -> None:
    site.rasa.answer = answer()
    page = await visiting(site.guest, script=checkers, color_scheme=scheme, viewport={"width": 1280, "height": 800})
    await expect(page.get_by_role("button", name="Stel uw vraag")).to_be_visible()
    assert await faults(page) == []
    await page.get_by_role("button", name="Stel uw vraag").click()
    await answered(page, site)
    assert await faults(page) == []


PA11Y = {
    "start": [],
    "after an answer": [
        "set field #ww-input to hoe vraag ik bijstand aan",
        "click element .ww-form button",
        "wait for element .ww-source to be visible",
    ],
}


@pytest.mark.parametrize("state", PA11Y)
async def test_pa11y_finds_no_fault(state: str, site: Site, tmp_path: Path, checkers: str) -> None:
    browser, node = next((found for name in NAMES if (found := shutil.which(name))), None), shutil.which("node")
    if browser is None or node is None:
        missing("browser", "pa11y needs node and a browser of the system")
    site.rasa.answer = answer()
    config = tmp_path / "pa11y.json"
    launch = {"executablePath": browser, "args": ["--no-sandbox", "--disable-gpu"]}
    actions = ["wait for element .ww-message to be visible", *PA11Y[state]]
    config.write_text(json.dumps({"chromeLaunchConfig": launch, "actions": actions, "timeout": 25_000}))
    command = [str(tools.PA11Y), "--config", str(config), "--runner", "htmlcs", "--runner", "axe", site.url]
    process = await asyncio.create_subprocess_exec(
        node, *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, env={**os.environ}
    )
    output, _ = await process.communicate()
    assert process.returncode == 0, output.decode()


async def test_whole_talk_is_led_with_the_keyboard(site: Site, visiting: Visiting) -> None:
    site.rasa.answer = answer()
    page = await visiting(site.guest)
    await expect(page.get_by_role("button", name="Stel uw vraag")).to_be_visible()
    await page.get_by_role("link", name="Neem contact op").focus()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await greeted(page)
    await page.keyboard.type("hoe vraag ik bijstand aan")
    await page.keyboard.press("Enter")
    await expect(log(page).get_by_text("Bron:")).to_be_visible()
    # The choices come after the answer: who presses the key before them lands elsewhere.
    await expect(page.get_by_role("button", name="Makkelijker uitgelegd")).to_be_visible()
    await page.keyboard.press("Shift+Tab")
    await expect(page.get_by_role("button", name="Makkelijker uitgelegd")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Uw vraag")).to_be_focused()
    await expect(log(page).get_by_text("Bron:")).to_have_count(2)
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Stel uw vraag")).to_be_focused()


async def test_menu_closes_on_escape_and_gives_the_focus_back(site: Site, visiting: Visiting) -> None:
    page = await visiting(site.url)
    await greeted(page)
    opener = page.get_by_role("button", name="Meer mogelijkheden")
    await opener.press("Enter")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("switch", name="Grotere letters")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(opener).to_be_focused()
    await expect(page.get_by_role("switch", name="Grotere letters")).to_be_hidden()
