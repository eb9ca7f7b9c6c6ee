"""What the bot makes of what Rasa answers, and of Rasa not answering."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from fastapi import Response
from fastapi.responses import JSONResponse, RedirectResponse

from bot.rasa_client import NothingSaid, RasaClient, RasaFailed, RasaUnreachable
from tests.bot.fake_rasa import TOKEN, FakeRasa
from tests.conftest import free_port
from werkwijzer.reply import Button, Link, Reply

OWN_FORM = {
    "text": "Zo vraagt u bijstand aan.",
    "buttons": [{"title": "Meer", "payload": "/meer"}],
    "links": [{"title": "Rotterdam", "url": "https://www.rotterdam.nl"}],
}


@pytest.fixture
async def client(rasa: FakeRasa) -> AsyncIterator[RasaClient]:
    made = RasaClient(rasa.url, TOKEN, 10)
    yield made
    await made.close()


def _answering(rasa: FakeRasa, answer: Any) -> None:
    rasa.answer = lambda text: answer


async def test_rasa_gets_conversation_text_token_and_version(client: RasaClient, rasa: FakeRasa) -> None:
    await client.say("abc", "Hoi é 😀", "v1")
    assert rasa.heard == [("abc", "Hoi é 😀")]
    assert rasa.tokens == [TOKEN]
    assert rasa.versions == ["v1"]


async def test_reply_in_our_own_form_is_taken_whole(client: RasaClient, rasa: FakeRasa) -> None:
    _answering(rasa, [{"recipient_id": "abc", "custom": OWN_FORM}])
    assert await client.say("abc", "hoi", "v1") == [
        Reply(
            text="Zo vraagt u bijstand aan.",
            buttons=[Button(title="Meer", payload="/meer")],
            links=[Link(title="Rotterdam", url="https://www.rotterdam.nl")],
        )
    ]


async def test_rasas_own_text_and_buttons_are_a_reply_too(client: RasaClient, rasa: FakeRasa) -> None:
    button = {"title": "Ja", "payload": "/ja", "type": "postback"}
    _answering(rasa, [{"text": "Zeker?", "buttons": [button]}, {"text": "Dag."}])
    assert await client.say("abc", "hoi", "v1") == [
        Reply(text="Zeker?", buttons=[Button(title="Ja", payload="/ja")]),
        Reply(text="Dag."),
    ]


async def test_empty_answer_is_a_failure(client: RasaClient, rasa: FakeRasa) -> None:
    _answering(rasa, [])
    with pytest.raises(NothingSaid):
        await client.say("abc", "hoi", "v1")


@pytest.mark.parametrize("status", [400, 401, 404, 409, 500, 503])
async def test_error_status_is_a_failure(client: RasaClient, rasa: FakeRasa, status: int) -> None:
    _answering(rasa, JSONResponse([{"text": "toch iets"}], status))
    with pytest.raises(RasaUnreachable):
        await client.say("abc", "hoi", "v1")


@pytest.mark.parametrize(
    "garbage",
    [
        Response("<html>", media_type="text/html"),
        Response(b"\xff\xfe\x00", media_type="application/json"),
        Response(b"[{", media_type="application/json"),
        Response(b""),
        RedirectResponse("/elsewhere"),
        None,
        7,
        "tekst",
        {"status": "failure"},
        {},
        [None],
        ["tekst"],
        [[]],
        [{}],
        [{"image": "https://example.nl/x.png"}],
        [{"text": None}],
        [{"text": 7}],
        [{"text": "x", "buttons": None}],
        [{"text": "x", "buttons": [{"title": "geen payload"}]}],
        [{"text": "x", "buttons": ["ja"]}],
        [{"text": "x", "buttons": 7}],
        [{"custom": {"buttons": []}}],
        [{"custom": {"text": "x", "unknown": 1}}],
        [{"custom": "tekst"}],
        [{"text": "goed"}, {"custom": {"text": 7}}],
    ],
)
async def test_garbage_is_a_failure_and_nothing_worse(client: RasaClient, rasa: FakeRasa, garbage: Any) -> None:
    _answering(rasa, garbage)
    with pytest.raises(RasaFailed):
        await client.say("abc", "hoi", "v1")


async def test_rasa_that_is_not_there_is_a_failure() -> None:
    client = RasaClient(f"http://127.0.0.1:{free_port()}", TOKEN, 10)
    with pytest.raises(RasaUnreachable):
        await client.say("abc", "hoi", "v1")
    assert not await client.healthy()
    await client.close()


async def test_rasa_that_takes_too_long_is_a_failure(rasa: FakeRasa) -> None:
    client = RasaClient(rasa.url, TOKEN, 0.1)
    rasa.hold("langzaam")
    with pytest.raises(RasaUnreachable):
        await client.say("abc", "langzaam", "v1")
    rasa.release()
    await client.close()


async def test_failure_does_not_repeat_what_was_said(client: RasaClient, rasa: FakeRasa) -> None:
    _answering(rasa, JSONResponse({"message": "geheim"}, 500))
    with pytest.raises(RasaUnreachable) as failure:
        await client.say("abc", "geheim", "v1")
    assert "geheim" not in repr(failure.value)


async def test_rasa_with_a_model_is_well(client: RasaClient, rasa: FakeRasa) -> None:
    assert await client.healthy()


@pytest.mark.parametrize(
    "state", [{"model_file": ""}, {"model_file": None}, {}, [], None, "ok", JSONResponse({"model_file": "m"}, 401)]
)
async def test_rasa_without_a_model_or_with_another_answer_is_not_well(
    client: RasaClient, rasa: FakeRasa, state: Any
) -> None:
    rasa.state = state
    assert not await client.healthy()


async def test_what_rasa_remembers_of_somebody_is_told(client: RasaClient, rasa: FakeRasa) -> None:
    rasa.slots = {"region": "rotterdam", "topic": None}
    assert await client.slot("abc", "region") == "rotterdam"
    assert await client.slot("abc", "topic") is None
    assert await client.slot("abc", "unknown") is None


@pytest.mark.parametrize("slots", [None, "tekst", ["region"]])
async def test_memory_of_another_form_is_a_failure(client: RasaClient, rasa: FakeRasa, slots: Any) -> None:
    rasa.slots = slots
    with pytest.raises(RasaUnreachable):
        await client.slot("abc", "region")
