"""What happens to an appointment that was agreed: booked, moved, or brought back to the question that went wrong."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from rasa_sdk.events import EventType

from actions.backend_client import BackendClient
from actions.booking.asking import AskKind, AskSure, AskTime, AskWay
from actions.booking.booking import Agreed, Book
from actions.booking.client import Appointments
from actions.booking.draft import Beside, Draft, Way
from actions.booking.hearing import Hearing
from actions.booking.managing import AppointmentChosen, ForAppointment
from actions.booking.settling import settled
from tests.actions.trackers import tracker
from werkwijzer.clock import AMSTERDAM
from werkwijzer.content.appointments import Mode
from werkwijzer.content.library import Library
from werkwijzer.reply import Link

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
TEN = datetime(2026, 11, 26, 10, tzinfo=AMSTERDAM)
AGREED = Draft(
    "rotterdam", "scholingsadvies", Way(Mode.TELEPHONE), TEN, True, Beside(number="n", held_number="telefoon 1")
)
BOOKED = {
    "id": "0b1d2c3e-0000-4000-8000-000000000001",
    "kind": "scholingsadvies",
    "kind_name": "Scholingsadvies",
    "region": "rotterdam",
    "mode": "telefoon",
    "location": None,
    "meeting_url": None,
    "starts_at": TEN.isoformat(),
    "ends_at": TEN.replace(minute=45).isoformat(),
    "status": "booked",
    "reminder": False,
    "example": False,
}


class Backend:
    """A backend of which a test decides what it answers; it keeps what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, httpx.Response] = {}
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        path = request.url.path.removeprefix("/backend")
        if path not in self.answers:
            raise httpx.ConnectError("away")
        return self.answers[path]

    def says(self, path: str, body: Any, status: int = 200) -> None:
        self.answers[path] = httpx.Response(status, json=body)


@pytest.fixture
def backend() -> Backend:
    return Backend()


@pytest.fixture
def made(backend: Backend, library: Library) -> Any:
    client = BackendClient("http://backend", "secret", httpx.MockTransport(backend))
    return lambda action: action(library, Appointments(client), lambda: NOW)


def _slots(events: list[EventType]) -> dict[str, Any]:
    return {event["name"]: event["value"] for event in events if event["event"] == "slot"}


def _talk(draft: Draft, **more: Any) -> Any:
    return tracker("ja", slots=_slots(draft.events(Draft())), turns=5, **more)


def _after(draft: Draft, events: list[EventType]) -> Draft:
    return Draft.of(tracker(slots=_slots(draft.events(Draft())) | _slots(events)))


def _next(events: list[EventType]) -> list[str]:
    return [event["name"] for event in events if event["event"] == "followup"]


async def test_same_agreement_is_sent_under_the_same_key(made: Any, backend: Backend) -> None:
    backend.says("/appointments", {"appointment": BOOKED, "code": "K7PQ2M4X"}, 201)
    for _ in range(2):
        await made(Agreed).talk(_talk(AGREED))
    first, second = backend.asked
    assert first.headers["Idempotency-Key"] == second.headers["Idempotency-Key"]
    assert first.content == second.content


async def test_another_time_goes_under_another_key(made: Any, backend: Backend) -> None:
    backend.says("/appointments", {"appointment": BOOKED, "code": "K7PQ2M4X"}, 201)
    await made(Agreed).talk(_talk(AGREED))
    later = Draft(**{**vars(AGREED), "time": TEN.replace(hour=11)})
    await made(Agreed).talk(_talk(later))
    first, second = backend.asked
    assert first.headers["Idempotency-Key"] != second.headers["Idempotency-Key"]


async def test_booked_appointment_leaves_nothing_of_the_draft(made: Any, backend: Backend) -> None:
    backend.says("/appointments", {"appointment": BOOKED, "code": "K7PQ2M4X"}, 201)
    (reply,), events = await made(Agreed).talk(_talk(AGREED))
    assert "K7PQ 2M4X" in reply.text
    assert "donderdag 26 november 2026 om 10.00 uur" in reply.text
    assert _after(AGREED, events) == Draft("rotterdam")


async def test_telephone_number_is_named_by_its_label_only_for_a_talk_by_telephone(made: Any, backend: Backend) -> None:
    backend.says("/appointments", {"appointment": BOOKED, "code": "K7PQ2M4X"}, 201)
    await made(Agreed).talk(_talk(AGREED))
    await made(Agreed).talk(_talk(Draft(**{**vars(AGREED), "way": Way(Mode.ONLINE)})))
    by_phone, online = backend.asked
    assert b'"held_number":"telefoon 1"' in by_phone.content
    assert b"held_number" not in online.content


@pytest.mark.parametrize("error", ["taken", "outside_hours", "too_soon", "too_far", "closed", "in_the_past"])
async def test_time_that_is_gone_by_now_is_asked_again_and_all_else_kept(
    made: Any, backend: Backend, error: str
) -> None:
    backend.says("/appointments", {"error": error, "message": "no"}, 409)
    replies, events = await made(Agreed).talk(_talk(AGREED))
    after = _after(AGREED, events)
    assert replies == []
    assert _next(events) == ["booking_form"]
    assert after.asks() == "booking_time"
    assert (after.kind, after.way, after.beside.held_number) == (AGREED.kind, AGREED.way, "telefoon 1")
    assert after.beside.note


@pytest.mark.parametrize("error", ["phone_needed", "bad_phone"])
async def test_number_that_is_missing_or_wrong_is_asked_again(made: Any, backend: Backend, error: str) -> None:
    backend.says("/appointments", {"error": error, "message": "no"}, 422)
    _, events = await made(Agreed).talk(_talk(AGREED))
    after = _after(AGREED, events)
    assert after.asks() == "booking_sure"
    assert after.beside.held_number is None
    assert after.time == TEN


async def test_backend_that_is_away_keeps_all_so_that_yes_tries_again(
    made: Any, backend: Backend, library: Library
) -> None:
    replies, events = await made(Agreed).talk(_talk(AGREED))
    after = _after(AGREED, events)
    assert replies == []
    assert after.asks() == "booking_sure"
    assert after.beside.note == library.sentence("afspraak_backend_weg")
    (asked,), _ = await made(AskSure).talk(_talk(after))
    assert asked.text.startswith(library.sentence("afspraak_backend_weg"))


async def test_agenda_that_is_away_is_said_when_times_are_asked(made: Any, library: Library) -> None:
    (reply,), events = await made(AskTime).talk(_talk(Draft("rotterdam", "scholingsadvies", Way(Mode.ONLINE))))
    assert reply.text == library.sentence("afspraak_agenda_weg")
    assert events == []


async def test_too_many_appointments_lead_to_those_there_are(made: Any, backend: Backend, library: Library) -> None:
    backend.says("/appointments", {"error": "too_many", "message": "no", "limit": 3}, 422)
    (reply,), _ = await made(Agreed).talk(_talk(AGREED))
    assert "3" in reply.text
    assert [button.title for button in reply.buttons] == [library.title("afspraak_bekijken")]


async def test_form_that_ended_with_nothing_to_offer_says_no_more(made: Any, backend: Backend) -> None:
    assert await made(Agreed).talk(_talk(Draft("rotterdam"))) == ([], [])
    assert await made(AppointmentChosen).talk(_talk(Draft("rotterdam"))) == ([], [])
    assert backend.asked == []


async def test_region_where_nobody_gives_talks_says_how_to_reach_a_person(
    made: Any, backend: Backend, library: Library
) -> None:
    backend.says("/appointment-kinds", [])
    (reply,), _ = await made(AskKind).talk(_talk(Draft("rotterdam")))
    assert reply.text == library.sentence("afspraak_geen_gesprekken")
    assert library.title("medewerker") in [button.title for button in reply.buttons]


async def test_what_was_typed_before_a_choice_is_not_asked_again(made: Any, backend: Backend) -> None:
    backend.says("/appointment-kinds", [])
    typed = {"text": "telefonisch in schiedam, vrijdag", "intent": {"name": "verduidelijk"}, "entities": []}
    pressed = tracker("/afspraak_maken", slots={}, intent="afspraak_maken")
    pressed.events = [
        {"event": "user", "text": typed["text"], "parse_data": typed},
        {"event": "action", "name": "action_clarify"},
        {"event": "user", "text": "/afspraak_maken"},
    ]
    _, events = await made(Book).talk(pressed)
    begun = _after(Draft(), events)
    assert (begun.region, begun.way) == ("rotterdam", Way(Mode.TELEPHONE))
    assert begun.beside.wish.allows(datetime(2026, 11, 27, 9, tzinfo=AMSTERDAM))
    assert not begun.beside.wish.allows(TEN)


async def test_holiday_is_named_when_nothing_is_free_on_it(made: Any, backend: Backend) -> None:
    backend.says("/free-times", [datetime(2026, 12, 24, 9, tzinfo=AMSTERDAM).isoformat()])
    closed = {"2026-12-25": "Eerste Kerstdag"}
    backend.says("/bookable-days", {"first": "2026-11-25", "last": "2027-01-19", "closed": closed})
    backend.says("/appointment-kinds", [])
    said = tracker("eerste kerstdag", slots={"region": "rotterdam"}, intent="afspraak_maken")
    _, events = await made(Book).talk(said)
    wish = _after(Draft("rotterdam"), events).beside.wish
    (reply,), _ = await made(AskTime).talk(
        _talk(Draft("rotterdam", "scholingsadvies", Way(Mode.ONLINE), beside=Beside(number="n", wish=wish)))
    )
    assert "Vrijdag 25 december 2026 is het Eerste Kerstdag" in reply.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("vandaag", "Zo snel lukt niet"),
        ("1 juni 2027", "Zo ver vooruit"),
        ("1 januari 2026", "al geweest"),
    ],
)
async def test_day_that_is_past_or_too_soon_or_too_far_says_why(
    made: Any, backend: Backend, text: str, said: str
) -> None:
    backend.says("/free-times", [datetime(2026, 12, 24, 9, tzinfo=AMSTERDAM).isoformat()])
    backend.says("/bookable-days", {"first": "2026-11-25", "last": "2027-01-19", "closed": {}})
    _, events = await made(Book).talk(tracker(text, slots={"region": "rotterdam"}, intent="afspraak_maken"))
    wish = _after(Draft("rotterdam"), events).beside.wish
    (reply,), _ = await made(AskTime).talk(
        _talk(Draft("rotterdam", "scholingsadvies", Way(Mode.ONLINE), beside=Beside(number="n", wish=wish)))
    )
    assert said in reply.text
    assert reply.buttons[0].title.startswith("1. do 24 dec")


@pytest.mark.parametrize("body", [[], {"error": 3}, "nee"])
async def test_answer_of_another_form_counts_as_no_answer(made: Any, backend: Backend, body: Any) -> None:
    backend.says("/appointments", body, 409)
    _, events = await made(Agreed).talk(_talk(AGREED))
    assert _after(AGREED, events).asks() == "booking_sure"


ROOM = "https://video.example/ans"
ONLINE = BOOKED | {"mode": "online", "meeting_url": ROOM}


def _product(*modes: str) -> dict[str, Any]:
    """Give scholingsadvies as the backend does, where it is held in these ways."""
    return {
        "id": "scholingsadvies",
        "name": "Scholingsadvies",
        "for_whom": "U zoekt een opleiding.",
        "minutes": 45,
        "modes": modes,
        "bring": [],
        "planned": True,
        "instead": None,
        "available": bool(modes),
    }


@pytest.mark.parametrize("moving", [False, True])
async def test_talk_online_says_where_it_is_when_it_is_booked_and_when_it_is_moved(
    made: Any, backend: Backend, library: Library, moving: bool
) -> None:
    backend.says("/appointments", {"appointment": ONLINE, "code": "K7PQ2M4X"}, 201)
    backend.says(f"/appointments/{ONLINE['id']}/move", ONLINE)
    beside = Beside(number="n", moving=str(ONLINE["id"]) if moving else None)
    agreed = replace(AGREED, way=Way(Mode.ONLINE), beside=beside)
    (reply,), _ = await made(Agreed).talk(_talk(agreed))
    assert library.sentence("afspraak_online") in reply.text
    assert reply.links == [Link(title="Naar het videogesprek", url=ROOM)]


@pytest.mark.parametrize("changed", [{}, {"mode": "online"}])
async def test_talk_without_a_link_speaks_of_none(
    made: Any, backend: Backend, library: Library, changed: dict[str, str]
) -> None:
    backend.says("/appointments", {"appointment": BOOKED | changed, "code": "K7PQ2M4X"}, 201)
    (reply,), _ = await made(Agreed).talk(_talk(AGREED))
    assert library.sentence("afspraak_online") not in reply.text
    assert reply.links == []


async def test_online_appointment_that_is_looked_up_says_where_it_is(
    made: Any, backend: Backend, library: Library
) -> None:
    backend.says("/appointments", [ONLINE])
    (reply,), _ = await made(ForAppointment).talk(tracker("mijn afspraak", intent="afspraak_bekijken"))
    assert library.sentence("afspraak_online") in reply.text
    assert [link.url for link in reply.links] == [ROOM]


async def test_only_ways_that_somebody_gives_are_asked_and_numbers_mean_those(
    made: Any, backend: Backend, library: Library
) -> None:
    backend.says("/appointment-kinds", [_product("telefoon", "locatie")])
    asking = replace(AGREED, way=None, time=None, sure=None)
    (reply,), events = await made(AskWay).talk(_talk(asking))
    assert not [button for button in reply.buttons if "online" in button.payload]
    said = tracker("1", intent="verduidelijk", turns=6)
    heard = Hearing(library, NOW, said, "booking_way").hear(_after(asking, events))
    assert heard.way == Way(Mode.TELEPHONE)


async def test_kind_that_nobody_gives_any_more_when_the_way_is_asked_brings_back_the_kinds(
    made: Any, backend: Backend, library: Library
) -> None:
    backend.says("/appointment-kinds", [_product()])
    asking = replace(AGREED, way=None, time=None, sure=None)
    replies, events = await made(AskWay).talk(_talk(asking))
    after = _after(asking, events)
    assert (replies, _next(events), after.asks()) == ([], ["booking_form"], "booking_kind")
    assert after.beside.note == library.sentence("afspraak_soort_niet_hier")


async def test_way_that_nobody_gives_is_dropped_and_the_only_one_left_is_taken(
    made: Any, backend: Backend, library: Library
) -> None:
    backend.says("/appointment-kinds", [_product("telefoon")])
    client = made(AskWay).appointments
    settled_draft = await settled(Draft("rotterdam", "scholingsadvies", Way(Mode.ONLINE)), library, client)
    assert settled_draft.way == Way(Mode.TELEPHONE)
    assert settled_draft.beside.note == library.sentence("afspraak_wijze_kan_niet")


async def test_way_that_went_while_it_was_agreed_is_asked_again_and_the_time_kept(
    made: Any, backend: Backend, library: Library
) -> None:
    backend.says("/appointments", {"error": "no_such_mode", "message": "no", "modes": ["telefoon"]}, 422)
    agreed = replace(AGREED, way=Way(Mode.ONLINE))
    _, events = await made(Agreed).talk(_talk(agreed))
    after = _after(agreed, events)
    assert (after.asks(), after.kind, after.time) == ("booking_way", agreed.kind, TEN)
    assert after.beside.note == library.sentence("afspraak_wijze_kan_niet")


async def test_move_of_a_talk_that_nobody_gives_online_any_more_leads_to_a_person(
    made: Any, backend: Backend, library: Library
) -> None:
    gone = {"error": "no_such_mode", "message": "no", "modes": ["telefoon"]}
    backend.says(f"/appointments/{ONLINE['id']}/move", gone, 422)
    backend.says("/free-times", gone, 422)
    agreed = replace(AGREED, way=Way(Mode.ONLINE), beside=Beside(number="n", moving=str(ONLINE["id"])))
    _, events = await made(Agreed).talk(_talk(agreed))
    after = _after(agreed, events)
    assert after.asks() == "booking_time"
    (reply,), _ = await made(AskTime).talk(_talk(after))
    assert reply.text == library.sentence("afspraak_geen_tijd")
