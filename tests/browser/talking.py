"""What a person does in the chat, and what the bot of a test says."""

from collections.abc import Callable
from typing import Any

from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import Site
from werkwijzer.reply import Reply

SOURCE = {"title": "Rijksoverheid", "url": "https://www.rijksoverheid.nl/bijstand", "checked": "2026-11-22"}
LINK = {"title": "Bijstand aanvragen", "url": "https://www.rotterdam.nl/bijstand"}


def says(text: str, **parts: Any) -> Callable[[str], list[dict[str, Any]]]:
    """Let the bot say one message, to whatever it is asked."""
    return lambda asked: [{"recipient_id": "x", "custom": {"text": text, **parts}}]


def answer(text: str = "U vraagt bijstand aan bij uw gemeente.") -> Callable[[str], list[dict[str, Any]]]:
    """Let the bot give an answer with links, a source and a choice."""
    return says(text, links=[LINK], source=SOURCE, buttons=[{"title": "Makkelijker uitgelegd", "payload": "/x"}])


def log(page: Page) -> Locator:
    return page.get_by_role("log")


def messages(page: Page) -> Locator:
    return log(page).locator("li.ww-message")


def box(page: Page) -> Locator:
    return page.get_by_label("Uw vraag")


async def ask(page: Page, text: str) -> None:
    await box(page).fill(text)
    await page.keyboard.press("Enter")


async def asked_and_answered(page: Page, text: str) -> None:
    """Ask, and wait for the answer."""
    before = await messages(page).count()
    await ask(page, text)
    await expect(messages(page)).to_have_count(before + 2)


async def greeted(page: Page) -> None:
    await expect(log(page).get_by_text("Ik ben Werkwijzer")).to_be_visible()


async def choose(page: Page, item: str) -> None:
    """Take something from the menu."""
    await page.get_by_role("button", name="Meer mogelijkheden").click()
    await page.locator(".ww-menu").get_by_text(item).click()


async def conversation(page: Page, site: Site) -> str:
    """Give the conversation that the page leads."""
    token = await page.evaluate(
        "sessionStorage.getItem('werkwijzer.token') ?? localStorage.getItem('werkwijzer.token')"
    )
    return site.tokens.conversation(token)


async def say_unasked(page: Page, site: Site, *texts: str, person: bool = False) -> None:
    """Let the bot, or a person, say something that the page did not ask for."""
    replies = [Reply(text=text) for text in texts]
    await site.bot.service.say_unasked(await conversation(page, site), replies, "person" if person else "bot")
