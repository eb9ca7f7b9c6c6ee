"""An answer that nobody looked at again in time says so below itself."""

from datetime import datetime

import pytest

from actions.answer import AnswerQuestion, AnswerSimpler
from actions.tasks import Person
from tests.actions.trackers import tracker
from werkwijzer.clock import AMSTERDAM, Clock
from werkwijzer.content.library import Library

TOPIC = "bijstand_hoogte"
WARNING = "Deze tekst is misschien verouderd."


def _at(library: Library, topic: str, hour: int, days: int = 0) -> Clock:
    """Give a clock that stands at an hour in Amsterdam, so many days after the review of the national answer."""
    review = library.answer(topic, None).review
    moment = datetime(review.year, review.month, review.day + days, hour, tzinfo=AMSTERDAM)
    return lambda: moment


@pytest.mark.parametrize(("days", "hour", "warned"), [(0, 23, False), (1, 0, True)])
def test_answer_warns_from_the_day_after_its_review(library: Library, days: int, hour: int, warned: bool) -> None:
    reply = AnswerQuestion(library, _at(library, TOPIC, hour, days)).reply(TOPIC, None)
    assert (WARNING in reply.text) == warned
    assert reply.text.startswith(library.answer(TOPIC, None).text)


def test_what_held_until_an_earlier_day_is_no_reason_to_warn(library: Library) -> None:
    until = library.answer(TOPIC, None).valid_until
    clock = _at(library, TOPIC, 12)
    assert until is not None
    assert until < clock().date()
    assert WARNING not in AnswerQuestion(library, clock).reply(TOPIC, None).text


async def test_simpler_wording_warns_too(library: Library) -> None:
    late = AnswerSimpler(library, _at(library, TOPIC, 12, days=1))
    (reply,), _ = await late.talk(tracker("/eenvoudiger", intent="eenvoudiger", slots={"topic": TOPIC}))
    assert reply.text.startswith(library.answer(TOPIC, None).simple)
    assert reply.text.rstrip().endswith("UWV.")
    assert WARNING in reply.text


async def test_answer_in_simple_dutch_to_another_language_warns_too(library: Library) -> None:
    asked = tracker("how much is welfare", intent="vraag", slots={"region_asked": True})
    asked.latest_message["intent"]["full_retrieval_intent_name"] = f"vraag/{TOPIC}"
    asked.latest_message["language"] = "en"
    (reply,), _ = await AnswerQuestion(library, _at(library, TOPIC, 12, days=1)).talk(asked)
    assert reply.text.startswith("I understand")
    assert WARNING in reply.text


async def test_numbers_to_call_warn_too(library: Library) -> None:
    (reply,), _ = await Person(library, _at(library, "contact", 12, days=1)).talk(
        tracker("een mens", intent="medewerker")
    )
    assert "14 010" in reply.text
    assert WARNING in reply.text
