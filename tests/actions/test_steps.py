"""The list of steps, what is ticked off, and when typed words are taken for it."""

from typing import Any

import pytest

from actions.steps import (
    AskWish,
    MySteps,
    StepDone,
    progress_of,
    show,
    step_reported,
    steps_asked,
    steps_named,
    way_to_steps,
)
from tests.actions.trackers import tracker
from werkwijzer.content.library import Library

ANSWERED = {"steps_wish": "werk", "steps_now": "geen", "region": "rotterdam"}


def _slots(events: list[Any]) -> dict[str, Any]:
    return {event["name"]: event["value"] for event in events if event["event"] == "slot"}


async def test_list_has_every_step_with_its_way_and_a_button_to_tick_it_off(library: Library) -> None:
    (reply,), _ = await MySteps(library).talk(tracker(slots=ANSWERED, intent="mijn_stappen"))
    assert [line[:2] for line in reply.text.splitlines()[1:]] == ["1.", "2.", "3.", "4."]
    titles = [button.title for button in reply.buttons]
    assert titles[:2] == ["Cv maken", "Gesprek oefenen"]
    assert [title for title in titles if title.startswith("Gedaan: ")] == [
        "Gedaan: Zoeken op werk.nl",
        "Gedaan: Cv maken",
        "Gedaan: Gesprek oefenen",
        "Gedaan: Werkcentrum",
    ]
    assert [link.url for link in reply.links] == ["https://www.werk.nl", "https://www.werkcentrum.nl"]


async def test_questions_are_asked_before_there_is_a_list(library: Library) -> None:
    replies, events = await MySteps(library).talk(tracker(slots={"region": "rotterdam"}, intent="mijn_stappen"))
    assert replies == []
    assert [event["event"] for event in events] == ["followup"]


async def test_question_has_a_button_for_every_answer(library: Library) -> None:
    (reply,), _ = await AskWish(library).talk(tracker())
    assert [button.title for button in reply.buttons] == [answer.title for answer in library.steps.wish.answers]


async def test_step_that_is_done_keeps_its_number_out_of_what_is_open(library: Library) -> None:
    pressed = tracker(slots=ANSWERED, intent="stap_gedaan")
    pressed.latest_message["entities"] = [{"entity": "stap", "value": "cv"}]
    (reply,), events = await StepDone(library).talk(pressed)
    assert _slots(events) == {"steps_done": ["cv"]}
    assert [line[:2] for line in reply.text.splitlines()[1:]] == ["1.", "3.", "4."]


async def test_whole_list_marks_what_is_done(library: Library) -> None:
    slots = {**ANSWERED, "steps_done": ["cv"]}
    (reply,), _ = await MySteps(library).talk(tracker(slots=slots, intent="mijn_stappen"))
    assert "2. Maak of verbeter uw cv: gedaan ✓" in reply.text.splitlines()


def test_last_open_step_needs_no_name(library: Library) -> None:
    slots = {**ANSWERED, "steps_done": ["profiel", "gesprek", "werkcentrum_rijnmond"]}
    told = step_reported(MySteps(library), tracker("gedaan", slots=slots))
    assert told is not None
    assert told[0][0].text in library.sentences["stappen_klaar"]
    assert library.title("medewerker") in [button.title for button in told[0][0].buttons]


def test_done_without_a_name_asks_which_step(library: Library) -> None:
    told = step_reported(MySteps(library), tracker("gedaan", slots=ANSWERED))
    assert told is not None
    assert told[0][0].text in library.sentences["stappen_welke"]
    assert told[1] == []


@pytest.mark.parametrize("text", ["gedaan", "ik heb een cv gemaakt", "alles gedaan"])
def test_nothing_is_ticked_off_where_there_is_no_list(library: Library, text: str) -> None:
    assert step_reported(MySteps(library), tracker(text, slots={"region": "rotterdam"})) is None


def test_answer_that_an_editor_took_away_counts_as_not_given(library: Library) -> None:
    assert progress_of(MySteps(library), tracker(slots={**ANSWERED, "steps_wish": "rust"})) is None


def test_steps_begin_by_leaving_the_question_that_another_form_asks(library: Library) -> None:
    asked = tracker("mijn stappen")
    asked.active_loop = {"name": "region_form"}
    _, events = show(MySteps(library), asked, [])
    assert [event["event"] for event in events] == ["active_loop", "slot", "followup"]


def test_asking_for_the_steps_while_their_form_asks_leaves_it_to_the_form(library: Library) -> None:
    asked = tracker("mijn stappen")
    asked.active_loop = {"name": "steps_form"}
    assert steps_asked(MySteps(library), asked) == ([], [])


@pytest.mark.parametrize("text", ["mijn stappen", "alles gedaan"])
def test_words_that_can_only_mean_the_steps_are_no_emergency(library: Library, text: str) -> None:
    assert steps_named(MySteps(library), tracker(text, slots=ANSWERED, intent="nood")) is not None


@pytest.mark.parametrize(
    "text", ["wat kan ik nu doen", "gedaan", "ik heb het gedaan", "ik heb alles gedaan", "mijn stapen"]
)
def test_words_that_may_be_despair_stay_an_emergency(library: Library, text: str) -> None:
    assert steps_named(MySteps(library), tracker(text, slots=ANSWERED, intent="nood")) is None


def test_asking_what_to_do_right_after_an_emergency_does_not_begin_the_steps(library: Library) -> None:
    asked = tracker("wat kan ik nu doen")
    user, emergency = {"event": "user"}, {"event": "action", "name": "action_emergency"}
    asked.events = [user, emergency, user]
    assert steps_asked(MySteps(library), asked) is None
    asked.events = [user, emergency, user, {"event": "action", "name": "action_small_talk"}, user]
    assert steps_asked(MySteps(library), asked) is not None


def test_answers_that_belong_to_the_steps_lead_to_them(library: Library) -> None:
    action = MySteps(library)
    assert [button.title for button in way_to_steps(action, tracker(), "top_uitleg")] == [library.title("mijn_stappen")]
    assert way_to_steps(action, tracker(), "sollicitatiehulp") == []
    assert len(way_to_steps(action, tracker(slots=ANSWERED), "sollicitatiehulp")) == 1
