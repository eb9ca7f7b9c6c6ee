"""Requests of a wrong shape or size are refused in one form."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.app import MAX_BODY
from tests.bot.fake_rasa import FakeRasa
from tests.talk import Talk
from tests.web.answers import a_message, is_problem

TOO_MUCH = MAX_BODY + 1


async def _chunks(body: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(body), 10_000):
        yield body[start : start + 10_000]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", "invalid"),
        (b'{"id": ', "invalid"),
        (b"hoi", "invalid"),
        (b'{"a": 1}}', "invalid"),
        (b"\0", "invalid"),
        (b'{"text": "\xff"}', "bad_request"),
        (b"[" * 20_000, "bad_request"),
    ],
    ids=["open", "cut", "text", "too many", "nul", "no utf-8", "deep"],
)
async def test_what_is_no_json_is_refused(talk: Talk, http: httpx.AsyncClient, body: bytes, code: str) -> None:
    headers = {**talk.headers, "Content-Type": "application/json"}
    is_problem(await http.post("/v1/messages", content=body, headers=headers), 400, code)


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "multipart/form-data; boundary=x"])
@pytest.mark.parametrize("body", [b"", b"--x"])
async def test_body_that_is_no_message_is_refused(
    talk: Talk, http: httpx.AsyncClient, body: bytes, content_type: str
) -> None:
    answer = await http.post("/v1/messages", content=body, headers={**talk.headers, "Content-Type": content_type})
    malformed = body and content_type == "application/json"
    is_problem(answer, 400 if malformed else 422, "invalid")


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": None},
        {"button": "abc"},
        {"text": "hoi", "button": ""},
        {"id": "niet een uuid"},
        {"id": None},
        {"id": 7},
        {"text": 7},
        {"text": ["hoi"]},
        {"text": None, "button": 7},
        {"text": None, "button": "x" * 65},
        {"text": None, "button": "\0"},
        {"text": None, "button": "/medewerker"},
        {"unknown": 1},
    ],
    ids=json.dumps,
)
async def test_json_of_the_wrong_shape_is_refused(talk: Talk, http: httpx.AsyncClient, wrong: dict[str, Any]) -> None:
    is_problem(await http.post("/v1/messages", json=a_message(**wrong), headers=talk.headers), 422, "invalid")
    assert len(await talk.history()) == 1


@pytest.mark.parametrize("body", [[], "hoi", 7, None, {}])
async def test_json_that_is_no_message_is_refused(talk: Talk, http: httpx.AsyncClient, body: Any) -> None:
    is_problem(await http.post("/v1/messages", json=body, headers=talk.headers), 422, "invalid")


@pytest.mark.parametrize("body", [{"region": "utrecht"}, {"region": 7}, {"regio": "rotterdam"}, [], "rotterdam"])
async def test_conversation_of_the_wrong_shape_is_refused(http: httpx.AsyncClient, body: Any) -> None:
    is_problem(await http.post("/v1/conversations", json=body), 422, "invalid")


@pytest.mark.parametrize("after", ["-1", "x", "1.5", "", str(10**30), str(2**31)])
@pytest.mark.parametrize("path", ["/v1/messages", "/v1/events"])
async def test_number_that_no_message_has_is_refused(
    talk: Talk, http: httpx.AsyncClient, path: str, after: str
) -> None:
    is_problem(await http.get(path, params={"after": after}, headers=talk.headers), 422, "invalid")


async def test_wish_for_appointments_that_is_not_known_is_refused(talk: Talk, http: httpx.AsyncClient) -> None:
    answer = await http.delete("/v1/conversation", params={"appointments": "maybe"}, headers=talk.headers)
    is_problem(answer, 422, "invalid")
    assert await talk.history()


@pytest.mark.parametrize("chunked", [False, True])
@pytest.mark.parametrize("path", ["/v1/messages", "/v1/conversations"])
async def test_body_over_the_limit_is_refused(
    talk: Talk, http: httpx.AsyncClient, rasa: FakeRasa, path: str, chunked: bool
) -> None:
    body = json.dumps(a_message(text="a" * TOO_MUCH)).encode()
    headers = {**talk.headers, "Content-Type": "application/json"}
    answer = await http.post(path, content=_chunks(body) if chunked else body, headers=headers)
    assert ("content-length" in answer.request.headers) is not chunked
    is_problem(answer, 413, "too_large")
    assert rasa.heard == []


async def test_body_over_the_limit_is_refused_without_a_token_too(http: httpx.AsyncClient) -> None:
    is_problem(await http.post("/v1/messages", json=a_message(text="a" * TOO_MUCH)), 413, "too_large")


async def test_body_at_the_limit_is_read(talk: Talk, http: httpx.AsyncClient) -> None:
    message = a_message(text="")
    message["text"] = "a" * (MAX_BODY - len(json.dumps(message)))
    body = json.dumps(message).encode()
    assert len(body) == MAX_BODY
    headers = {**talk.headers, "Content-Type": "application/json"}
    for content in (body, _chunks(body)):
        assert (await http.post("/v1/messages", content=content, headers=headers)).status_code == 200
