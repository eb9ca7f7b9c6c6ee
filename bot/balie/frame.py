"""Say whose agenda is on the desk: the own one, or for a co-ordinator the one that he chose."""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Query

from bot.balie.errors import NoAdviser, NotThere
from bot.balie.sessions import Session
from bot.balie.shapes import Adviser
from bot.balie.visitor import SignedIn, TheDesk

Parameter = str | int
"""Of an address within the desk."""


@dataclass(frozen=True)
class Frame:
    """Who asks, and about whom."""

    session: Session
    adviser: Adviser

    @property
    def chooses(self) -> bool:
        return self.session.adviser is None

    def url(self, path: str, **query: Parameter) -> str:
        """Give an address within the desk that keeps to this agenda."""
        every = {**query, **({"adviseur": self.adviser.id} if self.chooses else {})}
        return f"{path}?{urlencode(every)}" if every else path


async def _frame(
    session: SignedIn, desk: TheDesk, adviseur: Annotated[str | None, Query(max_length=64)] = None
) -> Frame:
    """Give the frame. Who has an agenda of his own sees no other: what is in there is of people who came to him.

    Raises:
        NoAdviser: a co-ordinator has not chosen yet.
        NotThere: there is no such adviser, or it is not for this person to see.
    """
    wanted = session.adviser if session.adviser is not None else adviseur
    if wanted is None:
        raise NoAdviser
    found = next((each for each in await desk.agendas.advisers() if str(each.id) == wanted), None)
    if found is None or adviseur not in (None, wanted):
        raise NotThere
    return Frame(session, found)


TheFrame = Annotated[Frame, Depends(_frame)]
