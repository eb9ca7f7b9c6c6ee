"""What an editor reads when the check is done."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from werkwijzer.content.checking.finding import Finding


def report(findings: Sequence[Finding]) -> str:
    """Give the findings by file, the errors first and the warnings apart, and in the last line how it stands."""
    errors = [finding for finding in findings if finding.severity == "error"]
    warnings = [finding for finding in findings if finding.severity == "warning"]
    parts = [*_by_file(errors)]
    if warnings:
        parts += ["LET OP. Dit mag zo blijven, maar kijk er eens naar:", *_by_file(warnings)]
    return "\n\n".join([*parts, _outcome(errors, warnings)])


def _by_file(findings: Sequence[Finding]) -> Iterator[str]:
    for file, group in groupby(sorted(findings), key=lambda finding: finding.file):
        lines = (f"  regel {one.line}: {one.problem}\n    Doe dit: {one.what_to_do}" for one in group)
        yield "\n".join([f"content/{file}", *lines])


def _outcome(errors: Sequence[Finding], warnings: Sequence[Finding]) -> str:
    to_look_at = _count(len(warnings), "waarschuwing", "waarschuwingen")
    if not errors:
        return f"In orde: geen fouten, {to_look_at}."
    files = _count(len({finding.file for finding in errors}), "bestand", "bestanden")
    return f"Niet in orde: {_count(len(errors), 'fout', 'fouten')} in {files}, {to_look_at}."


def _count(number: int, one: str, more: str) -> str:
    return f"{number or 'geen'} {one if number == 1 else more}"
