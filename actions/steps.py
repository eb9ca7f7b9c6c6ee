"""The steps that somebody can take now: two questions, a list, and what is done."""

from collections.abc import Sequence
from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import NEVER_AN_ANSWER, SLOT_REGION, Talk, Told, entity, intent_of, stop_asking, typed_text
from actions.step_list import Progress, ask_which, following, list_of
from werkwijzer.content.library import Library
from werkwijzer.content.options import OptionQuestion, read_answer
from werkwijzer.content.step_words import asks_for_steps, names_steps, read_report, says_all_done
from werkwijzer.content.steps import chosen
from werkwijzer.reply import Button, Reply

SLOT_WISH = "steps_wish"
SLOT_NOW = "steps_now"
SLOT_DONE = "steps_done"
FORM = "steps_form"
ANSWER = "antwoord"
STEP = "stap"
"""The entities that buttons carry."""


class AskWish(Talk):
    """Ask what somebody wants most."""

    names = ("action_ask_steps_wish",)
    understood = False

    async def talk(self, tracker: Tracker) -> Told:
        return [_question(self.library.steps.wish)], []


class AskNow(Talk):
    """Ask what somebody lives on now."""

    names = ("action_ask_steps_now",)
    understood = False

    async def talk(self, tracker: Tracker) -> Told:
        return [_question(self.library.steps.now)], []


class ReadSteps(FormValidationAction):
    """Read the answers to the two questions from a button or from what was typed."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def name(self) -> str:
        return f"validate_{FORM}"

    async def extract_steps_wish(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        return self._read(tracker, SLOT_WISH, self._library.steps.wish)

    async def extract_steps_now(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        return self._read(tracker, SLOT_NOW, self._library.steps.now)

    def _read(self, tracker: Tracker, slot: str, question: OptionQuestion) -> dict[str, Any]:
        pressed = entity(tracker, ANSWER)
        if pressed in question.ids():
            return {slot: pressed}
        text = typed_text(tracker)
        asked_something = intent_of(tracker) in NEVER_AN_ANSWER or self._library.glossary.asked(text) is not None
        if tracker.get_slot("requested_slot") != slot or asked_something:
            return {}
        found = read_answer(question.answers, text)
        return {slot: found} if found is not None else {}


class MySteps(Talk):
    """Show the steps, or ask first what is needed to choose them."""

    names = ("action_my_steps",)

    async def talk(self, tracker: Tracker) -> Told:
        return show(self, tracker, _answered(self.library, tracker))


class NewSteps(Talk):
    """Choose other steps: ask both questions again; what is done stays done."""

    names = ("action_new_steps",)

    async def talk(self, tracker: Tracker) -> Told:
        return show(self, tracker, [SlotSet(SLOT_WISH, None), SlotSet(SLOT_NOW, None)])


class StepDone(Talk):
    """Tick off the step of a button, and show what is still open."""

    names = ("action_step_done",)

    async def talk(self, tracker: Tracker) -> Told:
        progress = progress_of(self, tracker)
        step = entity(tracker, STEP)
        if progress is None:
            return show(self, tracker, [])
        return _ticked(self, progress, [step] if step is not None else [])


def steps_asked(action: Talk, tracker: Tracker) -> Told | None:
    """Show the steps to who asks for them in so many words; after an emergency "wat kan ik nu doen" is about that."""
    text = typed_text(tracker)
    if _follows_emergency(tracker):
        return steps_named(action, tracker)
    return show(action, tracker, []) if asks_for_steps(action.library.steps, text) else None


def steps_named(action: Talk, tracker: Tracker) -> Told | None:
    """Show the steps, or tick all of them off, at words that can mean nothing else.

    "Mijn stappen" and "alles gedaan" are like despair to the classifier, which sees an emergency too many rather than
    one too few.
    """
    text = typed_text(tracker)
    if names_steps(action.library.steps, text):
        return show(action, tracker, [])
    return step_reported(action, tracker) if says_all_done(text) else None


def step_reported(action: Talk, tracker: Tracker) -> Told | None:
    """Tick off what somebody says he has done, where he has a list."""
    progress = progress_of(action, tracker)
    if progress is None or tracker.active_loop_name:
        return None
    report = read_report(action.library.steps, progress.steps, typed_text(tracker))
    if report is None:
        return None
    if report.steps:
        return _ticked(action, progress, [step.id for step in report.steps])
    open_steps = progress.open()
    if len(open_steps) == 1:
        return _ticked(action, progress, [open_steps[0].id])
    return [ask_which(action, progress) if open_steps else following(action, progress)], []


def show(action: Talk, tracker: Tracker, events: Sequence[EventType]) -> Told:
    """Show the list as it is after these events, or start the questions."""
    progress = progress_of(action, tracker, events)
    if progress is not None:
        return [list_of(action, progress)], list(events)
    if tracker.active_loop_name == FORM:
        # The form asks on by itself.
        return [], list(events)
    return [], [*events, *stop_asking(tracker), FollowupAction(FORM)]


def progress_of(action: Talk, tracker: Tracker, events: Sequence[EventType] = ()) -> Progress | None:
    """Give the steps that were chosen and which of them are done; nothing before both questions are answered."""
    changed = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
    wish, now, done = (changed.get(name, tracker.get_slot(name)) for name in (SLOT_WISH, SLOT_NOW, SLOT_DONE))
    plan = action.library.steps
    # An editor may have taken an answer away since it was given.
    if wish not in plan.wish.ids() or now not in plan.now.ids():
        return None
    steps = chosen(action.library, tracker.get_slot(SLOT_REGION), str(wish), str(now))
    return Progress(tuple(steps), tuple(done or ()))


def way_to_steps(action: Talk, tracker: Tracker, topic: str) -> list[Button]:
    """Give the button to the steps under an answer that belongs to them."""
    progress = progress_of(action, tracker)
    own = {step.topic for step in progress.steps} if progress is not None else set()
    return [action.button("mijn_stappen")] if topic in {*action.library.steps.offered_with, *own} else []


def _follows_emergency(tracker: Tracker) -> bool:
    """Say whether the turn before this one gave the help lines."""
    turns = [number for number, event in enumerate(tracker.events) if event["event"] == "user"][-2:]
    before = tracker.events[turns[0] : turns[-1]] if turns else []
    return any(event.get("name") == "action_emergency" for event in before)


def _answered(library: Library, tracker: Tracker) -> list[EventType]:
    """Give the event for the answer of a button that was pressed while nothing asked for it."""
    pressed = entity(tracker, ANSWER)
    for slot, question in ((SLOT_WISH, library.steps.wish), (SLOT_NOW, library.steps.now)):
        if pressed in question.ids():
            return [SlotSet(slot, pressed)]
    return []


def _ticked(action: Talk, progress: Progress, names: Sequence[str]) -> Told:
    after = progress.with_done(names)
    return [following(action, after)], [SlotSet(SLOT_DONE, list(after.done))]


def _question(question: OptionQuestion) -> Reply:
    buttons = [
        Button(title=answer.title, payload=f'/stappen_antwoord{{"{ANSWER}": "{answer.id}"}}')
        for answer in question.answers
    ]
    return Reply(text=question.text, buttons=buttons)
