"""The chat page in a real browser."""

from playwright.async_api import Page, expect

from werkwijzer.content import library
from werkwijzer.paths import CONTENT

ANSWER = library.load(CONTENT).answer("bijstand_hoogte", "rotterdam")


async def ask(page: Page, text: str) -> None:
    await page.get_by_label("Uw vraag").fill(text)
    await page.keyboard.press("Enter")


async def test_question_gets_a_sourced_answer_and_a_reload_keeps_all(page: Page) -> None:
    await expect(page.get_by_text("Ik ben Werkwijzer, een computerprogramma")).to_be_visible()
    await ask(page, "hoeveel bijstand krijg ik")
    await page.get_by_role("button", name="Rotterdam en omgeving").click()
    log = page.get_by_role("log")
    await expect(log.get_by_text(ANSWER.text[:30])).to_be_visible()
    await expect(log.get_by_text("Bron:")).to_be_visible()
    said = await log.locator("li.ww-message").all_inner_texts()

    await page.reload()

    await expect(page.get_by_role("button", name="Makkelijker uitgelegd")).to_be_visible()
    assert await log.locator("li.ww-message").all_inner_texts() == said
    await page.get_by_role("button", name="Makkelijker uitgelegd").click()
    await expect(log.get_by_text(ANSWER.simple[:30])).to_be_visible()


async def test_focus_goes_to_the_text_box_after_a_quick_reply(page: Page) -> None:
    await page.get_by_role("button", name="Wat is TOP?").click()
    await expect(page.get_by_label("Uw vraag")).to_be_focused()


async def test_new_answer_is_told_to_a_screen_reader_once(page: Page) -> None:
    await ask(page, "wat is de NOW")
    spoken = page.locator("[aria-live=polite]")
    await expect(spoken).to_contain_text("Werkwijzer:")
    assert await page.get_by_role("log").get_attribute("aria-live") == "off"


async def test_erased_talk_is_gone_and_a_new_one_begins(page: Page) -> None:
    await ask(page, "wat is de NOW")
    await expect(page.get_by_text("wat is de NOW")).to_be_visible()
    await page.get_by_role("button", name="Meer mogelijkheden").click()
    await page.get_by_role("button", name="Gesprek wissen").click()
    await page.get_by_role("button", name="Ja, wis alles").click()
    await expect(page.get_by_text("wat is de NOW")).to_have_count(0)
    await expect(page.get_by_role("log").get_by_text("Ik ben Werkwijzer, een computerprogramma")).to_be_visible()


async def test_message_sent_without_a_connection_is_kept_and_sent_again(page: Page) -> None:
    await expect(page.get_by_text("Ik ben Werkwijzer")).to_be_visible()
    await page.route("**/v1/messages", lambda route: route.abort())
    await ask(page, "wat is de NOW")
    await expect(page.get_by_role("alert")).to_contain_text("geen verbinding")
    await page.unroute("**/v1/messages")
    await page.get_by_role("button", name="Probeer opnieuw").click()
    await expect(page.get_by_role("log").get_by_text("Bron:")).to_be_visible()
    assert await page.get_by_role("log").get_by_text("wat is de NOW", exact=True).count() == 1


async def test_page_fits_a_screen_of_320_pixels(page: Page) -> None:
    await page.set_viewport_size({"width": 320, "height": 640})
    await ask(page, "hoeveel bijstand krijg ik")
    await expect(page.get_by_role("button", name="Rotterdam en omgeving")).to_be_visible()
    wide = await page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320


async def test_buttons_are_large_enough_for_a_thumb(page: Page) -> None:
    await expect(page.get_by_role("button", name="Wat is TOP?")).to_be_visible()
    for button in await page.get_by_role("button").all():
        box = await button.bounding_box()
        assert box is not None
        assert box["height"] >= 44


async def test_question_typed_before_the_greeting_is_there_is_not_lost(page: Page) -> None:
    await page.reload(wait_until="commit")
    await ask(page, "wat is de NOW")
    await expect(page.get_by_role("log").get_by_text("Bron:")).to_be_visible()
