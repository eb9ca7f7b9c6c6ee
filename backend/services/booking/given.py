"""What can really be had: content says what exists, and here somebody has to be there to give it."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from backend.models import Adviser, AdviserKind
from werkwijzer.content.appointments import AppointmentKind, Appointments, Mode


@dataclass(frozen=True)
class Given:
    """The kinds that active advisers give, each with its region; `online` are those given by one with a video room."""

    content: Appointments
    anyhow: frozenset[tuple[str, str]]
    online: frozenset[tuple[str, str]]

    def modes(self, kind: AppointmentKind, region: str) -> tuple[Mode, ...]:
        """Give the ways in which the kind can be had in a region; none where nobody gives it."""
        asked = (kind.id, region)
        if asked not in self.anyhow:
            return ()
        modes = self.content.modes(kind, region)
        return tuple(mode for mode in modes if mode is not Mode.ONLINE or asked in self.online)

    def anywhere(self, kind: AppointmentKind) -> tuple[Mode, ...]:
        """Give the ways in which the kind can be had in one region or another."""
        found = {mode for region in kind.regions for mode in self.modes(kind, region)}
        return tuple(mode for mode in kind.modes if mode in found)


def given(session: Session, content: Appointments) -> Given:
    """Give what can be had now."""
    query = (
        select(col(AdviserKind.kind), col(Adviser.region), col(Adviser.meeting_url).is_not(None))
        .join(Adviser, col(Adviser.id) == AdviserKind.adviser)
        .where(col(Adviser.active))
        .distinct()
    )
    rows = session.exec(query).all()
    return Given(
        content,
        frozenset((kind, region) for kind, region, _ in rows),
        frozenset((kind, region) for kind, region, has_room in rows if has_room),
    )
