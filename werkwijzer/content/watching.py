"""Take over what an editor changes in content/ while the bot runs.

We look at the files ourselves, every second, in place of being told by the kernel (watchfiles, inotify): a kernel tells
nothing of a network disk or a folder shared into a container, nor once the folder itself is replaced by another. A look
takes a few milliseconds, is the same everywhere, and can be driven by hand in a test.
"""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog

from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.files import Contents, State, changed, contents_of, state_of, version_of, write
from werkwijzer.content.library import Library, load
from werkwijzer.content.live import LiveLibrary
from werkwijzer.content.vocabulary import FOLDER as WORDS
from werkwijzer.errors import ContentError

log = structlog.get_logger()

SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_AFTER_A_FAILURE = 30.0

Check = Callable[[Path], Sequence[Finding]]
"""Gives all that is wrong, today, with the files in a folder."""
Adopt = Callable[[Library], None]
"""Brings up to date what was made of content/ elsewhere, such as tables."""


class Watch:
    """Replace the content of a running bot when its files change: the whole of it or nothing.

    Files are read only once two looks in a row see the same: who saves several files, or gets them by `git pull`, has
    come to an end by then. What is wrong is logged once and leaves the old text in place.
    """

    def __init__(self, directory: Path, live: LiveLibrary, check: Check, adopt: Adopt) -> None:
        self._directory = directory
        self._live = live
        self._check = check
        self._adopt = adopt
        self._seen: State | None = None
        self._settled: State | None = None
        """What needs no further reading: it was taken over, or refused."""
        self._running: Contents = {}
        """The files from which the bot speaks now."""
        self._refused: str | None = None

    async def keep_looking(self) -> None:
        """Look for ever; whatever goes wrong, such as a database that is away, is tried again later."""
        while True:
            try:
                await self.look()
            except Exception:
                log.exception("content not taken over")
                await asyncio.sleep(SECONDS_AFTER_A_FAILURE)
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)

    async def look(self) -> None:
        """Look once; take over what changed before the former look and stood still since."""
        seen = await asyncio.to_thread(state_of, self._directory)
        quiet, self._seen = seen == self._seen, seen
        if quiet and seen != self._settled and await asyncio.to_thread(self._settle, seen):
            self._settled = seen

    def _settle(self, seen: State) -> bool:
        """Take over or refuse what is there; say no when it changed meanwhile, for then it may be half of either."""
        contents = contents_of(self._directory)
        version = version_of(contents)
        if version == self._live.current.version:
            self._running, self._refused = contents, None
            return True
        if version == self._refused:
            return True
        fresh, reason = self._read()
        if state_of(self._directory) != seen:
            return False
        if fresh is None:
            log.error("content refused, the old text stays", files=changed(self._running, contents), reason=reason)
            self._refused = version
            return True
        self._adopt(fresh)
        self._live.replace(fresh)
        self._tell(changed(self._running, contents), version)
        self._running, self._refused = contents, None
        return True

    def _read(self) -> tuple[Library | None, str]:
        """Give the content, or nothing and the reason."""
        errors = self._new_errors()
        if errors:
            return None, "; ".join(f"{error.file}, regel {error.line}: {error.problem}" for error in errors)
        try:
            return load(self._directory), ""
        except ContentError as refusal:
            return None, str(refusal)

    def _new_errors(self) -> list[Finding]:
        """Give the errors that the bot does not run with already.

        An answer that nobody looked at in time is an error too; it must not keep the other files from being improved.
        """
        errors = self._errors(self._directory)
        if not errors:
            return []
        with TemporaryDirectory() as before:
            write(self._running, Path(before))
            known = {(error.file, error.problem) for error in self._errors(Path(before))}
        return [error for error in errors if (error.file, error.problem) not in known]

    def _errors(self, directory: Path) -> list[Finding]:
        return [finding for finding in self._check(directory) if finding.severity == "error"]

    def _tell(self, files: list[str], version: str) -> None:
        log.info("content taken over", files=files, version=version)
        if any(name.startswith(f"{WORDS}/") for name in files):
            log.warning("word lists changed", effect="de bot herkent de nieuwe woorden pas na opnieuw trainen")
