"""A small content/ in which nothing is wrong, for tests to break."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

Change = Callable[[Any], object]


def answer(**changed: object) -> dict[str, Any]:
    answer = {
        "status": "active",
        "text": "Dit is een antwoord.",
        "simple": "Dit is makkelijker.",
        "next_step": {"text": "Bel de gemeente.", "link": {"title": "Gemeente", "url": "https://gemeente.nl"}},
        "links": [],
        "source": {"title": "Gemeente", "url": "https://gemeente.nl", "checked": "2026-11-22"},
        "review": "2027-11-22",
    }
    return {**answer, **changed}


def _choice(name: str) -> dict[str, Any]:
    return {"id": name, "title": name, "words": [name]}


def _step(name: str) -> dict[str, Any]:
    link = {"title": "Gemeente", "url": "https://gemeente.nl"}
    step = {"id": name, "title": f"Doe stap {name}", "button": name, "why": "Daar komt u verder mee."}
    return {**step, "known_by": [name], "link": link}


def _kind(name: str) -> dict[str, Any]:
    kind = {"id": name, "name": name, "for_whom": "U wilt beter leren lezen.", "minutes": 30, "pause": 15}
    return {**kind, "modes": ["telefoon"], "regions": ["rotterdam"], "bring": [], "planned": True}


TOPIC = {"title": "Wat is bijstand?", "answers": {"nl": answer(), "rotterdam": answer(text="Dit is Rotterdam.")}}
FILES: dict[str, Any] = {
    "inkomen/bijstand.yml": TOPIC,
    "werk/werkcentrum.yml": {"title": "Wat is het Werkcentrum?", "answers": {"nl": answer()}},
    "regions.yml": {"rotterdam": {"name": "Rotterdam", "button": "Rotterdam"}},
    "woorden/beroepen.yml": [{"name": "kok", "sector": "horeca"}],
    "woorden/sectoren.yml": [{"name": "horeca"}],
    "woorden/niveaus.yml": [{"id": "mbo", "name": "mbo"}],
    "woorden/onderwerpen.yml": [],
    "woorden/afspraken.yml": [{"id": "taalvraag", "name": "Gesprek over taal"}],
    "woorden/plaatsen.yml": [{"name": "Utrecht", "region": "elders", "at": [52.09, 5.12]}],
    "menu.yml": ["bijstand", "medewerker"],
    "talen.yml": {
        "en": {"understood": "I understand.", "unclear": "Sorry?", "emergency": "Call 112.", "region": "Where?"}
    },
    "taken.yml": {"medewerker": "Een mens spreken"},
    "zinnen.yml": {"welkom": ["Hallo.", "Dag."], "onthoud": ["Ik onthoud {region}."]},
    "trainings.yml": [],
    "stappen.yml": {
        "offered_with": ["bijstand"],
        "asked_by": ["mijn stappen"],
        "done_by": ["gedaan"],
        "wish": {"text": "Wat wilt u?", "answers": [_choice("werk"), _choice("leren")]},
        "now": {"text": "Wat heeft u nu?", "answers": [_choice("ww"), _choice("geen")]},
        "steps": [_step("een"), _step("twee"), _step("drie")],
    },
    "afspraken.yml": {
        "kinds": [_kind("taalvraag")],
        "locations": [],
        "ways": [_choice("telefoon"), _choice("online"), _choice("locatie")],
        "yes_or_no": [_choice("ja"), _choice("nee")],
    },
    "woordenlijst.yml": [{"word": "bijstand", "meaning": "Geld om van te leven."}],
}


def write(folder: Path) -> None:
    """Write it to a folder."""
    for name, body in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(yaml.safe_dump(body, allow_unicode=True))


def change_file(folder: Path, name: str, how: Change) -> None:
    """Change what stands in a file."""
    body = yaml.safe_load((folder / name).read_text())
    how(body)
    (folder / name).write_text(yaml.safe_dump(body))
