"""The files of the widget: for every site, small, and what the scripts of the project make."""

import gzip
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import httpx
import pytest

from bot.web.page import WIDGET, without_comments
from tests.requirements import missing
from tests.web.conftest import ALLOWED
from werkwijzer.paths import ROOT

BUDGET = 15_000
"""Bytes, each file compressed as it is sent."""

FILES = sorted(path for path in WIDGET.rglob("*") if path.suffix in (".js", ".css"))


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("vendor_tokens", ROOT / "scripts" / "vendor_tokens.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_scripts_and_styles_are_within_the_budget() -> None:
    sizes = {path.name: len(gzip.compress(without_comments(path).encode())) for path in FILES}
    assert sum(sizes.values()) <= BUDGET, sizes


def test_vendored_tokens_are_what_the_script_makes() -> None:
    script = _script()
    try:
        made = script.made()
    except script.NotToBeHad as error:
        missing("npm", str(error))
    assert {path.name: path.read_text() for path in made} == {path.name: text for path, text in made.items()}


def test_token_is_taken_with_all_that_it_refers_to() -> None:
    theme = ".theme {\n --a: var(--b);\n --b: var(--c);\n --c: #fff;\n --d: #000;\n}"
    made = _script().tokens_for(theme, "p { color: var(--a); margin: var(--ww-own) }")
    assert re.findall(r"  (--\w+):", made) == ["--a", "--b", "--c"]
    assert ":where(werkwijzer-chat)" in made


def test_token_that_the_theme_does_not_have_is_an_error() -> None:
    with pytest.raises(ValueError, match="--e"):
        _script().tokens_for(".theme { --a: #fff; }", "p { color: var(--e) }")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
async def test_file_may_be_loaded_by_every_site_and_is_compressed(path: Path, http: httpx.AsyncClient) -> None:
    headers = {"Origin": "https://www.elders.nl", "Accept-Encoding": "gzip"}
    url = f"/chat/{path.relative_to(WIDGET).as_posix()}"
    answer = await http.get(url, headers=headers)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.text == without_comments(path)
    again = await http.get(url, headers={**headers, "If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_api_is_for_allowed_sites_only(http: httpx.AsyncClient) -> None:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    allowed = await http.options("/v1/messages", headers={"Origin": ALLOWED, **asked})
    assert allowed.headers["access-control-allow-origin"] == ALLOWED
    other = await http.options("/v1/messages", headers={"Origin": "https://www.elders.nl", **asked})
    assert "access-control-allow-origin" not in other.headers


def test_comments_go_and_code_stays(tmp_path: Path) -> None:
    script, style = tmp_path / "a.js", tmp_path / "a.css"
    script.write_text('// Why.\nconst url = "https://x"; // stays\n  /** What. */\n  call(url);\n')
    style.write_text("/* Why,\n   and how. */\n\np { margin: 0 }\n")
    assert without_comments(script) == 'const url = "https://x"; // stays\n  call(url);\n'
    assert without_comments(style) == "p { margin: 0 }\n"


def test_vendored_file_keeps_its_licence() -> None:
    assert "EUPL-1.2" in without_comments(WIDGET / "vendor" / "voorbeeld-tokens.css")
    assert (WIDGET / "vendor" / "LICENSE.md").read_text().startswith("# EUROPEAN UNION PUBLIC LICENCE v. 1.2")
