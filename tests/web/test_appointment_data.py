"""What goes along with a message or an erased talk, for appointments, over HTTP."""

from collections.abc import Iterator

import httpx
import pytest

from tests.bot.fake_rasa import FakeRasa
from tests.talk import Talk
from tests.web.answers import is_problem
from tests.web.conftest import Site


@pytest.fixture(autouse=True)
def _backend_as_it_was(site: Site) -> Iterator[None]:
    site.bot.backend.forgotten.clear()
    yield
    site.bot.backend.status = 200


async def test_each_message_goes_to_rasa_with_the_key_of_the_visitor_behind_the_proxy(
    site: Site, http: httpx.AsyncClient, rasa: FakeRasa
) -> None:
    for address in ("203.0.113.7", "2001:db8:1:2::1"):
        http.headers["X-Forwarded-For"] = address
        talk = await Talk.begin(http, region="rotterdam")
        await talk.says("hoi")
    keys = [site.bot.limits.address_key(address) for address in ("203.0.113.7", "2001:db8:1:2::99")]
    assert rasa.addresses == [keys[0], keys[0], keys[1], keys[1]]


@pytest.mark.parametrize(
    ("query", "told"), [({}, "keep"), ({"appointments": "keep"}, "keep"), ({"appointments": "cancel"}, "cancel")]
)
async def test_erasing_says_what_becomes_of_the_appointments(
    site: Site, http: httpx.AsyncClient, talk: Talk, query: dict[str, str], told: str
) -> None:
    erased = await http.delete("/v1/conversation", params=query, headers=talk.headers)
    assert erased.status_code == 204
    conversation_id = site.tokens.conversation(talk.token)
    assert site.bot.backend.forgotten == [{"conversation": conversation_id, "appointments": told}]


async def test_erasing_with_another_word_erases_nothing(site: Site, http: httpx.AsyncClient, talk: Talk) -> None:
    answer = await http.delete("/v1/conversation", params={"appointments": "sell"}, headers=talk.headers)
    is_problem(answer, 422, "invalid")
    assert site.bot.backend.forgotten == []
    assert await talk.history()


async def test_erasing_waits_for_no_backend(site: Site, http: httpx.AsyncClient, talk: Talk) -> None:
    site.bot.backend.status = 503
    assert (await http.delete("/v1/conversation", headers=talk.headers)).status_code == 204
    is_problem(await http.get("/v1/messages", headers=talk.headers), 404, "no_conversation")
