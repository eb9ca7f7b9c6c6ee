"""Make the pages of the desk."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from bot.balie import wording
from bot.balie.sessions import Session
from bot.web.page import WIDGET, without_comments

FOLDER = Path(__file__).parent


class Fault(NamedTuple):
    """What is wrong in a form: the field it stands with, and the sentence to show there."""

    field: str
    sentence: str


_TEMPLATES = Environment(
    loader=FileSystemLoader(FOLDER / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters |= {
    "capitalised": wording.capitalised,
    "clock": wording.clock,
    "day": wording.short_day,
    "moment": wording.moment,
    "time": wording.time,
    "told": wording.told,
    "weekday": wording.weekday,
}


def page(
    template: str,
    session: Session | None,
    status: int = 200,
    faults: tuple[Fault, ...] = (),
    form: Mapping[str, str] | None = None,
    **values: object,
) -> HTMLResponse:
    """Give a page: with what was typed into its form before, and what is wrong with that."""
    html = _TEMPLATES.get_template(template).render(session=session, faults=faults, form=form or {}, **values)
    return HTMLResponse(html, status)


def style() -> str:
    """Give the style sheet: the tokens of the chat, which hold in its element only, and our own rules."""
    tokens = (WIDGET / "vendor" / "voorbeeld-tokens.css").read_text()
    return tokens.replace(":where(werkwijzer-chat)", ":root") + without_comments(FOLDER / "balie.css")
