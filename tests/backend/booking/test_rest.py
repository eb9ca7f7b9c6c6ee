"""Appointments over HTTP: what goes in and out, and errors that are all of one form."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from backend.api.appointment_forms import AppointmentPublic, BookableDays, CreatedPublic
from backend.api.problems import Problem
from backend.services.booking import demo
from backend.services.booking import engine as engines
from tests.backend.booking.conftest import THURSDAY, empty
from tests.backend.conftest import SECRET_HEADER
from tests.conftest import NOW, settings_in
from werkwijzer.content.library import Library
from werkwijzer.database import open_engine, url_of
from werkwijzer.keys import load_keys
from werkwijzer.service import applications, prepare

KIND = "loopbaan_apk"
CONVERSATION = "c" * 32
START = f"{THURSDAY}T10:00:00+01:00"
STATUS = {"taken": 409, "outside_hours": 409, "closed": 409, "not_found": 404, "too_many_attempts": 429}


@dataclass(frozen=True)
class Port:
    """The internal port of a development line, which all tests here share for it takes seconds to open."""

    http: httpx.AsyncClient
    engine: Engine


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
async def port(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Port]:
    url = request.getfixturevalue("postgres") if request.param == "postgres" else None
    settings = settings_in(tmp_path_factory.mktemp("var"), database_url=url, clock=NOW)
    keys = load_keys(settings)
    live = prepare(settings)
    engine = open_engine(url_of(settings, "backend"))
    async with applications(settings, keys, live) as apps:
        transport = httpx.ASGITransport(apps.internal)
        headers = {SECRET_HEADER: keys.internal}
        async with httpx.AsyncClient(transport=transport, base_url="http://in/backend", headers=headers) as client:
            yield Port(client, engine)
    engine.dispose()


@pytest.fixture
def http(port: Port, library: Library) -> httpx.AsyncClient:
    """Ask a port with its example advisers and without appointments."""
    empty(port.engine)
    demo.fill(port.engine, library.appointments)
    return port.http


def _body(**changed: object) -> dict[str, Any]:
    body = {
        "kind": KIND,
        "region": "rotterdam",
        "mode": "online",
        "starts_at": START,
        "conversation": CONVERSATION,
    }
    return {name: value for name, value in {**body, **changed}.items() if value is not None}


async def _book(http: httpx.AsyncClient, key: str | None = None, **changed: object) -> httpx.Response:
    return await http.post("/appointments", json=_body(**changed), headers={"Idempotency-Key": key or str(uuid4())})


async def _booked(http: httpx.AsyncClient, **changed: object) -> dict[str, Any]:
    response = await _book(http, **changed)
    assert response.status_code == 201
    made: dict[str, Any] = response.json()
    CreatedPublic.model_validate(made)
    return made


def _problem(response: httpx.Response, status: int, error: str) -> Problem:
    """See that the answer is a problem of its one form, and give it."""
    assert response.status_code == status
    problem = Problem.model_validate(response.json())
    assert problem.error == error
    return problem


async def test_talk_goes_from_kinds_to_days_to_times_to_an_appointment(http: httpx.AsyncClient) -> None:
    kinds = (await http.get("/appointment-kinds", params={"region": "rotterdam"})).json()
    assert KIND in [kind["id"] for kind in kinds if kind["available"]]
    BookableDays.model_validate((await http.get("/bookable-days")).json())
    query = {"kind": KIND, "region": "rotterdam", "mode": "online"}
    days = (await http.get("/free-days", params={**query, "from": THURSDAY, "until": THURSDAY})).json()
    assert [day["day"] for day in days] == [THURSDAY]
    times = (await http.get("/free-times", params={**query, "from": f"{THURSDAY}T00:00:00+01:00"})).json()
    assert times[0] == f"{THURSDAY}T09:00:00+01:00"
    made = await _booked(http, starts_at=times[0])
    shown = made["appointment"]
    assert (shown["starts_at"], shown["ends_at"]) == (times[0], f"{THURSDAY}T10:00:00+01:00")
    assert (shown["status"], shown["sequence"], shown["example"]) == ("booked", 0, True)
    listed = (await http.get("/appointments", params={"conversation": CONVERSATION})).json()
    assert listed == [shown]


async def test_until_of_a_day_is_included_and_until_of_a_time_is_not(http: httpx.AsyncClient) -> None:
    query = {"kind": KIND, "region": "rotterdam"}
    days = (await http.get("/free-days", params={**query, "from": THURSDAY, "until": "2026-11-27"})).json()
    assert [day["day"] for day in days] == [THURSDAY, "2026-11-27"]
    nine = f"{THURSDAY}T09:00:00+01:00"
    ten = f"{THURSDAY}T10:00:00+01:00"
    times = (await http.get("/free-times", params={**query, "from": nine, "until": ten})).json()
    assert times == [nine, f"{THURSDAY}T09:30:00+01:00"]


async def test_appointment_is_found_moved_and_cancelled_with_its_code(http: httpx.AsyncClient) -> None:
    made = await _booked(http, first_name="  Fatima\u0000\n de  Wit ")
    proof = {"code": made["code"].lower(), "address": "a" * 64}
    found = await http.post("/appointments/find", json={**proof, "conversation": "elders"})
    assert found.json() == made["appointment"]
    assert found.json()["first_name"] == "Fatima de Wit"
    path = f"/appointments/{made['appointment']['id']}"
    moved = (await http.post(f"{path}/move", json={**proof, "starts_at": f"{THURSDAY}T15:00:00+01:00"})).json()
    assert (moved["starts_at"], moved["sequence"]) == (f"{THURSDAY}T15:00:00+01:00", 1)
    first, second = [await http.post(f"{path}/cancel", json=proof) for _ in range(2)]
    assert (
        first.json()
        == second.json()
        == {
            **moved,
            "status": "cancelled",
            "sequence": 2,
            "first_name": None,
            "meeting_url": None,
        }
    )
    AppointmentPublic.model_validate(first.json())


async def test_appointment_is_moved_and_cancelled_in_its_own_conversation(http: httpx.AsyncClient) -> None:
    path = f"/appointments/{(await _booked(http))['appointment']['id']}"
    own = {"conversation": CONVERSATION}
    move = {**own, "starts_at": f"{THURSDAY}T10:00:00Z", "mode": "telefoon", "phone": "0612345678"}
    moved = await http.post(f"{path}/move", json=move)
    assert (moved.json()["starts_at"], moved.json()["mode"]) == (f"{THURSDAY}T11:00:00+01:00", "telefoon")
    assert (await http.post(f"{path}/cancel", json=own)).json()["status"] == "cancelled"
    _problem(await http.post(f"{path}/cancel", json={"conversation": "een ander"}), 404, "not_found")


async def test_forgetting_a_conversation_keeps_or_cancels(http: httpx.AsyncClient) -> None:
    made = await _booked(http)
    await _booked(http, starts_at=f"{THURSDAY}T15:00:00+01:00", conversation="twee")
    forget = [
        {"conversation": CONVERSATION, "appointments": "keep"},
        {"conversation": "twee", "appointments": "cancel"},
    ]
    answers = [(await http.post("/conversations/forget", json=body)).json() for body in forget]
    assert answers == [{"kept": 1, "cancelled": 0}, {"kept": 0, "cancelled": 1}]
    assert (await http.get("/appointments", params={"conversation": CONVERSATION})).json() == []
    found = {"code": made["code"], "conversation": "nieuw", "address": "adres"}
    assert (await http.post("/appointments/find", json=found)).status_code == 200


async def test_same_key_gives_the_same_answer_and_refuses_another_body(http: httpx.AsyncClient) -> None:
    answers = [await _book(http, "sleutel-1") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    _problem(await _book(http, "sleutel-1", first_name="Jan"), 409, "key_reused")


async def test_taken_time_is_a_conflict_with_what_is_free_in_dutch_time(http: httpx.AsyncClient) -> None:
    answers = [await _book(http, conversation=f"c{number}") for number in range(4)]
    assert [answer.status_code for answer in answers] == [201, 201, 201, 409]
    _problem(answers[-1], 409, "taken")
    alternatives = answers[-1].json()["alternatives"]
    assert len(alternatives) == 3
    assert all(alternative.endswith("+01:00") for alternative in alternatives)
    assert alternatives[0] > START


@pytest.mark.parametrize(
    ("changed", "status", "error", "field"),
    [
        ({"kind": "onzin"}, 422, "unknown_kind", None),
        ({"kind": "inloop_leerwerkloket"}, 422, "not_planned", "instead"),
        ({"region": "groot-amsterdam"}, 422, "wrong_region", "regions"),
        ({"mode": "locatie"}, 422, "no_such_mode", "modes"),
        ({"starts_at": "2026-11-20T10:00:00+01:00"}, 422, "in_the_past", None),
        ({"starts_at": "2026-11-24T15:00:00+01:00"}, 422, "too_soon", "first"),
        ({"starts_at": "2027-03-01T10:00:00+01:00"}, 422, "too_far", "last_day"),
        ({"starts_at": "2026-12-25T10:00:00+01:00"}, 409, "closed", "holiday"),
        ({"starts_at": f"{THURSDAY}T20:00:00+01:00"}, 409, "outside_hours", "alternatives"),
        ({"starts_at": f"{THURSDAY}T10:00:00.5+01:00"}, 409, "outside_hours", "alternatives"),
        ({"mode": "telefoon"}, 422, "phone_needed", None),
        ({"mode": "telefoon", "phone": "06123"}, 422, "bad_phone", None),
    ],
)
async def test_refusal_says_what_a_talk_needs_to_go_on(
    http: httpx.AsyncClient, changed: dict[str, object], status: int, error: str, field: str | None
) -> None:
    response = await _book(http, **changed)
    _problem(response, status, error)
    assert set(response.json()) == {"error", "message", *([field] if field else [])}
    assert field is None or response.json()[field]


async def test_fourth_appointment_of_a_conversation_is_too_many(http: httpx.AsyncClient) -> None:
    for hour in (10, 14, 15):
        await _booked(http, starts_at=f"{THURSDAY}T{hour}:00:00+01:00")
    problem = _problem(await _book(http, starts_at="2026-11-27T10:00:00+01:00"), 409, "too_many")
    assert problem.limit == 3


@pytest.mark.parametrize(
    "changed",
    [
        {"starts_at": f"{THURSDAY}T10:00:00"},
        {"starts_at": "morgen"},
        {"starts_at": "0001-01-01T00:00:00+14:00"},
        {"starts_at": "9999-12-31T23:59:59-12:00"},
        {"conversation": ""},
        {"conversation": "c" * 65},
        {"conversation": 5},
        {"kind": "x" * 81},
        {"region": "x" * 33},
        {"mode": "fax"},
        {"first_name": "x" * 61},
        {"phone": "0" * 41},
        {"reminder": "misschien"},
        {"onbekend": 1},
        {"starts_at": None},
    ],
)
async def test_body_of_another_form_is_refused_without_repeating_it(
    http: httpx.AsyncClient, changed: dict[str, object]
) -> None:
    body = {**_body(), **changed}
    body = {name: value for name, value in body.items() if value is not None}
    response = await http.post("/appointments", json=body, headers={"Idempotency-Key": "sleutel-1"})
    problem = _problem(response, 422, "invalid")
    assert next(iter(changed)) in problem.message
    assert "x" * 20 not in response.text


@pytest.mark.parametrize("key", [None, "kort", "x" * 201])
async def test_booking_needs_a_key(http: httpx.AsyncClient, key: str | None) -> None:
    headers = {"Idempotency-Key": key} if key else {}
    _problem(await http.post("/appointments", json=_body(), headers=headers), 422, "invalid")


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/free-times", {"from": f"{THURSDAY}T10:00:00"}),
        ("/free-times", {"until": "9999-12-31T23:59:59-12:00"}),
        ("/free-times", {"limit": 0}),
        ("/free-times", {"limit": 1001}),
        ("/free-times", {"mode": "fax"}),
        ("/free-times", {"kind": ""}),
        ("/free-days", {"from": "9999-12-31"}),
        ("/free-days", {"until": "0001-01-01"}),
        ("/free-days", {"from": "vandaag"}),
        ("/appointments", {"conversation": ""}),
    ],
)
async def test_query_of_another_form_is_refused(
    http: httpx.AsyncClient, path: str, query: dict[str, str | int]
) -> None:
    _problem(await http.get(path, params={"kind": KIND, "region": "rotterdam", **query}), 422, "invalid")


@pytest.mark.parametrize(
    "proof",
    [
        {},
        {"code": "ABCD2345"},
        {"address": "adres"},
        {"conversation": CONVERSATION, "code": "ABCD2345"},
        {"code": "A" * 41, "address": "adres"},
        {"code": "ABCD2345", "address": "a" * 129},
    ],
)
async def test_proof_of_another_form_is_refused(http: httpx.AsyncClient, proof: dict[str, str]) -> None:
    for path, more in (("cancel", {}), ("move", {"starts_at": START})):
        _problem(await http.post(f"/appointments/{uuid4()}/{path}", json={**proof, **more}), 422, "invalid")


async def test_appointment_that_is_not_there_is_not_found(http: httpx.AsyncClient) -> None:
    own = {"conversation": CONVERSATION}
    _problem(await http.post(f"/appointments/{uuid4()}/cancel", json=own), 404, "not_found")
    _problem(await http.post("/appointments/geen-id/cancel", json=own), 422, "invalid")


async def test_who_guesses_codes_is_stopped_and_hears_for_how_long(http: httpx.AsyncClient) -> None:
    guess = {"code": "22222222", "conversation": str(uuid4()), "address": "wie raadt"}
    for _ in range(10):
        _problem(await http.post("/appointments/find", json=guess), 404, "not_found")
    shut = await http.post("/appointments/find", json=guess)
    problem = _problem(shut, 429, "too_many_attempts")
    assert shut.headers["Retry-After"] == str(problem.retry_after)


@pytest.mark.parametrize("sign", ["\u0000", "\ud800", "'; DROP TABLE backend_appointment; --", "💥", "\u202e"])
async def test_strange_signs_break_nothing(http: httpx.AsyncClient, sign: str) -> None:
    for name in ("kind", "region", "conversation", "first_name", "phone", "location"):
        body = {**_body(), name: sign, "mode": "telefoon" if name == "phone" else "online"}
        headers = {"Idempotency-Key": f"sleutel {name}"}
        response = await http.post("/appointments", content=json.dumps(body), headers=headers)
        assert response.status_code in (201, 409, 422)
    guess = {"code": sign, "conversation": sign, "address": sign}
    assert (await http.post("/appointments/find", content=json.dumps(guess))).status_code in (404, 422)


async def test_database_that_is_away_is_said_so_that_one_tries_again(
    http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise OperationalError("SELECT 1", {}, Exception("away"))

    monkeypatch.setattr(engines, "upcoming", away)
    _problem(await http.get("/appointments", params={"conversation": CONVERSATION}), 503, "unavailable")


async def test_description_of_the_port_tells_bodies_and_errors(http: httpx.AsyncClient) -> None:
    described = (await http.get("http://in/openapi.json")).json()
    create = described["paths"]["/backend/appointments"]["post"]
    assert {"201", "404", "409", "422", "429", "503"} <= set(create["responses"])
    for status in ("409", "422"):
        schema = create["responses"][status]["content"]["application/json"]["schema"]
        assert schema["$ref"].endswith("/Problem")
    paths = [path for path in described["paths"] if path.startswith("/backend")]
    assert {"/backend/free-times", "/backend/appointments/{appointment}/move"} <= set(paths)
