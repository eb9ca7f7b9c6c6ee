"""Talks online: held where the adviser meets people, and not to be had where nobody has such a room."""

from dataclasses import replace

import pytest

from backend.services.booking.errors import BadMeetingUrl, NoSuchMode, Taken
from backend.services.booking.port import Mode, TimeQuery, To
from backend.services.booking.staff import own
from backend.services.booking.staff.advisers import Change, alter_adviser
from backend.services.booking.staff.dossier import dossier
from backend.services.booking.staff.rooms import LONGEST, read_meeting_url
from tests.backend.booking.conftest import ROOM, THURSDAY, World, at

NINE = f"{THURSDAY} 09:00"
PHONE = "0612345678"
OTHER_ROOM = "https://video.example/bram"


def _times(world: World, mode: Mode | None, kind: str = "kort") -> int:
    return len(world.booking.times(TimeQuery(kind, "rotterdam", mode, at(NINE), at(f"{THURSDAY} 10:00"))))


def test_talk_online_says_where_it_is_and_any_other_does_not(world: World) -> None:
    world.adviser(seats=3)
    assert world.book(NINE).appointment.meeting_url == ROOM
    assert world.book(NINE, mode=Mode.LOCATION).appointment.meeting_url is None
    assert world.book(NINE, mode=Mode.TELEPHONE, phone=PHONE).appointment.meeting_url is None


def test_link_is_the_one_that_the_adviser_has_now(world: World) -> None:
    adviser, ref = world.adviser(), world.booked(NINE)
    alter_adviser(world.engine, adviser, Change(meeting_url=OTHER_ROOM))
    assert world.booking.details(ref).meeting_url == OTHER_ROOM
    alter_adviser(world.engine, adviser, Change(name="Anna"))
    assert world.booking.details(ref).meeting_url == OTHER_ROOM
    assert world.booking.cancel(ref).meeting_url is None


def test_appointment_that_stands_outlives_the_room_of_its_adviser(world: World) -> None:
    adviser, ref = world.adviser(), world.booked(NINE)
    alter_adviser(world.engine, adviser, Change(meeting_url=""))
    found = world.booking.details(ref)
    assert (found.mode, found.meeting_url) == (Mode.ONLINE, None)


def test_online_is_offered_and_booked_only_with_who_has_a_room(world: World) -> None:
    world.adviser(meeting_url="")
    equipped = world.adviser(kinds=["kort"])
    assert world.row(world.booked(NINE)).adviser == equipped
    with pytest.raises(Taken) as taken:
        world.book(NINE)
    assert taken.value.alternatives[0] == at(f"{THURSDAY} 09:30")
    assert _times(world, Mode.ONLINE) == 1
    assert _times(world, Mode.TELEPHONE) == _times(world, None) == 2
    world.book(NINE, mode=Mode.TELEPHONE, phone=PHONE)


def test_alternatives_of_a_talk_online_are_online_too(world: World) -> None:
    world.adviser(meeting_url="")
    equipped = world.adviser(kinds=["kort"])
    for start in ("09:00", "09:30"):
        assert world.row(world.booked(f"{THURSDAY} {start}")).adviser == equipped
    with pytest.raises(Taken) as taken:
        world.book(NINE)
    assert taken.value.alternatives[0] == at(f"{THURSDAY} 10:00")


def test_where_nobody_has_a_room_there_is_no_online(world: World) -> None:
    world.adviser(meeting_url="")
    # What is done elsewhere, or by who has stopped, helps nobody here.
    world.adviser(kinds=["kort"], region="groot-amsterdam")
    alter_adviser(world.engine, world.adviser(), Change(active=False))
    kinds = {product.id: product for product in world.booking.products("rotterdam")}
    assert kinds["kort"].modes == (Mode.TELEPHONE, Mode.LOCATION)
    assert kinds["kort"].available
    anywhere = {product.id: product.modes for product in world.booking.products(None)}
    assert anywhere["kort"] == (Mode.ONLINE, Mode.TELEPHONE, Mode.LOCATION)
    for refused in (lambda: _times(world, Mode.ONLINE), lambda: world.book(NINE)):
        with pytest.raises(NoSuchMode) as way:
            refused()
        assert way.value.modes == (Mode.TELEPHONE, Mode.LOCATION)


def test_kind_that_is_online_only_is_not_there_without_a_room(world: World) -> None:
    kinds = tuple(
        kind.model_copy(update={"modes": (Mode.ONLINE,)}) if kind.id == "lang" else kind for kind in world.content.kinds
    )
    only_online = world.content.model_copy(update={"kinds": kinds})
    world.office = replace(world.office, appointments=lambda: only_online)
    adviser = world.adviser(meeting_url="")

    def lang() -> tuple[bool, tuple[Mode, ...], int]:
        product = next(product for product in world.booking.products("rotterdam") if product.id == "lang")
        return product.available, product.modes, _times(world, None, "lang")

    assert lang() == (False, (), 0)
    alter_adviser(world.engine, adviser, Change(meeting_url=ROOM))
    assert lang() == (True, (Mode.ONLINE,), 2)


def test_move_to_online_goes_to_who_has_a_room_and_is_refused_where_nobody_has(world: World) -> None:
    own_adviser = world.adviser(meeting_url="")
    ref = world.booked(NINE, mode=Mode.TELEPHONE, phone=PHONE)
    before = world.row(ref)
    with pytest.raises(NoSuchMode) as way:
        world.move(ref, NINE, mode=Mode.ONLINE)
    assert way.value.modes == (Mode.TELEPHONE, Mode.LOCATION)
    assert world.row(ref) == before
    equipped = world.adviser()
    moved = world.booking.move(ref, To(at(NINE), Mode.ONLINE))
    assert (moved.meeting_url, world.row(ref).adviser) == (ROOM, equipped)
    assert {row[0] for row in world.occupied()} == {equipped}
    world.move(ref, f"{THURSDAY} 10:00")
    assert own_adviser != world.row(ref).adviser == equipped


def test_adviser_sees_the_link_with_a_talk_online_that_stands(world: World) -> None:
    adviser = world.adviser(seats=2)
    online, called = world.booked(NINE), world.booked(NINE, mode=Mode.TELEPHONE, phone=PHONE)
    assert dossier(world.office, adviser, online.appointment).meeting_url == ROOM
    assert dossier(world.office, adviser, called.appointment).meeting_url is None
    world.booking.cancel(online)
    assert dossier(world.office, adviser, online.appointment).meeting_url is None


def test_refused_link_changes_nothing(world: World) -> None:
    adviser = world.adviser()
    with pytest.raises(BadMeetingUrl):
        alter_adviser(world.engine, adviser, Change(name="Anna", meeting_url="http://video.example"))
    profile = own.profile(world.engine, adviser)
    assert (profile.name, profile.meeting_url) == ("Ans", ROOM)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", None),
        ("  ", None),
        (ROOM, ROOM),
        (f" {ROOM}\n", ROOM),
        ("HTTPS://Video.Example/Ans?pwd=a1#x", "https://video.example/Ans?pwd=a1#x"),
        ('https://video.example/"<b>', "https://video.example/%22%3Cb%3E"),
        ("https://v.example/" + "x" * (LONGEST - 18), "https://v.example/" + "x" * (LONGEST - 18)),
    ],
)
def test_link_is_kept_as_a_whole_address(typed: str, kept: str | None) -> None:
    assert read_meeting_url(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "http://video.example/ans",
        "javascript:alert(1)",
        "video.example/ans",
        "https://",
        "https://ans:geheim@video.example",
        "https://ans@video.example",
        "https://v.example/" + "x" * (LONGEST - 17),
        "https://v.example/" + "é" * 100,
    ],
)
def test_anything_but_an_https_address_is_refused(typed: str) -> None:
    with pytest.raises(BadMeetingUrl):
        read_meeting_url(typed)
