"""The chat on a page of another site, with a strict policy of its own."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Site, Visit, Visiting
from tests.browser.guest import DOCS, PLACEHOLDER
from tests.browser.talking import answer, ask, asked_and_answered, box, greeted, log, messages, say_unasked

DESK = {"width": 1280, "height": 800}


async def opened(visiting: Visiting, site: Site) -> Page:
    page = await visiting(site.guest, viewport=DESK)
    await page.get_by_role("button", name="Stel uw vraag").click()
    await greeted(page)
    return page


async def test_talk_on_another_origin_asks_nobody_else_for_anything(
    site: Site, visiting: Visiting, visits: list[Visit]
) -> None:
    site.rasa.answer = answer()
    page = await opened(visiting, site)
    await asked_and_answered(page, "hoe vraag ik bijstand aan")
    assert visits[0].requests
    assert all(url.startswith((site.url, site.guest)) for url in visits[0].requests)
    # That no policy was broken, the fixture sees to: every report is a complaint.


async def test_visitor_who_does_not_open_the_chat_begins_no_talk(
    site: Site, visiting: Visiting, visits: list[Visit]
) -> None:
    page = await visiting(site.guest)
    await expect(page.get_by_role("button", name="Stel uw vraag")).to_be_visible()
    assert not any("/v1" in url for url in visits[0].requests)


async def test_panel_takes_the_focus_and_gives_it_back(site: Site, visiting: Visiting) -> None:
    page = await opened(visiting, site)
    panel = page.get_by_role("dialog", name="Werkwijzer")
    await expect(box(page)).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(panel).to_be_hidden()
    await expect(page.get_by_role("button", name="Stel uw vraag")).to_be_focused()
    await page.keyboard.press("Enter")
    await panel.get_by_role("button", name="Sluit de chat").click()
    await expect(page.get_by_role("button", name="Stel uw vraag")).to_be_focused()


async def test_open_panel_is_open_on_the_next_page_without_taking_the_focus(site: Site, visiting: Visiting) -> None:
    page = await opened(visiting, site)
    await asked_and_answered(page, "hoi")
    await page.goto(f"{site.guest}/?volgende")
    await expect(messages(page)).to_have_count(3)
    await expect(page.get_by_role("dialog")).to_be_visible()
    await expect(box(page)).not_to_be_focused()


async def test_news_while_the_panel_is_closed_is_counted_and_marked(site: Site, visiting: Visiting) -> None:
    page = await opened(visiting, site)
    await page.keyboard.press("Escape")
    await say_unasked(page, site, "Uw afspraak is morgen.", "Tot dan.")
    launcher = page.get_by_role("button", name="Stel uw vraag 2 nieuw")
    await expect(launcher).to_be_visible()
    await launcher.click()
    await expect(log(page).get_by_text("Nieuw", exact=True)).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Stel uw vraag", exact=True)).to_be_visible()


async def test_news_from_before_this_page_is_counted(site: Site, visiting: Visiting) -> None:
    page = await opened(visiting, site)
    await page.keyboard.press("Escape")
    await page.route("**/v1/events*", lambda route: route.abort())
    await page.reload()
    await say_unasked(page, site, "Uw afspraak is morgen.")
    await page.reload()
    await expect(page.get_by_role("button", name="Stel uw vraag 1 nieuw")).to_be_visible()


async def test_region_of_the_site_is_taken_over(site: Site, visiting: Visiting) -> None:
    await opened(visiting, site)
    assert site.rasa.texts == ['/kies_regio{"region": "rotterdam"}']


async def test_theme_of_the_example_changes_the_chat(site: Site, visiting: Visiting) -> None:
    page = await visiting(site.guest)
    launcher = page.get_by_role("button", name="Stel uw vraag")
    await expect(launcher).to_have_css("background-color", "rgb(81, 21, 239)")
    await page.evaluate(
        """() => document.head.append(Object.assign(document.createElement("link"),
            { rel: "stylesheet", href: "thema.css" }))"""
    )
    await expect(launcher).to_have_css("background-color", "rgb(0, 85, 75)")


async def test_frame_is_shown_by_a_site_that_may(site: Site, visiting: Visiting) -> None:
    page = await visiting(f"{site.guest}/frame")
    await expect(page.frame_locator("iframe").get_by_role("log").get_by_text("Ik ben Werkwijzer")).to_be_visible()


async def test_chat_takes_nothing_away_from_the_page_around_it(site: Site, visiting: Visiting) -> None:
    page = await visiting(site.guest, viewport=DESK)
    heading = page.get_by_role("heading", name="Werk en inkomen")
    await expect(page.get_by_role("button", name="Stel uw vraag")).to_be_visible()
    with_chat = await heading.bounding_box(), await heading.evaluate("(it) => getComputedStyle(it).font")
    await page.locator("werkwijzer-chat").evaluate("(it) => it.remove()")
    await page.locator("link[href*='/chat/']").evaluate_all("(all) => all.forEach((it) => it.remove())")
    assert (await heading.bounding_box(), await heading.evaluate("(it) => getComputedStyle(it).font")) == with_chat


async def test_chat_that_may_not_speak_to_its_server_says_so(site: Site, visiting: Visiting) -> None:
    page = await visiting(site.guest)
    await page.route("**/v1/**", lambda route: route.abort())
    await page.get_by_role("button", name="Stel uw vraag").click()
    await expect(page.get_by_role("alert")).to_contain_text("geen verbinding")
    await page.unroute("**/v1/**")
    await ask(page, "hoi")
    await expect(log(page).get_by_text("Antwoord op hoi")).to_be_visible()


@pytest.mark.parametrize("name", ["gastpagina.html"])
def test_example_page_holds_the_two_lines_of_the_manual(name: str) -> None:
    script = f'<script type="module" src="{PLACEHOLDER}/chat/werkwijzer-chat.js"></script>'
    assert script in (DOCS / "inbedden.md").read_text()
    assert script in (DOCS / "voorbeelden" / name).read_text()
