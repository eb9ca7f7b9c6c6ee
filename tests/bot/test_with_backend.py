"""The bot and the real backend over real HTTP, on both databases: numbers, files, reminders, forgetting."""

import asyncio
import json
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import httpx
import jwt
import pytest
from icalendar import Calendar
from sqlalchemy import MetaData, create_engine, select

from bot import outbox
from tests.bot.fake_rasa import FakeRasa
from tests.conftest import NOW, settings_in
from tests.talk import Talk
from werkwijzer.database import url_of
from werkwijzer.keys import load_keys
from werkwijzer.service import applications, prepare, serving
from werkwijzer.settings import Settings

NUMBER = "06 12345678"
DIGITS = ("12345678", "0612345678", "31612345678")
WORDS = "Uw adviseur is ziek."


@dataclass
class House:
    """Both ports of a line of a test's own, and its clock."""

    settings: Settings
    public: httpx.AsyncClient
    internal: httpx.AsyncClient
    rasa: FakeRasa

    def set_clock(self, now: datetime) -> None:
        assert self.settings.clock_file is not None
        self.settings.clock_file.write_text(now.isoformat())

    async def ask(self, method: str, path: str, **request: Any) -> Any:
        answer = await self.internal.request(method, f"/backend{path}", **request)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    async def book(self, conversation: str) -> dict[str, Any]:
        """Book a talk by telephone at least three days ahead; give the appointment."""
        wanted = {"kind": "scholingsadvies", "region": "rotterdam", "mode": "telefoon"}
        start = {"from": (NOW + timedelta(days=3)).isoformat()}
        (first,) = await self.ask("GET", "/free-times", params={**wanted, **start, "limit": 1})
        body = {**wanted, "starts_at": first, "conversation": conversation, "held_number": "telefoon 1"}
        made = await self.ask("POST", "/appointments", json=body, headers={"Idempotency-Key": str(uuid.uuid4())})
        return dict(made["appointment"])


def _conversation(talk: Talk) -> str:
    return str(jwt.decode(talk.token, options={"verify_signature": False})["sub"])


def _rows(settings: Settings) -> str:
    """Give all that the tables of bot and backend hold."""
    text = ""
    for part in ("bot", "backend"):
        engine, tables = create_engine(url_of(settings, part)), MetaData()
        with engine.connect() as connection:
            tables.reflect(connection)
            text += "".join(str(connection.execute(select(table)).all()) for table in tables.tables.values())
        engine.dispose()
    return text


async def _until(holds: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(20):
        while not await holds():  # noqa: ASYNC110 - the history tells nobody
            await asyncio.sleep(0.01)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
async def shared_house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, rasa_server: FakeRasa
) -> AsyncIterator[House]:
    """Serve both ports on each database; the outbox is looked into all the time."""
    var = tmp_path_factory.mktemp("var")
    url = request.getfixturevalue("postgres") if request.param == "postgres" else None
    clock_file = tmp_path_factory.mktemp("clock") / "clock"
    clock_file.write_text(NOW.isoformat())
    settings = settings_in(var, database_url=url, rasa_url=rasa_server.url, clock_file=clock_file, token_hours=24 * 60)
    keys = load_keys(settings)
    secret = {"X-Werkwijzer-Secret": keys.internal}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outbox, "PAUSE_SECONDS", 0.05)
        async with (
            applications(settings, keys, prepare(settings)) as apps,
            serving(apps.internal, "127.0.0.1", settings.internal_port),
            serving(apps.public, settings.host, settings.port),
            httpx.AsyncClient(base_url=f"http://127.0.0.1:{settings.port}", timeout=30) as public,
            httpx.AsyncClient(base_url=f"http://127.0.0.1:{settings.internal_port}", headers=secret) as internal,
        ):
            yield House(settings, public, internal, rasa_server)


@pytest.fixture
def house(shared_house: House, rasa: FakeRasa) -> House:
    shared_house.set_clock(NOW)
    return shared_house


@pytest.fixture
async def talk(house: House) -> Talk:
    """Begin a talk in which somebody gives his number."""
    talk = await Talk.begin(house.public)
    await talk.says(f"bel mij op {NUMBER}")
    return talk


async def test_number_goes_from_the_message_to_the_appointment_and_stands_nowhere(house: House, talk: Talk) -> None:
    await house.book(_conversation(talk))
    files = b"".join(path.read_bytes() for path in house.settings.var.rglob("*.sqlite*"))
    assert not [digits for digits in DIGITS if digits in _rows(house.settings) or digits.encode() in files]
    assert not [digits for digits in DIGITS if any(digits in text for text in house.rasa.texts)]
    refused = await house.internal.post(
        "/backend/appointments",
        json={
            "kind": "scholingsadvies",
            "region": "rotterdam",
            "mode": "telefoon",
            "starts_at": (NOW + timedelta(days=3)).isoformat(),
            "conversation": _conversation(talk),
            "held_number": "telefoon 1",
        },
        headers={"Idempotency-Key": str(uuid.uuid4())},
    )
    assert (refused.status_code, refused.json()["error"]) == (422, "phone_needed")


async def test_file_of_the_answer_is_the_appointment_as_it_is_now(house: House, talk: Talk) -> None:
    appointment = await house.book(_conversation(talk))
    path = f"/backend/appointments/{appointment['id']}/calendar"
    file = {"name": "Zet in uw agenda.ics", "type": "text/calendar", "path": path}
    house.rasa.answer = lambda text: [{"custom": {"text": "Uw afspraak staat.", "attachments": [file]}}]
    (given,) = (await talk.says("ja")).messages[0]["attachments"]
    answer = await house.public.get(given["url"])
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert (event["uid"], event["status"]) == (f"{appointment['id']}@werkwijzer", "CONFIRMED")
    assert not [digits for digits in DIGITS if digits.encode() in answer.content]
    await house.ask("POST", f"/appointments/{appointment['id']}/cancel", json={"conversation": _conversation(talk)})
    (event,) = Calendar.from_ical((await house.public.get(given["url"])).content).walk("VEVENT")
    assert event["status"] == "CANCELLED"
    unknown = f"/backend/appointments/{uuid.uuid4()}/calendar"
    assert (await house.internal.get(unknown)).status_code == 404
    assert (await house.public.get(path)).status_code == 404


async def test_reminder_comes_in_the_talk_a_day_before_and_once(house: House, talk: Talk) -> None:
    appointment = await house.book(_conversation(talk))
    body = {"conversation": _conversation(talk)}
    assert (await house.ask("POST", f"/appointments/{appointment['id']}/remind", json=body))["reminder"]
    before = len(await talk.history())
    house.set_clock(datetime.fromisoformat(appointment["starts_at"]) - timedelta(hours=24))

    async def reminded() -> bool:
        return len(await talk.history()) > before

    await _until(reminded)
    (message,) = (await talk.history())[before:]
    assert message["text"].startswith("U heeft een afspraak: Scholingsadvies, per telefoon, op ")
    house.set_clock(datetime.fromisoformat(appointment["starts_at"]) - timedelta(hours=23))
    assert _conversation(talk) not in str(await house.ask("POST", "/outbox/claim"))
    assert len(await talk.history()) == before + 1


async def test_words_of_staff_come_in_the_talk(house: House, talk: Talk) -> None:
    appointment = await house.book(_conversation(talk))
    body = {"message": WORDS, "by": "Fatima"}
    assert (await house.ask("POST", f"/appointments/{appointment['id']}/cancel-by-staff", json=body))["told"]

    async def told() -> bool:
        return WORDS in (await talk.history())[-1]["text"]

    await _until(told)
    assert json.dumps(await house.ask("GET", "/appointments", params={"conversation": _conversation(talk)})) == "[]"


@pytest.mark.parametrize(("asked", "status"), [("cancel", "CANCELLED"), ("keep", "CONFIRMED"), (None, "CONFIRMED")])
async def test_erased_talk_keeps_or_cancels_its_appointments_and_hears_nothing_more(
    house: House, talk: Talk, asked: str | None, status: str
) -> None:
    appointment = await house.book(_conversation(talk))
    await house.ask("POST", f"/appointments/{appointment['id']}/remind", json={"conversation": _conversation(talk)})
    query = {"appointments": asked} if asked else {}
    erased = await house.public.delete("/v1/conversation", params=query, headers=talk.headers)
    assert erased.status_code == 204
    file = await house.internal.get(f"/backend/appointments/{appointment['id']}/calendar")
    (event,) = Calendar.from_ical(file.content).walk("VEVENT")
    assert event["status"] == status
    assert await house.ask("GET", "/appointments", params={"conversation": _conversation(talk)}) == []
    house.set_clock(datetime.fromisoformat(appointment["starts_at"]) - timedelta(hours=24))
    assert _conversation(talk) not in str(await house.ask("POST", "/outbox/claim"))
    assert _conversation(talk) not in _rows(house.settings)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/held-numbers", {"conversation": "a", "numbers": {"nummer": "+31612345678"}}),
        ("/held-numbers", {"conversation": "a", "numbers": {"telefoon 1": "x" * 41}}),
        ("/held-numbers", {"conversation": "a" * 65, "numbers": {}}),
        ("/held-numbers", {"conversation": "a", "numbers": {}, "more": 1}),
    ],
)
async def test_wrong_numbers_are_refused_without_repeating_them(house: House, path: str, body: dict[str, Any]) -> None:
    answer = await house.internal.put(f"/backend{path}", json=body)
    assert (answer.status_code, answer.json()["error"]) == (422, "invalid")
    assert "612345678" not in answer.text


async def test_message_that_is_not_there_cannot_be_said(house: House) -> None:
    assert (await house.internal.post("/backend/outbox/99/sent")).status_code == 404
    assert (await house.internal.post("/backend/outbox/99/dropped", json={"reason": "x"})).status_code == 404
    assert (await house.internal.post("/backend/outbox/99/dropped", json={})).status_code == 422
    assert (await house.public.post("/backend/outbox/claim")).status_code == 404
