"""The preview holds every answer with its figures, days and findings, and asks nothing of the network."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from tests.conftest import Clock
from tests.content.small import change_file
from werkwijzer.cli import app
from werkwijzer.content.library import Library
from werkwijzer.content.preview.page import page
from werkwijzer.paths import CONTENT

TOPIC = "inkomen/bijstand_hoogte.yml"


class _Reader(HTMLParser):
    """What somebody reads of a page, part by part, and what the page would fetch."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.articles: list[tuple[dict[str, str | None], str]] = []
        self.fetched: list[str] = []
        self.links: set[str] = set()
        self.ids: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.fetched += [value for name in ("src", "srcset", "data", "action") if (value := given.get(name))]
        if tag == "link" or (tag == "a" and not given.get("href")):
            self.fetched.append(str(given))
        self.links.add(given.get("href") or "")
        self.ids += [given["id"] or ""] if "id" in given else []
        if tag == "article":
            self.articles.append((given, ""))

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.articles:
            attrs, text = self.articles[-1]
            self.articles[-1] = (attrs, text + data)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of content/ that a test may change."""
    copy = tmp_path / "content"
    shutil.copytree(CONTENT, copy)
    return copy


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def test_every_answer_is_there_with_all_that_belongs_to_it(library: Library, clock: Clock) -> None:
    reader = _Reader(page(CONTENT, clock))
    answers = [answer for topic in library.topics.values() for answer in topic.answers.values()]
    assert len(reader.articles) == len(answers)
    whole = _squeezed(reader.text)
    for topic in library.topics.values():
        assert topic.title in whole
    for answer in answers:
        for text in (answer.text, answer.simple, answer.next_step.text, answer.source.title):
            assert _squeezed(text) in whole
        urls = {link.url for link in [*answer.links, answer.next_step.link, answer.source] if link and link.url}
        assert urls <= reader.links


def test_every_link_within_the_page_leads_to_a_topic(library: Library, clock: Clock) -> None:
    reader = _Reader(page(CONTENT, clock))
    assert sorted(reader.ids) == sorted(library.topics)
    inner = {link.removeprefix("#") for link in reader.links if link.startswith("#")}
    assert inner
    assert inner <= set(reader.ids)


def test_page_fetches_nothing_and_says_so_to_the_browser(clock: Clock) -> None:
    html = page(CONTENT, clock)
    assert _Reader(html).fetched == []
    assert re.findall(r"url\(|@import|fetch\(|XMLHttpRequest", html) == []
    assert "default-src 'none'" in html


def test_page_tells_each_regions_answers_apart(folder: Path, clock: Clock) -> None:
    reader = _Reader(page(folder, clock))
    read_in = [str(attrs["data-read-in"]).split() for attrs, text in reader.articles if "€ 1.401 netto" in text]
    assert read_in[0] == ["groot-amsterdam", "elders"], "who has no answer of his own reads the national one"
    assert read_in[1] == ["rotterdam"]


def test_answer_that_nobody_looked_at_in_time_is_marked(folder: Path, clock: Clock) -> None:
    change_file(folder, TOPIC, lambda topic: topic["answers"]["rotterdam"].update(review="2026-11-23"))
    overdue = [text for attrs, text in _Reader(page(folder, clock)).articles if "data-overdue" in attrs]
    assert len(overdue) == 1
    assert "te laat bekeken" in overdue[0]
    assert "voor 23 november 2026" in overdue[0]


def test_finding_stands_with_the_answer_that_it_is_about(folder: Path, clock: Clock) -> None:
    path = folder / TOPIC
    before, rotterdam, after = path.read_text(encoding="utf-8").partition("  rotterdam:\n")
    path.write_text(before + rotterdam + after.replace("Het bedrag stijgt", "Derhalve stijgt het bedrag", 1), "utf-8")
    found = [(attrs, text) for attrs, text in _Reader(page(folder, clock)).articles if "Derhalve" in text]
    (attrs, text) = found[0]
    assert len(found) == 1
    assert "data-found" in attrs
    assert "Rotterdam en omgeving" in text
    assert "Fout" in text


def test_finding_about_a_small_sentence_is_there_too(folder: Path, clock: Clock) -> None:
    change_file(folder, "zinnen.yml", lambda sentences: sentences.pop("storing"))
    assert "De zin storing ontbreekt." in _Reader(page(folder, clock)).text


def test_what_an_editor_writes_is_shown_and_not_run(folder: Path, clock: Clock) -> None:
    evil = "<script>alert('x')</script> & <b>vet</b> kost {{ 7 * 7 }} euro."
    change_file(folder, TOPIC, lambda topic: topic["answers"]["nl"].update(text=evil))
    html = page(folder, clock)
    assert evil in _Reader(html).text
    assert html.count("<script>") == 1


@pytest.mark.parametrize(
    ("begin", "end", "sentence"),
    [
        ("2026-11-24", "2026-11-24", "Nu te zien."),
        ("2026-11-25", "2026-11-26", "Nog niet te zien."),
        ("2026-11-22", "2026-11-23", "Niet meer te zien."),
    ],
)
def test_notice_is_shown_with_its_days(folder: Path, clock: Clock, begin: str, end: str, sentence: str) -> None:
    body = f"text: De balie is dicht.\nfrom: {begin}\nuntil: {end}\nregions: [rotterdam, elders]\n"
    (folder / "melding.yml").write_text(body)
    text = _squeezed(_Reader(page(folder, clock)).text)
    assert "Let op: De balie is dicht." in text
    assert f"voor wie hier woont: Rotterdam en omgeving, Ergens anders. {sentence}" in text


def test_kinds_of_talk_are_shown_with_how_they_can_be_held(folder: Path, clock: Clock) -> None:
    place = {"id": "plek", "name": "De Plek", "address": "Straat 1, Rotterdam", "region": "rotterdam"}

    def only_there(body: Any) -> None:
        body["locations"].append({**place, "kinds": ["taalvraag"]})
        (kind,) = (kind for kind in body["kinds"] if kind["id"] == "taalvraag")
        kind.update(planned=True)
        del kind["instead"]

    change_file(folder, "afspraken.yml", only_there)
    text = _squeezed(_Reader(page(folder, clock)).text)
    assert "Rotterdam en omgeving locatie Amsterdam en omgeving kan nergens: er is geen plek voor" in text
    assert "De Plek, Straat 1, Rotterdam (Rotterdam en omgeving): taalvraag" in text
    assert "Plant de bot niet Dit gesprek kunt u hier niet plannen" in text


def test_figures_are_those_of_the_check(folder: Path, clock: Clock) -> None:
    text = " ".join(["woord"] * 60) + ". Kort."
    change_file(folder, TOPIC, lambda topic: topic["answers"]["nl"].update(text=text))
    (shown,) = [_squeezed(text) for _, text in _Reader(page(folder, clock)).articles if "woord woord" in text]
    assert "61 woorden langste zin 60" in shown


def _previewed(out: Path) -> Result:
    return CliRunner().invoke(app, ["content", "preview", "--out", str(out)])


def test_command_writes_the_page_and_says_where(tmp_path: Path) -> None:
    out = tmp_path / "nieuw" / "pagina.html"
    ran = _previewed(out)
    assert ran.exit_code == 0, ran.output
    assert out.as_uri() in ran.output
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_command_says_which_file_cannot_be_read(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / TOPIC).write_text("title: [half")
    monkeypatch.setenv("WERKWIJZER_CONTENT", str(folder))
    ran = _previewed(tmp_path / "pagina.html")
    assert ran.exit_code == 1
    assert "bijstand_hoogte.yml is geen geldig YAML" in ran.output
    assert not (tmp_path / "pagina.html").exists()


def test_command_says_when_it_cannot_write(tmp_path: Path) -> None:
    ran = _previewed(tmp_path)
    assert ran.exit_code == 1
    assert ran.output.startswith(f"Kan {tmp_path} niet schrijven")
