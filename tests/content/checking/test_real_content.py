"""content/ as it is passes the check, on a fixed day: what goes past its review turns no test red by itself."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.content.checking.planting import TODAY, Copy, of_real_content
from werkwijzer.content.library import GROUPS, Library
from werkwijzer.content.small_sentences import PLACEHOLDERS
from werkwijzer.paths import CONTENT, ROOT, STORIES

CODE = [path for folder in ("actions", "backend", "bot", "werkwijzer") for path in (ROOT / folder).rglob("*.py")]


def test_content_has_no_errors() -> None:
    assert [finding for finding in of_real_content() if finding.severity == "error"] == []


def test_every_answer_has_its_day_of_review(copy: Copy) -> None:
    late = copy.found(on=date(2099, 1, 1))
    reviewed = {(finding.file, finding.line) for finding in late if "opnieuw worden bekeken" in finding.problem}
    answers = sum(
        path.read_text().count("    review: ") for group in GROUPS for path in (CONTENT / group).glob("*.yml")
    )
    assert len(reviewed) == answers > 130


def test_every_topic_has_facts() -> None:
    topics = {path.stem for group in GROUPS for path in (CONTENT / group).glob("*.yml")}
    assert {path.stem for path in (CONTENT / "feiten").glob("*.yml")} == topics | {"hulplijnen"}


def test_list_of_officials_words_is_long_enough() -> None:
    assert len(yaml.safe_load((CONTENT / "ambtelijke-woorden.yml").read_text())) >= 120


def _said() -> Iterator[tuple[str, set[str]]]:
    """Give the sentences that the code names by a plain string, with what it fills in."""
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) == "sentence":
                name = node.args[0] if node.args else None
                if isinstance(name, ast.Constant) and isinstance(name.value, str):
                    yield name.value, {word.arg for word in node.keywords if word.arg is not None}


def test_every_sentence_that_the_code_says_is_declared_with_what_it_fills_in() -> None:
    said = dict(_said())
    assert len(said) > 30
    for name, filled in said.items():
        assert name in PLACEHOLDERS, f"declare {name} in werkwijzer/content/small_sentences.py"
        assert PLACEHOLDERS[name] == filled, name


def test_every_declared_sentence_is_said_somewhere() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in CODE if path.name != "small_sentences.py")
    intents = set(
        re.findall(r"intent: (\w+)", "\n".join(path.read_text() for path in (STORIES / "rules").glob("*.yml")))
    )
    built = {f"gemaskeerd_{kind}" for kind in ("bsn", "iban")}
    built |= {name for name in PLACEHOLDERS if name.startswith(("telegram_menu_", "afspraak_hoe_"))}
    unsaid = [name for name in PLACEHOLDERS if not re.search(rf"""["']{name}["']""", code)]
    assert [name for name in unsaid if name not in intents | built] == []


@pytest.mark.parametrize("name", sorted(PLACEHOLDERS))
def test_every_wording_can_be_filled_in(library: Library, name: str) -> None:
    for turn in range(len(library.sentences[name])):
        assert library.sentence(name, turn, **dict.fromkeys(PLACEHOLDERS[name], "iets")).strip()


def test_check_says_nothing_new_of_a_copy(copy: Copy) -> None:
    assert copy.found(on=TODAY) == []


def test_files_of_editors_programs_are_passed_over(copy: Copy) -> None:
    for name in (".schulden.yml.swp", "#schulden.yml#", ".#schulden.yml", "schulden.yml~"):
        Path(copy.folder, "inkomen", name).write_text("{{{")
    assert copy.found() == []
