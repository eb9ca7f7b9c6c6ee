"""Serve the actions to Rasa: its webhook, on the internal port."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from rasa_sdk import Action
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

from actions.answer import AnswerQuestion, AnswerSimpler
from actions.backend_client import BackendClient
from actions.booking.asking import AskKind, AskSure, AskTime, AskWay
from actions.booking.booking import Agreed, Book
from actions.booking.client import Appointments
from actions.booking.form import ReadBooking
from actions.booking.managing import (
    AppointmentChosen,
    AskAppointment,
    AskCancel,
    ForAppointment,
    Remind,
    ViewAppointment,
)
from actions.booking.which import ReadAppointment
from actions.fallback import Broken, Clarify, NoneOfThese, Outside
from actions.glossary import ExplainWord
from actions.region import AskRegion, ReadRegion, SetRegion
from actions.small_talk import Emergency, Menu, OfferPerson, SmallTalk, Stop
from actions.steps import AskNow, AskWish, MySteps, NewSteps, ReadSteps, StepDone
from actions.tasks import FindTrainings, NotYet, Person
from werkwijzer.clock import Clock
from werkwijzer.content.library import Library
from werkwijzer.content.live import KEPT, LiveLibrary
from werkwijzer.reply import VERSION

_ANSWERING = (AnswerQuestion, AnswerSimpler, SetRegion, Person)
_WITH_LIBRARY = (
    AskRegion,
    ReadRegion,
    Clarify,
    Outside,
    NoneOfThese,
    Broken,
    SmallTalk,
    Stop,
    Menu,
    OfferPerson,
    Emergency,
    NotYet,
    ExplainWord,
    AskWish,
    AskNow,
    ReadSteps,
    MySteps,
    NewSteps,
    StepDone,
)
_WITH_APPOINTMENTS = (
    Book,
    ReadBooking,
    AskKind,
    AskWay,
    AskTime,
    AskSure,
    Agreed,
    ForAppointment,
    ReadAppointment,
    AskAppointment,
    AskCancel,
    AppointmentChosen,
    Remind,
    ViewAppointment,
)


def executor(library: Library, backend: BackendClient, clock: Clock) -> ActionExecutor:
    """Give the executor that knows every action of the domain."""
    made = ActionExecutor()
    every: list[Action] = [action(library) for action in _WITH_LIBRARY]
    every += [action(library, clock) for action in _ANSWERING]
    every += [action(library, Appointments(backend), clock) for action in _WITH_APPOINTMENTS]
    for action in [*every, FindTrainings(library, backend)]:
        made.register_action(action)
    return made


def routes(live: LiveLibrary, backend: BackendClient, clock: Clock) -> APIRouter:
    """Give the webhook that Rasa calls for each action; all actions of a turn speak from one version of content/.

    Rasa reads 400 as "this form takes nothing from that text"; any other error makes it answer the user with nothing,
    which bot/ turns into an apology.
    """
    router = APIRouter()

    @lru_cache(maxsize=KEPT)
    def actions(version: str) -> ActionExecutor:
        return executor(live.of(version), backend, clock)

    @router.post("/actions")
    async def run_action(request: Request) -> JSONResponse:
        call: dict[str, Any] = await request.json()
        try:
            result = await actions(live.of(_version(call)).version).run(call)
        except ActionExecutionRejection as rejection:
            return JSONResponse({"error": rejection.message, "action_name": rejection.action_name}, 400)
        except ActionNotFoundException as unknown:
            return JSONResponse({"error": unknown.message, "action_name": unknown.action_name}, 404)
        return JSONResponse(result.model_dump() if result else None)

    return router


def _version(call: Mapping[str, Any]) -> str | None:
    """Give the version of content/ that the bot began the turn with, as the message brought it along."""
    message = (call.get("tracker") or {}).get("latest_message") or {}
    version: str | None = (message.get("metadata") or {}).get(VERSION)
    return version
