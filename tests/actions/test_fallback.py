"""What is offered to somebody who was not understood."""

from itertools import pairwise
from typing import Any

import pytest

from actions.fallback import Clarify, Missed, NoneOfThese, Outside
from tests.actions.trackers import tracker
from werkwijzer.content.library import Library
from werkwijzer.reply import Reply

CLOSE = [("vraag/bijstand_hoogte", 0.3), ("vraag/bijstand_recht", 0.2), ("vacature_zoeken", 0.1)]


async def _reply(action: Missed, **told: Any) -> Reply:
    (reply,), _ = await action.talk(tracker(**told))
    return reply


def _titles(reply: Reply) -> list[str]:
    return [button.title for button in reply.buttons]


async def test_likeliest_topics_and_tasks_are_offered_best_first_with_a_way_out(library: Library) -> None:
    reply = await _reply(Clarify(library), ranking=CLOSE)
    assert _titles(reply) == [
        library.title("bijstand_hoogte"),
        library.title("bijstand_recht"),
        library.title("vacature_zoeken"),
        "Iets anders",
    ]
    assert [button.payload for button in reply.buttons] == [
        '/kies_topic{"topic": "bijstand_hoogte"}',
        '/kies_topic{"topic": "bijstand_recht"}',
        "/vacature_zoeken",
        "/geen_van_deze",
    ]


async def test_no_more_than_three_are_offered(library: Library) -> None:
    reply = await _reply(Clarify(library), ranking=[*CLOSE, ("medewerker", 0.09), ("vraag/bbz", 0.08)])
    assert len(reply.buttons) == 4


@pytest.mark.parametrize("without_title", ["buiten_bereik", "groet", "nood", "bedankt"])
async def test_what_has_no_button_is_passed_over(library: Library, without_title: str) -> None:
    reply = await _reply(Clarify(library), ranking=[(without_title, 0.4), *CLOSE])
    assert len(reply.buttons) == 4
    assert reply.buttons[0].title == library.title("bijstand_hoogte")


async def test_third_that_is_clearly_less_likely_is_left_out(library: Library) -> None:
    reply = await _reply(Clarify(library), ranking=[*CLOSE[:2], ("vacature_zoeken", 0.03)])
    assert _titles(reply) == [library.title("bijstand_hoogte"), library.title("bijstand_recht"), "Iets anders"]


async def test_second_is_offered_however_unlikely_it_is(library: Library) -> None:
    reply = await _reply(Clarify(library), ranking=[("vraag/bbz", 0.3), ("vraag/ziek", 0.001)])
    assert _titles(reply) == [library.title("bbz"), library.title("ziek"), "Iets anders"]


async def test_nothing_likely_still_leaves_a_way_out(library: Library) -> None:
    assert _titles(await _reply(Clarify(library), ranking=[])) == ["Iets anders"]


@pytest.mark.parametrize("action", [Clarify, Outside, NoneOfThese])
@pytest.mark.parametrize(("misses", "offered"), [(None, False), (0, False), (1, False), (2, True), (3, True)])
async def test_third_miss_in_a_row_offers_a_person_first(
    library: Library, action: type[Missed], misses: int | None, *, offered: bool
) -> None:
    reply = await _reply(action(library), ranking=CLOSE, slots={"misses": misses})
    assert (reply.text in library.sentences["mens_aanbieden"]) is offered
    if offered:
        assert reply.buttons[0].title == library.title("medewerker")


async def test_person_is_offered_once_also_where_a_person_may_be_meant(library: Library) -> None:
    reply = await _reply(Clarify(library), ranking=[("medewerker", 0.4), *CLOSE], slots={"misses": 2})
    assert _titles(reply).count(library.title("medewerker")) == 1


@pytest.mark.parametrize("action", [Clarify, Outside, NoneOfThese])
async def test_misses_are_counted_and_no_sentence_comes_twice_running(library: Library, action: type[Missed]) -> None:
    misses: float = 0
    said = []
    for _ in range(6):
        (reply,), (counted,) = await action(library).talk(tracker(ranking=CLOSE, slots={"misses": misses}))
        assert counted["value"] == misses + 1
        misses = counted["value"]
        said.append(reply.text)
    assert all(before != after for before, after in pairwise(said))


@pytest.mark.parametrize("action", [Clarify, Outside, NoneOfThese])
async def test_place_that_was_not_understood_as_anything_else_is_remembered(
    library: Library, action: type[Missed]
) -> None:
    (reply,), events = await action(library).talk(tracker("ik woon in schiedam", CLOSE, {"misses": 2}))
    assert "Rotterdam en omgeving" in reply.text
    assert {event["name"]: event["value"] for event in events} == {"region": "rotterdam", "misses": 0}


async def test_not_knowing_is_not_taken_for_a_place_when_nobody_asked(library: Library) -> None:
    reply = await _reply(Clarify(library), text="weet ik niet", ranking=CLOSE)
    assert reply.text in library.sentences["verduidelijk"]
