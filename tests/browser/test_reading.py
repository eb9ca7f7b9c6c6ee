"""What a talk looks like, and what one can do with it."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.bot.fake_backend import CALENDAR, CALENDAR_FILE
from tests.browser.conftest import Site, Visiting
from tests.browser.talking import (
    LINK,
    answer,
    asked_and_answered,
    box,
    choose,
    conversation,
    greeted,
    log,
    messages,
    say_unasked,
    says,
)
from tests.conftest import NOW

LONG = "\n\n".join(f"Alinea {number}. Dit is een lange tekst over bijstand en werk." for number in range(30))


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        (NOW, "vandaag"),
        (datetime(2026, 11, 24, 23, 30, tzinfo=UTC), "gisteren"),
        (datetime(2026, 12, 1, tzinfo=UTC), "dinsdag 24 november 2026"),
    ],
)
async def test_day_of_a_message_is_said_on_the_clock_of_amsterdam(
    today: datetime, shown: str, site: Site, visiting: Visiting
) -> None:
    page = await visiting("about:blank", timezone_id="America/New_York")
    await page.clock.set_fixed_time(today)
    await page.goto(site.url)
    await expect(log(page).locator("[data-day]")).to_have_text([shown])


async def test_links_open_elsewhere_and_say_so(site: Site, visiting: Visiting) -> None:
    site.rasa.answer = answer()
    page = await visiting(site.url)
    await greeted(page)
    await asked_and_answered(page, "bijstand")
    link = page.get_by_role("link", name=f"{LINK['title']} (opent in een nieuw tabblad)")
    await expect(link).to_have_attribute("target", "_blank")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    await expect(log(page).get_by_text("Bekeken op 22 november 2026.")).to_be_visible()


async def test_link_that_would_run_a_script_is_only_text(site: Site, visiting: Visiting) -> None:
    site.rasa.answer = says("Kijk hier.", links=[{"title": "Klik", "url": "javascript:alert(1)"}])
    page = await visiting(site.url)
    await greeted(page)
    await asked_and_answered(page, "hoi")
    await expect(log(page).get_by_text("Klik")).to_be_visible()
    await expect(log(page).get_by_role("link")).to_have_count(0)


async def test_file_of_an_answer_is_a_button_that_gives_it(site: Site, visiting: Visiting) -> None:
    site.rasa.answer = says("Uw afspraak staat.", attachments=[CALENDAR_FILE])
    page = await visiting(site.url)
    await greeted(page)
    await asked_and_answered(page, "afspraak")
    await page.reload()
    button = log(page).get_by_role("button", name="Zet in uw agenda (ics)", exact=True)
    async with page.expect_download() as download:
        await button.click()
    saved = await download.value
    assert saved.suggested_filename == CALENDAR_FILE["name"]
    assert await asyncio.to_thread(Path(await saved.path()).read_bytes) == CALENDAR
    await expect(log(page).get_by_text("Uw afspraak staat.")).to_be_visible()


async def test_file_that_is_asked_for_after_the_talk_was_erased_elsewhere_says_so(
    site: Site, visiting: Visiting
) -> None:
    site.rasa.answer = says("Uw afspraak staat.", attachments=[CALENDAR_FILE])
    page = await visiting(site.url)
    await greeted(page)
    await asked_and_answered(page, "afspraak")
    await site.bot.service.erase(await conversation(page, site))
    await log(page).get_by_role("button", name="Zet in uw agenda (ics)").click()
    await expect(page.get_by_role("alert")).to_contain_text("Dit gesprek bestaat niet meer.")


async def test_message_of_a_person_is_told_apart(site: Site, visiting: Visiting) -> None:
    page = await visiting(site.url)
    await greeted(page)
    await say_unasked(page, site, "Goedemorgen, met Fatima.", person=True)
    await expect(log(page).get_by_text("Medewerker:")).to_be_visible()
    await expect(page.locator("[aria-live=polite]")).to_contain_text("Medewerker: Goedemorgen")


async def test_start_of_a_long_answer_is_shown_first(site: Site, visiting: Visiting) -> None:
    site.rasa.answer = says(LONG)
    page = await visiting(site.url)
    await greeted(page)
    await asked_and_answered(page, "hoi")
    await expect(log(page).get_by_text("Alinea 0.")).to_be_in_viewport()


async def test_reader_who_scrolled_up_stays_there_and_finds_the_news(site: Site, visiting: Visiting) -> None:
    site.rasa.answer = says(LONG)
    page = await visiting(site.url)
    await greeted(page)
    await asked_and_answered(page, "hoi")
    await say_unasked(page, site, "Uw afspraak is morgen.")
    newest = page.get_by_role("button", name="Naar het nieuwste bericht")
    await expect(newest).to_be_visible()
    await expect(log(page).get_by_text("Alinea 0.")).to_be_in_viewport()
    await newest.click()
    await expect(log(page).get_by_text("Nieuw", exact=True)).to_be_in_viewport()
    await expect(log(page).get_by_text("Uw afspraak is morgen.")).to_be_in_viewport()
    await expect(newest).to_be_hidden()
    await expect(log(page)).to_be_focused()


async def test_answer_and_talk_are_copied_as_text(site: Site, visiting: Visiting) -> None:
    site.rasa.answer = answer()
    page = await visiting(site.url, permissions=["clipboard-read", "clipboard-write"])
    await greeted(page)
    await asked_and_answered(page, "bijstand")
    await page.get_by_role("button", name="Kopieer dit antwoord").click()
    await expect(page.get_by_role("status")).to_have_text("Gekopieerd.")
    assert await page.evaluate("navigator.clipboard.readText()") == (
        "U vraagt bijstand aan bij uw gemeente.\n\nBijstand aanvragen: https://www.rotterdam.nl/bijstand\n\n"
        "Bron: Rijksoverheid: https://www.rijksoverheid.nl/bijstand"
    )
    await choose(page, "Kopieer gesprek")
    await expect(page.get_by_role("status")).to_have_text("Gekopieerd.")
    talk = await page.evaluate("navigator.clipboard.readText()")
    assert "U, 24 november 2026 10.30:\nbijstand\n\nWerkwijzer, 24 november 2026 10.30:\nU vraagt bijstand aan" in talk


async def test_print_shows_the_talk_and_nothing_else(site: Site, visiting: Visiting) -> None:
    site.rasa.answer = answer()
    page = await visiting(
        site.guest, script="window.print = () => (window.printed = document.documentElement.className)"
    )
    await page.get_by_role("button", name="Stel uw vraag").click()
    await greeted(page)
    await asked_and_answered(page, "bijstand")
    await choose(page, "Print gesprek")
    assert await page.evaluate("window.printed") == "ww-printing"
    await page.emulate_media(media="print")
    await expect(page.locator("werkwijzer-chat")).to_be_hidden()
    await page.locator("html").evaluate("(it) => it.classList.add('ww-printing')")
    await expect(log(page).get_by_text("Bron:")).to_be_visible()
    for gone in (page.get_by_role("heading", name="Werk en inkomen"), box(page), page.locator(".ww-choices")):
        await expect(gone).to_be_hidden()


async def test_larger_letters_are_kept(site: Site, visiting: Visiting) -> None:
    page = await visiting(site.url)
    await greeted(page)
    await expect(messages(page).first).to_have_css("font-size", "17px")
    await choose(page, "Grotere letters")
    await expect(page.get_by_role("switch", name="Grotere letters")).to_be_checked()
    await expect(messages(page).first).to_have_css("font-size", "22px")
    await page.reload()
    await expect(messages(page).first).to_have_css("font-size", "22px")


async def test_forced_colours_leave_borders_around_messages(site: Site, visiting: Visiting) -> None:
    page = await visiting(site.url, forced_colors="active")
    await greeted(page)
    await expect(messages(page).first).to_have_css("border-top-style", "solid")
    await expect(messages(page).first).to_have_css("border-top-width", "1px")


@pytest.mark.parametrize(("motion", "animation"), [("reduce", "none"), ("no-preference", "ww-dot")])
async def test_dots_stand_still_for_who_asks_for_calm(
    motion: str, animation: str, site: Site, visiting: Visiting
) -> None:
    page = await visiting(site.url, reduced_motion=motion)
    await expect(page.locator(".ww-dots i").first).to_have_css("animation-name", animation)


@pytest.mark.parametrize("height", [256, 400, 568])
async def test_text_box_and_talk_stay_in_view_on_a_small_screen_with_a_keyboard_or_zoom(
    height: int, site: Site, visiting: Visiting
) -> None:
    site.rasa.answer = answer()
    page = await visiting(site.url, viewport={"width": 320, "height": height})
    await greeted(page)
    await asked_and_answered(page, "hoe vraag ik bijstand aan")
    await expect(box(page)).to_be_in_viewport(ratio=1)
    await expect(log(page).get_by_text("U vraagt bijstand aan")).to_be_in_viewport()
    assert await page.evaluate("document.documentElement.scrollWidth") <= 320


async def test_everything_to_press_is_large_enough_for_a_thumb(site: Site, visiting: Visiting) -> None:
    site.rasa.answer = answer()
    page = await visiting(site.guest)
    await page.get_by_role("button", name="Stel uw vraag").click()
    await greeted(page)
    await asked_and_answered(page, "bijstand")
    await page.get_by_role("button", name="Meer mogelijkheden").click()
    pressed = await page.locator("werkwijzer-chat").locator("button:visible, textarea, .ww-links a").all()
    assert len(pressed) > 10
    for each in pressed:
        found = await each.bounding_box()
        assert found is not None
        assert min(found["width"], found["height"]) >= 44


async def test_quick_reply_by_touch_does_not_raise_the_keyboard_nor_lose_the_focus(
    site: Site, visiting: Visiting
) -> None:
    site.rasa.answer = answer()
    page = await visiting(site.url, has_touch=True)
    await greeted(page)
    await page.get_by_role("button", name="Wat is TOP?").tap()
    await expect(log(page)).to_be_focused()
