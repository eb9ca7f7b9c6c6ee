"""Make the buttons that both bot and actions offer."""

from werkwijzer.content.library import Library
from werkwijzer.reply import Button, Reply


def button(library: Library, name: str) -> Button:
    """Give the button for a topic or a task."""
    payload = f'/kies_topic{{"topic": "{name}"}}' if name in library.topics else f"/{name}"
    return Button(title=library.title(name), payload=payload)


def menu(library: Library, text: str) -> Reply:
    """Give the text with what people ask for most as buttons."""
    return Reply(text=text, buttons=[button(library, name) for name in library.menu])
