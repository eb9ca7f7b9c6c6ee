"""The form of a reply between actions and bot: what an action says, before a channel shows it."""

from datetime import date

from pydantic import BaseModel, ConfigDict


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Button(_Part):
    """A choice; the payload stays on the server and travels to the user as a short id."""

    title: str
    payload: str


class Link(_Part):
    title: str
    url: str


class Source(_Part):
    """Where an answer stands, and the day it was read there."""

    title: str
    url: str | None = None
    checked: date


class Reply(_Part):
    """One bubble."""

    text: str
    buttons: list[Button] = []
    links: list[Link] = []
    source: Source | None = None
