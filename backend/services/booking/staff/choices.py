"""What an adviser can be given: a region, and kinds of talk that are booked there."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from backend.models import Region
from backend.services.booking.office import Office
from backend.services.booking.transactions import read


@dataclass(frozen=True)
class RegionChoice:
    id: str
    name: str


@dataclass(frozen=True)
class KindChoice:
    """A kind of talk that is booked, in the regions of these ids."""

    id: str
    name: str
    regions: tuple[str, ...]


@dataclass(frozen=True)
class Choices:
    regions: tuple[RegionChoice, ...]
    kinds: tuple[KindChoice, ...]


def choices(office: Office) -> Choices:
    """Give the kinds of talk that are booked, in the order of content, and the regions that have any of them.

    Raises:
        Unavailable: the database is away.
    """
    kinds = tuple(KindChoice(kind.id, kind.name, kind.regions) for kind in office.appointments().kinds if kind.planned)
    anywhere = {region for kind in kinds for region in kind.regions}
    query = select(Region).where(col(Region.id).in_(anywhere)).order_by(col(Region.name), col(Region.id))

    def found(session: Session) -> tuple[RegionChoice, ...]:
        return tuple(RegionChoice(row.id, row.name) for row in session.exec(query))

    return Choices(read(office.engine, found), kinds)
