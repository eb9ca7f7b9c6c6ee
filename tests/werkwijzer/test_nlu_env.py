"""The environment of Rasa is set up when needed, by a uv that sees the right interpreters."""

import shutil
from pathlib import Path

import pytest

from werkwijzer import nlu_env
from werkwijzer.errors import EnvironmentNotReady

UV = """#!/bin/sh
env > "{home}/environment"
echo "$@" >> "{home}/calls"
mkdir -p "{nlu}/.venv/bin" && touch "{nlu}/.venv/bin/python"
"""
PYENV = """#!/bin/sh
printf '  3.9.2\\n  3.12.4\\n  3.10.14\\n  3.13-dev\\n  tools\\n'
"""


@pytest.fixture
def nlu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an nlu/ of which nothing is installed yet."""
    folder = tmp_path / "nlu"
    folder.mkdir()
    (folder / "uv.lock").write_text("lock")
    (folder / "pyproject.toml").write_text("project")
    monkeypatch.setattr(nlu_env, "ROOT", tmp_path)
    monkeypatch.setattr(nlu_env, "NLU", folder)
    monkeypatch.setattr(nlu_env, "PYTHON", folder / ".venv" / "bin" / "python")
    monkeypatch.setattr(nlu_env, "_STAMP", folder / ".venv" / ".synced")
    return folder


@pytest.fixture
def uv(nlu: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a uv in place that installs nothing, but writes down how it was called."""
    uv = tmp_path / "uv"
    _program(uv, UV.format(home=tmp_path, nlu=nlu))
    monkeypatch.setenv("UV", str(uv))
    return uv


def _program(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o755)


def _environment(uv: Path) -> dict[str, str]:
    lines = (uv.parent / "environment").read_text().splitlines()
    return {name: value for name, _, value in (line.partition("=") for line in lines)}


def test_environment_is_installed_from_the_lock_once(nlu: Path, uv: Path) -> None:
    assert nlu_env.python() == nlu / ".venv" / "bin" / "python"
    nlu_env.ensure()
    assert (uv.parent / "calls").read_text() == f"sync --project {nlu} --frozen --quiet\n"


@pytest.mark.parametrize("changed", ["uv.lock", "pyproject.toml"])
def test_changed_lock_is_installed_again(nlu: Path, uv: Path, changed: str) -> None:
    nlu_env.ensure()
    (nlu / changed).write_text("changed")
    nlu_env.ensure()
    assert (uv.parent / "calls").read_text().count("sync") == 2


def test_uv_does_not_see_our_own_virtual_environment(uv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIRTUAL_ENV", "/somewhere")
    monkeypatch.setenv("UV_PYTHON", "3.11")
    nlu_env.ensure()
    assert not {"VIRTUAL_ENV", "UV_PYTHON"} & _environment(uv).keys()


def test_uv_sees_all_interpreters_of_pyenv_and_python_3_10_first(
    uv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(tmp_path / "pyenv", PYENV)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    nlu_env.ensure()
    assert _environment(uv)["PYENV_VERSION"] == "3.10.14:3.12.4:3.9.2"


def test_without_pyenv_nothing_is_said_about_it(uv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.delenv("PYENV_VERSION", raising=False)
    nlu_env.ensure()
    assert "PYENV_VERSION" not in _environment(uv)


def test_missing_uv_gives_a_sentence_that_says_what_to_do(
    nlu: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("UV", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EnvironmentNotReady, match=r"uv is niet gevonden. Start met `make run`"):
        nlu_env.ensure()


def test_uv_of_the_project_is_used_where_there_is_no_other(
    nlu: Path, uv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / ".tools" / "bin" / "uv"
    own.parent.mkdir(parents=True)
    uv.rename(own)
    monkeypatch.delenv("UV")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    nlu_env.ensure()
    assert nlu_env.PYTHON.exists()


def test_uv_that_fails_gives_a_sentence_and_is_asked_again_next_time(nlu: Path, uv: Path) -> None:
    working = uv.read_text()
    _program(uv, "#!/bin/sh\nexit 2\n")
    with pytest.raises(EnvironmentNotReady, match="kon niet worden klaargezet"):
        nlu_env.ensure()
    _program(uv, working)
    nlu_env.ensure()
    assert nlu_env.PYTHON.exists()
