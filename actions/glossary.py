"""Explain a difficult word, at any moment of a talk."""

from rasa_sdk import Tracker
from rasa_sdk.events import EventType

from actions.base import SLOT_TOPIC, Talk, Told, entity, typed_text
from werkwijzer.content.glossary import Explained
from werkwijzer.reply import Button, Reply

MOST_OFFERED = 2
WORD = "woord"
"""The entity that the button of a word carries."""


class ExplainWord(Talk):
    """Explain the word of a button."""

    names = ("action_explain_word",)

    async def talk(self, tracker: Tracker) -> tuple[list[Reply], list[EventType]]:
        entry = self.library.glossary.word(entity(tracker, WORD) or "")
        if entry is None:
            return [self.menu(self.library.sentence("niet_snappen_niets"))], []
        return [explanation(self, tracker, entry)], []


def meaning_asked(action: Talk, tracker: Tracker) -> Told | None:
    """Explain the word whose meaning somebody asks for."""
    entry = action.library.glossary.asked(typed_text(tracker))
    return ([explanation(action, tracker, entry)], []) if entry is not None else None


def word_alone(action: Talk, tracker: Tracker) -> Told | None:
    """Explain a hard word that is all that somebody typed; only good where nothing else was understood."""
    entry = action.library.glossary.word(typed_text(tracker))
    return ([explanation(action, tracker, entry)], []) if entry is not None and entry.offer else None


def explanation(action: Talk, tracker: Tracker, entry: Explained) -> Reply:
    """Give the meaning, with a way back to what was talked about and a way to more about the word."""
    return Reply(text=entry.meaning, buttons=_ways_on(action, tracker, entry))


def _ways_on(action: Talk, tracker: Tracker, entry: Explained) -> list[Button]:
    library, last = action.library, tracker.get_slot(SLOT_TOPIC)
    buttons = []
    # While a form asks something, its question comes next and is the way on.
    if last in library.topics and not tracker.active_loop_name:
        title = library.sentence("verder_met_knop", title=library.title(last))
        buttons.append(action.button(last).model_copy(update={"title": title}))
    if entry.topic is not None and entry.topic != last:
        buttons.append(action.button(entry.topic))
    return buttons or ([] if tracker.active_loop_name else [action.button("hulp")])


def word_buttons(action: Talk, text: str, topic: str) -> list[Button]:
    """Give buttons for the first difficult words of an answer, but not for the word that its topic is about."""
    entries = [entry for entry in action.library.glossary.within(text) if entry.topic != topic][:MOST_OFFERED]
    return [
        Button(
            title=action.library.sentence("woord_knop", word=entry.word),
            payload=f'/leg_uit{{"{WORD}": "{entry.word}"}}',
        )
        for entry in entries
    ]
