"""A model is trained when what it is made of has changed, and only then."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from werkwijzer import nlu_env, training
from werkwijzer.errors import EnvironmentNotReady, TrainingFailed
from werkwijzer.paths import CONTENT, NLU, STORIES

TRAINER = """#!/bin/sh
[ "$2" = "rasa_start" ] || exit 0
echo run >> "{runs}"
while [ "$1" != "--out" ]; do shift; done
echo model > "$2/model.tar.gz"
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of what a model is made of, in which a test may change things."""
    root = tmp_path / "checkout"
    shutil.copytree(NLU / "components", root / "nlu" / "components")
    shutil.copytree(NLU / "data", root / "nlu" / "data")
    shutil.copytree(STORIES, root / "stories")
    shutil.copytree(CONTENT / "woorden", root / "content" / "woorden")
    for name in ("config.yml", "uv.lock", "pyproject.toml"):
        shutil.copy(NLU / name, root / "nlu" / name)
    monkeypatch.setattr(training, "ROOT", root)
    monkeypatch.setattr(training, "NLU", root / "nlu")
    monkeypatch.setattr(training, "STORIES", root / "stories")
    monkeypatch.setattr(training, "CONTENT", root / "content")
    return root


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a trainer in Rasa's place that takes no time; give the file in which it counts its runs."""
    counted, trainer = tmp_path / "runs", tmp_path / "trainer"
    counted.touch()
    trainer.write_text(TRAINER.format(runs=counted))
    trainer.chmod(0o755)
    monkeypatch.setattr(nlu_env, "python", lambda: trainer)
    return counted


def _one(directory: Path, pattern: str) -> Path:
    return next(iter(sorted(directory.rglob(pattern))))


@pytest.mark.parametrize(
    ("directory", "pattern"),
    [
        ("nlu", "config.yml"),
        ("nlu", "uv.lock"),
        ("nlu/components", "*.py"),
        ("nlu/data", "*.yml"),
        ("stories/domain", "*.yml"),
        ("stories/rules", "*.yml"),
        ("content/woorden", "*.yml"),
    ],
)
def test_changed_file_gives_another_fingerprint(checkout: Path, directory: str, pattern: str) -> None:
    before = training.fingerprint()
    with _one(checkout / directory, pattern).open("a") as file:
        file.write("# changed\n")
    assert training.fingerprint() != before


@pytest.mark.parametrize(
    "added", ["nlu/components/added.py", "nlu/data/new/voice.yml", "stories/rules/new.yml", "content/woorden/new.yml"]
)
def test_added_file_gives_another_fingerprint_and_its_removal_the_old_one(checkout: Path, added: str) -> None:
    before = training.fingerprint()
    (checkout / added).parent.mkdir(exist_ok=True)
    (checkout / added).touch()
    assert training.fingerprint() != before
    (checkout / added).unlink()
    assert training.fingerprint() == before


def test_renamed_file_gives_another_fingerprint(checkout: Path) -> None:
    last = checkout / "nlu" / "data" / "zz.yml"
    last.touch()
    before = training.fingerprint()
    last.rename(last.with_stem("zzz"))
    assert training.fingerprint() != before


@pytest.mark.parametrize(
    "other", ["nlu/README.md", "nlu/pyproject.toml", "nlu/data/notes.txt", "nlu/parse_lines.py", "content/menu.yml"]
)
def test_file_that_no_model_is_made_of_leaves_the_fingerprint_as_it_is(checkout: Path, other: str) -> None:
    before = training.fingerprint()
    (checkout / other).parent.mkdir(exist_ok=True)
    (checkout / other).write_text("changed")
    assert training.fingerprint() == before


def test_dates_of_the_files_do_not_count(checkout: Path) -> None:
    before = training.fingerprint()
    os.utime(checkout / "nlu" / "config.yml", (0, 0))
    assert training.fingerprint() == before


def test_model_is_trained_once_for_one_state(checkout: Path, runs: Path, tmp_path: Path) -> None:
    first = training.ensure_model(tmp_path / "var")
    assert training.ensure_model(tmp_path / "var") == first == training.model_path(tmp_path / "var")
    assert first.read_text() == "model\n"
    assert runs.read_text().count("run") == 1


def test_two_processes_that_need_the_same_model_train_it_once(checkout: Path, runs: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(training.ensure_model, [tmp_path / "var"] * 2))
    assert made[0] == made[1]
    assert runs.read_text().count("run") == 1


def test_changed_examples_train_a_new_model(checkout: Path, runs: Path, tmp_path: Path) -> None:
    first = training.ensure_model(tmp_path / "var")
    (checkout / "nlu" / "data" / "new.yml").touch()
    assert training.ensure_model(tmp_path / "var") != first
    assert runs.read_text().count("run") == 2


def test_only_the_last_models_are_kept(checkout: Path, runs: Path, tmp_path: Path) -> None:
    models = tmp_path / "var" / "models"
    models.mkdir(parents=True)
    for age in range(5):
        old = models / f"{age}-days-old.tar.gz"
        old.touch()
        os.utime(old, (1_700_000_000 - age * 86_400,) * 2)
    newest = training.ensure_model(tmp_path / "var")
    kept = {path.name for path in models.glob("*.tar.gz")}
    assert kept == {newest.name, "0-days-old.tar.gz", "1-days-old.tar.gz"}
    assert len(kept) == training.KEPT_MODELS


@pytest.mark.parametrize("trainer", ["exit 1", "exit 0"], ids=["fails", "makes nothing"])
def test_trainer_that_makes_no_model_gives_a_sentence_and_leaves_nothing(
    checkout: Path, runs: Path, tmp_path: Path, trainer: str
) -> None:
    nlu_env.python().write_text(f"#!/bin/sh\necho why it failed >&2\n{trainer}\n")
    with pytest.raises(TrainingFailed, match="Rasa kon het model niet trainen"):
        training.ensure_model(tmp_path / "var")
    assert [path.name for path in (tmp_path / "var" / "models").iterdir()] == [".lock"]


def test_words_of_a_failed_trainer_are_shown(
    checkout: Path, runs: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    nlu_env.python().write_text("#!/bin/sh\necho why it failed >&2\nexit 1\n")
    with pytest.raises(TrainingFailed):
        training.ensure_model(tmp_path / "var")
    assert "why it failed" in capfd.readouterr().err


def test_var_that_cannot_be_written_gives_a_sentence(checkout: Path, runs: Path, tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file, not a folder")
    with pytest.raises(EnvironmentNotReady, match="Kan niet schrijven in"):
        training.ensure_model(tmp_path / "var")


def test_rasa_does_not_run_in_our_own_virtual_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VIRTUAL_ENV", "/somewhere")
    monkeypatch.setenv("PYTHONHOME", "/somewhere")
    environment = training.rasa_environment(tmp_path)
    assert "VIRTUAL_ENV" not in environment
    assert "PYTHONHOME" not in environment
    assert environment["PYTHONPATH"] == str(NLU)


def test_rasa_tells_nobody_about_its_use(tmp_path: Path) -> None:
    assert training.rasa_environment(tmp_path)["RASA_TELEMETRY_ENABLED"] == "false"
