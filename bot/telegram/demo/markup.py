"""Read the HTML of a message as strictly as Telegram does."""

import re
from dataclasses import dataclass, field
from typing import Any

_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?")
_TAG = re.compile(r"""<(/?)([A-Za-z-]+)((?:\s+[A-Za-z-]+="[^"<>]*")*)\s*>""")
_ATTRIBUTE = re.compile(r"""([A-Za-z-]+)="([^"]*)\"""")


class BadMarkup(Exception):
    """Telegram would answer 400; the words are those of its description."""


@dataclass
class Shown:
    """What a person sees: the words, and which of them are more than words."""

    text: str
    entities: list[dict[str, Any]] = field(default_factory=list)

    @property
    def links(self) -> list[tuple[str, str]]:
        """Give the words and address of each link."""
        wide = self.text.encode("utf-16-le")
        return [
            (wide[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le"), e["url"])
            for e in self.entities
            if e["type"] == "text_link"
        ]


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def read_html(html: str) -> Shown:
    """Give what is shown.

    Raises:
        BadMarkup: a tag is unknown, stands open, or ends where another began.
    """
    shown, at = "", 0
    opened: list[tuple[str, int, dict[str, str]]] = []
    entities: list[dict[str, Any]] = []
    while at < len(html):
        if html[at] == "<":
            tag = _TAG.match(html, at)
            if tag is None or tag[2].lower() not in _TAGS:
                raise BadMarkup(f"Unsupported start tag at byte offset {len(html[:at].encode())}")
            if tag[1]:
                entities.append(_end(tag, opened, units(shown)))
            else:
                opened.append((tag[2].lower(), units(shown), dict(_ATTRIBUTE.findall(tag[3]))))
            at = tag.end()
        else:
            reference = _REFERENCE.match(html, at)
            shown += _character(reference) if reference else html[at]
            at = reference.end() if reference else at + 1
    if opened:
        raise BadMarkup(f"Can't find end tag corresponding to start tag {opened[-1][0]}")
    return Shown(shown, [_unescaped(entity) for entity in entities if entity["length"]])


def _end(tag: re.Match[str], opened: list[tuple[str, int, dict[str, str]]], end: int) -> dict[str, Any]:
    if not opened or opened[-1][0] != tag[2].lower():
        raise BadMarkup(f"Unmatched end tag {tag[2]}")
    name, start, attributes = opened.pop()
    link = {"url": attributes["href"]} if name == "a" and "href" in attributes else {}
    return {"type": _TAGS[name], "offset": start, "length": end - start, **link}


def _unescaped(entity: dict[str, Any]) -> dict[str, Any]:
    return {**entity, "url": _REFERENCE.sub(_character, entity["url"])} if "url" in entity else entity


def _character(reference: re.Match[str]) -> str:
    decimal, hexadecimal, name = reference.groups()
    return _NAMED[name] if name else chr(int(decimal) if decimal else int(hexadecimal, 16))
