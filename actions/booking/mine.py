"""Find out which appointment somebody means: the only one, the one he names, or the one of his code."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction

from actions.base import Talk, Told, entity, typed_text
from actions.booking.client import Appointment, Appointments, Proof, Refused
from actions.dates import Choice, Wish, read
from werkwijzer.content.library import Library

APPOINTMENT = "afspraak"
"""The entity of a button that is about one appointment."""
SLOT_CODE = "appointment_code"
VIEW_ACTION = "action_view_appointment"
LONGEST = 8
"""Words around a code that nobody asked for."""
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_CODE = re.compile(rf"(?=\b([{ALPHABET}]{{4}})[ -]?([{ALPHABET}]{{4}})\b)")
"""Seen from every place, because "naar K7PQ 2M4X" has two of that shape."""


def code_typed(_action: Talk, tracker: Tracker) -> Told | None:
    """Look up the appointment of a code that somebody types unasked: it stands alone, or he calls it a code."""
    text = typed_text(tracker)
    words = text.lower().split()
    named = is_code(text) or ("code" in words and len(words) <= LONGEST)
    return ([], [FollowupAction(VIEW_ACTION)]) if named and code_in(text) is not None else None


@dataclass(frozen=True)
class Meant:
    """What somebody may mean: one appointment, or several to choose from; `problem` is why a code gave none."""

    one: Appointment | None = None
    several: Sequence[Appointment] = ()
    code: str | None = None
    problem: str | None = None


async def meant(tracker: Tracker, library: Library, appointments: Appointments, now: datetime) -> Meant:
    """Give which appointment the turn is about.

    Raises:
        BackendUnavailable: the agenda cannot be asked.
    """
    text, named = typed_text(tracker), entity(tracker, APPOINTMENT)
    mine = await appointments.mine(tracker.sender_id)
    code = code_in(text)
    own = next((one for one in mine if one.id == named), None)
    if code is None and own is None and (named is not None or not mine):
        # The appointment that was found by a code, a little earlier in the talk.
        code = tracker.get_slot(SLOT_CODE)
    if code is not None:
        return await _by_code(tracker, library, appointments, code)
    if named is not None:
        return Meant(one=own, several=[] if own else mine)
    fitting = _named_in_words(text, mine, now)
    return Meant(one=fitting[0]) if len(fitting) == 1 else Meant(several=fitting)


async def _by_code(tracker: Tracker, library: Library, appointments: Appointments, code: str) -> Meant:
    try:
        return Meant(one=await appointments.find(proof_of(tracker, code)), code=code)
    except Refused as refusal:
        if refusal.code == "too_many_attempts":
            wait = _in_words(timedelta(seconds=float(refusal.details["retry_after"])))
            return Meant(problem=library.sentence("afspraak_code_te_vaak", wait=wait))
        return Meant(problem=library.sentence("afspraak_code_fout"))


def _named_in_words(text: str, mine: Sequence[Appointment], now: datetime) -> Sequence[Appointment]:
    """Give the appointments that fit what was said of them: "die van donderdag", "de tweede"; all where nothing was."""
    said = read(text, now, offered=len(mine)) if text else None
    if isinstance(said, Choice) and said.numbers:
        return [mine[said.numbers[0] - 1]]
    if isinstance(said, Wish):
        fitting = [one for one in mine if said.windows and said.allows(one.starts)]
        return fitting or mine
    return mine


def code_in(text: str) -> str | None:
    """Give the code in a text, without blanks and hyphens; each has a digit, which no word has."""
    shapes = [found.groups() for found in _CODE.finditer(text.upper())]
    best = max(shapes, key=_digits, default=("", ""))
    return "".join(best) if _digits(best) else None


def is_code(text: str) -> bool:
    """Say whether the text is a code and nothing else; to a classifier it may look like anything, even despair."""
    alone = re.sub(r"[\s-]", "", text.upper().strip(" .!"))
    return alone == code_in(text)


def _digits(halves: Sequence[str]) -> int:
    """Give how many of the halves have a digit."""
    return sum(any(sign.isdigit() for sign in half) for half in halves)


def proof_of(tracker: Tracker, code: str | None) -> Proof:
    """Give what shows that an appointment is somebody's."""
    metadata: dict[str, Any] = tracker.latest_message.get("metadata") or {}
    return Proof(conversation=tracker.sender_id, code=code, address=str(metadata.get("address") or "unknown"))


def _in_words(wait: timedelta) -> str:
    minutes = max(1, round(wait.total_seconds() / 60))
    return "een minuut" if minutes == 1 else f"{minutes} minuten"
