"""Measure how soon the chat page shows its first message on a slow phone connection, and what that costs in bytes.

The connection is Chromium's own emulation of 3G: 1.6 Mbit/s down, 750 kbit/s up, 150 ms. Use alone, with a line that
runs: python -m bench.widget http://127.0.0.1:8080
"""

import asyncio
import shutil
import sys
from dataclasses import dataclass
from statistics import median
from typing import Any

from playwright.async_api import Browser, async_playwright

from tests.browser.install import NAMES

LOADS = 7
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
WITHIN = 1.5
"""Seconds, on that connection, with nothing in the cache."""

# The moment at which the browser has painted a frame with the first message in it.
WATCH = """new MutationObserver((changes, observer) => {
    if (!document.querySelector(".ww-message")) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => (document.documentElement.dataset.shown = performance.now())));
}).observe(document, { childList: true, subtree: true })"""


@dataclass(frozen=True)
class Load:
    """Seconds until the first message is on screen, bytes over the wire until then, and requests."""

    seconds: float
    size: float
    requests: int


async def _load(browser: Browser, url: str) -> Load:
    context = await browser.new_context(viewport={"width": 390, "height": 844})
    await context.add_init_script(WATCH)
    page = await context.new_page()
    protocol = await context.new_cdp_session(page)
    sizes: list[float] = []
    asked: list[str] = []

    def finished(event: dict[str, Any]) -> None:
        sizes.append(event["encodedDataLength"])

    protocol.on("Network.loadingFinished", finished)
    page.on("request", lambda request: asked.append(request.url))
    await protocol.send("Network.enable")
    await protocol.send("Network.emulateNetworkConditions", SLOW)
    await page.goto(url)
    shown = page.locator("html[data-shown]")
    await shown.wait_for()
    seconds = float(await shown.get_attribute("data-shown") or 0) / 1000
    load = Load(seconds, sum(sizes), len(asked))
    await context.close()
    return load


async def measure(url: str) -> None:
    """Print the measurements of the chat page at `url`."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        await _load(browser, url)
        loads = [await _load(browser, url) for _ in range(LOADS)]
        await browser.close()
    seconds = sorted(load.seconds for load in loads)
    print(f"first message on screen, 3G, nothing cached: median {median(seconds):.2f} s, slowest {seconds[-1]:.2f} s")
    print(f"  wanted: within {WITHIN} s: {'yes' if median(seconds) <= WITHIN else 'NO'}")
    print(f"  over the wire: {loads[0].size / 1000:.1f} kB with headers, in {loads[0].requests} requests")


if __name__ == "__main__":
    asyncio.run(measure(sys.argv[1]))
