"""What an adviser sees of a day, a week and an appointment."""

import re
from datetime import timedelta

import httpx
import pytest

from backend.services.booking.engine import OwnBooking
from backend.services.booking.opening import Hours
from backend.services.booking.port import ByConversation, Mode, To
from backend.services.booking.staff.advisers import add_exception
from bot.balie.errors import Unavailable
from tests.balie.conftest import FROM_A_PAGE, OTHER_ADVISER, OTHER_REGION, OWN, ROOM, THURSDAY, Browser, DeskSite

PHONE = "+31612345678"
NASTY = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>"


def _text(html: str) -> str:
    """Give what somebody reads of a page."""
    body = html.partition("<main")[2]
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


async def test_first_page_is_today_of_the_own_adviser(staff: Browser) -> None:
    assert "<h1>Dinsdag 24 november 2026 (vandaag)</h1>" in staff.page
    assert "Agenda van <strong>Samira Jansen</strong>" in staff.page
    assert 'href="/balie" aria-current="page"' in staff.page


async def test_day_tells_what_is_booked_free_blocked_and_closed_in_the_order_of_the_clock(
    site: DeskSite, staff: Browser
) -> None:
    site.book("10:00")
    await staff.get(f"/balie/blokkeren?dag={THURSDAY}")
    await staff.post("/balie/blokkeren", {"dag": THURSDAY, "van": "15:00", "tot": "16:00", "notitie": "Overleg"})
    told = _text((await staff.get(f"/balie?dag={THURSDAY}")).text)
    expected = [
        "09.00 tot 10.00 Vrij",
        "10.00 tot 11.00 Loopbaanadvies, Fatima",
        "12.00 tot 13.00 Gesloten",
        "13.00 tot 15.00 Vrij",
        "15.00 tot 16.00 Geblokkeerd: Overleg",
        "16.00 tot 17.00 Vrij",
    ]
    places = [told.index(each) for each in expected]
    assert places == sorted(places)
    assert "00.00" not in told, "what is closed at night says nothing"


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-12-25", "Gesloten: Eerste kerstdag"),
        ("2026-11-28", "Geen werktijd"),
        ("26-11-2026", "Donderdag 26 november 2026"),
    ],
)
async def test_closed_day_says_why(staff: Browser, day: str, told: str) -> None:
    assert told.lower() in _text((await staff.get(f"/balie?dag={day}")).text).lower()


async def test_days_and_weeks_lead_to_the_ones_before_and_after(staff: Browser) -> None:
    page = (await staff.get("/balie?dag=2026-12-31")).text
    for address in ("/balie?dag=2026-12-30", "/balie?dag=2027-01-01", "/balie"):
        assert f'href="{address}"' in page
    page = (await staff.get("/balie/week?week=2026-W53")).text
    for address in ("/balie/week?week=2026-W52", "/balie/week?week=2027-W01", "/balie?dag=2026-12-28"):
        assert f'href="{address}"' in page


async def test_week_has_seven_days_with_what_stands_in_them(site: DeskSite, staff: Browser) -> None:
    site.book("10:00")
    page = (await staff.get("/balie/week")).text
    assert "<h1>Week 48, 23 november 2026 tot en met 29 november 2026</h1>" in page
    assert page.count("<h2>") == 7
    assert "10.00 tot 11.00 Loopbaanadvies, Fatima" in _text(page)
    assert "Opheffen" not in page


@pytest.mark.parametrize(
    "address",
    [
        "/balie?dag=x",
        "/balie?dag=2026-13-01",
        "/balie?dag=0001-01-01",
        "/balie?dag=9999-12-31",
        "/balie/week?week=2026",
        "/balie/week?week=2026-W99",
        "/balie/week?week=0000-W01",
        "/balie?dag=" + "9" * 40,
    ],
)
async def test_day_that_does_not_exist_is_a_page_that_says_so(staff: Browser, address: str) -> None:
    answer = await staff.get(address)
    assert answer.status_code == 400
    assert "<h1>Dit lukt niet</h1>" in answer.text


@pytest.mark.parametrize("day", ["2028-03-26", "2026-10-25"])
async def test_day_on_which_the_clocks_change_is_told_by_the_clock(site: DeskSite, staff: Browser, day: str) -> None:
    add_exception(
        site.office.engine, int(OWN), site.clock.now.fromisoformat(day).date(), Hours("01:00", "06:00"), is_open=True
    )
    told = _text((await staff.get(f"/balie?dag={day}")).text)
    assert "06.00 Vrij" in told
    assert "01.00 tot" in told
    assert "07.00" not in told
    assert "05.00" not in told


async def test_telephone_number_stands_only_with_a_talk_by_telephone(site: DeskSite, staff: Browser) -> None:
    called = site.book("10:00", mode=Mode.TELEPHONE, phone=PHONE)
    online = site.book("14:00", phone=PHONE, reminder=True)
    for address in (f"/balie?dag={THURSDAY}", "/balie/week", f"/balie/afspraken/{online}"):
        assert PHONE not in (await staff.get(address)).text
    page = (await staff.get(f"/balie/afspraken/{called}")).text
    assert f'href="tel:{PHONE}"' in page


async def test_link_to_the_video_room_stands_only_with_a_talk_online_that_goes_on(
    site: DeskSite, staff: Browser
) -> None:
    online = site.book("10:00")
    called = site.book("14:00", mode=Mode.TELEPHONE, phone="0612345678")
    assert f'href="{ROOM}"' in (await staff.get(f"/balie/afspraken/{online}")).text
    assert ROOM not in (await staff.get(f"/balie/afspraken/{called}")).text
    await site.desk.agendas.cancel(online, "Ik ben ziek.", "Samira")
    assert ROOM not in (await staff.get(f"/balie/afspraken/{online}")).text


async def test_appointment_tells_its_history(site: DeskSite, staff: Browser) -> None:
    booked = site.book("10:00")
    to = site.clock.now.fromisoformat(f"{THURSDAY}T14:00+01:00")
    OwnBooking(site.office).move(ByConversation(booked, "c" * 32), To(to))
    page = _text((await staff.get(f"/balie/afspraken/{booked}")).text)
    assert "Donderdag 26 november 2026, 14.00 tot 15.00 uur".lower() in page.lower()
    assert "gemaakt door de persoon zelf" in page
    assert "verzet door de persoon zelf naar donderdag 26 november 2026, 14.00 uur" in page


async def test_what_people_type_is_shown_as_text(site: DeskSite, staff: Browser) -> None:
    booked = site.book("10:00", first_name=NASTY[:60])
    await staff.get("/balie")
    note = {"dag": THURSDAY, "van": "15:00", "tot": "16:00", "notitie": NASTY}
    assert (await staff.post("/balie/blokkeren", note)).status_code == 303
    pages = [
        f"/balie?dag={THURSDAY}",
        "/balie/week",
        f"/balie/afspraken/{booked}",
        f"/balie/afspraken/{booked}/afzeggen",
    ]
    for address in pages:
        html = (await staff.get(address)).text
        assert "<script" not in html
        assert "<img" not in html
        assert "&lt;script&gt;" in html
    answer = await staff.post(f"/balie/afspraken/{booked}/afzeggen", {"reden": "anders", "bericht": NASTY})
    assert "&lt;script&gt;" in answer.text
    assert "<script" not in answer.text
    answer = await staff.post("/balie/blokkeren", {**note, "dag": NASTY, "van": NASTY})
    assert "<script" not in answer.text
    answer = await staff.get("/balie", params={"gedaan": NASTY})
    assert "script" not in answer.text


async def test_who_has_an_agenda_sees_no_other(site: DeskSite, staff: Browser) -> None:
    other = site.book("10:00", region=OTHER_REGION)
    mine = site.book("10:00")
    addresses = [
        f"/balie?adviseur={OTHER_ADVISER}",
        f"/balie/week?adviseur={OTHER_ADVISER}",
        f"/balie/werktijden?adviseur={OTHER_ADVISER}",
        f"/balie/afspraken/{other}",
        f"/balie/afspraken/{other}/afzeggen",
        f"/balie/afspraken/{other}?adviseur={OTHER_ADVISER}",
        f"/balie/afspraken/{mine}?adviseur={OTHER_ADVISER}",
    ]
    for address in addresses:
        answer = await staff.get(address)
        assert answer.status_code == 404, address
        assert "Fatima" not in answer.text
    assert "Bram Bakker" not in (await staff.get("/balie/adviseurs")).text


async def test_who_has_an_agenda_changes_no_other(site: DeskSite, staff: Browser) -> None:
    other = site.book("10:00", region=OTHER_REGION)
    agendas, adviser = site.desk.agendas, int(OTHER_ADVISER)
    day = site.clock.now.date() + timedelta(days=3)
    start = site.clock.now + timedelta(days=3)
    await agendas.block(adviser, start, start + timedelta(hours=1), "")
    before = await agendas.days(adviser, day, day)
    posts: list[tuple[str, dict[str, str]]] = [
        (f"/balie/blokkades/{before[0].blocks[0].id}/opheffen", {}),
        (f"/balie/afspraken/{other}/afzeggen", {"reden": "ziek"}),
        (f"/balie/afspraken/{other}/zeker", {"reden": "ziek", "tijd": f"{THURSDAY}T10:00:00+01:00"}),
        (f"/balie/blokkeren?adviseur={OTHER_ADVISER}", {"dag": THURSDAY, "van": "15:00", "tot": "16:00"}),
        (f"/balie/werktijden?adviseur={OTHER_ADVISER}", {}),
    ]
    for path, fields in posts:
        answer = await staff.http.post(path, data={"token": staff.token, **fields}, headers=FROM_A_PAGE)
        assert answer.status_code == 404, path
    assert await agendas.days(adviser, day, day) == before
    assert (await agendas.dossier(adviser, other)).status == "booked"


async def test_coordinator_chooses_an_adviser_and_keeps_to_it(site: DeskSite, coordinator: Browser) -> None:
    site.book("10:00", region=OTHER_REGION)
    answer = await coordinator.get("/balie")
    assert (answer.status_code, answer.headers["location"]) == (303, "/balie/adviseurs")
    page = (await coordinator.get("/balie/adviseurs")).text
    assert f'href="/balie?adviseur={OTHER_ADVISER}"' in page
    page = (await coordinator.get(f"/balie?adviseur={OTHER_ADVISER}&dag={THURSDAY}")).text
    assert "Agenda van <strong>Bram Bakker</strong>" in page
    assert "Loopbaanadvies, Fatima" in page
    within = [each for each in re.findall(r'(?:href|action)="(/balie[^"]*)"', page) if "." not in each]
    outside = {"/balie/uitloggen", "/balie/adviseurs", "/balie"}
    assert [each for each in within if f"adviseur={OTHER_ADVISER}" not in each and each not in outside] == []


@pytest.mark.parametrize(
    "adviser", ["9", "0", "-1", "x", "1/../2", "../appointments", "%2e%2e", "1?x=1", "", "9" * 64, "9" * 80, "\u00b2"]
)
async def test_adviser_that_does_not_exist_is_not_asked_for(coordinator: Browser, adviser: str) -> None:
    answer = await coordinator.get("/balie", params={"adviseur": adviser})
    assert answer.status_code in (400, 404), adviser


async def test_account_of_an_adviser_who_does_not_exist_sees_nothing(site: DeskSite) -> None:
    await site.add("kwijt", "Kwijt", adviser="77")
    browser = site.browser()
    await browser.sign_in("kwijt")
    assert (await browser.get("/balie")).status_code == 404


async def test_backend_that_is_away_is_a_page_that_says_so(
    site: DeskSite, staff: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object, **__: object) -> httpx.Response:
        raise httpx.ConnectError("geheim adres")

    monkeypatch.setattr(site.desk.agendas._http, "request", away)
    answer = await staff.get("/balie")
    assert answer.status_code == 503
    assert Unavailable.sentence in answer.text
    assert "geheim" not in answer.text


async def test_desk_shows_two_at_once_where_there_are_two_seats(site: DeskSite, coordinator: Browser) -> None:
    for name in ("Fatima", "Henk"):
        site.book("10:00", region=OTHER_REGION, first_name=name, conversation=name)
    told = _text((await coordinator.get(f"/balie?adviseur={OTHER_ADVISER}&dag={THURSDAY}")).text)
    assert "10.00 tot 11.00 Loopbaanadvies, Fatima" in told
    assert "10.00 tot 11.00 Loopbaanadvies, Henk" in told
    assert "09.00 tot 10.00 Vrij" in told
