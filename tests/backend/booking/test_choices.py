"""What an adviser can be given."""

from sqlmodel import Session

from backend.models import Region
from backend.services.booking.staff.choices import KindChoice, RegionChoice, choices
from tests.backend.booking.conftest import World


def test_choices_are_the_kinds_that_are_booked_and_the_regions_that_have_them(world: World) -> None:
    with Session(world.engine) as session, session.begin():
        named = {"rotterdam": "Rotterdam", "groot-amsterdam": "Amsterdam", "zeeland": "Zeeland", "nl": "Nederland"}
        session.add_all(Region(id=id, name=name) for id, name in named.items())
    found = choices(world.office)
    assert found.regions == (RegionChoice("groot-amsterdam", "Amsterdam"), RegionChoice("rotterdam", "Rotterdam"))
    assert [kind.id for kind in found.kinds] == ["lang", "kort", "twee_plaatsen"]
    assert found.kinds[1] == KindChoice("kort", "Kort", ("rotterdam", "groot-amsterdam"))
