"""When a difficult word is explained, and what is offered with it."""

from actions.answer import AnswerSimpler
from actions.glossary import ExplainWord, meaning_asked, word_alone
from actions.steps import MySteps
from tests.actions.trackers import tracker
from tests.conftest import Clock
from werkwijzer.content.library import Library


def test_meaning_comes_with_a_way_back_and_a_way_to_more(library: Library) -> None:
    told = meaning_asked(MySteps(library), tracker("wat is vermogen", slots={"topic": "bijstand_recht"}))
    assert told is not None
    (reply,) = told[0]
    assert [button.title for button in reply.buttons] == [
        f"Verder met: {library.title('bijstand_recht')}",
        library.title("bijstand_vermogen"),
    ]


def test_word_by_itself_is_explained_where_nothing_was_understood(library: Library) -> None:
    assert word_alone(MySteps(library), tracker("peildatum?")) is not None
    assert word_alone(MySteps(library), tracker("blorf")) is None
    assert word_alone(MySteps(library), tracker("uitkering")) is None
    assert meaning_asked(MySteps(library), tracker("peildatum")) is None


def test_word_that_is_its_topics_own_leads_back_only(library: Library) -> None:
    told = meaning_asked(MySteps(library), tracker("wat is vermogen", slots={"topic": "bijstand_vermogen"}))
    assert told is not None
    titles = [button.title for button in told[0][0].buttons]
    assert titles == [f"Verder met: {library.title('bijstand_vermogen')}"]


def test_form_that_asks_something_is_the_way_on_itself(library: Library) -> None:
    asking = tracker("wat is een peildatum", slots={"topic": "bijstand_recht"})
    asking.active_loop = {"name": "region_form"}
    told = meaning_asked(MySteps(library), asking)
    assert told is not None
    assert told[0][0].buttons == []


async def test_word_of_an_old_button_that_was_taken_away_shows_what_can_be_asked(library: Library) -> None:
    pressed = tracker(intent="leg_uit")
    pressed.latest_message["entities"] = [{"entity": "woord", "value": "blorf"}]
    (reply,), _ = await ExplainWord(library).talk(pressed)
    assert reply.text in library.sentences["niet_snappen_niets"]
    assert reply.buttons


async def test_simpler_wording_offers_two_words_at_most_and_never_that_of_its_topic(
    library: Library, clock: Clock
) -> None:
    offered = set()
    for topic in library.topics:
        (reply,), _ = await AnswerSimpler(library, clock).talk(tracker(slots={"topic": topic}))
        words = [
            button.title
            for button in reply.buttons
            if button.title.startswith("Wat betekent ") and button.title != library.title("hulp")
        ]
        assert len(words) <= 2, topic
        offered.update(words)
    assert len(offered) > 10
    (reply,), _ = await AnswerSimpler(library, clock).talk(tracker(slots={"topic": "bijstand_vermogen"}))
    assert "Wat betekent vermogen?" not in [button.title for button in reply.buttons]
