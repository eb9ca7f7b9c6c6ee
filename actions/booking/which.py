"""The form that asks which appointment is meant, and whether somebody is sure."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.backend_client import BackendUnavailable
from actions.base import NEVER_AN_ANSWER, entity, intent_of, typed_text
from actions.booking.base import DeskForm
from actions.booking.mine import SLOT_CODE, is_code, meant
from actions.booking.words import ANSWER
from werkwijzer.content.appointments import NO, YES
from werkwijzer.content.options import read_answer

FORM = "appointment_form"
SLOT_TASK = "appointment_task"
SLOT_APPOINTMENT = "appointment"
SLOT_SURE = "appointment_sure"
SLOT_NOTE = "appointment_note"
SLOTS = (SLOT_TASK, SLOT_APPOINTMENT, SLOT_CODE, SLOT_SURE, SLOT_NOTE)
CANCEL_IT, LEAVE_IT = "afzeggen", "laten_staan"
"""What the buttons say; not yes and no, lest the button of another question cancels an appointment."""
VIEW, MOVE, CANCEL = "afspraak_bekijken", "afspraak_verzetten", "afspraak_annuleren"
_TASKS = (VIEW, MOVE, CANCEL)


class ReadAppointment(DeskForm):
    """Take which appointment is meant from a turn, and whether somebody is sure."""

    form = FORM

    async def get_validation_events(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[EventType]:
        asked = tracker.get_slot("requested_slot")
        if asked is None or _is_about_something_else(tracker):
            return []
        if asked == SLOT_SURE:
            return self._sure(tracker)
        try:
            found = await meant(tracker, self.library, self.appointments, self.now)
        except BackendUnavailable:
            return []
        if found.problem is not None:
            return [SlotSet(SLOT_NOTE, found.problem)]
        if found.one is None:
            return []
        return [SlotSet(SLOT_APPOINTMENT, found.one.id), SlotSet(SLOT_CODE, found.code)]

    def _sure(self, tracker: Tracker) -> list[EventType]:
        answer = entity(tracker, ANSWER) or read_answer(self.library.appointments.yes_or_no, typed_text(tracker))
        sure = {CANCEL_IT: True, LEAVE_IT: False, **({YES: True, NO: False} if typed_text(tracker) else {})}
        return [SlotSet(SLOT_SURE, sure[answer])] if answer in sure else []

    async def required_slots(
        self, domain_slots: list[str], dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[str]:
        return [SLOT_APPOINTMENT, SLOT_SURE] if tracker.get_slot(SLOT_TASK) == CANCEL else [SLOT_APPOINTMENT]


def _is_about_something_else(tracker: Tracker) -> bool:
    if is_code(typed_text(tracker)):
        return False
    intent = intent_of(tracker)
    another = intent in _TASKS and intent != tracker.get_slot(SLOT_TASK) and bool(typed_text(tracker))
    return another or intent in NEVER_AN_ANSWER
