"""Nothing that is said gets lost or doubled: offline, reloaded, in two tabs, kept on the device."""

from playwright.async_api import Page, expect

from tests.browser.conftest import Site, Visiting
from tests.browser.talking import (
    answer,
    ask,
    asked_and_answered,
    box,
    choose,
    conversation,
    greeted,
    log,
    messages,
    say_unasked,
)


async def talking(visiting: Visiting, site: Site) -> Page:
    page = await visiting(site.url)
    await greeted(page)
    return page


async def said_once(page: Page, text: str) -> None:
    await expect(log(page).get_by_text(f"Antwoord op {text}", exact=True)).to_have_count(1)
    await expect(log(page).get_by_text(text, exact=True)).to_have_count(1)
    await expect(log(page).locator("[data-waits]")).to_have_count(0)


async def test_what_is_typed_offline_goes_out_when_the_connection_is_back(site: Site, visiting: Visiting) -> None:
    page = await talking(visiting, site)
    await page.context.set_offline(True)
    await expect(page.get_by_role("alert")).to_contain_text("geen verbinding")
    await ask(page, "eerste")
    await ask(page, "tweede")
    await expect(log(page).locator("[data-waits]")).to_have_count(2)
    await page.context.set_offline(False)
    await said_once(page, "eerste")
    await said_once(page, "tweede")
    await expect(page.get_by_role("alert")).to_be_empty()
    assert site.rasa.texts == ["eerste", "tweede"]


async def test_unsent_message_is_sent_once_after_a_reload(site: Site, visiting: Visiting) -> None:
    page = await talking(visiting, site)
    await page.route("**/v1/messages", lambda route: route.abort())
    await ask(page, "hallo")
    await expect(page.get_by_role("alert")).to_contain_text("geen verbinding")
    await page.unroute("**/v1/messages")
    await page.reload()
    await said_once(page, "hallo")
    assert site.rasa.texts == ["hallo"]


async def test_message_whose_answer_got_lost_is_not_handled_twice(site: Site, visiting: Visiting) -> None:
    page = await talking(visiting, site)
    site.rasa.hold("hallo")
    await ask(page, "hallo")
    await site.rasa.has_heard("hallo")
    await page.reload()
    await greeted(page)
    site.rasa.release()
    await said_once(page, "hallo")
    assert site.rasa.texts == ["hallo"]


async def test_message_stands_once_in_the_talk_while_its_answer_is_awaited(site: Site, visiting: Visiting) -> None:
    page = await talking(visiting, site)
    site.rasa.hold("hallo")
    await ask(page, "hallo")
    await expect(log(page).locator("[data-id='2']")).to_have_text("U: 10.30hallo")
    await expect(log(page).get_by_text("hallo", exact=True)).to_have_count(1)
    site.rasa.release()
    await said_once(page, "hallo")


async def test_two_questions_typed_at_once_are_answered_in_order(site: Site, visiting: Visiting) -> None:
    page = await talking(visiting, site)
    site.rasa.hold("eerste")
    await ask(page, "eerste")
    await expect(page.get_by_text("Werkwijzer schrijft")).to_be_visible()
    await ask(page, "tweede")
    site.rasa.release()
    await said_once(page, "tweede")
    texts = [text.split(":", 1)[1].strip() for text in await messages(page).all_inner_texts()][1:]
    assert texts == ["eerste", "Antwoord op eerste", "tweede", "Antwoord op tweede"]
    await expect(page.get_by_text("Werkwijzer schrijft")).to_be_hidden()


async def test_other_tab_shows_what_is_said_in_this_one(site: Site, visiting: Visiting) -> None:
    page = await talking(visiting, site)
    await choose(page, "Bewaar op dit toestel")
    await expect(page.get_by_role("status")).to_contain_text("30 dagen")
    other = await page.context.new_page()
    await other.goto(site.url)
    await greeted(other)
    await asked_and_answered(page, "hallo")
    await said_once(other, "hallo")
    await asked_and_answered(other, "dag")
    await said_once(page, "dag")
    assert await messages(page).all_inner_texts() == await messages(other).all_inner_texts()


async def test_what_the_bot_says_unasked_appears_once(site: Site, visiting: Visiting) -> None:
    page = await talking(visiting, site)
    await say_unasked(page, site, "Uw afspraak is morgen.")
    await expect(log(page).get_by_text("Uw afspraak is morgen.")).to_be_visible()
    await asked_and_answered(page, "dank u")
    await expect(log(page).get_by_text("Uw afspraak is morgen.")).to_have_count(1)
    await expect(page.locator("[aria-live=polite]")).to_contain_text("Werkwijzer: Uw afspraak is morgen.")


async def test_listening_goes_on_after_the_connection_broke(site: Site, visiting: Visiting) -> None:
    page = await visiting(site.url)
    broken = 0

    async def break_once(route: object) -> None:
        nonlocal broken
        broken += 1
        await (route.abort() if broken == 1 else route.continue_())  # type: ignore[attr-defined]

    await page.route("**/v1/events*", break_once)
    await page.reload()
    await greeted(page)
    await say_unasked(page, site, "Uw afspraak is morgen.")
    await expect(log(page).get_by_text("Uw afspraak is morgen.")).to_be_visible()
    assert broken > 1


async def test_talk_of_a_tab_is_gone_with_the_tab(site: Site, visiting: Visiting) -> None:
    page = await talking(visiting, site)
    first = await conversation(page, site)
    other = await page.context.new_page()
    await other.goto(site.url)
    await greeted(other)
    assert await conversation(other, site) != first


async def test_kept_talk_is_there_for_the_next_tab_and_let_go_on_request(site: Site, visiting: Visiting) -> None:
    page = await talking(visiting, site)
    await asked_and_answered(page, "hallo")
    await choose(page, "Bewaar op dit toestel")
    await expect(page.get_by_role("switch", name="Bewaar op dit toestel")).to_be_checked()
    other = await page.context.new_page()
    await page.close()
    await other.goto(site.url)
    await said_once(other, "hallo")
    await choose(other, "Bewaar op dit toestel")
    await expect(other.get_by_role("switch", name="Bewaar op dit toestel")).not_to_be_checked()
    assert await other.evaluate("localStorage.getItem('werkwijzer.token')") is None
    await other.reload()
    await said_once(other, "hallo")


async def test_erased_talk_says_so_in_another_tab_and_a_new_one_keeps_what_was_typed(
    site: Site, visiting: Visiting
) -> None:
    page = await talking(visiting, site)
    await site.bot.service.erase(await conversation(page, site))
    await ask(page, "hallo")
    await expect(page.get_by_role("alert")).to_contain_text("bestaat niet meer")
    await page.get_by_role("button", name="Nieuw gesprek").click()
    await greeted(page)
    await expect(box(page)).to_have_value("hallo")
    await expect(messages(page)).to_have_count(1)


async def test_erasing_asks_to_be_sure(site: Site, visiting: Visiting) -> None:
    page = await talking(visiting, site)
    await asked_and_answered(page, "hallo")
    await choose(page, "Gesprek wissen")
    await page.get_by_role("dialog").get_by_role("button", name="Nee").click()
    await expect(messages(page)).to_have_count(3)
    await expect(page.get_by_role("button", name="Meer mogelijkheden")).to_be_focused()


async def test_new_talk_leaves_the_old_one_behind(site: Site, visiting: Visiting) -> None:
    page = await talking(visiting, site)
    first = await conversation(page, site)
    await asked_and_answered(page, "hallo")
    await choose(page, "Nieuw gesprek")
    await page.get_by_role("button", name="Ja, begin opnieuw").click()
    await expect(messages(page)).to_have_count(1)
    assert await conversation(page, site) != first
    assert len(await site.bot.service.history(first)) == 3


async def test_choices_are_only_below_the_last_message(site: Site, visiting: Visiting) -> None:
    site.rasa.answer = answer()
    page = await talking(visiting, site)
    await asked_and_answered(page, "hallo")
    choices = page.get_by_role("list", name="Kies een antwoord").get_by_role("button")
    await expect(choices).to_have_text(["Makkelijker uitgelegd"])
    site.rasa.hold("/x")
    await choices.click()
    await expect(choices).to_have_count(0)
    site.rasa.release()
    await expect(choices).to_have_text(["Makkelijker uitgelegd"])


async def test_chat_works_where_nothing_may_be_stored(site: Site, visiting: Visiting) -> None:
    forbid = """for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name,
        { get() { throw new DOMException("no", "SecurityError"); } })"""
    page = await visiting(site.url, script=forbid)
    await greeted(page)
    await asked_and_answered(page, "hallo")
