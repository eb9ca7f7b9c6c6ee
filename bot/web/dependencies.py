"""What the routes of the web channel need, in one place."""

from typing import Annotated

from fastapi import Depends, Header, Request

from bot.conversation import ConversationService
from bot.errors import NoToken
from bot.limits import Limits
from bot.tokens import Tokens


def _conversations(request: Request) -> ConversationService:
    service: ConversationService = request.app.state.conversations
    return service


def _tokens(request: Request) -> Tokens:
    tokens: Tokens = request.app.state.tokens
    return tokens


def _limits(request: Request) -> Limits:
    limits: Limits = request.app.state.limits
    return limits


Conversations = Annotated[ConversationService, Depends(_conversations)]
TokenSigner = Annotated[Tokens, Depends(_tokens)]
RateLimits = Annotated[Limits, Depends(_limits)]


def _conversation_id(tokens: TokenSigner, authorization: Annotated[str | None, Header()] = None) -> str:
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer":
        raise NoToken
    return tokens.conversation(token)


ConversationId = Annotated[str, Depends(_conversation_id)]
"""The conversation that the bearer token of the request is for."""
