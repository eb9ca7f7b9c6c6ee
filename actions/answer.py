"""Answer a question from content/, for the region where somebody lives."""

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet

from actions.base import (
    SLOT_REGION,
    SLOT_REGION_ASKED,
    SLOT_TOPIC,
    Talk,
    entity,
    intent_of,
    topic_id,
    typed_text,
)
from actions.glossary import word_buttons
from actions.shortcuts import TYPED
from actions.steps import way_to_steps
from werkwijzer.clock import Clock, today
from werkwijzer.content.library import Library
from werkwijzer.content.places import ELSEWHERE
from werkwijzer.content.schema import Answer
from werkwijzer.reply import Button, Link, Reply, Source

SIMPLER = "/eenvoudiger"
REGION_FORM = "region_form"
_REGION_FORM_BEGAN = ("active_loop", REGION_FORM)


class Answering(Talk):
    """What the actions share that say an answer of content/."""

    def __init__(self, library: Library, clock: Clock) -> None:
        super().__init__(library)
        self._clock = clock

    def whole(self, words: str, answer: Answer) -> str:
        """Give the words with the next step, and below it a warning when nobody looked at them again in time."""
        parts = [words, answer.next_step.text]
        if answer.is_past_review(today(self._clock)):
            parts.append(self.library.sentence("verouderd"))
        return "\n\n".join(parts)


class AnswerQuestion(Answering):
    """Answer `vraag/<topic>`; ask once for the region when the answer depends on it."""

    names = ("action_answer",)
    shortcuts = TYPED

    async def talk(self, tracker: Tracker) -> tuple[list[Reply], list[EventType]]:
        topic = asked_topic(tracker)
        if topic not in self.library.topics:
            return [self.menu(self.library.sentence("onderwerp_weg" if topic else "hulp"))], []
        events: list[EventType] = [SlotSet(SLOT_TOPIC, topic)]
        region = tracker.get_slot(SLOT_REGION)
        named = self._named_region(tracker)
        if named not in (None, region):
            region = named
            events.append(SlotSet(SLOT_REGION, region))
        # Asked once, and not while another form asks something.
        may_ask = not tracker.get_slot(SLOT_REGION_ASKED) and not tracker.active_loop_name
        if region is None and may_ask and self.library.differs_by_region(topic):
            return [], [*events, FollowupAction(REGION_FORM)]
        reply = self.reply(topic, region)
        message = question(tracker)
        own = self.own_language(message)
        reply = self._in_plain_dutch(reply, own.understood, topic, region) if own else reply
        reply = reply.model_copy(update={"buttons": [*reply.buttons, *way_to_steps(self, tracker, topic)]})
        return [self._with_second_topic(reply, message, topic)], events

    def _with_second_topic(self, reply: Reply, message: Mapping[str, Any], topic: str) -> Reply:
        """Put a button for what else the text asked about before the others, so that it is not lost."""
        also = topic_id(message.get("also"))
        if also == topic or not self.library.has_title(also):
            return reply
        second = self.button(also)
        return reply.model_copy(update={"buttons": [second, *(one for one in reply.buttons if one != second)]})

    def _in_plain_dutch(self, reply: Reply, preface: str, topic: str, region: str | None) -> Reply:
        """Give the answer in its simplest words, after a sentence in the language of the question."""
        answer = self.library.answer(topic, region)
        text = f"{preface}\n\n{self.whole(answer.simple, answer)}"
        simpler = self.library.sentence("eenvoudiger_knop")
        buttons = [button for button in reply.buttons if button.title != simpler]
        return reply.model_copy(update={"text": text, "buttons": [*buttons, self.button("medewerker")]})

    def _named_region(self, tracker: Tracker) -> str | None:
        """Give the region that the question itself names ("bijstand in Schiedam").

        A place elsewhere counts only where somebody says that he lives there: he may well name a former one.
        """
        if intent_of(tracker) != "vraag":
            return None
        text = typed_text(tracker)
        found = self.library.places.residence(text) or self.library.places.mentioned(text)
        if found is None or (found.region == ELSEWHERE and self.library.places.residence(text) is None):
            return None
        return found.region

    def reply(self, topic: str, region: str | None) -> Reply:
        """Give the answer as one bubble: what holds, the next step, the source, and a simpler wording by button."""
        answer = self.library.answer(topic, region)
        step = answer.next_step
        buttons = [self.button(way) for way in (step.task, step.topic) if way is not None]
        if answer.successor is not None and answer.successor != step.topic:
            buttons.append(self.button(answer.successor))
        buttons.append(Button(title=self.library.sentence("eenvoudiger_knop"), payload=SIMPLER))
        return Reply(
            text=self.whole(answer.text, answer),
            buttons=buttons,
            links=_links(answer),
            source=source_of(answer),
        )


class AnswerSimpler(Answering):
    """Say the last answer again in simpler words."""

    names = ("action_simpler",)
    shortcuts = TYPED

    async def talk(self, tracker: Tracker) -> tuple[list[Reply], list[EventType]]:
        topic = tracker.get_slot(SLOT_TOPIC)
        if topic not in self.library.topics:
            return [self.menu(self.library.sentence("onderwerp_weg" if topic else "niet_snappen_niets"))], []
        answer = self.library.answer(topic, tracker.get_slot(SLOT_REGION))
        words = word_buttons(self, f"{answer.simple} {answer.text}", topic)
        buttons = [*words, self.button("medewerker")]
        text = self.whole(answer.simple, answer)
        return [Reply(text=text, buttons=buttons, links=_links(answer), source=source_of(answer))], []


def question(tracker: Tracker) -> Mapping[str, Any]:
    """Give the message that asked: the latest, or the one that waited while the region was asked."""
    latest: Mapping[str, Any] = tracker.latest_message
    if tracker.latest_action_name != REGION_FORM:
        return latest
    loops = [n for n, event in enumerate(tracker.events) if (event["event"], event.get("name")) == _REGION_FORM_BEGAN]
    before = [event for event in tracker.events[: loops[-1]] if event["event"] == "user"] if loops else []
    return before[-1].get("parse_data") or latest if before else latest


def asked_topic(tracker: Tracker) -> str | None:
    """Give the topic of the question: a button's, the one understood, or the one that waited for the region."""
    intent = tracker.latest_message.get("intent") or {}
    if intent.get("name") == "kies_topic":
        return entity(tracker, "topic")
    if intent.get("name") == "vraag" and tracker.latest_action_name != REGION_FORM:
        return topic_id(intent.get("full_retrieval_intent_name"))
    topic: str | None = tracker.get_slot(SLOT_TOPIC)
    return topic


def source_of(answer: Answer) -> Source:
    """Give the source with the date that the page itself bears, where it bears one."""
    source = answer.source
    title = f"{source.title} ({source.dated})" if source.dated and source.dated not in source.title else source.title
    return Source(title=title, url=source.url, checked=source.checked)


def _links(answer: Answer) -> list[Link]:
    step = [answer.next_step.link] if answer.next_step.link else []
    return [Link(title=link.title, url=link.url) for link in [*step, *answer.links]]
