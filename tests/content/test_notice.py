"""The notice of the day: when it holds, and what an editor may write."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.content.small import write
from werkwijzer.content import library as content
from werkwijzer.content.notice import Notice
from werkwijzer.errors import ContentError
from werkwijzer.paths import CONTENT

TEXT = "Morgen zijn alle loketten dicht."


def _notice(**given: Any) -> Notice:
    return Notice.model_validate({"text": TEXT, **given})


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "holds"),
    [
        ("2026-11-23T22:59:59", False),
        ("2026-11-23T23:00:00", True),
        ("2026-11-25T22:59:59", True),
        ("2026-11-25T23:00:00", False),
    ],
)
def test_days_count_from_midnight_to_midnight_in_amsterdam(moment: str, holds: bool) -> None:
    body = yaml.safe_load("{from: 2026-11-24, until: 2026-11-25}")
    assert _notice(**body).holds(_utc(moment)) == holds


@pytest.mark.parametrize(
    "written", ["2026-07-01 08:30", "2026-07-01T08:30", "2026-07-01 08:30:00", "2026-07-01T06:30Z"]
)
def test_time_without_a_zone_is_that_of_amsterdam(written: str) -> None:
    body = yaml.safe_load(f"{{from: {written}, until: 2026-07-01}}")
    assert _notice(**body).begin == _utc("2026-07-01T06:30")


def test_day_in_quotes_is_a_whole_day_too() -> None:
    assert _notice(**{"from": "2026-11-24", "until": "2026-11-24"}).holds(_utc("2026-11-24T22:30"))


def test_other_text_makes_another_notice_and_a_later_end_does_not() -> None:
    first = _notice(**{"from": "2026-11-24", "until": "2026-11-24"})
    assert _notice(**{"from": "2026-11-24", "until": "2026-11-30"}).key == first.key
    assert _notice(**{"from": "2026-12-24", "until": "2026-12-24"}).key != first.key
    assert _notice(**{"from": "2026-11-24", "until": "2026-11-24", "text": "Iets heel anders."}).key != first.key


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path)
    return tmp_path


@pytest.mark.parametrize("body", [None, "", "# Niets te melden.\n"])
def test_file_that_holds_nothing_or_is_not_there_is_no_notice(folder: Path, body: str | None) -> None:
    if body is not None:
        (folder / "melding.yml").write_text(body)
    assert content.load(folder).notice is None


_DAYS = "from: 2026-11-24\nuntil: 2026-11-25\n"


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (_DAYS, "text: dit ontbreekt."),
        (f"text: {TEXT}\nfrom: 2026-11-24\n", "until: dit ontbreekt."),
        (f"text: Dicht.\n{_DAYS}", "text: de tekst moet minstens 10 tekens hebben."),
        (f"text: {'x' * 301}\n{_DAYS}", "text: de tekst mag hoogstens 300 tekens hebben."),
        (f"text: {TEXT}\ntill: 2026-11-24\n{_DAYS}", "till: dit hoort hier niet."),
        (
            f"text: {TEXT}\nfrom: morgen\nuntil: 2026-11-24\n",
            "from: hier hoort een dag of een tijd, zoals 2026-11-24 of 2026-11-24 08:30.",
        ),
        (
            f"text: {TEXT}\nfrom: 20261124\nuntil: 2026-11-24\n",
            "from: hier hoort een dag of een tijd, zoals 2026-11-24 of 2026-11-24 08:30.",
        ),
        (f"text: {TEXT}\nfrom: 2026-11-25\nuntil: 2026-11-24\n", ": until ligt niet na from."),
        (f"text: {TEXT}\n{_DAYS}regions: rotterdam\n", "regions: hier hoort een lijst."),
        (f"text: {TEXT}\n{_DAYS}regions: []\n", "regions: er moeten er minstens 1 staan."),
        (f"text: {TEXT}\n{_DAYS}regions: [utrecht]\n", "er is geen regio utrecht."),
        (TEXT, ": hier horen sleutels met een waarde."),
    ],
)
def test_mistake_is_named_in_dutch_with_its_place(folder: Path, body: str, sentence: str) -> None:
    (folder / "melding.yml").write_text(body)
    with pytest.raises(ContentError) as refused:
        content.load(folder)
    assert str(refused.value) == f"melding.yml: {sentence}"


def test_notice_of_the_comment_in_the_file_itself_can_be_switched_on(folder: Path) -> None:
    example = (CONTENT / "melding.yml").read_text().partition("\n#\n")[2].replace("# ", "")
    (folder / "melding.yml").write_text(example)
    notice = content.load(folder).notice
    assert notice is not None
    assert notice.regions == ["rotterdam"]
