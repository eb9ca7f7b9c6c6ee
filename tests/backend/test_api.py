"""The routes of the backend, over HTTP and behind the secret, on both databases."""

import httpx
import pytest

from tests.backend.conftest import Backend
from werkwijzer.content.library import Library

FIELDS = {
    "id", "title", "provider", "subjects", "level", "free", "duration", "form", "region", "url", "status", "note"
}  # fmt: skip


async def test_regions_are_those_of_content_and_the_country(backend: Backend, library: Library) -> None:
    regions = (await backend.http.get("/backend/regions")).json()
    names = {key: entry.name for key, entry in library.regions.items()}
    assert regions == [{"id": key, "name": name} for key, name in sorted({**names, "nl": "Nederland"}.items())]


async def test_trainings_are_found_by_subject(backend: Backend) -> None:
    found = (await backend.http.get("/backend/trainings", params={"subject": "digitale vaardigheden"})).json()
    assert 1 <= len(found) <= 5
    for training in found:
        assert set(training) == FIELDS
        assert "digitale vaardigheden" in training["subjects"]
        assert training["url"].startswith("https://")


async def test_trainings_of_another_region_are_left_out(backend: Backend) -> None:
    query: dict[str, str | int] = {"region": "rotterdam", "limit": 50}
    found = (await backend.http.get("/backend/trainings", params=query)).json()
    assert {training["region"] for training in found} == {"rotterdam", "nl"}


async def test_without_a_region_there_are_only_trainings_of_the_whole_country(backend: Backend) -> None:
    found = (await backend.http.get("/backend/trainings", params={"limit": 50})).json()
    assert {training["region"] for training in found} == {"nl"}


async def test_limit_holds(backend: Backend) -> None:
    assert len((await backend.http.get("/backend/trainings", params={"limit": 2})).json()) == 2


async def test_unknown_subject_finds_nothing(backend: Backend) -> None:
    query = {"subject": "'; DROP TABLE backend_training; --"}
    assert (await backend.http.get("/backend/trainings", params=query)).json() == []
    assert (await backend.http.get("/backend/trainings")).json() != []


@pytest.mark.parametrize("query", [{"limit": 0}, {"limit": 51}, {"limit": "veel"}, {"subject": "x" * 81}])
async def test_query_of_another_form_is_refused(backend: Backend, query: dict[str, str | int]) -> None:
    assert (await backend.http.get("/backend/trainings", params=query)).status_code == 422


async def test_subjects_are_those_of_content_in_the_order_of_the_alphabet(backend: Backend, library: Library) -> None:
    subjects = (await backend.http.get("/backend/trainings/subjects")).json()
    assert subjects == sorted({subject for training in library.trainings for subject in training.subjects})


async def test_one_training_is_given_whole(backend: Backend, library: Library) -> None:
    expected = library.trainings[0]
    training = (await backend.http.get(f"/backend/trainings/{expected.id}")).json()
    assert training == {
        **expected.model_dump(mode="json", exclude={"source", "source_date"}),
        "subjects": sorted(expected.subjects),
    }


async def test_training_that_is_not_there_is_not_found(backend: Backend) -> None:
    assert (await backend.http.get("/backend/trainings/weg")).status_code == 404


@pytest.mark.parametrize("path", ["/backend/regions", "/backend/trainings", "/backend/trainings/subjects"])
async def test_who_does_not_know_the_secret_gets_nothing(backend: Backend, path: str) -> None:
    async with httpx.AsyncClient(base_url=backend.url) as stranger:
        assert (await stranger.get(path)).status_code == 403
