"""Every answer becomes a message that Telegram takes, with its links, source and buttons."""

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.messages import Message, PublicButton, PublicLink, PublicSource
from bot.telegram.format import MAX_UNITS, outgoing, units
from werkwijzer import choices
from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.checking.material import Material, Written
from werkwijzer.content.library import Library

MAX_BUTTON = 64
"""Characters of a title: Telegram cuts what does not fit on a phone."""


def unsendable_answers(material: Material) -> Iterator[Finding]:
    if material.library is None:
        return
    for written in material.answers():
        for keys in (("text",), ("simple",)):
            message = _message(written, getattr(written.answer, keys[0]), material.library)
            parts = outgoing(message).parts
            if len(parts) != 1 or units(parts[0]) > MAX_UNITS:
                problem = "Dit past niet in één bericht van Telegram."
                yield written.finding(keys, problem, "Maak de tekst of de adressen van de links korter.")
            for button in message.buttons:
                if len(button.title) > MAX_BUTTON:
                    problem = f'De knop "{button.title}" is te lang voor Telegram.'
                    yield written.finding(("next_step",), problem, f"Kies een titel van hoogstens {MAX_BUTTON} tekens.")


def _message(written: Written, text: str, library: Library) -> Message:
    """Give the answer as the bot sends it: actions/answer.py puts it together in the same way."""
    answer, step = written.answer, written.answer.next_step
    names = [name for name in (step.task, step.topic, answer.successor) if name is not None]
    titles = [choices.button(library, name).title for name in names if library.has_title(name)]
    titles += library.sentences.get("eenvoudiger_knop", [])
    links = [*([step.link] if step.link else []), *answer.links]
    source = answer.source
    return Message(
        id=1,
        at=datetime(2026, 1, 1, tzinfo=UTC),
        sender="bot",
        text="\n\n".join([text, step.text, *library.sentences.get("verouderd", [])]),
        buttons=[PublicButton(id=str(number), title=title) for number, title in enumerate(titles)],
        links=[PublicLink(title=link.title, url=link.url) for link in links],
        source=PublicSource(title=f"{source.title} ({source.dated})", url=source.url, checked=source.checked),
    )
