"""Reports for people, for programs, and as the standard has it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from rsi_graph.namespaces import PREFIXES
from rsi_graph.validate.report import Result, Severity, ValidationReport

_HEADINGS: Final = {
    Severity.VIOLATION: "Violations",
    Severity.WARNING: "Avertissements",
    Severity.INFO: "Informations",
}


def report_text(report: ValidationReport, *, shown: int = 10) -> str:
    """Report in, French words for a terminal out: the verdict, then what was found, grouped by what is wrong.

    Args:
        report: the report.
        shown: how many nodes are shown of each sort; the others are counted.

    >>> print(report_text(ValidationReport((), True)), end="")
    Verdict : aucune violation, aucun avertissement, aucune information
    """
    return "\n".join([f"Verdict : {report.verdict}", *_sections(report, shown)]) + "\n"


def _sections(report: ValidationReport, shown: int) -> Iterator[str]:
    by_kind = sorted(report.results, key=lambda r: (list(Severity).index(r.severity), r.shape))
    for severity, results in groupby(by_kind, key=lambda result: result.severity):
        yield f"\n{_HEADINGS[severity]}"
        for shape, same in groupby(results, key=lambda result: result.shape):
            yield from _of_shape(shape, list(same), shown)


def _of_shape(shape: str, results: list[Result], shown: int) -> Iterator[str]:
    yield f"  {results[0].message_fr} [{shape}] × {len(results)}"
    for result in results[:shown]:
        yield f"    {_short(result.focus)}" + (f" → {_short(result.value)}" if result.value else "")
    if len(results) > shown:
        yield f"    … et {len(results) - shown} autres"


def _short(term: str) -> str:
    """IRI or value in, what fits on a line out.

    >>> _short("https://w3id.org/rsi-graph/action/control")
    'action:control'
    """
    for prefix, namespace in PREFIXES.items():
        if term.startswith(namespace):
            return f"{prefix}:{term.removeprefix(namespace)}"
    return term if len(term) <= 100 else term[:99] + "…"


def report_json(report: ValidationReport) -> str:
    """Report in, JSON out; keys in a fixed order, one result an object.

    >>> print(report_json(ValidationReport((), True)).splitlines()[1])
      "conforms": true,
    """
    document = {
        "conforms": report.conforms,
        "exit_code": report.exit_code,
        "strict": report.strict,
        "verdict": report.verdict,
        "verdict_en": report.verdict_en,
        "counts": {severity.value: number for severity, number in report.counts.items()},
        "results": [_record(result) for result in report.results],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _record(result: Result) -> dict[str, str | None]:
    return {
        "severity": result.severity.value,
        "shape": result.shape,
        "component": result.component,
        "focus": result.focus,
        "path": result.path,
        "value": result.value,
        "message_fr": result.message_fr,
        "message_en": result.message_en,
    }


def report_turtle(report: ValidationReport) -> str:
    """Report in, the standard report as Turtle out, with `sh:conforms` as the standard has it.

    Source: SHACL, 3.6.
    """
    return report.graph.serialize(format="turtle")
