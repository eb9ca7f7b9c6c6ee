"""The secrets that an installation makes for itself."""

import os
import secrets
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from tests.conftest import settings_in
from werkwijzer.errors import EnvironmentNotReady
from werkwijzer.keys import Keys, load_keys


def test_secrets_are_made_once_and_kept(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    assert load_keys(settings) == load_keys(settings)


def test_secrets_are_long_and_differ_from_each_other_and_between_installations(tmp_path: Path) -> None:
    one, other = load_keys(settings_in(tmp_path / "a")), load_keys(settings_in(tmp_path / "b"))
    made = {one.signing, one.internal, other.signing, other.internal}
    assert len(made) == 4
    assert all(len(secret) >= 48 for secret in made)


def test_secrets_are_readable_for_their_owner_only(tmp_path: Path) -> None:
    load_keys(settings_in(tmp_path))
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "keys").iterdir()}
    assert modes == {"signing": 0o600, "internal": 0o600}
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


def test_given_secrets_are_used_and_written_nowhere(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, secret_key="gegeven", internal_secret="ook gegeven")
    assert load_keys(settings) == Keys("gegeven", "ook gegeven")
    assert not (tmp_path / "keys").exists()


def test_process_that_starts_while_another_is_making_secrets_gets_the_same_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_in(tmp_path)
    make = secrets.token_urlsafe
    other: list[Keys] = []

    def interrupted(length: int) -> str:
        monkeypatch.setattr(secrets, "token_urlsafe", make)
        other.append(load_keys(settings))
        return make(length)

    monkeypatch.setattr(secrets, "token_urlsafe", interrupted)
    assert [load_keys(settings)] == other
    assert other[0].signing


def test_secret_is_whole_from_the_moment_that_others_can_see_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link
    seen: list[str] = []

    def linked(source: str, target: Path) -> None:
        link(source, target)
        seen.append(target.read_text())

    monkeypatch.setattr(os, "link", linked)
    made = load_keys(settings_in(tmp_path))
    assert seen == [made.signing, made.internal]


def test_processes_that_start_at_once_agree_on_the_secrets(tmp_path: Path) -> None:
    starters = 8
    together = Barrier(starters)

    def start(installation: int) -> Keys:
        together.wait()
        return load_keys(settings_in(tmp_path / str(installation)))

    with ThreadPoolExecutor(starters) as pool:
        for installation in range(10):
            found = set(pool.map(start, [installation] * starters))
            assert len(found) == 1
            assert all(len(made.internal) >= 48 for made in found)


@pytest.mark.parametrize("blocked", ["", "keys"])
def test_folder_that_cannot_be_written_gives_a_sentence(tmp_path: Path, blocked: str) -> None:
    var = tmp_path / "var"
    in_the_way = var / blocked
    in_the_way.parent.mkdir(exist_ok=True)
    in_the_way.write_text("a file, not a folder")
    with pytest.raises(EnvironmentNotReady, match="Kan niet schrijven in"):
        load_keys(settings_in(var))
