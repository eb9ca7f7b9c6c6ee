"""What an editor reads in the terminal, and what a build sees."""

import pytest
from typer.testing import CliRunner

from tests.content.checking.planting import TOPIC, Copy
from werkwijzer.cli import app
from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.checking.report import report


def _run(copy: Copy, monkeypatch: pytest.MonkeyPatch, *options: str) -> tuple[int, str]:
    monkeypatch.setenv("WERKWIJZER_CONTENT", str(copy.folder))
    # It would log to the stderr of this one command for ever after.
    monkeypatch.setattr("werkwijzer.logs.configure", lambda: None)
    done = CliRunner().invoke(app, ["content", "check", *options])
    return done.exit_code, done.output


def test_errors_come_first_by_file_and_warnings_apart() -> None:
    told = report(
        [
            Finding("b.yml", 9, "Dit kan korter.", "Maak het korter.", "warning"),
            Finding("b.yml", 7, "Dit is fout.", "Haal het weg."),
            Finding("a.yml", 3, "Dit ook.", "Haal het ook weg."),
            Finding("b.yml", 2, "Dit was al fout.", "Verander het."),
        ]
    )
    assert told == (
        "content/a.yml\n"
        "  regel 3: Dit ook.\n"
        "    Doe dit: Haal het ook weg.\n\n"
        "content/b.yml\n"
        "  regel 2: Dit was al fout.\n"
        "    Doe dit: Verander het.\n"
        "  regel 7: Dit is fout.\n"
        "    Doe dit: Haal het weg.\n\n"
        "LET OP. Dit mag zo blijven, maar kijk er eens naar:\n\n"
        "content/b.yml\n"
        "  regel 9: Dit kan korter.\n"
        "    Doe dit: Maak het korter.\n\n"
        "Niet in orde: 3 fouten in 2 bestanden, 1 waarschuwing."
    )


def test_nothing_wrong_is_said_in_one_line() -> None:
    assert report([]) == "In orde: geen fouten, geen waarschuwingen."


def test_command_ends_well_on_good_content_and_badly_on_bad(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    code, told = _run(copy, monkeypatch, "--date", "2026-11-23")
    assert (code, told.splitlines()[-1].startswith("In orde: geen fouten, ")) == (0, True)
    line = copy.say("text", "Vraag uw gemeente om hulp en wacht 48 uur.")
    code, told = _run(copy, monkeypatch, "--date", "2026-11-23")
    assert code == 1
    assert f'content/{TOPIC}\n  regel {line}: Het getal "48 uur" staat in geen feit van dit onderwerp.\n' in told
    assert "Niet in orde: 1 fout in 1 bestand, " in told


def test_command_takes_the_day_from_our_clock(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WERKWIJZER_CLOCK", "2099-01-01T10:00:00+01:00")
    code, told = _run(copy, monkeypatch)
    assert code == 1
    assert "opnieuw worden bekeken" in told


def test_day_that_is_none_is_refused(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _ = _run(copy, monkeypatch, "--date", "morgen")
    assert code == 2
