"""The form that asks which appointment is meant, and whether somebody is sure."""

from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.backend_client import BackendUnavailable
from actions.base import entity, intent_of, typed_text
from actions.booking.client import Appointments
from actions.booking.mine import SLOT_CODE, meant
from actions.booking.words import ANSWER
from werkwijzer.clock import Clock
from werkwijzer.content.appointments import NO, YES
from werkwijzer.content.library import Library
from werkwijzer.content.options import read_answer

FORM = "appointment_form"
SLOT_TASK = "appointment_task"
SLOT_APPOINTMENT = "appointment"
SLOT_SURE = "appointment_sure"
SLOT_NOTE = "appointment_note"
SLOTS = (SLOT_TASK, SLOT_APPOINTMENT, SLOT_CODE, SLOT_SURE, SLOT_NOTE)
VIEW, MOVE, CANCEL = "afspraak_bekijken", "afspraak_verzetten", "afspraak_annuleren"
_TASKS = (VIEW, MOVE, CANCEL)
_NEVER_AN_ANSWER = ("nood", "medewerker", "stop")


class ReadAppointment(FormValidationAction):
    """Take which appointment is meant from a turn, and whether somebody is sure."""

    def __init__(self, library: Library, appointments: Appointments, clock: Clock) -> None:
        self._library = library
        self._appointments = appointments
        self._clock = clock

    def name(self) -> str:
        return f"validate_{FORM}"

    async def get_validation_events(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        asked = tracker.get_slot("requested_slot")
        if asked is None or _is_about_something_else(tracker):
            return []
        if asked == SLOT_SURE:
            return self._sure(tracker)
        try:
            found = await meant(tracker, self._library, self._appointments, self._clock())
        except BackendUnavailable:
            return []
        if found.problem is not None:
            return [SlotSet(SLOT_NOTE, found.problem)]
        if found.one is None:
            return []
        return [SlotSet(SLOT_APPOINTMENT, found.one.id), SlotSet(SLOT_CODE, found.code)]

    def _sure(self, tracker: Tracker) -> list[EventType]:
        answer = entity(tracker, ANSWER) or read_answer(self._library.appointments.yes_or_no, typed_text(tracker))
        return [SlotSet(SLOT_SURE, answer == YES)] if answer in (YES, NO) else []

    async def required_slots(
        self, domain_slots: list[str], dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[str]:
        return [SLOT_APPOINTMENT, SLOT_SURE] if tracker.get_slot(SLOT_TASK) == CANCEL else [SLOT_APPOINTMENT]


def _is_about_something_else(tracker: Tracker) -> bool:
    intent = intent_of(tracker)
    another = intent in _TASKS and intent != tracker.get_slot(SLOT_TASK) and bool(typed_text(tracker))
    return another or intent in _NEVER_AN_ANSWER
