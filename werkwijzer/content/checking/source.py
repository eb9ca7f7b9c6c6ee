"""A file of content/ with the lines on which its parts stand.

The lines come from the nodes of PyYAML, the parser with which the program reads content/ too: another one, such as
ruamel.yaml, reads another version of YAML, in which `no` and `010` are other values.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from werkwijzer.content.reading import LOADER

Keys = tuple[str | int, ...]
"""The way from the top of a file to a part of it: names of keys and numbers in lists."""

_TIMESTAMP = "tag:yaml.org,2002:timestamp"


class Unreadable(Exception):
    """A file that is no text or no YAML; says on which line, what is wrong, and what to do."""

    def __init__(self, line: int, problem: str, what_to_do: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem
        self.what_to_do = what_to_do


@dataclass(frozen=True)
class Source:
    """A file as it was written; `name` counts from content/."""

    name: str
    text: str
    data: Any
    root: yaml.Node | None = field(repr=False)

    def line(self, *keys: str | int) -> int:
        """Give the line of a part, or of the nearest part around it that is there."""
        found, node = 1, self.root
        for key in keys:
            child = _child(node, key)
            if child is None:
                break
            found, node = child
        return found

    def line_of(self, keys: Keys, words: str) -> int:
        """Give the line within a text on which the words begin; the text's own line when they are not there."""
        node = self._node(keys)
        if node is None:
            return self.line(*keys)
        lines = self.text.splitlines()[node.start_mark.line : node.end_mark.line + 1]
        joined = ""
        begins: list[int] = []
        for line in lines:
            begins.append(len(joined))
            joined += " ".join(line.split()) + " "
        place = joined.find(" ".join(words.split()))
        if place < 0:
            return self.line(*keys)
        return int(node.start_mark.line) + sum(begin <= place for begin in begins)

    def line_of_value_in(self, sentence: str) -> int:
        """Give the line of the value with which the sentence ends, else of the longest that it names, else 1."""
        words = _spaced(sentence)
        named = [node for node in _scalars(self.root) if len(node.value) > 1 and f" {node.value} " in words]
        if not named:
            return 1
        meant = max(named, key=lambda node: (words.endswith(f" {node.value} "), len(node.value)))
        return int(meant.start_mark.line) + 1

    def repeated_keys(self) -> Iterator[tuple[int, str]]:
        """Give each key that stands in one place twice, with its second line: YAML keeps the last and says nothing."""
        yield from _repeated_keys(self.root)

    def _node(self, keys: Keys) -> yaml.Node | None:
        node = self.root
        for key in keys:
            child = _child(node, key)
            if child is None:
                return None
            node = child[1]
        return node


def read_source(directory: Path, path: Path) -> Source:
    """Read a file.

    Raises:
        Unreadable: it is no text in UTF-8, or no YAML.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Unreadable(
            line, "Dit bestand is niet als UTF-8 bewaard.", "Bewaar het opnieuw en kies UTF-8 als tekencodering."
        ) from error
    return Source(path.relative_to(directory).as_posix(), text, *_parsed(text))


@lru_cache(maxsize=512)
def _parsed(text: str) -> tuple[Any, yaml.Node | None]:
    loader = LOADER(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, None
        _see_that_dates_exist(loader, node)
        return loader.construct_document(node), node
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Unreadable(
            mark.line + 1 if mark is not None else 1,
            "Vanaf hier kan het programma dit bestand niet lezen: het is geen geldig YAML.",
            "Kijk naar het inspringen, de aanhalingstekens en de dubbele punten op deze regel en de regel erboven.",
        ) from error
    except yaml.YAMLError as error:
        raise Unreadable(
            1, "Er staat een teken in dit bestand dat er niet in mag.", "Zoek een vreemd teken en haal het weg."
        ) from error
    finally:
        loader.dispose()


def _see_that_dates_exist(loader: Any, root: yaml.Node) -> None:
    for node in _scalars(root):
        if node.tag == _TIMESTAMP:
            try:
                loader.construct_object(node)
            except ValueError as error:
                raise Unreadable(
                    node.start_mark.line + 1, f"De datum {node.value} bestaat niet.", "Schrijf een dag die er is."
                ) from error


def _child(node: yaml.Node | None, key: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == str(key):
                return name.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        value = node.value[key]
        return value.start_mark.line + 1, value
    return None


def _scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from _scalars(part)
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _scalars(name)
            yield from _scalars(value)


def _repeated_keys(node: yaml.Node | None) -> Iterator[tuple[int, str]]:
    if isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from _repeated_keys(part)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for name, value in node.value:
            if name.value in seen:
                yield name.start_mark.line + 1, name.value
            seen.add(name.value)
            yield from _repeated_keys(value)


def _spaced(sentence: str) -> str:
    """Give the sentence with blanks around its words, without the marks that end a part of it."""
    return f" {' '.join(part.strip('.,:;()') for part in sentence.split())} "
