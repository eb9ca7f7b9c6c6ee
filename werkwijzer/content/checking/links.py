"""We send people only to sites that we trust, and say why we trust them."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from werkwijzer.content import steps
from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.checking.material import Material, Written
from werkwijzer.content.checking.shapes import WEBSITES
from werkwijzer.content.checking.source import Keys

LINKS, SOURCES = "links", "sources"


def wrong_links(material: Material) -> Iterator[Finding]:
    for written in material.answers():
        seen: set[str] = set()
        for keys, url in _links_of(written):
            if _same(url) in seen:
                yield written.finding(keys, f"De link {url} staat hier twee keer.", "Haal er een weg.")
            seen.add(_same(url))
            problem = _mistrust(url, material.trusted_links, LINKS)
            if problem:
                yield written.finding(keys, *problem)


def wrong_sources(material: Material) -> Iterator[Finding]:
    known = {**material.trusted_links, **material.trusted_sources}
    for written in material.answers():
        url = written.answer.source.url
        if url is None:
            continue
        problem = _mistrust(url, known, SOURCES)
        if problem:
            yield written.finding(("source", "url"), *problem)
        if not url.startswith("https://"):
            what_to_do = "Kijk of het adres ook met https:// werkt."
            yield written.finding(("source", "url"), f"De bron {url} heeft geen https.", what_to_do, "warning")


def wrong_links_of_trainings(material: Material) -> Iterator[Finding]:
    source = material.sources.get("trainings.yml")
    if material.library is None or source is None:
        return
    for number, training in enumerate(material.library.trainings):
        problem = _mistrust(training.url, material.trusted_links, LINKS) if training.url else None
        if problem:
            yield Finding(source.name, source.line(number, "url"), *problem)


def wrong_links_of_steps(material: Material) -> Iterator[Finding]:
    source = material.sources.get(steps.FILE)
    if material.library is None or source is None:
        return
    for number, step in enumerate(material.library.steps.steps):
        problem = _mistrust(step.link.url, material.trusted_links, LINKS) if step.link else None
        if problem:
            yield Finding(source.name, source.line("steps", number, "link", "url"), *problem)


def _links_of(written: Written) -> Iterator[tuple[Keys, str]]:
    step = written.answer.next_step.link
    if step is not None:
        yield ("next_step", "link", "url"), step.url
    for number, link in enumerate(written.answer.links):
        yield ("links", number, "url"), link.url


def _mistrust(url: str, known: Mapping[str, str], part: str) -> tuple[str, str] | None:
    """Give what is wrong with an address and what to do; nothing where its host is known."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    if "." not in host.strip("."):
        return f"{url} is geen adres van een website.", "Kopieer het adres uit de browser."
    if host not in known:
        what_to_do = f"Is de site te vertrouwen? Zet hem met de reden in {WEBSITES}, bij {part}."
        return f"De website {host} staat niet op de lijst van websites.", what_to_do
    return None


def _same(url: str) -> str:
    """Give what two ways of writing one address have in common."""
    return url.removesuffix("/").replace("://www.", "://").lower()
