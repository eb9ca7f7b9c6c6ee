"""The preview as an editor opens it: a file, on a phone or a large screen."""

import shutil

import pytest
from playwright.async_api import Page, expect

from tests.browser.checkers import faults
from tests.browser.conftest import PHONE, Visit, Visiting
from tests.conftest import Clock
from tests.content.small import change_file
from werkwijzer.content.preview.page import write_page
from werkwijzer.paths import CONTENT

WIDE = {"width": 1280, "height": 900}
OVERDUE = "werk/hallowerk.yml"


@pytest.fixture(scope="session")
def preview(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write the page of content/ with one answer that is overdue and one with an error; give its address."""
    folder = tmp_path_factory.mktemp("preview")
    shutil.copytree(CONTENT, folder / "content")
    change_file(folder / "content", OVERDUE, lambda topic: topic["answers"]["nl"].update(review="2026-11-23"))
    write_page(folder / "content", Clock(), folder / "page.html")
    return (folder / "page.html").as_uri()


async def _shown(page: Page) -> int:
    return await page.locator("article:visible").count()


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
async def test_page_fits_its_screen_without_a_fault_or_a_request(
    preview: str, size: dict[str, int], visiting: Visiting, visits: list[Visit], checkers: str
) -> None:
    page = await visiting(preview, viewport=size, script=checkers)
    assert await page.evaluate("document.documentElement.scrollWidth") == size["width"]
    assert await faults(page) == []
    assert visits[0].requests == [preview]


async def test_filter_shows_what_fits_and_says_how_much(preview: str, visiting: Visiting) -> None:
    page = await visiting(preview)
    every = await _shown(page)
    await page.get_by_label("Zoek in de tekst").fill("TAALCAFE  amsterdam")
    some = await _shown(page)
    assert 0 < some < every
    await expect(page.get_by_role("status")).to_have_text(f"{some} van {every} antwoorden")
    await page.get_by_label("Zoek in de tekst").fill("zzzzzz")
    assert await _shown(page) == 0
    await expect(page.get_by_text("Geen antwoord past bij deze keuze.")).to_be_visible()
    assert await page.locator("h2:visible, h3:visible").count() == 0
    await page.get_by_role("button", name="Toon alles").click()
    await expect(page.locator("article:visible")).to_have_count(every)


async def test_answers_are_found_by_status_and_by_where_one_lives(preview: str, visiting: Visiting) -> None:
    page = await visiting(preview)
    topics = await page.locator(".topic").count()
    for region in ("rotterdam", "groot-amsterdam", "elders"):
        await page.get_by_label("Wat leest iemand in").select_option(region)
        assert await _shown(page) == topics, "everybody reads one answer of each topic"
    await page.get_by_label("Status").select_option("ended")
    assert await page.locator("article:visible .badge.ended").count() == await _shown(page) > 0


async def test_what_is_overdue_is_found(preview: str, visiting: Visiting) -> None:
    page = await visiting(preview)
    await page.get_by_label("te laat bekeken").check()
    await expect(page.locator("article:visible")).to_have_count(1)
    await expect(page.locator("article:visible")).to_contain_text("voor 23 november 2026")
    await page.get_by_label("met een fout of waarschuwing").check()
    await expect(page.locator("article:visible .findings")).to_have_count(1)


async def test_link_to_a_topic_that_the_filter_hides_shows_it(preview: str, visiting: Visiting) -> None:
    page = await visiting(preview)
    await page.get_by_label("Zoek in de tekst").fill("tozo")
    await page.locator("#tozo a[href='#bbz']").first.click()
    await expect(page.locator("#bbz h3")).to_be_in_viewport()


async def test_page_is_whole_without_its_script(preview: str, visiting: Visiting) -> None:
    page = await visiting(preview, java_script_enabled=False)
    assert await _shown(page) > 100
    await expect(page.get_by_label("Zoek in de tekst")).to_be_hidden()
