"""What the routes of the backend need, in one place."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request
from sqlmodel import Session

from backend.services.booking.office import Office


def _session(request: Request) -> Iterator[Session]:
    with Session(request.app.state.engine) as session:
        yield session


def _office(request: Request) -> Office:
    office: Office = request.app.state.office
    return office


SessionDep = Annotated[Session, Depends(_session)]
TheOffice = Annotated[Office, Depends(_office)]
