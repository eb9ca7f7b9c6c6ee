"""An adviser cancels, and says why."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, select

from backend.models import Occupied, OutboxMessage
from backend.services.booking.engine import OwnBooking
from backend.services.booking.port import ByConversation, To
from bot.balie.appointment import LONGEST, REASONS
from tests.balie.conftest import NAME, OWN, THURSDAY, Browser, DeskSite, Later

AT = f"{THURSDAY}T10:00:00+01:00"


def _messages(site: DeskSite) -> list[OutboxMessage]:
    with Session(site.office.engine) as session:
        return list(session.exec(select(OutboxMessage).where(OutboxMessage.kind == "cancelled_by_staff")))


async def _status(site: DeskSite, appointment: UUID) -> str:
    return (await site.desk.agendas.dossier(int(OWN), appointment)).status


async def test_appointment_is_cancelled_after_a_second_question_with_a_word_to_the_person(
    site: DeskSite, staff: Browser
) -> None:
    booked = site.book("10:00")
    address = f"/balie/afspraken/{booked}"
    await staff.get(f"{address}/afzeggen")
    asked = await staff.post(f"{address}/afzeggen", {"reden": "anders", "bericht": "De verwarming\r\nis  stuk."})
    assert "<h1>Weet u het zeker?</h1>" in asked.text
    assert "De verwarming is stuk." in asked.text
    assert await _status(site, booked) == "booked"
    hidden = dict(re.findall(r'type="hidden" name="(tijd|reden|bericht)" value="([^"]*)"', asked.text))
    done = await staff.post(f"{address}/zeker", hidden)
    assert done.headers["location"] == f"/balie?dag={THURSDAY}&gedaan=afgezegd"
    await staff.get(done.headers["location"])
    assert "De afspraak is afgezegd." in staff.page
    assert "Fatima" not in staff.page
    assert await _status(site, booked) == "cancelled"
    [message] = _messages(site)
    assert message.payload == {"words": "De verwarming is stuk."}
    assert message.by == NAME
    with Session(site.office.engine) as session:
        assert session.exec(select(Occupied)).all() == []
    page = (await staff.get(address)).text
    assert f"afgezegd door {NAME}" in page
    assert "Deze afspraak is afgezegd." in page
    assert "Afspraak afzeggen" not in page


@pytest.mark.parametrize("reason", REASONS)
async def test_reason_that_was_chosen_is_what_the_person_reads(site: DeskSite, staff: Browser, reason: str) -> None:
    booked = site.book("10:00")
    asked = await staff.post(f"/balie/afspraken/{booked}/afzeggen", {"reden": reason})
    assert REASONS[reason] in asked.text
    await staff.post(f"/balie/afspraken/{booked}/zeker", {"reden": reason, "tijd": AT})
    assert [message.payload for message in _messages(site)] == [{"words": REASONS[reason]}]


@pytest.mark.parametrize("step", ["afzeggen", "zeker"])
@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({}, "reden", "Kies wat de persoon te lezen krijgt."),
        ({"reden": "iets"}, "reden", "Kies wat de persoon te lezen krijgt."),
        ({"reden": "anders"}, "bericht", "Schrijf wat de persoon te lezen krijgt."),
        ({"reden": "anders", "bericht": " \n\u200b "}, "bericht", "Schrijf wat de persoon te lezen krijgt."),
        ({"reden": "anders", "bericht": "x" * (LONGEST + 1)}, "bericht", f"hoogstens {LONGEST} tekens"),
    ],
)
async def test_nothing_is_cancelled_without_a_good_word(
    site: DeskSite, staff: Browser, step: str, fields: dict[str, str], field: str, sentence: str
) -> None:
    booked = site.book("10:00")
    answer = await staff.post(f"/balie/afspraken/{booked}/{step}", {"tijd": AT, **fields})
    assert answer.status_code == 422
    shown = re.search(rf'id="{field}-fout">.*?</p>', answer.text)
    assert shown is not None
    assert sentence in shown[0]
    assert await _status(site, booked) == "booked"


async def test_word_of_full_length_is_taken(site: DeskSite, staff: Browser) -> None:
    booked = site.book("10:00")
    fields = {"reden": "anders", "bericht": "é" * LONGEST, "tijd": AT}
    assert (await staff.post(f"/balie/afspraken/{booked}/zeker", fields)).status_code == 303
    assert _messages(site)[0].payload == {"words": "é" * LONGEST}


async def test_appointment_that_was_moved_meanwhile_is_not_cancelled(site: DeskSite, staff: Browser) -> None:
    booked = site.book("10:00")
    to = site.clock.now.fromisoformat(f"{THURSDAY}T14:00+01:00")
    OwnBooking(site.office).move(ByConversation(booked, "c" * 32), To(to))
    answer = await staff.post(f"/balie/afspraken/{booked}/zeker", {"reden": "ziek", "tijd": AT})
    assert answer.status_code == 409
    assert "De afspraak is net verzet, afgezegd of voorbij." in answer.text
    assert await _status(site, booked) == "booked"


async def test_cancelling_twice_tells_the_person_once(site: DeskSite, staff: Browser) -> None:
    booked = site.book("10:00")
    fields = {"reden": "ziek", "tijd": AT}
    assert (await staff.post(f"/balie/afspraken/{booked}/zeker", fields)).status_code == 303
    assert (await staff.post(f"/balie/afspraken/{booked}/zeker", fields)).status_code == 409
    await site.desk.agendas.cancel(booked, "nog eens", NAME)
    assert len(_messages(site)) == 1
    answer = await staff.get(f"/balie/afspraken/{booked}/afzeggen")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/balie/afspraken/{booked}")


async def test_appointment_that_is_over_is_not_cancelled(site: DeskSite, staff: Browser, later: Later) -> None:
    booked = site.book("10:00")
    later(timedelta(days=3))
    await staff.sign_in()
    page = (await staff.get(f"/balie/afspraken/{booked}")).text
    assert "Afspraak afzeggen" not in page
    for step in ("afzeggen", "zeker"):
        answer = await staff.post(f"/balie/afspraken/{booked}/{step}", {"reden": "ziek", "tijd": AT})
        assert answer.status_code == 409
    assert await _status(site, booked) == "booked"


async def test_person_who_erased_his_talk_cannot_be_told_and_the_page_says_so(site: DeskSite, staff: Browser) -> None:
    booked = site.book("10:00")
    OwnBooking(site.office).erase_conversation("c" * 32, cancel=False)
    asked = await staff.post(f"/balie/afspraken/{booked}/afzeggen", {"reden": "ziek"})
    assert "Uw bericht komt niet aan." in asked.text
    done = await staff.post(f"/balie/afspraken/{booked}/zeker", {"reden": "ziek", "tijd": AT})
    assert done.headers["location"] == f"/balie?dag={THURSDAY}&gedaan=afgezegd-stil"
    assert "géén bericht" in (await staff.get(done.headers["location"])).text


@pytest.mark.parametrize("appointment", ["00000000-0000-4000-8000-000000000000", "1", "x", "..%2f..%2fstaff"])
async def test_appointment_that_does_not_exist_is_said_so(staff: Browser, appointment: str) -> None:
    answer = await staff.get(f"/balie/afspraken/{appointment}")
    assert answer.status_code in (400, 404)
    assert "<h1>" in answer.text
