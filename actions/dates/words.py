"""Bring a text into the small vocabulary of the grammar: one word a form, tokens parted by one blank."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from actions.dates.lexicon import ABBREVIATED_MONTHS, FORMS, FUZZY, NOT_FUZZY, PARTS_OF_DAY
from actions.dates.pieces import one_of

LONGEST = 600
"""Characters that are read; who types more is not naming a time."""

_KINDLY = one_of("goede goeden goeie fijn fijne prettig prettige good")
_GREETED = one_of("morgen middag avond dag week weekend morning evening")
_BEFORE_TOKENS = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\[[^\]]{0,40}\]", " "),
        (r"[’‘`´']", ""),
        (r"\b(?:één|eén|éen)\b", "1"),
        (r"\bv(?:óó|óo|oó|òò)r\b", "before"),
        (r"[\n\r()]+", " , "),
        (r"[&+]", " en "),
        (r"\bt\s?/\s?m\b|\btot en met\b|\btot aan\b", " totenmet "),
        (r"\ba\.?u\.?b\b\.?|\bs\.?v\.?p\b\.?", " "),
        (r"\ba\. ?s\.|\bas\.", " komende "),
        (r"\bv\. ?a\.", " vanaf "),
        (r"\bz\. ?s\. ?m\b\.?|\bzsm\b|\basap\b", " zo snel mogelijk "),
        (r"\bi\.?p\.?v\b\.?|\bin plaats van\b|\bm\.?u\.?v\b\.?|\bin de plaats van\b", " behalve "),
        (r"\ba\.m\.", " am "),
        (r"\bp\.m\.", " pm "),
        (r"\bday after tomorrow\b", " overmorgen "),
        (r"\bgoede vrijdag\b|\bgood friday\b", " goedevrijdag "),
        (r"\boud en nieuw\b|\bnieuwjaarsdag\b|\bnew year\b", " nieuwjaar "),
        (rf"\b{_KINDLY} ?{_GREETED}\b", " "),
        (r"(?:^|[.?!,;]) *(?:kan|kunnen|mag|is|heb|hebt|heeft|hebben) (?:het|dat|u|jullie|we|er|je) niet\b", " , "),
    )
]
_TOKEN = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?!\d)"
    r"|\d{1,2}(?P<mark>[-/.])\d{1,2}(?P=mark)(?:\d{4}|\d{2})(?!\d)"
    r"|\d{1,2}[-/]\d{1,2}(?!\d|[.:/-]\d)"
    r"|\d{1,2}[.:]\d{2}(?!\d)"
    r"|\d{1,2}(?:ste|de|st|nd|rd|th|e)(?![a-z])"
    r"|\d+|[a-z]+|[^\sa-z\d]"
)
_ORDINAL = re.compile(r"(\d{1,2})[a-z]+")
_COMPOUND = re.compile(r"(\w{2,9}?da[gc]h?|(?:over)?morgen|half|kwart)([a-z]{3,10})")
_STOPS = dict.fromkeys(".!?", ";") | dict.fromkeys(",:", ",") | {"/": "of", "–": "-", "—": "-", "-": "-", ";": ";"}

_ENGLISH_AFTER_DO = {"you", "i", "we", "they", "not", "it", "u"}
_STUDY = {"hbo", "mbo", "vwo", "niveau", "opleiding", "bachelor", "master", "diploma", "denkniveau", "studie"}
_NOT_A_DAY_AFTER = {"mijn", "mn", "me", "je", "haar", "zijn", "can", "only", "to", "i", "you", "we", "they"}
_PERIOD_PARTS = {"begin", "eind", "einde", "midden", "half", "medio", "in", "laatste", "eerste", "vanaf", "week"}


def canonical(text: str) -> str:
    """Give the text in the words of the grammar; words it does not know stay as they are."""
    tokens = [match.group() for match in _TOKEN.finditer(_plain(text))]
    words = (_word(tokens, index) for index in range(len(tokens)))
    return " ".join(word for word in words if word)


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).lower()[:LONGEST]
    for pattern, replacement in _BEFORE_TOKENS:
        plain = pattern.sub(replacement, plain)
    decomposed = unicodedata.normalize("NFD", plain)
    return "".join(_letter(char) for char in decomposed if not unicodedata.combining(char))


def _letter(char: str) -> str:
    return str(unicodedata.decimal(char)) if char.isdecimal() else char


def _word(tokens: list[str], index: int) -> str:
    form = tokens[index]
    before = tokens[max(0, index - 2) : index]
    after = tokens[index + 1] if index + 1 < len(tokens) else ""
    if not form[0].isalpha():
        return _number_or_stop(form)
    if form == "vr" and before and before[-1] == "kwart":
        return "voor"
    if form == "morgen" and _is_part_of_day(before):
        return "ochtend"
    return _meaning(form) if _is_meant(form, before, after) else form


def _is_part_of_day(before: list[str]) -> bool:
    """Tell the "morgen" of "in de morgen" and "maandag morgen" from tomorrow."""
    return bool(before) and (before[-1] in {"de", "in", "elke"} or _meaning(before[-1]).startswith("wd"))


def _number_or_stop(form: str) -> str:
    ordinal = _ORDINAL.fullmatch(form)
    if ordinal:
        return f"o{int(ordinal[1])}"
    return _STOPS.get(form) or FORMS.get(form, form)


def _is_meant(form: str, before: list[str], after: str) -> bool:
    """Say whether a short word that means more things names a day or a month here."""
    last = before[-1] if before else ""
    if form == "zo":
        beside_a_day = last in {"en", "of", "-"} and _meaning(before[0]).startswith("wd")
        return after[:1].isdigit() or last == "op" or beside_a_day
    if form == "u":
        return last == "een" or last[:1].isdigit() or _meaning(last).isdigit()
    if form in {"do", "ma"}:
        return after not in _ENGLISH_AFTER_DO and last not in _NOT_A_DAY_AFTER
    if form == "wo":
        return not _STUDY & {*before, after}
    if form in ABBREVIATED_MONTHS:
        return last[:1].isdigit() or after[:1].isdigit() or last in _PERIOD_PARTS or _meaning(last).startswith("o")
    return form != "as" or _meaning(last).startswith("wd") or _meaning(after).startswith("wd")


@lru_cache(maxsize=4096)
def _meaning(form: str) -> str:
    """Give the word of the grammar for a form: exact, in two parts ("vrijdagmiddag"), or with one letter wrong."""
    if form in FORMS:
        return FORMS[form]
    return _compound(form) or _misspelt(form) or form


def _compound(form: str) -> str | None:
    parts = _COMPOUND.fullmatch(form)
    if not parts:
        return None
    first, second = (FORMS.get(part) or _misspelt(part) or part for part in parts.groups())
    if first in {"half", "kwart"}:
        return f"{first} {second}" if second.isdigit() or second in {"voor", "over"} else None
    second = "ochtend" if second == "morgen" else second
    return f"{first} {second}" if second in PARTS_OF_DAY or second == "vroeg" else None


def _misspelt(form: str) -> str | None:
    if len(form) < 5 or form in NOT_FUZZY:
        return None
    found = extractOne(form.replace("y", "ij"), FUZZY, scorer=OSA.distance, score_cutoff=1)
    return FORMS[found[0]] if found else None
