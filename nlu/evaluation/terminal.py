"""Show the few figures that fit in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.asking import Row
from evaluation.figures import Figures
from evaluation.markup import share
from evaluation.measures import Measures, measure

_COLUMNS = ("teksten", "meteen", "drie", "fout", "keuze", "buiten", "erbuiten", "nood", "alarm")


def short_table(figures: Figures) -> str:
    """Give a line for each group: the main measures of the report, under shorter names."""
    rows = [("", *_COLUMNS)]
    rows += [(name, *_cells(one)) for name, one in [*figures.groups.items(), ("samen", figures.together)]]
    width = max(len(row[0]) for row in rows)
    return "\n".join(row[0].ljust(width) + "".join(cell.rjust(9) for cell in row[1:]) for row in rows)


def _cells(measures: Measures) -> tuple[str, ...]:
    shares = (
        measures.at_once, measures.within_three, measures.answered_wrong, measures.clarified, measures.sent_away,
        measures.not_answered, measures.emergencies_seen, measures.false_alarms,
    )  # fmt: skip
    return (str(measures.texts), *map(share, shares))


def as_line(rows: Sequence[Row]) -> str:
    """Give a line for one group as soon as it is measured."""
    measured = measure(rows)
    return (
        f"{rows[0].group:<16} {measured.texts:>5} teksten, meteen goed {share(measured.at_once)}, "
        f"binnen drie {share(measured.within_three)}"
    )
