"""What passes between bot and actions, by way of Rasa."""

from datetime import date

from pydantic import BaseModel, ConfigDict

VERSION = "content"
"""In the metadata of a message to Rasa: the version of content/ that all of this turn speaks from."""


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
    """One bubble: what an action says, before a channel shows it."""

    text: str
    buttons: list[Button] = []
    links: list[Link] = []
    source: Source | None = None
    urgent: bool = False
    """Nothing comes before it, whatever else there is to tell."""
