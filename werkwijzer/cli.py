"""The command `werkwijzer`: the same verbs as the Makefile."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from werkwijzer import logs, parsing, telegram, training
from werkwijzer.chat import chat as chat_in_terminal
from werkwijzer.content import library
from werkwijzer.errors import WerkwijzerError
from werkwijzer.evaluation import evaluate as evaluate_model
from werkwijzer.run import run as run_line
from werkwijzer.settings import Settings, load

app = typer.Typer(help="Werkwijzer: een chatbot voor werkzoekenden.", no_args_is_help=True, add_completion=False)
content = typer.Typer(help="De teksten van de bot.", no_args_is_help=True)
app.add_typer(content, name="content")


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
def train() -> None:
    """Train het taalmodel, als er iets aan is veranderd."""
    with _one_clear_sentence() as settings:
        _say(f"Het model is {training.ensure_model(settings.var).name}.")


@app.command()
def parse() -> None:
    """Lees teksten van stdin, één per regel, en schrijf per regel wat de bot eronder verstaat (JSON)."""
    with _one_clear_sentence() as settings:
        sys.exit(parsing.parse(training.ensure_model(settings.var), sys.stdin.buffer, sys.stdout.buffer))


@app.command()
def evaluate(
    encoder: Annotated[str, typer.Option(help="e5, of none om te zien wat het zonder scheelt")] = "e5",
) -> None:
    """Meet hoe goed de bot teksten verstaat van schrijvers die hij niet kent."""
    with _one_clear_sentence() as settings:
        sys.exit(evaluate_model(settings.var, encoder))


@content.command()
def check() -> None:
    """Controleer de teksten in content/."""
    with _one_clear_sentence() as settings:
        loaded = library.load(settings.content)
        _say(f"In orde: {len(loaded.topics)} onderwerpen, {len(loaded.trainings)} trainingen.")
