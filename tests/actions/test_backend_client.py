"""A backend that does not answer as it should is one typed error, and a sentence for the user."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI, Request, Response

from actions import backend_client
from actions.backend_client import BackendClient, BackendUnavailable, Training
from actions.tasks import FindTrainings
from tests.actions.trackers import tracker
from tests.conftest import free_port
from werkwijzer.content.library import Library
from werkwijzer.service import serving

COURSE = {
    "title": "Taalles",
    "provider": "Bibliotheek",
    "form": None,
    "free": True,
    "url": "https://www.oefenen.nl",
    "status": "onzeker",
    "added later": "is no matter",
}
BAD_ANSWERS = {
    "error": Response("[]", 500, media_type="application/json"),
    "refusal": Response("[]", 403, media_type="application/json"),
    "redirect": Response(status_code=302, headers={"location": "https://example.invalid"}),
    "no json": Response("<html>busy</html>"),
    "no text": Response(b"\xff\xfe\x00", media_type="application/json"),
    "empty": Response(""),
    "another form": Response('{"detail": "no"}', media_type="application/json"),
    "half": Response('[{"title": "Taalles"}]', media_type="application/json"),
}


class FakeBackend:
    """A backend that answers every request with what a test lays ready, and remembers them."""

    def __init__(self) -> None:
        self.answer = Response("[]", media_type="application/json")
        self.hangs = False
        self.released = asyncio.Event()
        self.asked: list[Request] = []
        self.app = FastAPI()
        self.app.add_api_route("/{path:path}", self._reply, methods=["GET"])

    async def _reply(self, request: Request, path: str) -> Response:
        self.asked.append(request)
        if self.hangs:
            await self.released.wait()
        return self.answer


@pytest.fixture
async def fake() -> FakeBackend:
    return FakeBackend()


@pytest.fixture
async def client(fake: FakeBackend, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[BackendClient]:
    monkeypatch.setattr(backend_client, "TIMEOUT", 0.3)
    port = free_port()
    async with serving(fake.app, "127.0.0.1", port):
        client = BackendClient(f"http://127.0.0.1:{port}", "the secret")
        yield client
        fake.released.set()
        await client.close()


def _body(*courses: object) -> Response:
    return Response(json.dumps(list(courses)), media_type="application/json")


async def test_trainings_are_read(fake: FakeBackend, client: BackendClient) -> None:
    fake.answer = _body(COURSE)
    (found,) = await client.trainings("taal", "rotterdam", 4)
    assert found == Training(**{name: COURSE[name] for name in Training.model_fields})


async def test_query_and_secret_are_sent(fake: FakeBackend, client: BackendClient) -> None:
    await client.trainings("digitale vaardigheden", "groot-amsterdam", 4)
    (asked,) = fake.asked
    assert asked.url.path == "/backend/trainings"
    assert dict(asked.query_params) == {"subject": "digitale vaardigheden", "region": "groot-amsterdam", "limit": "4"}
    assert asked.headers["X-Werkwijzer-Secret"] == "the secret"


async def test_what_is_not_known_is_not_asked_for(fake: FakeBackend, client: BackendClient) -> None:
    await client.trainings(None, None, 4)
    assert dict(fake.asked[0].query_params) == {"limit": "4"}


async def test_subjects_are_read(fake: FakeBackend, client: BackendClient) -> None:
    fake.answer = _body("taal", "rekenen")
    assert await client.training_subjects() == ["taal", "rekenen"]


@pytest.mark.parametrize("answer", BAD_ANSWERS.values(), ids=BAD_ANSWERS.keys())
async def test_every_bad_answer_is_the_same_error(fake: FakeBackend, client: BackendClient, answer: Response) -> None:
    fake.answer = answer
    with pytest.raises(BackendUnavailable):
        await client.trainings(None, None, 4)
    with pytest.raises(BackendUnavailable):
        await client.training_subjects()


async def test_answer_that_does_not_come_in_time_is_that_error_too(fake: FakeBackend, client: BackendClient) -> None:
    fake.hangs = True
    with pytest.raises(BackendUnavailable):
        await client.training_subjects()


async def test_backend_that_is_down_is_that_error_too() -> None:
    client = BackendClient(f"http://127.0.0.1:{free_port()}", "the secret")
    with pytest.raises(BackendUnavailable):
        await client.training_subjects()
    await client.close()


@pytest.mark.parametrize("answer", BAD_ANSWERS.values(), ids=BAD_ANSWERS.keys())
async def test_user_gets_a_sentence_and_a_person_when_the_backend_fails(
    fake: FakeBackend, client: BackendClient, library: Library, answer: Response
) -> None:
    fake.answer = answer
    (reply,), _ = await FindTrainings(library, client).talk(tracker("cursus taal", intent="training_zoeken"))
    assert reply.text in library.sentences["training_backend_weg"]
    assert [button.title for button in reply.buttons] == [library.title("medewerker")]
