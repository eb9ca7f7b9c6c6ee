"""The report: one page that needs nothing beside it, in which no text is taken for markup."""

import json
from html.parser import HTMLParser
from pathlib import Path

from components.decision import OUTSIDE, Thresholds
from components.understanding import Temperatures
from evaluation import report, terminal
from evaluation.asking import Row
from evaluation.figures import About, Figures, gather
from evaluation.leaving_out import Trust

HOSTILE = "<script>alert('x')</script> & \"quotes\" </td></table>"
VOID = {"meta", "link", "br", "img", "input", "hr"}


class Page(HTMLParser):
    """Keeps the elements with their attributes, all text, and whether every element is closed in its place."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(written)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def made() -> Figures:
    rows = [
        Row("a<b>", HOSTILE, (OUTSIDE,), ("digid", "contact", "ziek"), 0.8, "answer", True),
        Row("a<b>", "hoe werkt digid", ("digid",), ("digid", "contact", "ziek"), 0.95, "answer", False),
        Row("a<b>", HOSTILE, ("digid",), ("contact", "digid", "ziek"), 0.4, "clarify", True),
    ]
    groups = {"digid": "dienstverlening", "contact": "dienstverlening", OUTSIDE: "buiten_bereik"}
    return gather(rows, groups, About("Proef.", "2026-11-23", "none", Trust(Temperatures(), Thresholds())))


def test_no_text_is_taken_for_markup() -> None:
    page = Page(report.as_page(made()))
    assert page.all("script") == []
    assert HOSTILE in page.text
    assert "a<b>" in page.text


def test_page_asks_for_nothing_beside_it() -> None:
    written = report.as_page(made())
    assert {name for _, attributes in Page(written).elements for name in attributes}.isdisjoint({"src", "href"})
    assert "url(" not in written
    assert "@import" not in written


def test_every_table_has_a_caption_and_every_head_its_scope() -> None:
    page = Page(report.as_page(made()))
    assert len(page.all("table")) == len(page.all("caption")) > 0
    assert {head.get("scope") for head in page.all("th")} == {"row", "col"}
    assert page.all("html") == [{"lang": "nl"}]


def test_box_that_scrolls_can_be_reached_and_has_a_name() -> None:
    boxes = [box for box in Page(report.as_page(made())).all("div") if box.get("class") == "scroll"]
    assert all(box["tabindex"] == "0" and box["aria-label"] for box in boxes)


def test_shares_are_written_as_in_dutch_and_nothing_as_a_dash() -> None:
    text = Page(report.as_page(made())).text
    assert "50,0\u00a0%" in text
    assert "–" in text


def test_written_report_has_the_same_figures_as_json(tmp_path: Path) -> None:
    page = report.write(made(), tmp_path)
    kept = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert page.read_text(encoding="utf-8") == report.as_page(made())
    assert kept["groups"]["a<b>"]["at_once"] == {"count": 1, "of": 2, "value": 0.5}
    assert kept["false_accepts"][0]["text"] == HOSTILE


def test_terminal_shows_a_line_for_each_group_and_one_for_all() -> None:
    head, group, together = terminal.short_table(made()).splitlines()
    assert head.split()[:2] == ["teksten", "meteen"]
    assert group.split()[:2] == ["a<b>", "3"]
    assert together.startswith("samen")
