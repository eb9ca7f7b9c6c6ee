"""What an editor changes reaches the running bot whole, or not at all."""

import asyncio
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import structlog

from tests.content.small import change_file, write
from werkwijzer.content import library as content
from werkwijzer.content import watching
from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.library import Library
from werkwijzer.content.live import KEPT, LiveLibrary
from werkwijzer.content.watching import Watch

TOPIC = "inkomen/bijstand.yml"
Logged = list[Any]
WRONG = Finding(TOPIC, 3, "Dit is fout.", "Verbeter het.")


class Desk:
    """An editor's content/ with a bot that runs on it; the watch looks when a test says so."""

    def __init__(self, folder: Path) -> None:
        write(folder)
        self.folder = folder
        self.live = LiveLibrary(content.load(folder))
        self.checking: Callable[[Path], list[Finding]] = lambda directory: []
        self.adopting: Callable[[Library], None] = lambda library: None
        self.adopted: list[Library] = []
        self.checks = 0
        self.watch = Watch(folder, self.live, self._check, self._adopt)

    def _check(self, directory: Path) -> list[Finding]:
        self.checks += 1
        return self.checking(directory)

    def _adopt(self, library: Library) -> None:
        self.adopted.append(library)
        self.adopting(library)

    def says(self, text: str) -> None:
        change_file(self.folder, TOPIC, lambda topic: topic["answers"]["nl"].update(text=text))

    @property
    def said(self) -> str:
        return self.live.current.answer("bijstand", None).text

    async def settles(self) -> None:
        """Let the watch see the files twice alike."""
        await self.watch.look()
        await self.watch.look()


@pytest.fixture
async def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    await made.settles()
    return made


@pytest.fixture
def logged() -> Any:
    with structlog.testing.capture_logs() as events:
        yield events


async def test_changed_text_is_taken_over_whole(desk: Desk, logged: Logged) -> None:
    desk.says("Dit is het nieuwe antwoord.")
    await desk.settles()
    assert desk.said == "Dit is het nieuwe antwoord."
    assert desk.adopted == [desk.live.current]
    assert [(event["event"], event["files"]) for event in logged] == [("content taken over", [TOPIC])]


async def test_files_that_still_change_are_left_alone(desk: Desk) -> None:
    for text in ("Een eerste versie.", "Een tweede versie."):
        desk.says(text)
        await desk.watch.look()
        assert desk.said == "Dit is een antwoord."
    await desk.watch.look()
    assert desk.said == "Een tweede versie."


async def test_nothing_is_read_while_nothing_changes(desk: Desk) -> None:
    await desk.settles()
    assert desk.checks == 0


async def test_file_saved_without_a_change_is_no_new_version(desk: Desk, logged: Logged) -> None:
    os.utime(desk.folder / TOPIC)
    await desk.settles()
    assert (desk.checks, logged) == (0, [])


async def test_change_made_before_the_first_look_is_taken_over(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.says("Veranderd tijdens het trainen.")
    await desk.settles()
    assert desk.said == "Veranderd tijdens het trainen."


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "bijstand.yml: : hier horen sleutels met een waarde."),
        ("title: [half", "bijstand.yml is geen geldig YAML"),
        ("title: Wat is bijstand?\nanswers:\n", "bijstand.yml: answers: hier horen sleutels met een waarde."),
    ],
    ids=["empty", "half", "incomplete"],
)
async def test_broken_file_leaves_the_old_text_and_is_logged_once(
    desk: Desk, logged: Logged, body: str, reason: str
) -> None:
    (desk.folder / TOPIC).write_text(body)
    for _ in range(5):
        await desk.watch.look()
    assert desk.said == "Dit is een antwoord."
    assert [event["event"] for event in logged] == ["content refused, the old text stays"]
    assert logged[0]["files"] == [TOPIC]
    assert logged[0]["reason"].startswith(reason)


async def test_error_that_the_check_finds_is_refused_with_its_file_and_line(desk: Desk, logged: Logged) -> None:
    desk.checking = lambda directory: [WRONG] if "U heeft recht" in (directory / TOPIC).read_text() else []
    desk.says("U heeft recht op bijstand.")
    await desk.settles()
    assert desk.said == "Dit is een antwoord."
    assert logged[0]["reason"] == "inkomen/bijstand.yml, regel 3: Dit is fout."


async def test_warning_of_the_check_is_no_reason_to_refuse(desk: Desk) -> None:
    desk.checking = lambda directory: [replace(WRONG, severity="warning")]
    desk.says("Dit is het nieuwe antwoord.")
    await desk.settles()
    assert desk.said == "Dit is het nieuwe antwoord."


async def test_error_that_the_bot_runs_with_already_keeps_nothing_back(desk: Desk) -> None:
    lines = iter((3, 4))
    desk.checking = lambda directory: [replace(WRONG, line=next(lines))]
    desk.says("Dit is het nieuwe antwoord.")
    await desk.settles()
    assert desk.said == "Dit is het nieuwe antwoord."


async def test_good_change_beside_a_broken_file_waits_for_it(desk: Desk) -> None:
    desk.says("Dit is het nieuwe antwoord.")
    (desk.folder / "menu.yml").write_text("- onbekend")
    await desk.settles()
    assert desk.said == "Dit is een antwoord."
    (desk.folder / "menu.yml").write_text("- bijstand")
    await desk.settles()
    assert desk.said == "Dit is het nieuwe antwoord."
    assert desk.live.current.menu == ["bijstand"]


async def test_same_mistake_made_again_later_is_logged_again(desk: Desk, logged: Logged) -> None:
    good = (desk.folder / TOPIC).read_text()
    for body in ("", good, ""):
        (desk.folder / TOPIC).write_text(body)
        await desk.settles()
    assert [event["event"] for event in logged] == ["content refused, the old text stays"] * 2


async def test_file_that_changes_while_it_is_read_is_read_again(desk: Desk, logged: Logged) -> None:
    desk.says("Een eerste versie.")
    desk.checking = lambda directory: desk.says("Een tweede versie.") or []
    await desk.settles()
    assert (desk.said, logged) == ("Dit is een antwoord.", [])
    desk.checking = lambda directory: []
    await desk.settles()
    assert desk.said == "Een tweede versie."


async def test_mistake_that_is_gone_by_the_time_it_is_read_is_not_logged(desk: Desk, logged: Logged) -> None:
    def corrected_meanwhile(directory: Path) -> list[Finding]:
        desk.says("Alweer goed.")
        return [WRONG]

    desk.says("Even fout.")
    desk.checking = corrected_meanwhile
    await desk.settles()
    assert logged == []
    desk.checking = lambda directory: []
    await desk.settles()
    assert desk.said == "Alweer goed."


def _by_renaming(path: Path, body: str) -> None:
    """Save as vim and most others do: write beside it, then rename."""
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_text(body)
    beside.replace(path)


def _keeping_its_date(path: Path, body: str) -> None:
    """Copy as `cp --preserve` and some sync programs do."""
    before = path.stat()
    path.write_text(body)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("save", [Path.write_text, _by_renaming, _keeping_its_date])
async def test_every_way_of_saving_is_seen(desk: Desk, save: Callable[[Path, str], object]) -> None:
    path = desk.folder / TOPIC
    # Of the same length, so that only the saving itself can be seen.
    save(path, path.read_text().replace("Dit is een antwoord.", "Dit is een ander wrd"))
    await desk.settles()
    assert desk.said == "Dit is een ander wrd"


@pytest.mark.parametrize("name", [f".{Path(TOPIC).name}.swp", ".#bijstand.yml", "#bijstand.yml#", "bijstand.yml~"])
async def test_what_an_editor_leaves_beside_our_files_is_nothing(desk: Desk, logged: Logged, name: str) -> None:
    (desk.folder / "inkomen" / name).write_text("half: [")
    await desk.settles()
    assert (desk.checks, logged) == (0, [])


async def test_folder_replaced_by_another_is_seen(desk: Desk, tmp_path: Path) -> None:
    copy = desk.folder.with_name(f"{desk.folder.name}-new")
    shutil.copytree(desk.folder, copy)
    change_file(copy, TOPIC, lambda topic: topic["answers"]["nl"].update(text="Uit de andere map."))
    shutil.rmtree(desk.folder)
    await desk.settles()
    assert desk.said == "Dit is een antwoord."
    copy.rename(desk.folder)
    await desk.settles()
    assert desk.said == "Uit de andere map."


async def test_topics_come_and_go_with_their_files(desk: Desk) -> None:
    (desk.folder / "werk/werkcentrum.yml").rename(desk.folder / "werk/loket.yml")
    await desk.settles()
    assert set(desk.live.current.topics) == {"bijstand", "loket"}


async def test_change_of_the_word_lists_says_that_training_has_to_follow(desk: Desk, logged: Logged) -> None:
    change_file(desk.folder, "woorden/sectoren.yml", lambda sectors: sectors.append({"name": "zorg"}))
    await desk.settles()
    assert logged[-1]["event"] == "word lists changed"
    assert "pas na opnieuw trainen" in logged[-1]["effect"]
    desk.says("Dit is het nieuwe antwoord.")
    await desk.settles()
    assert [event["event"] for event in logged].count("word lists changed") == 1


async def test_database_that_is_away_keeps_the_old_text_until_it_is_back(desk: Desk) -> None:
    def away(library: Library) -> None:
        raise ConnectionError

    desk.adopting = away
    desk.says("Dit is het nieuwe antwoord.")
    with pytest.raises(ConnectionError):
        await desk.settles()
    assert desk.said == "Dit is een antwoord."
    desk.adopting = lambda library: None
    await desk.watch.look()
    assert desk.said == "Dit is het nieuwe antwoord."


async def test_turn_under_way_still_speaks_from_its_own_version(desk: Desk) -> None:
    before = desk.live.current
    for number in range(KEPT):
        assert (desk.live.of(before.version) is before) == (number < KEPT)
        desk.says(f"Versie nummer {number}.")
        await desk.settles()
    assert desk.live.of(before.version) is desk.live.current, "held for some versions only"
    assert desk.live.of("of another machine") is desk.live.current
    assert desk.live.of(None) is desk.live.current


async def test_same_texts_have_the_same_version_wherever_they_stand(desk: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(desk.folder, copy, ignore=lambda folder, names: {"elsewhere"} & set(names))
    assert content.load(copy).version == desk.live.current.version


async def test_running_watch_survives_an_outage_and_takes_over_a_change_by_itself(
    desk: Desk, logged: Logged, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "SECONDS_BETWEEN_LOOKS", 0.01)
    monkeypatch.setattr(watching, "SECONDS_AFTER_A_FAILURE", 0.01)
    taken, loop = asyncio.Event(), asyncio.get_running_loop()
    outages = [ConnectionError()]

    def adopting(library: Library) -> None:
        if outages:
            raise outages.pop()
        loop.call_soon_threadsafe(taken.set)

    desk.adopting = adopting
    looking = asyncio.create_task(desk.watch.keep_looking())
    desk.says("Dit is het nieuwe antwoord.")
    async with asyncio.timeout(20):
        await taken.wait()
    looking.cancel()
    await asyncio.wait([looking])
    assert desk.adopted[-1].answer("bijstand", None).text == "Dit is het nieuwe antwoord."
    assert logged[0]["event"] == "content not taken over"
