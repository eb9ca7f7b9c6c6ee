"""Read what a form sent, and addresses within the desk."""

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.balie.errors import NotUnderstood
from bot.text import clean

Form = Mapping[str, str]
"""What a form sent, by the name of the field."""

HOME = "/balie"
ADVISERS = f"{HOME}/adviseurs"
MOST_FIELDS = 100
_WITHIN = re.compile(r"/balie(/[A-Za-z0-9_-]+)*(\?[A-Za-z0-9_=&%.-]*)?", re.ASCII)


async def read_form(request: Request) -> Form:
    """Give the fields of a form.

    Raises:
        NotUnderstood: it is no form, or has more fields than any of ours.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise NotUnderstood
    try:
        body = (await request.body()).decode("ascii")
        return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="replace"))
    except ValueError as error:
        raise NotUnderstood from error


def text_of(form: Form, name: str) -> str:
    """Give a field as it may be kept: without control characters, without blanks around it."""
    return clean(form.get(name, ""))


def own_path(wanted: str | None) -> str:
    """Give the path when it is one within the desk, else its first page: nobody is sent elsewhere after signing in."""
    return wanted if wanted is not None and _WITHIN.fullmatch(wanted) else HOME
