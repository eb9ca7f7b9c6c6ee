"""Turn a message into what Telegram takes: parts of HTML within its limits, a keyboard, and files."""

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.messages import Message
from bot.text import clean
from werkwijzer.dutch import written_day
from werkwijzer.reply import Attachment

MAX_UNITS = 4096
"""UTF-16 code units of one message, after Telegram has read the HTML."""


@dataclass(frozen=True)
class Piece:
    """Words that are shown, and where they lead when they are a link."""

    words: str
    url: str | None = None

    @property
    def html(self) -> str:
        shown = html.escape(self.words, quote=False)
        return f'<a href="{html.escape(self.url)}">{shown}</a>' if self.url else shown


@dataclass(frozen=True)
class Outgoing:
    """One message as it goes to Telegram; the last part of HTML has the keyboard, and the files come after it."""

    parts: list[str]
    keyboard: InlineKeyboardMarkup | None
    files: list[Attachment]


def outgoing(message: Message, before: str = "") -> Outgoing:
    """Give the message with its links, source, buttons and files; `before` is put above it."""
    parts = [piece_html for part in split(_pieces(message, before)) if (piece_html := _html(part))]
    rows = [[InlineKeyboardButton(button.title, callback_data=button.id)] for button in message.buttons]
    return Outgoing(parts, InlineKeyboardMarkup(rows) if rows else None, message.attachments)


def split(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Give the pieces in parts of at most 4096 units, cut at a line, else at a blank, else between two characters."""
    parts: list[list[Piece]] = [[]]
    room = MAX_UNITS
    for piece in pieces:
        words = piece.words
        while units(words) > room:
            taken = _fitting(words, room)
            if not taken and room == MAX_UNITS:
                taken = _cut(words, room)
            parts[-1].append(Piece(taken, piece.url))
            words = words[len(taken) :]
            parts.append([])
            room = MAX_UNITS
        parts[-1].append(Piece(words, piece.url))
        room -= units(words)
    return parts


def units(text: str) -> int:
    """Count as Telegram does: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


def _fitting(words: str, room: int) -> str:
    """Give the beginning of the words up to the last line break or blank that fits; nothing when there is none."""
    within = _cut(words, room)
    end = within.rfind("\n")
    if end < len(within) // 2:
        end = max(end, within.rfind(" "))
    return within[: end + 1]


def _cut(words: str, room: int) -> str:
    """Give as many characters as fit; none is cut in two."""
    within = words[:room]
    while units(within) > room:
        within = within[: len(within) - max(1, (units(within) - room) // 2)]
    return within


def _html(part: list[Piece]) -> str:
    """Give the part as HTML; nothing when nobody would see it, for Telegram refuses that."""
    whole = "".join(piece.words for piece in part)
    return "".join(piece.html for piece in part if piece.words) if whole.strip() else ""


def _pieces(message: Message, before: str) -> Iterator[Piece]:
    yield Piece(clean(f"{before}\n{message.text}"))
    for number, link in enumerate(message.links):
        yield Piece("\n\n" if number == 0 else "\n")
        yield Piece(clean(link.title), link.url)
    if message.source is not None:
        checked = message.source.checked
        yield Piece("\n\nBron: ")
        yield Piece(clean(message.source.title), message.source.url)
        yield Piece(f". Bekeken op {written_day(checked)}.")
