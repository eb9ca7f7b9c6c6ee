"""A copy of content/ in which a test plants a fault, and what the check then says that it did not say before."""

import re
import shutil
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from werkwijzer.content.checking import check
from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.checking.source import read_source
from werkwijzer.paths import CONTENT

TODAY = date(2026, 11, 23)
TOPIC = "inkomen/schulden.yml"
"""A topic with an answer for everybody, for Rotterdam and for Amsterdam."""
FACTS = "feiten/schulden.yml"


@lru_cache(maxsize=1)
def of_real_content() -> tuple[Finding, ...]:
    return tuple(check(CONTENT, TODAY))


@dataclass(frozen=True)
class Copy:
    """An editor's copy of content/."""

    folder: Path

    @classmethod
    def made_in(cls, folder: Path) -> "Copy":
        shutil.copytree(CONTENT, folder)
        return cls(folder)

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def line(self, name: str, *keys: str | int) -> int:
        return read_source(self.folder, self.folder / name).line(*keys)

    def swap(self, name: str, old: str, new: str) -> int:
        """Put new words in the place of the first of the old ones; give their line."""
        text = self.text(name)
        assert old in text, f"{old} does not stand in {name}"
        self.write(name, text.replace(old, new, 1))
        return text[: text.index(old)].count("\n") + 1

    def say(self, what: str, *lines: str, region: str = "nl", name: str = TOPIC) -> int:
        """Write a text of an answer anew, line by line; give the line of its first words."""
        before = self.line(name, "answers", region, what)
        rest = self.text(name).splitlines(keepends=True)
        end = next(number for number, line in enumerate(rest[before:], before) if re.match(r" {0,4}\S", line))
        body = [f"      {line}\n" for line in lines]
        self.write(name, "".join([*rest[: before - 1], f"    {what}: >-\n", *body, *rest[end:]]))
        return before + 1

    def add(self, name: str, text: str) -> int:
        """Write lines at the end of a file; give the number of the first."""
        before = self.text(name)
        self.write(name, before + text)
        return before.count("\n") + 1

    def found(self, on: date = TODAY) -> list[Finding]:
        """Give what the check says of this copy and not of the real content, wherever the latter stands."""
        known = {replace(finding, line=0) for finding in of_real_content()}
        return [finding for finding in check(self.folder, on) if replace(finding, line=0) not in known]
