"""Block time, give it back, add hours to a day, and change those of every week."""

import re

import pytest

from tests.balie.conftest import OWN, THURSDAY, Browser, DeskSite

BLOCK = {"dag": THURSDAY, "van": "15:00", "tot": "16:00", "notitie": "Overleg"}
EXTRA = {"dag": THURSDAY, "van": "18:00", "tot": "20:00"}


def _hours(page: str) -> dict[str, str]:
    """Give what the form for weekly hours shows."""
    return dict(re.findall(r'name="((?:van|tot)-\d-\d)" type="time" value="([^"]+)"', page))


async def test_blocked_time_is_on_the_day_and_can_be_given_back(site: DeskSite, staff: Browser) -> None:
    await staff.get(f"/balie/blokkeren?dag={THURSDAY}")
    assert f'value="{THURSDAY}"' in staff.page
    answer = await staff.post("/balie/blokkeren", BLOCK)
    assert answer.headers["location"] == f"/balie?dag={THURSDAY}&gedaan=geblokkeerd"
    await staff.get(answer.headers["location"])
    assert "De tijd is geblokkeerd." in staff.page
    undo = re.search(r'action="(/balie/blokkades/\d+/opheffen)"', staff.page)
    assert undo is not None
    answer = await staff.post(undo[1], {"dag": THURSDAY})
    assert answer.headers["location"] == f"/balie?dag={THURSDAY}&gedaan=vrijgegeven"
    await staff.get(answer.headers["location"])
    assert "Geblokkeerd" not in staff.page
    assert (await staff.post(undo[1], {"dag": THURSDAY})).status_code == 404


async def test_time_with_appointments_is_not_blocked_and_they_are_named(site: DeskSite, staff: Browser) -> None:
    first, second = site.book("10:00"), site.book("14:00", first_name="Henk")
    answer = await staff.post("/balie/blokkeren", {**BLOCK, "van": "09:00", "tot": "17:00"})
    assert answer.status_code == 409
    assert "In deze tijd staan al 2 afspraken" in answer.text
    for appointment, name in ((first, "Fatima"), (second, "Henk")):
        assert f"/balie/afspraken/{appointment}" in answer.text
        assert name in answer.text
    assert 'value="09:00"' in answer.text, "what was typed stays"
    await staff.get(f"/balie?dag={THURSDAY}")
    assert "Geblokkeerd" not in staff.page


async def test_pause_after_an_appointment_is_in_the_way_too(site: DeskSite, staff: Browser) -> None:
    booked = site.book("10:00")
    answer = await staff.post("/balie/blokkeren", {**BLOCK, "van": "11:00", "tot": "11:15"})
    assert answer.status_code == 409
    assert f"/balie/afspraken/{booked}" in answer.text


async def test_time_that_is_blocked_already_is_said_so(staff: Browser) -> None:
    await staff.post("/balie/blokkeren", BLOCK)
    answer = await staff.post("/balie/blokkeren", BLOCK)
    assert answer.status_code == 409
    assert "staat al een blokkade" in answer.text


@pytest.mark.parametrize("path", ["/balie/blokkeren", "/balie/extra-uren"])
@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"dag": ""}, "dag", "Vul een dag in"),
        ({"dag": "31-2-2026"}, "dag", "Vul een dag in"),
        ({"dag": "2026-11-26T10:00"}, "dag", "Vul een dag in"),
        ({"van": ""}, "van", "Vul een tijd in"),
        ({"van": "25:00"}, "van", "Vul een tijd in"),
        ({"van": "\u0661\u0660:00"}, "van", "Vul een tijd in"),
        ({"tot": "half vier"}, "tot", "Vul een tijd in"),
        ({"tot": "15:00", "van": "15:00"}, "tot", "na de begintijd"),
        ({"tot": "14:00", "van": "15:00"}, "tot", "na de begintijd"),
    ],
)
async def test_what_is_wrong_stands_with_its_field(
    staff: Browser, path: str, wrong: dict[str, str], field: str, sentence: str
) -> None:
    answer = await staff.post(path, {**BLOCK, **wrong})
    assert answer.status_code == 422
    assert "<title>Fout: " in answer.text
    assert f'<a class="nl-link" href="#{field}">' in answer.text
    shown = re.search(rf'id="{field}-fout">.*?</p>', answer.text)
    assert shown is not None
    assert sentence in shown[0]
    assert re.search(
        rf'<input[^>]*id="{field}"[^>]*aria-invalid="true"[^>]*aria-describedby="[^"]*{field}-fout', answer.text
    )


async def test_note_that_is_too_long_is_said_so(staff: Browser) -> None:
    answer = await staff.post("/balie/blokkeren", {**BLOCK, "notitie": "x" * 201})
    assert answer.status_code == 422
    assert "hoogstens 200 tekens" in answer.text


async def test_time_is_read_as_people_type_it(staff: Browser) -> None:
    answer = await staff.post("/balie/blokkeren", {"dag": "26-11-2026", "van": "9.00", "tot": "24:00"})
    assert answer.status_code == 303
    await staff.get(f"/balie?dag={THURSDAY}")
    assert "09.00 tot 24.00" in staff.page


async def test_extra_hours_are_free_time_and_can_be_taken_away(staff: Browser) -> None:
    await staff.get(f"/balie/extra-uren?dag={THURSDAY}")
    answer = await staff.post("/balie/extra-uren", EXTRA)
    assert answer.headers["location"] == f"/balie?dag={THURSDAY}&gedaan=extra"
    await staff.get(answer.headers["location"])
    assert "De extra uren staan erbij." in staff.page
    assert "18.00 tot 20.00" in staff.page
    undo = re.search(r'action="(/balie/extra-uren/\d+/weghalen)"', staff.page)
    assert undo is not None
    answer = await staff.post(undo[1], {"dag": THURSDAY})
    await staff.get(answer.headers["location"])
    assert "18.00 tot 20.00" not in staff.page
    assert (await staff.post(undo[1], {"dag": THURSDAY})).status_code == 404


async def test_extra_hours_on_a_holiday_would_not_hold_and_are_refused(staff: Browser) -> None:
    answer = await staff.post("/balie/extra-uren", {**EXTRA, "dag": "2026-12-25"})
    assert answer.status_code == 422
    assert "Dan is het Eerste kerstdag, en is alles gesloten." in answer.text


async def test_weekly_hours_are_shown_and_changed(site: DeskSite, staff: Browser) -> None:
    page = (await staff.get("/balie/werktijden")).text
    shown = _hours(page)
    assert shown["van-0-0"] == "09:00"
    assert shown["tot-4-1"] == "17:00"
    assert "van-5-0" not in shown
    changed = {**shown, "van-0-0": "08:30", "van-4-0": "", "tot-4-0": "", "van-4-1": "", "tot-4-1": ""}
    answer = await staff.post("/balie/werktijden", {**changed, "van-5-1": "10:00", "tot-5-1": "12:00"})
    assert answer.headers["location"] == "/balie/werktijden?gedaan=werktijden"
    page = (await staff.get(answer.headers["location"])).text
    assert "De werktijden zijn veranderd." in page
    shown = _hours(page)
    assert shown["van-0-0"] == "08:30"
    assert "van-4-0" not in shown
    assert (shown["van-5-0"], shown["tot-5-0"]) == ("10:00", "12:00")


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"van-0-0": "09:00"}, "tot-0-0", "Vul een tijd in"),
        ({"tot-6-1": "09:00"}, "van-6-1", "Vul een tijd in"),
        ({"van-2-0": "13:00", "tot-2-0": "12:00"}, "tot-2-0", "na de begintijd"),
        ({"van-2-0": "09:00", "tot-2-0": "12:00", "van-2-1": "11:00", "tot-2-1": "13:00"}, "van-2-1", "op volgorde"),
    ],
)
async def test_wrong_weekly_hours_change_nothing(
    site: DeskSite, staff: Browser, wrong: dict[str, str], field: str, sentence: str
) -> None:
    before = await site.desk.agendas.weekly(int(OWN))
    answer = await staff.post("/balie/werktijden", wrong)
    assert answer.status_code == 422
    shown = re.search(rf'id="{field}-fout">.*?</p>', answer.text)
    assert shown is not None
    assert sentence in shown[0]
    assert await site.desk.agendas.weekly(int(OWN)) == before


async def test_appointments_stay_when_the_hours_under_them_go(site: DeskSite, staff: Browser) -> None:
    site.book("10:00")
    await staff.post("/balie/werktijden", {"van-0-0": "09:00", "tot-0-0": "12:00"})
    await staff.get(f"/balie?dag={THURSDAY}")
    assert "Loopbaanadvies, Fatima" in staff.page


async def test_coordinator_changes_the_agenda_that_he_chose(site: DeskSite, coordinator: Browser) -> None:
    await coordinator.get("/balie?adviseur=2")
    answer = await coordinator.post("/balie/blokkeren?adviseur=2", BLOCK)
    assert answer.headers["location"] == f"/balie?dag={THURSDAY}&gedaan=geblokkeerd&adviseur=2"
    assert "Geblokkeerd" in (await coordinator.get(answer.headers["location"])).text
    assert "Geblokkeerd" not in (await coordinator.get(f"/balie?adviseur=1&dag={THURSDAY}")).text
