"""The desk in a real browser: with the keyboard alone, on a phone and on a large screen, and past both checkers."""

import asyncio
import json
import os
import re
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from playwright.async_api import Page, expect

from backend.services.booking.port import Mode
from tests.balie.conftest import COORDINATOR, LOGIN, NAME, OWN, PASSWORD, THURSDAY, DeskSite, a_desk
from tests.browser import tools
from tests.browser.checkers import faults
from tests.browser.conftest import PHONE, Visit, Visiting
from tests.browser.install import NAMES
from tests.conftest import Clock, free_port
from tests.requirements import missing
from werkwijzer.content.library import Library
from werkwijzer.service import serving

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
LONG = "Overleg met het wijkteam over Donaudampfschifffahrtsgesellschaft en wat er verder ter tafel komt"


@dataclass(frozen=True)
class Open:
    """A desk that is open, with an appointment on Thursday."""

    url: str
    site: DeskSite
    appointment: UUID

    @property
    def pages(self) -> dict[str, str]:
        return {
            "day": f"/balie?dag={THURSDAY}",
            "empty day": "/balie?dag=2026-11-28",
            "week": "/balie/week",
            "block": f"/balie/blokkeren?dag={THURSDAY}",
            "extra hours": f"/balie/extra-uren?dag={THURSDAY}",
            "weekly hours": "/balie/werktijden",
            "appointment": f"/balie/afspraken/{self.appointment}",
            "cancel": f"/balie/afspraken/{self.appointment}/afzeggen",
            "advisers": "/balie/adviseurs",
            "new adviser": "/balie/adviseurs/nieuw",
            "one adviser": f"/balie/adviseurs/{OWN}",
            "not there": "/balie/niets",
        }


PAGES = ["day", "empty day", "week", "block", "extra hours", "weekly hours", "appointment", "cancel", "advisers"]
OF_COORDINATOR = ["advisers", "new adviser", "one adviser"]


@pytest.fixture
async def desk(tmp_path: Path, library: Library, clock: Clock) -> AsyncIterator[Open]:
    port = free_port()
    async with a_desk(tmp_path, library, clock) as site, serving(site.app, "127.0.0.1", port):
        appointment = site.book("10:00", mode=Mode.TELEPHONE, phone="+31612345678", first_name="Wilhelmina-Alexandrina")
        days = await site.desk.agendas.days(1, clock.now.date(), clock.now.date())
        free = days[0].free[-1]
        await site.desk.agendas.block(1, free.starts_at, free.ends_at, LONG)
        await site.add(COORDINATOR, "Chris Coördinator", adviser=None)
        yield Open(f"http://127.0.0.1:{port}", site, appointment)


async def _sign_in(page: Page, login: str = LOGIN) -> None:
    await page.get_by_label("Inlognaam").fill(login)
    await page.get_by_label("Wachtwoord").fill(PASSWORD)
    await page.get_by_role("button", name="Inloggen").click()
    await expect(page.get_by_role("button", name="Uitloggen")).to_be_visible()


async def _tab_to(page: Page, name: str) -> None:
    """Press Tab until what has this name, or begins with it, has the focus."""
    for _ in range(40):
        await page.keyboard.press("Tab")
        found = page.locator(":focus")
        words = (
            await found.evaluate("(each) => each.labels?.[0]?.innerText ?? each.innerText")
            if await found.count()
            else ""
        )
        if re.match(rf"{re.escape(name)}(?!\w)", words.strip()):
            return
    pytest.fail(f"Tab does not come to {name}")


async def _fits(page: Page, width: int) -> bool:
    return bool(await page.evaluate("document.documentElement.scrollWidth") <= width)


async def _large_enough(page: Page) -> list[str]:
    """Give the buttons and fields that are smaller than a thumb."""
    small = []
    for each in await page.locator("button:visible, input:visible, a.nl-button:visible, nav a:visible").all():
        box = await each.bounding_box()
        assert box is not None
        # Of these the label is what one touches.
        if box["height"] < 44 and await each.get_attribute("type") not in ("radio", "checkbox"):
            small.append(await each.evaluate("(each) => each.outerHTML"))
    return small


async def test_time_is_blocked_with_the_keyboard_alone(desk: Open, visiting: Visiting) -> None:
    page = await visiting(f"{desk.url}/balie?dag={THURSDAY}", viewport=WIDE)
    await _tab_to(page, "Inlognaam")
    await page.keyboard.type(LOGIN)
    await page.keyboard.press("Tab")
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Donderdag 26 november 2026")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    await page.keyboard.press("Enter")
    await _tab_to(page, "Tijd blokkeren")
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Dag")).to_have_value(THURSDAY)
    await _tab_to(page, "Van")
    await page.keyboard.type("1500")
    await _tab_to(page, "Tot")
    await page.keyboard.type("1600")
    await page.keyboard.press("Enter")
    told = page.get_by_role("status")
    await expect(told).to_have_text("De tijd is geblokkeerd.")
    await expect(told).to_be_focused()
    await expect(page.get_by_text("Geblokkeerd", exact=True)).to_be_visible()
    await _tab_to(page, "Opheffen")
    await page.keyboard.press("Enter")
    await expect(told).to_have_text("De blokkade is weg. De tijd is weer vrij.")
    await page.get_by_role("button", name="Uitloggen").press("Enter")
    await expect(page.get_by_role("status")).to_have_text("U bent uitgelogd.")
    await page.go_back()
    await expect(page.get_by_label("Wachtwoord")).to_be_visible()


async def test_appointment_is_cancelled_with_the_keyboard_alone(desk: Open, visiting: Visiting) -> None:
    page = await visiting(f"{desk.url}/balie/afspraken/{desk.appointment}", viewport=WIDE)
    await _sign_in(page)
    await _tab_to(page, "Afspraak afzeggen")
    await page.keyboard.press("Enter")
    await _tab_to(page, "Verder")
    await page.keyboard.press("Enter")
    alert = page.get_by_role("alert")
    await expect(alert).to_be_focused()
    await expect(page).to_have_title("Fout: Afspraak afzeggen - Werkwijzer balie")
    await _tab_to(page, "Kies wat de persoon te lezen krijgt.")
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Uw adviseur is ziek.")).to_be_focused()
    await page.keyboard.press("Space")
    await _tab_to(page, "Verder")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Weet u het zeker?")
    await _tab_to(page, "Ja, zeg de afspraak af")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status")).to_be_focused()
    await expect(page.get_by_text("De afspraak is afgezegd.")).to_be_visible()


async def test_adviser_is_added_with_the_keyboard_alone(desk: Open, visiting: Visiting, checkers: str) -> None:
    page = await visiting(f"{desk.url}/balie/adviseurs", viewport=PHONE, script=checkers)
    await _sign_in(page, COORDINATOR)
    await _tab_to(page, "Adviseur toevoegen")
    await page.keyboard.press("Enter")
    await _tab_to(page, "Naam")
    await page.keyboard.type("Chaima el Idrissi")
    await page.keyboard.press("Enter")
    alert = page.get_by_role("alert")
    await expect(alert).to_be_focused()
    await expect(page).to_have_title("Fout: Adviseur toevoegen - Werkwijzer balie")
    assert await faults(page) == []
    await _tab_to(page, "Kies een regio.")
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Amsterdam en omgeving", exact=True)).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_label("Rotterdam en omgeving", exact=True)).to_be_checked()
    await _tab_to(page, "Loopbaanadvies")
    await page.keyboard.press("Space")
    await _tab_to(page, "Toevoegen")
    await page.keyboard.press("Enter")
    told = page.get_by_role("status")
    await expect(told).to_contain_text("De adviseur is toegevoegd.")
    await expect(told).to_be_focused()
    await expect(page.get_by_text("Agenda van Chaima el Idrissi")).to_be_visible()


@pytest.mark.parametrize("size", [NARROW, PHONE, WIDE], ids=["narrow", "phone", "wide"])
async def test_pages_fit_their_screen_without_a_fault_or_a_request_elsewhere(
    desk: Open, size: dict[str, int], visiting: Visiting, visits: list[Visit], checkers: str
) -> None:
    page = await visiting(f"{desk.url}/balie", viewport=size, script=checkers)
    assert await faults(page) == [], "signing in"
    assert await _fits(page, size["width"])
    await _sign_in(page)
    for name in PAGES:
        await page.goto(desk.url + desk.pages[name])
        assert await faults(page) == [], name
        assert await _fits(page, size["width"]), name
        assert await _large_enough(page) == [], name
    await page.get_by_role("button", name="Uitloggen").click()
    await _sign_in(page, COORDINATOR)
    for name in OF_COORDINATOR:
        await page.goto(desk.url + desk.pages[name])
        assert await faults(page) == [], name
        assert await _fits(page, size["width"]), name
        assert await _large_enough(page) == [], name
    assert all(url.startswith(desk.url) for url in visits[0].requests)


async def test_pages_with_something_wrong_have_no_fault_of_their_own(
    desk: Open, visiting: Visiting, checkers: str
) -> None:
    page = await visiting(f"{desk.url}/balie/inloggen", script=checkers)
    await page.get_by_label("Inlognaam").fill(LOGIN)
    await page.get_by_label("Wachtwoord").fill("verkeerd")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_be_focused()
    assert await faults(page) == []
    await _sign_in(page)
    await page.goto(f"{desk.url}/balie/blokkeren?dag={THURSDAY}")
    await page.get_by_label("Van").fill("09:00")
    await page.get_by_label("Tot").fill("17:00")
    await page.get_by_role("button", name="Blokkeren").click()
    await expect(page.get_by_role("alert")).to_contain_text("staat al een afspraak")
    assert await faults(page) == []
    await page.goto(f"{desk.url}/balie/werktijden")
    await page.get_by_label("Van (maandag)").fill("18:00")
    await page.get_by_role("button", name="Opslaan").click()
    await expect(page.get_by_label("Tot (maandag)")).to_have_attribute("aria-invalid", "true")
    assert await faults(page) == []
    await page.goto(f"{desk.url}/balie/afspraken/{desk.appointment}/afzeggen")
    await page.get_by_role("button", name="Verder").click()
    assert await faults(page) == []
    await page.get_by_label("Uw adviseur is ziek.").check()
    await page.get_by_role("button", name="Verder").click()
    assert await faults(page) == []


async def test_everything_works_without_a_script(desk: Open, visiting: Visiting) -> None:
    page = await visiting(f"{desk.url}/balie", java_script_enabled=False)
    await _sign_in(page)
    await expect(page.get_by_text(f"Agenda van {NAME}")).to_be_visible()
    await page.get_by_role("link", name="Extra uren").click()
    await page.get_by_label("Van").fill("18:00")
    await page.get_by_label("Tot").fill("20:00")
    await page.get_by_role("button", name="Toevoegen").click()
    await expect(page.get_by_role("status")).to_have_text("De extra uren staan erbij.")


async def test_form_on_another_site_does_nothing(desk: Open, visiting: Visiting, visits: list[Visit]) -> None:
    page = await visiting(f"{desk.url}/balie")
    await _sign_in(page)
    token = await page.locator("input[name=token]").first.input_value()
    evil = f"http://evil.localhost:{desk.url.rpartition(':')[2]}"
    field = f'<input name=token value="{token}">'
    form = f'<form method=post action="{desk.url}/balie/uitloggen">{field}<button>x</button></form>'
    await page.route(f"{evil}/", lambda route: route.fulfill(body=form, content_type="text/html"))
    await page.goto(f"{evil}/")
    await page.get_by_role("button").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Niet gedaan")
    await page.goto(f"{desk.url}/balie")
    await expect(page.get_by_role("button", name="Uitloggen")).to_be_visible()


@pytest.mark.parametrize("name", ["day", "week", "weekly hours", "cancel", *OF_COORDINATOR])
async def test_pa11y_finds_no_fault(name: str, desk: Open, tmp_path: Path, checkers: str) -> None:
    browser, node = next((found for each in NAMES if (found := shutil.which(each))), None), shutil.which("node")
    if browser is None or node is None:
        missing("browser", "pa11y needs node and a browser of the system")
    config = tmp_path / "pa11y.json"
    launch = {"executablePath": browser, "args": ["--no-sandbox", "--disable-gpu"]}
    actions = [
        f"set field #inlognaam to {COORDINATOR if name in OF_COORDINATOR else LOGIN}",
        f"set field #wachtwoord to {PASSWORD}",
        "click element .nl-button--primary",
        "wait for element .who to be visible",
    ]
    config.write_text(json.dumps({"chromeLaunchConfig": launch, "actions": actions, "timeout": 25_000}))
    address = desk.url + desk.pages[name]
    command = [str(tools.PA11Y), "--config", str(config), "--runner", "htmlcs", "--runner", "axe", address]
    process = await asyncio.create_subprocess_exec(
        node, *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, env={**os.environ}
    )
    output, _ = await process.communicate()
    assert process.returncode == 0, output.decode()
