"""A talk over the web API: sent once, read back, erased."""

import asyncio
import json
import uuid
from typing import Any

import httpx
import pytest

from bot.text import MAX_CHARACTERS
from tests.bot.fake_rasa import FakeRasa
from tests.talk import Talk

JSON = {"Content-Type": "application/json"}


async def _send(talk: Talk, **message: Any) -> httpx.Response:
    sent = {"id": str(uuid.uuid4()), **message}
    return await talk.http.post("/v1/messages", json=sent, headers=talk.headers)


async def test_answer_has_the_form_of_the_contract(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answer = lambda text: [
        {
            "custom": {
                "text": "Zo.",
                "buttons": [{"title": "Meer", "payload": "/meer"}],
                "links": [{"title": "Rotterdam", "url": "https://www.rotterdam.nl"}],
                "source": {"title": "Gids", "url": None, "checked": "2026-11-01"},
            }
        }
    ]
    (message,) = (await talk.says("hoi")).messages
    (button,) = message.pop("buttons")
    assert set(button) == {"id", "title"}
    assert message == {
        "id": 3,
        "at": "2026-11-24T09:30:00Z",
        "from": "bot",
        "text": "Zo.",
        "links": [{"title": "Rotterdam", "url": "https://www.rotterdam.nl"}],
        "attachments": [],
        "source": {"title": "Gids", "url": None, "checked": "2026-11-01"},
    }


@pytest.mark.parametrize("region", ["rotterdam", "groot-amsterdam", "elders"])
async def test_each_region_may_be_given(http: httpx.AsyncClient, rasa: FakeRasa, region: str) -> None:
    await Talk.begin(http, region=region)
    assert region in rasa.texts[0]


async def test_conversation_begins_without_a_body(http: httpx.AsyncClient, rasa: FakeRasa) -> None:
    assert (await http.post("/v1/conversations")).status_code == 201
    assert rasa.heard == []


async def test_same_id_gives_the_same_answer_and_rasa_hears_it_once(talk: Talk, rasa: FakeRasa) -> None:
    turn = str(uuid.uuid4())
    answers = [await _send(talk, id=id_, text="hoi") for id_ in (turn, turn.upper(), turn)]
    assert [answer.json() for answer in answers] == [answers[0].json()] * 3
    assert rasa.texts == ["hoi"]
    assert len(await talk.history()) == 3


async def test_same_id_while_the_first_is_under_way_gives_the_same_answer(talk: Talk, rasa: FakeRasa) -> None:
    turn = str(uuid.uuid4())
    rasa.hold("langzaam")
    first = asyncio.create_task(_send(talk, id=turn, text="langzaam"))
    await rasa.has_heard("langzaam")
    second = asyncio.create_task(_send(talk, id=turn, text="langzaam"))
    await Talk.begin(talk.http)
    rasa.release()
    assert (await first).json() == (await second).json()
    assert rasa.texts == ["langzaam"]


async def test_pressed_button_reaches_rasa_by_its_payload(talk: Talk, rasa: FakeRasa) -> None:
    await talk.presses(talk.last.buttons[0])
    assert rasa.texts[0].startswith("/")


@pytest.mark.parametrize("count", [MAX_CHARACTERS + 1, 60_000])
async def test_text_that_is_too_long_is_answered_with_a_sentence(talk: Talk, rasa: FakeRasa, count: int) -> None:
    turn = await talk.says("a" * count)
    assert "te lang" in turn.text
    assert rasa.heard == []


async def test_lone_surrogate_is_answered(talk: Talk, rasa: FakeRasa) -> None:
    body = f'{{"id": "{uuid.uuid4()}", "text": "hoi \\ud83d daar"}}'
    answer = await talk.http.post("/v1/messages", content=body, headers={**talk.headers, **JSON})
    assert answer.status_code == 200, answer.text
    assert len(rasa.texts) == 1
    assert rasa.texts[0].startswith("hoi ")
    assert (await talk.history())[1]["text"] == rasa.texts[0]


async def test_nul_and_other_control_characters_become_blanks(talk: Talk, rasa: FakeRasa) -> None:
    await talk.says("hoe\0veel\x1b is\x7fdat")
    assert rasa.texts == ["hoe veel  is dat"]


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "🏳️‍🌈 é ß 漢字", '"; DROP TABLE bot_message; --', "{0} %s \\n"]
)
async def test_text_is_given_back_as_it_was_typed(talk: Talk, text: str) -> None:
    await talk.says(text)
    assert (await talk.history())[1]["text"] == text


async def test_history_begins_after_the_number_asked(talk: Talk) -> None:
    await talk.says("een")
    await talk.says("twee")
    assert [message["from"] for message in await talk.history()] == ["bot", "user", "bot", "user", "bot"]
    assert [message["id"] for message in await talk.history(after=3)] == [4, 5]
    assert await talk.history(after=5) == []
    assert await talk.history(after=1000) == []


async def test_history_is_word_for_word_what_was_answered(talk: Talk) -> None:
    turn = await talk.says("een")
    assert [*talk.turns[0].messages, *turn.messages] == [m for m in await talk.history() if m["from"] == "bot"]


async def test_erased_conversation_is_gone_for_every_call(talk: Talk, http: httpx.AsyncClient) -> None:
    await talk.says("hoi")
    answer = await http.delete("/v1/conversation", params={"appointments": "cancel"}, headers=talk.headers)
    assert (answer.status_code, answer.content) == (204, b"")
    for call in (
        http.get("/v1/messages", headers=talk.headers),
        http.get("/v1/events", headers=talk.headers),
        http.delete("/v1/conversation", headers=talk.headers),
        _send(talk, text="hoi"),
    ):
        refused = await call
        assert refused.status_code == 404
        assert refused.json()["error"] == "no_conversation"


async def test_erasing_one_conversation_leaves_the_other(talk: Talk, http: httpx.AsyncClient) -> None:
    other = await Talk.begin(http)
    await http.delete("/v1/conversation", headers=talk.headers)
    assert len(await other.history()) == 1


async def test_ids_of_messages_say_nothing_of_other_conversations(http: httpx.AsyncClient) -> None:
    for _ in range(2):
        assert (await Talk.begin(http)).turns[0].messages[0]["id"] == 1


async def test_other_conversation_sees_and_presses_nothing_of_a_talk(
    talk: Talk, http: httpx.AsyncClient, rasa: FakeRasa
) -> None:
    other = await Talk.begin(http)
    await talk.says("geheim")
    assert "geheim" not in json.dumps(await other.history())
    button = talk.turns[0].messages[0]["buttons"][0]["id"]
    assert "knop" in (await _send(other, button=button)).json()["messages"][0]["text"]
    assert rasa.texts == ["geheim"]
