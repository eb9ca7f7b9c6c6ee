"""A real browser on the chat page of the running line, and on pages of other sites that embed the chat."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, Page, Request, async_playwright

from bot.app import public_app
from bot.tokens import Tokens
from tests.bot.fake_rasa import FakeRasa, fake_rasa
from tests.bot.parts import KEY, Bot, a_bot
from tests.browser import tools
from tests.browser.guest import guest_site
from tests.browser.install import NAMES
from tests.conftest import Clock, RunningLine, free_port, settings_in
from tests.requirements import missing
from werkwijzer.content.library import Library
from werkwijzer.service import serving

PHONE = {"width": 390, "height": 844}
# Every report of a Content-Security-Policy reaches the console, where the tests look.
REPORTS = """addEventListener("securitypolicyviolation", (event) =>
    console.error("CSP", event.effectiveDirective, event.blockedURI))"""


@dataclass(frozen=True)
class Site:
    """A chat whose Rasa a test leads, and a site on another origin that embeds it."""

    url: str
    guest: str
    bot: Bot
    rasa: FakeRasa
    tokens: Tokens


@dataclass
class Visit:
    """What a browser asked for and complained about during a test."""

    context: BrowserContext
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Note what the page does. A connection that a test breaks on purpose is no fault of the page."""

        def said(kind: str, text: str) -> None:
            if kind in ("error", "warning") and "net::ERR_" not in text and "the server responded with" not in text:
                self.complaints.append(text)

        def asked(request: Request) -> None:
            self.requests.append(request.url)

        page.on("console", lambda message: said(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", asked)


Visiting = Callable[..., Awaitable[Page]]
"""Open a page: its address, and what differs from a phone."""


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    async with async_playwright() as playwright:
        try:
            launched = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        except Exception as error:
            missing("browser", str(error).splitlines()[0])
        yield launched
        await launched.close()


@pytest.fixture
async def visits(browser: Browser) -> AsyncIterator[list[Visit]]:
    """Keep all visits of a test; anything a browser complained about fails it."""
    all_visits: list[Visit] = []
    yield all_visits
    for visit in all_visits:
        await visit.context.close()
    assert [complaint for visit in all_visits for complaint in visit.complaints] == []


@pytest.fixture
async def visiting(browser: Browser, visits: list[Visit]) -> Visiting:
    async def visit(url: str, *, script: str = "", **options: Any) -> Page:
        context = await browser.new_context(**{"viewport": PHONE, "locale": "nl-NL", **options})
        await context.add_init_script(REPORTS)
        if script:
            await context.add_init_script(script)
        visits.append(Visit(context))
        context.on("page", visits[-1].follow)
        page = await context.new_page()
        page.set_default_timeout(10_000)
        await page.goto(url)
        return page

    return visit


@pytest.fixture
def checkers() -> str:
    """Give the scripts of both checkers; they come in beside the page, not through its policy."""
    if not tools.installed():
        missing("browser", "axe-core and pa11y are not installed; python -m tests.browser.tools does that")
    return tools.AXE.read_text() + "\n" + tools.HTMLCS.read_text()


@pytest.fixture
async def page(visiting: Visiting, visits: list[Visit], line: RunningLine) -> AsyncIterator[Page]:
    """Open the chat page of the whole line as on a phone."""
    yield await visiting(line.url)
    assert all(url.startswith(line.url) for url in visits[0].requests)


@pytest.fixture(scope="session")
async def shared_site(tmp_path_factory: pytest.TempPathFactory, library: Library) -> AsyncIterator[Site]:
    """Serve a chat on a fake Rasa, and a site that embeds it."""
    guest = f"http://gast.localhost:{(guest_port := free_port())}"
    many = {"messages_per_minute": 10_000, "conversations_per_hour": 100_000}
    settings = settings_in(tmp_path_factory.mktemp("widget"), allowed_origins=[guest], frame_ancestors=[guest], **many)
    chat, clock = f"http://127.0.0.1:{settings.port}", Clock()
    tokens = Tokens(KEY, timedelta(hours=24), clock, timedelta(days=30))

    async def health() -> dict[str, str]:
        return {}

    async with fake_rasa() as rasa, a_bot(settings.var, library, clock, rasa.url, **many) as bot:
        app = public_app(settings, bot.service, tokens, bot.limits, health)
        async with (
            serving(app, settings.host, settings.port),
            serving(guest_site(chat), "127.0.0.1", guest_port),  # type: ignore[arg-type]
        ):
            yield Site(chat, guest, bot, rasa, tokens)


@pytest.fixture
def site(shared_site: Site) -> Site:
    shared_site.rasa.reset()
    return shared_site
