"""What cannot be measured ends in one clear sentence and exit code 1, before time is spent on it."""

from pathlib import Path

import pytest
from evaluation.__main__ import main


@pytest.mark.parametrize("beside", [["--voices", "gewoon"], ["--encoder", "none"]])
def test_set_is_only_asked_of_the_model_as_it_is(
    beside: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["model.tar.gz", str(tmp_path), "--set", "vragen.jsonl", *beside]) == 1
    assert capsys.readouterr().err.startswith("Bij --set past geen --voices of --encoder none")


def test_nothing_is_measured_where_no_report_can_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert main(["model.tar.gz", str(tmp_path / "file" / "report")]) == 1
    assert capsys.readouterr().err.endswith("voor het verslag kan niet worden gemaakt.\n")
