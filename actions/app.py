"""Serve the actions to Rasa: its webhook, on the internal port."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from rasa_sdk import Action
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

from actions.answer import AnswerQuestion, AnswerSimpler
from actions.backend_client import BackendClient
from actions.fallback import Broken, Clarify, NoneOfThese, Outside
from actions.region import AskRegion, ReadRegion, SetRegion
from actions.small_talk import Emergency, Menu, OfferPerson, SmallTalk, Stop
from actions.tasks import FindTrainings, NotYet, Person
from werkwijzer.content.library import Library

_WITH_LIBRARY = (
    AnswerQuestion,
    AnswerSimpler,
    AskRegion,
    ReadRegion,
    SetRegion,
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
    Person,
)


def executor(library: Library, backend: BackendClient) -> ActionExecutor:
    """Give the executor that knows every action of the domain."""
    made = ActionExecutor()
    every: list[Action] = [action(library) for action in _WITH_LIBRARY]
    for action in [*every, FindTrainings(library, backend)]:
        made.register_action(action)
    return made


def routes(library: Library, backend: BackendClient) -> APIRouter:
    """Give the webhook that Rasa calls for each action.

    Rasa reads 400 as "this form takes nothing from that text"; any other error makes it answer the user with nothing,
    which bot/ turns into an apology.
    """
    router = APIRouter()
    actions = executor(library, backend)

    @router.post("/actions")
    async def run_action(request: Request) -> JSONResponse:
        call: dict[str, Any] = await request.json()
        try:
            result = await actions.run(call)
        except ActionExecutionRejection as rejection:
            return JSONResponse({"error": rejection.message, "action_name": rejection.action_name}, 400)
        except ActionNotFoundException as unknown:
            return JSONResponse({"error": unknown.message, "action_name": unknown.action_name}, 404)
        return JSONResponse(result.model_dump() if result else None)

    return router
