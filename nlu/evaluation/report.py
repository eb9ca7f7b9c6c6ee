"""Write the report: one page in Dutch that needs nothing beside it, and the same figures as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from evaluation.charts import heat_map, reliability
from evaluation.figures import ELSEWHERE, Figures, Slip, as_json
from evaluation.markup import element, folded, page, percentage, share, table
from evaluation.measures import Calibration, Confusion, Measures

TITLE = "Wat Werkwijzer verstaat"
STYLE = Path(__file__).with_name("report.css")
COLUMNS = (
    ("at_once", "meteen goed", "het eerste onderwerp is goed, of past ook"),
    ("within_three", "binnen drie", "een goed onderwerp staat bij de eerste drie"),
    ("answered_right", "goed beantwoord", "de bot is zeker, en heeft gelijk"),
    ("answered_wrong", "fout beantwoord", "de bot is zeker, maar heeft geen gelijk"),
    ("clarified", "keuze voorgelegd", "de bot is niet zeker en legt onderwerpen voor"),
    ("sent_away", "ten onrechte buiten", "de bot zegt dat hij er niet over gaat, maar dat is wel zo"),
    ("not_answered", "erbuiten, niet beantwoord", "de bot gaat er niet over en geeft ook geen antwoord"),
    ("emergencies_seen", "nood gezien", "een noodgeval wordt als nood beantwoord"),
    ("false_alarms", "vals alarm", "een tekst zonder nood wordt toch als nood beantwoord"),
    ("skipped", "zonder zinsmodel", "de woorden alleen zijn genoeg om zeker te zijn"),
)
"""A measure, the head of its column, and what it says. The first six are of the texts that the bot is about."""


def write(figures: Figures, directory: Path) -> Path:
    """Write `report.html` and `report.json`; give the page."""
    figures_only = json.dumps(as_json(figures), ensure_ascii=False, indent=1)
    (directory / "report.json").write_text(figures_only + "\n", encoding="utf-8")
    written = directory / "report.html"
    written.write_text(as_page(figures), encoding="utf-8")
    return written


def as_page(figures: Figures) -> str:
    content = [
        element("h1", TITLE),
        *_about(figures),
        element("h2", "In het kort"),
        _measures("Per groep teksten", "groep", {"samen": figures.together, **figures.groups}),
        _legend(),
        element("h2", "Zekerheid"),
        *_calibration(figures.calibration),
        element("h2", "Verwarringen"),
        *_confusions(figures),
        element("h2", "Om na te lezen"),
        _slips("Beantwoord, maar de bot gaat er niet over", figures.false_accepts),
        _slips("Nood die niet werd gezien", figures.missed_emergencies),
        _slips("Vals alarm", figures.false_alarms),
        element("h2", "Per onderwerp"),
        _measures("Per onderwerp, het zwakste eerst", "onderwerp", _weakest_first(figures.topics)),
    ]
    return page(TITLE, STYLE.read_text(encoding="utf-8"), content)


def _about(figures: Figures) -> list[Element]:
    about, sure, divided = figures.about, figures.about.trust.thresholds, figures.about.trust.temperatures
    numbers = (
        f"Antwoord vanaf {percentage(sure.answer_from)} zekerheid, buiten bereik vanaf {percentage(sure.outside_from)} "
        f"of onder {percentage(sure.outside_below)}, nood vanaf {percentage(sure.emergency_from)}. "
        f"Temperatuur: {_comma(divided.words)} voor woorden, {_comma(divided.meaning)} met zinsmodel."
    )
    measured = f"{about.what} Gemeten op {about.day}, zinsmodel: {about.encoder}."
    return [element("p", measured), element("p", numbers)]


def _measures(caption: str, first: str, measured: dict[str, Measures]) -> Element:
    heads = [first, "teksten", *(head for _, head, _ in COLUMNS)]
    rows = [
        [name, str(measures.texts), *(share(getattr(measures, field)) for field, _, _ in COLUMNS)]
        for name, measures in measured.items()
    ]
    return table(caption, heads, rows)


def _legend() -> Element:
    rows = [element("li", element("strong", head), f": {meaning}.") for _, head, meaning in COLUMNS]
    scope = "De eerste zes gaan over de teksten waar de bot over gaat. Een onderwerp dat ook past telt als goed."
    return folded("Wat de kolommen zeggen", element("ul", *rows), element("p", scope))


def _weakest_first(topics: dict[str, Measures]) -> dict[str, Measures]:
    def rank(topic: str) -> float:
        measured = topics[topic]
        own = measured.at_once.value
        return own if own is not None else measured.not_answered.value or 0.0

    return {topic: topics[topic] for topic in sorted(topics, key=rank)}


def _calibration(calibration: Calibration) -> list[Element]:
    rows = [
        [
            f"{percentage(one.start)} tot {percentage(one.end)}",
            str(one.texts),
            percentage(one.confidence),
            percentage(one.right),
        ]
        for one in calibration.bins
    ]
    heads = ["zekerheid", "teksten", "gemiddeld", "goed"]
    sentence = (
        f"De zekerheid wijkt gemiddeld {percentage(calibration.error)} af van hoe vaak het goed is (ECE). "
        "Op de stippellijn zijn ze gelijk; een groter punt staat voor meer teksten."
    )
    return [element("p", sentence), reliability(calibration), table("Zekerheid en gelijk", heads, rows)]


def _confusions(figures: Figures) -> list[Element]:
    within = [
        folded(f"Binnen {group}", heat_map(f"Verwarringen binnen {group}", matrix, last=ELSEWHERE))
        for group, matrix in figures.matrices.items()
        if len(matrix.names) > 1
    ]
    explained = (
        "Elke rij is wat bedoeld was; hoe dieper de kleur, hoe groter het deel van die rij. Groen kwam goed terecht."
    )
    return [
        element("p", explained),
        heat_map("Verwarringen tussen groepen onderwerpen", figures.matrix),
        *within,
        _pairs(figures.confusions),
    ]


def _pairs(confusions: Sequence[Confusion]) -> Element:
    rows = [
        [one.meant, _text(one.given), str(one.count), _text(" · ".join(f"“{text}”" for text in one.texts))]
        for one in confusions
    ]
    return table("Wat het meest wordt verward", ["bedoeld", "gegeven", "keer", "voorbeelden"], rows)


def _slips(caption: str, slips: Sequence[Slip]) -> Element:
    rows = [
        [one.group, _text(one.text), _text(one.meant), _text(one.given), percentage(one.confidence)] for one in slips
    ]
    listed = table(caption, ["groep", "tekst", "bedoeld", "gegeven", "zekerheid"], rows)
    return folded(f"{caption} ({len(slips)})", listed)


def _text(text: str) -> Element:
    return element("td", text, class_="text")


def _comma(number: float) -> str:
    return f"{number:g}".replace(".", ",")
