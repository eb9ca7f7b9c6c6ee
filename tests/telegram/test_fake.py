"""The fake Bot API is as strict as the real one."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from bot.telegram.demo.markup import BadMarkup, read_html
from tests.telegram.fake_bot_api import TOKEN, Person, Refusal, World
from tests.telegram.parts import Ground


@pytest.fixture
async def bot(ground: Ground) -> AsyncIterator[Bot]:
    async with Bot(TOKEN, base_url=f"{ground.url}/bot", base_file_url=f"{ground.url}/file/bot") as made:
        yield made


async def test_wrong_token_is_refused(ground: Ground) -> None:
    with pytest.raises(InvalidToken):
        async with Bot("1:x", base_url=f"{ground.url}/bot"):
            pass


async def test_unknown_chat_is_not_found(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(99, "hallo")


@pytest.mark.parametrize(("text", "reason"), [("x" * 4097, "too long"), ("😀" * 2049, "too long"), (" \n", "empty")])
async def test_text_of_the_wrong_length_is_refused(bot: Bot, sam: Person, text: str, reason: str) -> None:
    with pytest.raises(BadRequest, match=reason):
        await bot.send_message(sam.room.id, text)
    assert sam.room.bubbles == []


async def test_length_counts_after_the_html_is_read(bot: Bot, sam: Person) -> None:
    await bot.send_message(sam.room.id, "&amp;" * 4096, parse_mode=ParseMode.HTML)
    assert sam.last.text == "&" * 4096


@pytest.mark.parametrize("html", ["a < b", "<p>x</p>", "<b>x", "x</b>", "<b><i>x</b></i>", "<a href='x'>y</a>", "<"])
async def test_bad_markup_is_refused(bot: Bot, sam: Person, html: str) -> None:
    with pytest.raises(BadRequest, match="parse entities"):
        await bot.send_message(sam.room.id, html, parse_mode=ParseMode.HTML)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a &lt; b &gt; c &amp; d &quot;", 'a < b > c & d "'),
        ("&#65;&#x42;&nbsp;", "AB&nbsp;"),
        ("<b>vet</b> en <i>schuin</i>", "vet en schuin"),
    ],
)
def test_references_and_tags_are_read(html: str, text: str) -> None:
    assert read_html(html).text == text


def test_link_keeps_its_words_and_address() -> None:
    shown = read_html('😀 <a href="https://x.nl/?a=1&amp;b=2">hier &amp; daar</a>')
    assert shown.links == [("hier & daar", "https://x.nl/?a=1&b=2")]


def test_markup_error_is_one() -> None:
    with pytest.raises(BadMarkup):
        read_html("<script>")


@pytest.mark.parametrize("data", ["x" * 65, "é" * 33])
async def test_button_with_more_than_64_bytes_is_refused(bot: Bot, sam: Person, data: str) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Knop", callback_data=data)]])
    with pytest.raises(BadRequest, match="Button_data_invalid"):
        await bot.send_message(sam.room.id, "Kies", reply_markup=keyboard)


async def test_keyboard_that_is_gone_cannot_be_taken_away_again(bot: Bot, sam: Person) -> None:
    sent = await bot.send_message(sam.room.id, "Kies")
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_reply_markup(sam.room.id, sent.message_id)


async def test_blocked_chat_is_forbidden(bot: Bot, sam: Person) -> None:
    await sam.blocks()
    with pytest.raises(Forbidden):
        await bot.send_message(sam.room.id, "hallo")


async def test_refusals_come_on_demand(bot: Bot, sam: Person, world: World) -> None:
    world.refuse("sendMessage", Refusal(429, "Too Many Requests: retry after 3", {"retry_after": 3}))
    world.refuse("sendMessage", Refusal(502, "Bad Gateway"))
    with pytest.raises(RetryAfter):
        await bot.send_message(sam.room.id, "hallo")
    with pytest.raises(NetworkError):
        await bot.send_message(sam.room.id, "hallo")
    await bot.send_message(sam.room.id, "hallo")


async def test_press_can_be_answered_once(bot: Bot, sam: Person) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Knop", callback_data="abc")]])
    await bot.send_message(sam.room.id, "Kies", reply_markup=keyboard)
    await sam.presses("Knop")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    await update.callback_query.answer("Gekozen")
    assert sam.room.toast == "Gekozen"
    with pytest.raises(BadRequest, match="too old"):
        await update.callback_query.answer()


async def test_updates_stay_until_the_next_ones_are_asked_for(bot: Bot, sam: Person) -> None:
    await sam.types("een")
    await sam.types("twee")
    first = await bot.get_updates()
    again = await bot.get_updates()
    assert [update.update_id for update in first] == [update.update_id for update in again]
    assert await bot.get_updates(offset=first[-1].update_id + 1, timeout=0) == ()


async def test_second_poller_ends_the_first(bot: Bot, ground: Ground) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=1))
    await ground.world.until(lambda: ground.world.polls == 1)
    async with Bot(TOKEN, base_url=f"{ground.url}/bot") as second:
        assert await second.get_updates(timeout=0) == ()
    with pytest.raises(Conflict):
        await first


async def test_polling_is_refused_while_a_webhook_is_set(bot: Bot) -> None:
    await bot.set_webhook("http://127.0.0.1:1/x")
    assert (await bot.get_webhook_info()).url == "http://127.0.0.1:1/x"
    with pytest.raises(Conflict):
        await bot.get_updates()
    await bot.delete_webhook()
    await bot.get_updates(timeout=0)


async def test_document_goes_out_and_can_be_fetched(bot: Bot, sam: Person) -> None:
    sent = await bot.send_document(sam.room.id, b"inhoud", filename="brief.pdf", caption="Uw <brief>")
    assert sam.last.text == "Uw <brief>"
    assert sent.document is not None
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"inhoud"


async def test_page_shows_the_talk_and_moves_the_person(ground: Ground) -> None:
    async with httpx.AsyncClient(base_url=ground.url) as http, ground.channel():
        assert "Telegram-demo" in (await http.get("/")).text
        assert (await http.get("/phone/phone.js")).status_code == 200
        assert (await http.get("/phone/..%2fserver.py")).status_code == 404
        await http.post("/demo/type", json={"text": "/start"})
        person = Person(ground.world, 1001)
        await person.hears(1)
        state = (await http.get("/demo/state")).json()
        assert [bubble["bot"] for bubble in state["bubbles"]] == [False, True]
        key = state["bubbles"][1]["keyboard"][0][0]
        await http.post("/demo/press", json={"bubble": state["bubbles"][1]["id"], "data": key["callback_data"]})
        await person.hears(2)
        await http.post("/demo/send", json={"kind": "photo"})
        await person.hears(3)
        await http.post("/demo/block")
        assert (await http.get("/demo/state")).json()["blocked"]
