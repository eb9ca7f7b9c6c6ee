"""Sets of questions, and what is wrong with some."""

import json
from pathlib import Path

import pytest
from evaluation.questions import CannotMeasure, read_set

KNOWN = {"digid", "contact", "buiten_bereik"}
GOOD = '{"text": "hoe werkt digid", "label": "digid", "also_ok": ["contact"], "persona": "moeder"}'


def written(directory: Path, *lines: str) -> Path:
    path = directory / "vragen.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_question_has_its_labels_and_the_group_of_its_writer(tmp_path: Path) -> None:
    (question,) = read_set(written(tmp_path, GOOD), KNOWN)
    assert question.text == "hoe werkt digid"
    assert question.labels == ("digid", "contact")
    assert question.voice == "vragen: moeder"
    assert question.language == "nl"


def test_questions_are_grouped_by_language_where_no_writer_is_named(tmp_path: Path) -> None:
    lines = ['{"text": "hoi", "label": "digid", "lang": "en"}', '{"text": "hoi", "label": "digid"}']
    assert [one.voice for one in read_set(written(tmp_path, *lines), KNOWN)] == ["vragen: en", "vragen: alle teksten"]


def test_typed_slash_is_read_as_the_bot_reads_it(tmp_path: Path) -> None:
    line = json.dumps({"text": "/digid kwijt", "label": "digid"})
    assert read_set(written(tmp_path, line), KNOWN)[0].text == "digid kwijt"


def test_blank_lines_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    assert len(read_set(written(tmp_path, "\ufeff" + GOOD, "", GOOD, ""), KNOWN)) == 2


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "dit is geen JSON"),
        ("[" * 100_000, "dit is geen JSON"),
        ("[1]", 'dit is geen object met "text" en "label"'),
        ('{"label": "digid"}', '"text" ontbreekt of is geen tekst'),
        ('{"text": "hoi", "label": 3}', '"label" ontbreekt of is geen tekst'),
        ('{"text": "hoi", "label": "digid", "persona": 3}', '"persona" is geen tekst'),
        ('{"text": "hoi", "label": "digid", "also_ok": "contact"}', '"also_ok" is geen lijst van onderwerpen'),
        ('{"text": "hoi", "label": "digidd"}', 'het model kent het onderwerp "digidd" niet'),
        ('{"text": "hoi", "label": "digid", "also_ok": ["x"]}', 'het model kent het onderwerp "x" niet'),
    ],
)
def test_bad_line_is_named_with_its_number_and_what_is_wrong(tmp_path: Path, line: str, reason: str) -> None:
    path = written(tmp_path, GOOD, "", line)
    with pytest.raises(CannotMeasure) as raised:
        read_set(path, KNOWN)
    assert str(raised.value) == f"{path}, regel 3: {reason}."


def test_line_that_is_no_utf8_is_bad(tmp_path: Path) -> None:
    path = tmp_path / "vragen.jsonl"
    path.write_bytes(b'{"text": "caf\xe9", "label": "digid"}')
    with pytest.raises(CannotMeasure, match="regel 1: dit is geen JSON"):
        read_set(path, KNOWN)


def test_absent_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotMeasure, match="is er niet, of is niet te lezen"):
        read_set(tmp_path / "absent.jsonl", KNOWN)


def test_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotMeasure, match="bevat geen enkele vraag"):
        read_set(written(tmp_path, ""), KNOWN)
