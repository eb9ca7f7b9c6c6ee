"""Build HTML from elements, so that every text in it is escaped by the standard library."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from evaluation.measures import Share

NOTHING = "–"

Content = "str | Element"


def element(tag: str, *children: Content, **attributes: str) -> Element:
    """Give an element; `class_` becomes `class`, and other underscores become hyphens."""
    made = Element(tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()})
    for child in children:
        if isinstance(child, Element):
            made.append(child)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + child
        else:
            made.text = (made.text or "") + child
    return made


def table(caption: str, heads: Sequence[Content], rows: Sequence[Sequence[Content]]) -> Element:
    """Give a table whose first column names the rows, in a box that scrolls sideways on a phone."""
    made = element("table", element("caption", caption))
    head = SubElement(SubElement(made, "thead"), "tr")
    head.extend(element("th", cell, scope="col") for cell in heads)
    body = SubElement(made, "tbody")
    for first, *others in rows:
        row = SubElement(body, "tr")
        row.append(element("th", first, scope="row"))
        row.extend(cell if isinstance(cell, Element) and cell.tag == "td" else element("td", cell) for cell in others)
    return scrolling(made, caption)


def scrolling(content: Element, label: str) -> Element:
    """Give a box that a keyboard can reach and scroll."""
    return element("div", content, class_="scroll", role="region", tabindex="0", aria_label=label)


def folded(summary: str, *content: Content) -> Element:
    return element("details", element("summary", summary), *content)


def page(title: str, style: str, content: Sequence[Element]) -> str:
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", style),
    )
    html = element("html", head, element("body", element("main", *content)), lang="nl")
    return "<!doctype html>\n" + tostring(html, encoding="unicode", method="html") + "\n"


def percentage(value: float) -> str:
    return f"{value:.1%}".replace(".", ",").replace("%", "\u00a0%")


def share(given: Share) -> str:
    """Give the share as a percentage, or a dash where there is nothing to have a share of."""
    return NOTHING if given.value is None else percentage(given.value)
