"""The command `werkwijzer`: the same verbs as the Makefile."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from werkwijzer import logs, parsing, staff, telegram, training
from werkwijzer.chat import chat as chat_in_terminal
from werkwijzer.clock import clock_of, today
from werkwijzer.content import checking
from werkwijzer.content.checking.report import report as told
from werkwijzer.content.preview.page import write_page as write_preview
from werkwijzer.errors import WerkwijzerError
from werkwijzer.evaluation import Encoder
from werkwijzer.evaluation import evaluate as evaluate_model
from werkwijzer.run import run as run_line
from werkwijzer.settings import Settings, load

app = typer.Typer(help="Werkwijzer: een chatbot voor werkzoekenden.", no_args_is_help=True, add_completion=False)
content = typer.Typer(help="De teksten van de bot.", no_args_is_help=True)
app.add_typer(content, name="content")
at_the_desk = typer.Typer(help="Wie er op /balie kan inloggen.", no_args_is_help=True)
app.add_typer(at_the_desk, name="staff")


def _say(sentence: str) -> None:
    typer.echo(sentence)


@contextmanager
def _one_clear_sentence() -> Iterator[Settings]:
    """Give the settings; an error of ours becomes one sentence on stderr and exit code 1."""
    logs.configure()
    try:
        yield load()
    except WerkwijzerError as error:
        typer.echo(f"{error}", err=True)
        raise typer.Exit(1) from error


@app.command()
def run() -> None:
    """Start de chatbot: de chatpagina, de acties en Rasa."""
    with _one_clear_sentence() as settings:
        asyncio.run(run_line(settings, _say))


@app.command()
def chat(region: Annotated[str | None, typer.Option(help="rotterdam, groot-amsterdam of elders")] = None) -> None:
    """Praat met de bot in de terminal."""
    with _one_clear_sentence() as settings:
        asyncio.run(chat_in_terminal(settings, region))


@app.command("telegram")
def on_telegram(
    demo: Annotated[bool, typer.Option("--demo", help="zonder Telegram, met een telefoon in de browser")] = False,
    port: Annotated[int, typer.Option(help="waar die telefoon staat")] = 8090,
) -> None:
    """Kijk of de koppeling met Telegram werkt, of probeer haar uit."""
    with _one_clear_sentence() as settings:
        asyncio.run(telegram.demo(settings, port, _say) if demo else telegram.look(settings, _say))


@app.command()
def train(path: Annotated[bool, typer.Option("--path", help="schrijf alleen waar het model staat")] = False) -> None:
    """Train het taalmodel, als er iets aan is veranderd."""
    with _one_clear_sentence() as settings:
        model = training.ensure_model(settings.var)
        _say(f"{model}" if path else f"Het model is {model.name}.")


@app.command()
def parse() -> None:
    """Lees teksten van stdin, één per regel, en schrijf per regel wat de bot eronder verstaat (JSON)."""
    with _one_clear_sentence() as settings:
        sys.exit(parsing.parse(training.ensure_model(settings.var), sys.stdin.buffer, sys.stdout.buffer))


@app.command()
def evaluate(
    encoder: Annotated[Encoder, typer.Option(help="none: zien wat het zonder zinsmodel scheelt")] = Encoder.E5,
    voices: Annotated[str, typer.Option(help="alleen deze stemmen, met komma's ertussen")] = "",
    sets: Annotated[list[Path] | None, typer.Option("--set", help="een bestand met eigen vragen (JSON-regels)")] = None,
    report: Annotated[Path | None, typer.Option(help="map voor het verslag; anders var/evaluation")] = None,
) -> None:
    """Meet hoe goed de bot teksten verstaat van schrijvers die hij niet kent, of die van een eigen bestand."""
    with _one_clear_sentence() as settings:
        written = report or settings.var / "evaluation"
        sys.exit(evaluate_model(settings.var, written, encoder, voices, sets or []))


@content.command()
def check(
    date: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="alsof het die dag is")] = None,
) -> None:
    """Controleer de teksten in content/."""
    with _one_clear_sentence() as settings:
        findings = checking.check(settings.content, date.date() if date else today(clock_of(settings)))
    _say(told(findings))
    sys.exit(any(finding.severity == "error" for finding in findings))


@content.command()
def preview(
    out: Annotated[Path | None, typer.Option(help="het bestand; anders var/antwoorden.html")] = None,
) -> None:
    """Maak één pagina met alle antwoorden, om in een browser te bekijken."""
    with _one_clear_sentence() as settings:
        written = out or settings.var / "antwoorden.html"
        write_preview(settings.content, clock_of(settings), written)
        _say(f"Open dit in een browser: {written.absolute().as_uri()}")


def _ask_password() -> staff.Typed:
    typed = typer.prompt("Wachtwoord", hide_input=True)
    return staff.Typed(typed, typer.prompt("Nog een keer", hide_input=True))


@at_the_desk.command("add")
def add_staff(
    login: str,
    name: Annotated[str, typer.Option(help="zoals collega's de medewerker kennen")],
    adviser: Annotated[str | None, typer.Option(help="de adviseur wiens agenda dit is; zonder: alle agenda's")] = None,
) -> None:
    """Geef een medewerker toegang tot de balie; het wachtwoord wordt gevraagd."""
    with _one_clear_sentence() as settings:
        asyncio.run(staff.add(settings, login, name, adviser, _ask_password, _say))


@at_the_desk.command("password")
def change_password(login: str) -> None:
    """Geef een medewerker een ander wachtwoord; die wordt overal uitgelogd."""
    with _one_clear_sentence() as settings:
        asyncio.run(staff.change_password(settings, login, _ask_password, _say))


@at_the_desk.command("list")
def list_staff() -> None:
    """Noem de medewerkers die kunnen inloggen, of dat konden."""
    with _one_clear_sentence() as settings:
        asyncio.run(staff.tell(settings, _say))


@at_the_desk.command("disable")
def disable_staff(login: str) -> None:
    """Sluit een medewerker buiten; die wordt overal uitgelogd."""
    with _one_clear_sentence() as settings:
        asyncio.run(staff.disable(settings, login, _say))


@at_the_desk.command("enable")
def enable_staff(login: str) -> None:
    """Laat een medewerker die was buitengesloten weer binnen."""
    with _one_clear_sentence() as settings:
        asyncio.run(staff.enable(settings, login, _say))
