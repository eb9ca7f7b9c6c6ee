"""What is seen to before anything starts."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import free_port, settings_in
from werkwijzer.errors import PortTaken, SettingsError
from werkwijzer.run import check_ports


@pytest.fixture
def taken() -> Iterator[int]:
    """Give a port on which somebody else listens."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def test_free_ports_are_fine(tmp_path: Path) -> None:
    check_ports(settings_in(tmp_path))


@pytest.mark.parametrize("setting", ["port", "internal_port", "rasa_port"])
def test_taken_port_is_named_with_the_setting_that_changes_it(tmp_path: Path, taken: int, setting: str) -> None:
    with pytest.raises(PortTaken, match=f"Poort {taken} is bezet. .* WERKWIJZER_{setting.upper()}=") as refused:
        check_ports(settings_in(tmp_path, **{setting: taken}))
    assert "\n" not in str(refused.value)


def test_port_of_rasa_is_of_no_matter_when_rasa_runs_elsewhere(tmp_path: Path, taken: int) -> None:
    check_ports(settings_in(tmp_path, rasa_port=taken, rasa_url="http://rasa:5005"))


def test_port_that_was_just_left_can_be_taken_again(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            other.accept()[0].close()
    check_ports(settings_in(tmp_path, port=port))


def test_two_parts_on_one_port_are_refused(tmp_path: Path) -> None:
    port = free_port()
    with pytest.raises(SettingsError, match="Kies verschillende poorten voor WERKWIJZER_PORT, WERKWIJZER_INTERNAL_"):
        check_ports(settings_in(tmp_path, port=port, internal_port=port))


def test_address_that_this_machine_does_not_have_is_not_called_a_taken_port(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="Kijk naar WERKWIJZER_HOST"):
        check_ports(settings_in(tmp_path, host="192.0.2.1"))
