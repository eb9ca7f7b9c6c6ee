"""Add an adviser and change one, which a co-ordinator alone does."""

import re

import httpx
import pytest

from backend.services.booking.port import Mode
from bot.balie.errors import NotThere
from bot.balie.shapes import Profile
from tests.balie.conftest import FROM_A_PAGE, KIND, OTHER_REGION, OWN, REGION, THURSDAY, Browser, DeskSite

NEW, FIRST = "/balie/adviseurs/nieuw", f"/balie/adviseurs/{OWN}"
PATHS = [NEW, FIRST]
FILLED = {
    "naam": "Chaima el Idrissi",
    "regio": REGION,
    f"soort-{KIND}": "ja",
    "soort-scholingsadvies": "ja",
    "tegelijk": "2",
    "link": "https://video.example.nl/chaima",
    "actief": "ja",
}
HOURS = {"van-3-0": "09:00", "tot-3-0": "12:00"}


def _without(name: str) -> dict[str, str]:
    return {key: value for key, value in FILLED.items() if key != name}


def _ticked(page: str) -> set[str]:
    return set(re.findall(r'name="((?:soort-[\w-]+|actief))" value="ja"[^>]* checked>', page))


async def _advisers(site: DeskSite) -> list[str]:
    return [each.name for each in await site.desk.agendas.advisers()]


async def test_adviser_is_added_given_hours_and_booked(site: DeskSite, coordinator: Browser) -> None:
    page = (await coordinator.get("/balie/adviseurs")).text
    assert f'href="{NEW}"' in page
    assert "(nummer 1, Rotterdam en omgeving)" in page
    page = (await coordinator.get(NEW)).text
    assert _ticked(page) == set()
    assert 'name="tegelijk" type="text" value="1"' in page
    assert "Nederland" not in page, "no talk is booked for the country as a whole"
    answer = await coordinator.post(NEW, FILLED)
    assert answer.headers["location"] == "/balie/werktijden?gedaan=adviseur-nieuw&adviseur=3"
    page = (await coordinator.get(answer.headers["location"])).text
    assert "De adviseur is toegevoegd. Vul nu de werktijden in" in page
    assert "Agenda van <strong>Chaima el Idrissi</strong>" in page
    await coordinator.post("/balie/werktijden?adviseur=3", HOURS)
    site.book("09:00", kind="scholingsadvies", mode=Mode.ONLINE)
    assert "Scholingsadvies, Fatima" in (await coordinator.get(f"/balie?adviseur=3&dag={THURSDAY}")).text
    assert await site.desk.agendas.profile(3) == Profile(
        id=3,
        name="Chaima el Idrissi",
        region=REGION,
        active=True,
        kinds=sorted([KIND, "scholingsadvies"]),
        seats=2,
        meeting_url="https://video.example.nl/chaima",
    )


async def test_desk_without_advisers_leads_to_the_form_for_one(site: DeskSite, coordinator: Browser) -> None:
    with site.office.engine.begin() as tables:
        tables.exec_driver_sql("DELETE FROM backend_adviser")
    page = (await coordinator.get("/balie/adviseurs")).text
    assert "Er zijn nog geen adviseurs." in page
    assert f'href="{NEW}"' in page


async def test_adviser_is_shown_and_changed(site: DeskSite, coordinator: Browser) -> None:
    assert f'href="{FIRST}"' in (await coordinator.get("/balie/adviseurs")).text
    page = (await coordinator.get(FIRST)).text
    assert 'value="Samira Jansen"' in page
    assert re.search(rf'value="{REGION}"[^>]* checked>', page)
    assert _ticked(page) == {f"soort-{KIND}", "actief"}
    answer = await coordinator.post(FIRST, {**FILLED, "naam": "Samira  Jansen-Vos ", "link": ""})
    assert answer.headers["location"] == "/balie/adviseurs?gedaan=adviseur"
    page = (await coordinator.get(answer.headers["location"])).text
    assert "De gegevens van de adviseur zijn veranderd." in page
    assert "Samira Jansen-Vos" in page
    found = await site.desk.agendas.profile(int(OWN))
    assert (found.seats, found.meeting_url, found.active) == (2, None, True)
    assert await site.desk.agendas.weekly(int(OWN)) != [[]] * 7, "the hours stay"


async def test_adviser_who_leaves_keeps_his_appointments_and_can_come_back(
    site: DeskSite, coordinator: Browser
) -> None:
    site.book("10:00")
    await coordinator.get(FIRST)
    await coordinator.post(FIRST, _without("actief"))
    assert "maakt geen nieuwe afspraken" in (await coordinator.get("/balie/adviseurs")).text
    assert "Loopbaanadvies, Fatima" in (await coordinator.get(f"/balie?adviseur={OWN}&dag={THURSDAY}")).text
    page = (await coordinator.get(FIRST)).text
    assert "actief" not in _ticked(page)
    await coordinator.post(FIRST, FILLED)
    assert (await site.desk.agendas.profile(int(OWN))).active


async def test_kind_that_is_not_booked_now_stays_with_its_adviser(site: DeskSite, coordinator: Browser) -> None:
    await site.desk.agendas.alter_adviser(int(OWN), {"kinds": [KIND, "taalvraag"]})
    assert "taalvraag" not in (await coordinator.get(FIRST)).text
    await coordinator.post(FIRST, FILLED)
    assert "taalvraag" in (await site.desk.agendas.profile(int(OWN))).kinds


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({**FILLED, "naam": " \t"}, "naam", "Vul een naam in."),
        ({**FILLED, "naam": "x" * 81}, "naam", "hoogstens 80 tekens"),
        (_without("regio"), "regio", "Kies een regio."),
        ({**FILLED, "regio": "nl"}, "regio", "Kies een regio."),
        ({"naam": "Chaima", "regio": REGION, "tegelijk": "1"}, "soorten", "Kies minstens één soort gesprek."),
        (
            {**FILLED, "soort-x": "ja", "regio": OTHER_REGION},
            "soorten",
            "Amsterdam en omgeving: Scholingsadvies.",
        ),
        ({**FILLED, "tegelijk": ""}, "tegelijk", "van 1 tot 100"),
        ({**FILLED, "tegelijk": "0"}, "tegelijk", "van 1 tot 100"),
        ({**FILLED, "tegelijk": "101"}, "tegelijk", "van 1 tot 100"),
        ({**FILLED, "tegelijk": "\u0662"}, "tegelijk", "van 1 tot 100"),
        ({**FILLED, "tegelijk": "-1"}, "tegelijk", "van 1 tot 100"),
        ({**FILLED, "link": "http://video.example.nl/x"}, "link", "begint met https://"),
        ({**FILLED, "link": "javascript:alert(1)"}, "link", "begint met https://"),
        ({**FILLED, "link": "https://jan:geheim@video.example.nl"}, "link", "zonder naam of wachtwoord"),
        ({**FILLED, "link": "https://video.example.nl/" + "x" * 300}, "link", "hoogstens 300 tekens"),
    ],
)
async def test_what_is_wrong_stands_with_its_field_and_changes_nothing(
    site: DeskSite, coordinator: Browser, path: str, fields: dict[str, str], field: str, sentence: str
) -> None:
    before = await _advisers(site), await site.desk.agendas.profile(int(OWN))
    await coordinator.get(path)
    answer = await coordinator.post(path, fields)
    assert answer.status_code == 422
    assert "<title>Fout: " in answer.text
    assert f'<a class="nl-link" href="#{field}">' in answer.text
    assert f' id="{field}"' in answer.text
    shown = re.search(rf'id="{field}-fout">.*?</p>', answer.text)
    assert shown is not None
    assert sentence in shown[0]
    assert re.search(rf'aria-describedby="[^"]*{field}-fout"', answer.text)
    assert f'value="{fields["naam"]}"' in answer.text, "what was typed stays"
    assert (await _advisers(site), await site.desk.agendas.profile(int(OWN))) == before


async def test_everything_that_is_wrong_is_said_at_once(coordinator: Browser) -> None:
    await coordinator.get(NEW)
    answer = await coordinator.post(NEW, {"link": "x" * 301})
    assert re.findall(r'href="#(\w+)"', answer.text.partition("<main")[2]) == [
        "naam", "regio", "soorten", "tegelijk", "link"
    ]  # fmt: skip


async def test_what_a_co_ordinator_types_is_shown_as_text(site: DeskSite, coordinator: Browser) -> None:
    await coordinator.get(NEW)
    await coordinator.post(NEW, {**FILLED, "naam": '<script>x</script>">'})
    for path in ("/balie/adviseurs", "/balie/adviseurs/3"):
        html = (await coordinator.get(path)).text
        assert "<script" not in html
        assert "&lt;script&gt;" in html


@pytest.mark.parametrize("path", PATHS)
async def test_who_has_an_agenda_adds_and_changes_nobody(site: DeskSite, staff: Browser, path: str) -> None:
    before = await _advisers(site)
    assert (await staff.get(path)).status_code == 404
    await staff.get("/balie")
    answer = await staff.post(path, FILLED)
    assert answer.status_code == 404
    assert await _advisers(site) == before
    page = (await staff.get("/balie/adviseurs")).text
    assert NEW not in page


@pytest.mark.parametrize("path", PATHS)
async def test_form_for_an_adviser_asks_for_the_token_and_our_own_page(
    site: DeskSite, coordinator: Browser, path: str
) -> None:
    before = await _advisers(site)
    await coordinator.get(path)
    answer = await coordinator.http.post(path, data={**FILLED, "token": "x"}, headers=FROM_A_PAGE)
    assert answer.status_code == 403
    answer = await coordinator.post(path, FILLED, **{"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert await _advisers(site) == before


@pytest.mark.parametrize("number", ["9", "0", "-1", "x", "9" * 30])
async def test_adviser_who_does_not_exist_is_neither_shown_nor_changed(
    site: DeskSite, coordinator: Browser, number: str
) -> None:
    answer = await coordinator.get(f"/balie/adviseurs/{number}")
    assert answer.status_code in (400, 404)
    await coordinator.get(NEW)
    answer = await coordinator.post(f"/balie/adviseurs/{number}", FILLED)
    assert answer.status_code in (400, 404)
    with pytest.raises(NotThere):
        await site.desk.agendas.profile(9)


async def test_adviser_is_not_added_while_the_backend_is_away(
    site: DeskSite, coordinator: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object, **__: object) -> httpx.Response:
        raise httpx.ConnectError("geheim adres")

    await coordinator.get(NEW)
    monkeypatch.setattr(site.desk.agendas._http, "request", away)
    token = coordinator.token
    for answer in (await coordinator.get(NEW), await coordinator.post(NEW, {**FILLED, "token": token})):
        assert answer.status_code == 503
        assert "geheim" not in answer.text
