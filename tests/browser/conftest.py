"""A real browser on the chat page of the running line."""

import shutil
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, async_playwright

from tests.browser.install import NAMES
from tests.conftest import RunningLine
from tests.requirements import missing


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
async def page(browser: Browser, line: RunningLine) -> AsyncIterator[Page]:
    """Open the chat page as on a phone; anything the browser complains about fails the test."""
    context = await browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL")
    opened = await context.new_page()
    complaints: list[str] = []
    # A connection that a test breaks on purpose is no fault of the page.
    opened.on(
        "console",
        lambda said: (
            complaints.append(said.text)
            if said.type in ("error", "warning") and "net::ERR_FAILED" not in said.text
            else None
        ),
    )
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    requests: list[str] = []
    opened.on("request", lambda request: requests.append(request.url))
    await opened.goto(line.url)
    yield opened
    await context.close()
    assert complaints == []
    assert all(url.startswith(line.url) for url in requests)
