"""Tables in Markdown, as they stand in bench/RESULTS.md."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median, quantiles

from bench.understanding.examples import Example, Split
from bench.understanding.speed import LEAST_SKIPPED, MOST_OVER_ALL, MOST_WHEN_SKIPPED, Ratios
from bench.understanding.systems import Cost, Run


@dataclass(frozen=True)
class Measured:
    """One system on one split; `again` is a second training, with the vectors of the first kept."""

    name: str
    train: Cost
    again: Cost | None
    run: Run


def shares(split: Split, run: Run) -> tuple[float, float]:
    """Give how many texts are right at once, and within three; a label that also fits is right.

    What a system says beside its labels (`nlu_fallback`) is passed over: the ranking is compared, not the nerve.
    """
    known = {example.labels[0] for example in split.train}
    best = [[label for label in parse.ranking if label in known][:3] for parse in run.parses]
    return _share(split.test, [labels[:1] for labels in best]), _share(split.test, best)


def _share(examples: Sequence[Example], best: Sequence[Sequence[str]]) -> float:
    return fmean(not set(example.labels).isdisjoint(labels) for example, labels in zip(examples, best, strict=True))


def side_by_side(split: Split, measured: Sequence[Measured]) -> str:
    """Give a table with a column for each system."""
    labels = len({example.labels[0] for example in split.train})
    rows = [
        f"### {split.name}: {len(split.train):,} examples of {labels} labels, {len(split.test):,} texts",
        "",
        _row("", *(system.name for system in measured)),
        _row("---", *("---:" for _ in measured)),
    ]
    columns = [_column(split, system) for system in measured]
    rows += [_row(name, *(column[name] for column in columns)) for name in columns[0]]
    return "\n".join(rows)


def _column(split: Split, system: Measured) -> dict[str, str]:
    run, (at_once, within_three) = system.run, shares(split, system.run)
    wall = sorted(parse.wall * 1000 for parse in run.parses)
    asked = fmean(parse.asked for parse in run.parses)
    return {
        "right at once": f"{at_once:.1%}",
        "right within three": f"{within_three:.1%}",
        "training, clock": f"{system.train.wall:.0f} s",
        "training, CPU": f"{system.train.cpu:.0f} s",
        "training again, CPU": f"{system.again.cpu:.0f} s" if system.again else "the same",
        "start to first answer, clock": f"{run.start.wall:.1f} s",
        "start to first answer, CPU": f"{run.start.cpu:.1f} s",
        "memory, loaded": f"{run.rss_loaded / 2**20:.0f} MiB",
        "memory, after 200 texts": f"{run.rss_used / 2**20:.0f} MiB",
        "a text, p50": f"{median(wall):.1f} ms",
        "a text, p95": f"{quantiles(wall, n=20)[-1]:.1f} ms",
        "a text, CPU": f"{fmean(parse.cpu for parse in run.parses) * 1000:.1f} ms",
        "encoder asked": f"{asked:.0%}",
    }


def speed(ratios: Ratios) -> str:
    """Give the ratios beside what is wanted."""
    return "\n".join(
        [
            f"### Our trained model beside the same one without encoder: {ratios.texts:,} texts",
            "",
            _row("", "measured", "wanted", "met"),
            _row("---", "---:", "---:", "---"),
            _row(
                "texts that skip the encoder",
                f"{ratios.skipped:.1%}",
                f">= {LEAST_SKIPPED:.0%}",
                _yes(ratios.skipped >= LEAST_SKIPPED),
            ),
            _row(
                "those, clock, beside plain",
                f"{ratios.skipped_wall:.2f}x",
                f"<= {MOST_WHEN_SKIPPED}x",
                _yes(ratios.skipped_wall <= MOST_WHEN_SKIPPED),
            ),
            _row("those, CPU, beside plain", f"{ratios.skipped_cpu:.2f}x", "", ""),
            _row("the others, CPU, beside plain", f"{ratios.asked_cpu:.2f}x", "", ""),
            _row(
                "all, CPU, beside plain",
                f"{ratios.all_cpu:.2f}x",
                f"<= {MOST_OVER_ALL:g}x",
                _yes(ratios.all_cpu <= MOST_OVER_ALL),
            ),
            _row("all, clock, beside plain", f"{ratios.all_wall:.2f}x", "", ""),
        ]
    )


def _yes(met: bool) -> str:
    return "yes" if met else "NO"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
