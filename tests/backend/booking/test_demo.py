"""Example advisers for who looks at the program, and none in production."""

import threading
from pathlib import Path

import pytest
from pydantic import SecretStr

from backend.app import fill
from backend.models import Adviser
from backend.services.booking import demo
from backend.services.booking.port import TimeQuery
from tests.backend.booking.conftest import THURSDAY, World
from werkwijzer.content.library import Library
from werkwijzer.settings import Settings


def test_six_examples_stand_in_all_regions_and_do_all_that_is_planned(world: World) -> None:
    demo.fill(world.engine, world.content)
    advisers = world.rows(Adviser)
    assert sorted(adviser.name for adviser in advisers) == [f"Voorbeeldadviseur {number}" for number in range(1, 7)]
    assert {adviser.region for adviser in advisers} == {"rotterdam", "groot-amsterdam"}
    assert all(adviser.example for adviser in advisers)
    assert sorted(adviser.meeting_url or "" for adviser in advisers) == [
        f"https://voorbeeld.example/gesprek/{number}" for number in range(1, 7)
    ]
    for region in ("rotterdam", "groot-amsterdam"):
        assert all(product.available == product.planned for product in world.booking.products(region))


def test_examples_work_on_weekdays_with_a_lunch(world: World) -> None:
    demo.fill(world.engine, world.content)
    times = world.booking.times(TimeQuery("kort", "rotterdam", limit=1000))
    assert {time.weekday() for time in times} == set(range(5))


def test_appointment_with_an_example_says_so(world: World) -> None:
    demo.fill(world.engine, world.content)
    assert world.book(f"{THURSDAY} 09:00").appointment.example


def test_examples_are_made_once_and_never_beside_real_advisers(world: World) -> None:
    threads = [threading.Thread(target=demo.fill, args=(world.engine, world.content)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(world.rows(Adviser)) == demo.ADVISERS


def test_where_somebody_works_nobody_is_made_up(world: World) -> None:
    world.adviser()
    demo.fill(world.engine, world.content)
    assert len(world.rows(Adviser)) == 1


@pytest.mark.parametrize(("environment", "advisers"), [("development", 6), ("production", 0)])
def test_production_makes_nobody_up(
    world: World, library: Library, environment: str, advisers: int, tmp_path: Path
) -> None:
    secret = SecretStr("x" * 32)
    settings = Settings(_env_file=None, environment=environment, secret_key=secret, var=tmp_path)  # type: ignore[arg-type]
    fill(settings, library, world.engine)
    assert len(world.rows(Adviser)) == advisers
