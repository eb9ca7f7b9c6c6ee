"""Say which files are content/, and whether they have changed."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

State = frozenset[tuple[Path, int, int, int]]
"""Every file with what differs once it is written, touched, or replaced by another of the same name."""

Contents = Mapping[str, bytes]
"""What stands in every file, by its name from content/ on."""


def is_ours(name: str) -> bool:
    """Tell our files from what editors leave beside them: `.swp`, `.#lock.yml`, `#saved.yml#`, `copy.yml~`."""
    return not name.startswith((".", "#")) and not name.endswith("~")


def topic_files(group: Path) -> list[Path]:
    """Give the files of the topics of a group, in the order of the alphabet."""
    return [path for path in sorted(group.glob("*.yml")) if is_ours(path.name)]


def state_of(directory: Path) -> State:
    """Look at all files without opening them: quick enough to do every second."""
    return frozenset(_looked_at(directory))


def contents_of(directory: Path) -> Contents:
    """Read all files; one that cannot be read, or went just now, is left out."""
    found = {}
    for path in sorted(_files(directory)):
        with suppress(OSError):
            found[path.relative_to(directory).as_posix()] = path.read_bytes()
    return found


def version_of(contents: Contents) -> str:
    """Give a name for what stands in the files: the same texts have the same name, on every machine."""
    digest = hashlib.sha256()
    for name, body in contents.items():
        digest.update(name.encode() + b"\0" + body + b"\0")
    return digest.hexdigest()[:16]


def changed(before: Contents, after: Contents) -> list[str]:
    """Give the names of the files that were changed, added or taken away."""
    return sorted(name for name in {*before, *after} if before.get(name) != after.get(name))


def write(contents: Contents, directory: Path) -> None:
    """Write files anew somewhere else."""
    for name, body in contents.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)


def _files(directory: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(directory):
        folders[:] = [name for name in folders if is_ours(name)]
        yield from (Path(folder, name) for name in names if is_ours(name))


def _looked_at(directory: Path) -> Iterator[tuple[Path, int, int, int]]:
    for path in _files(directory):
        try:
            found = path.stat()
        except OSError:
            # It went between the two looks.
            continue
        # The inode's own time differs also for a copy that kept its date and has the same length.
        yield path, found.st_ino, found.st_size, found.st_ctime_ns
