"""Which subject a search for trainings is about."""

import json
from typing import Any

import httpx
import pytest

from actions.backend_client import BackendClient
from actions.tasks import FindTrainings
from tests.actions.trackers import tracker
from werkwijzer.content.library import Library

SUBJECTS = ["digid", "taal"]
COURSE = {
    "title": "Taalles",
    "provider": "Bibliotheek",
    "form": None,
    "free": True,
    "url": "https://www.oefenen.nl",
    "status": "beschikbaar",
}


def _backend(asked: list[httpx.URL]) -> BackendClient:
    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url)
        return httpx.Response(200, json=SUBJECTS if request.url.path.endswith("subjects") else [COURSE])

    return BackendClient("http://backend", "the secret", httpx.MockTransport(answer))


def _entity(name: str, value: str) -> dict[str, Any]:
    return {"entity": name, "value": value}


@pytest.mark.parametrize(
    ("entities", "subject"),
    [
        ([_entity("onderwerp", "taal")], "taal"),
        ([_entity("beroep", "kok"), _entity("onderwerp", "koken"), _entity("onderwerp", "digid")], "digid"),
        ([_entity("onderwerp", "koken")], None),
        ([], None),
    ],
)
async def test_first_subject_that_has_trainings_is_looked_up(
    library: Library, entities: list[dict[str, Any]], subject: str | None
) -> None:
    asked: list[httpx.URL] = []
    talk = tracker(intent="training_zoeken")
    talk.latest_message["entities"] = entities
    await FindTrainings(library, _backend(asked)).talk(talk)
    assert asked[-1].params.get("subject") == subject


async def test_button_of_a_subject_carries_the_entity_that_is_read(library: Library) -> None:
    [reply], _ = await FindTrainings(library, _backend([])).talk(tracker(intent="training_zoeken"))
    carried = [json.loads(button.payload.removeprefix("/training_zoeken")) for button in reply.buttons]
    assert carried == [{"onderwerp": name} for name in SUBJECTS]
