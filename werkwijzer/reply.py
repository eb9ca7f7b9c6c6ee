"""What passes between bot and actions, by way of Rasa."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

VERSION = "content"
"""In the metadata of a message to Rasa: the version of content/ that all of this turn speaks from."""

ADDRESS = "address"
"""In the metadata of a message to Rasa: an opaque key of where somebody writes from, by which guesses are counted."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Button(_Part):
    """A choice; the payload stays on the server and travels to the user as a short id."""

    title: str
    payload: str


class Link(_Part):
    title: str
    url: str


class Attachment(_Part):
    """A file that goes with a reply; `name` is the file's, as `Zet in uw agenda.ics`.

    The bot fetches it at `path` on the internal port; there is no other path that it may be sent to.
    """

    name: str = Field(pattern=r"^[^/\\\x00-\x1f\x7f\u2028\u2029]{1,80}\.[a-z0-9]{1,8}$")
    type: str = Field(pattern=r"^[a-z]+/[a-z0-9.+-]{1,40}$")
    path: str = Field(pattern=r"^/backend/appointments/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/calendar$")


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
    attachments: list[Attachment] = []
    source: Source | None = None
    urgent: bool = False
    """Nothing comes before it, whatever else there is to tell."""
