"""Make the page of the preview: one file that asks nothing of the network."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from werkwijzer.clock import Clock, today
from werkwijzer.content import checking
from werkwijzer.content.checking.reading_level import EASY, EASY_SIMPLE
from werkwijzer.content.library import read_whole
from werkwijzer.content.preview.cards import groups, region_names
from werkwijzer.dutch import written_day, written_moment
from werkwijzer.errors import EnvironmentNotReady


def write_page(directory: Path, clock: Clock, out: Path) -> None:
    """Write the page of content/ as it is.

    Raises:
        ContentError: a file cannot be read, or does not have its form.
        EnvironmentNotReady: the page cannot be written there.
    """
    html = page(directory, clock)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(html, encoding="utf-8")
    except OSError as error:
        raise EnvironmentNotReady(f"Kan {out} niet schrijven: {error.strerror}.") from error


def page(directory: Path, clock: Clock) -> str:
    """Give the HTML.

    Raises:
        ContentError: a file cannot be read, or does not have its form.
    """
    library, day = read_whole(directory), today(clock)
    findings = checking.check(directory, day)
    every = list(groups(directory, library, findings, day))
    entries = [entry for _, of_group in every for entry in of_group]
    shown = {entry.file for entry in entries}
    regions = region_names(library)
    template = _templates(regions).get_template("page.html")
    return template.render(
        now=clock(),
        groups=every,
        cards=[card for entry in entries for card in entry.cards],
        regions=regions,
        notice=library.notice,
        appointments=library.appointments,
        easy=EASY,
        easy_simple=EASY_SIMPLE,
        findings=findings,
        other_findings=[finding for finding in findings if finding.file not in shown],
    )


def _templates(regions: Mapping[str, str]) -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"day": written_day, "moment": written_moment, "region": lambda key: regions.get(key, key)}
    return made
