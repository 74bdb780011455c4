"""A graph with a violation is reported, not hidden: a report that found something was once taken for no report."""

from pathlib import Path

import pytest

from rsi_graph.pipeline import build
from rsi_graph.pipeline import corridor as rooms
from rsi_graph.validate import Result, Severity, ValidationReport


def test_build_tells_and_writes_violations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both report files are written, `violates` is True."""
    found = Result(Severity.VIOLATION, "holder", "MinCount", "urn:c", None, None, "Sans titulaire.", "")
    monkeypatch.setattr(rooms, "validate_graph", lambda _, **_options: ValidationReport((found,), conforms=False))
    result = build(output=tmp_path)
    assert result.violates
    assert "1 violation" in (tmp_path / "report.txt").read_text("utf-8")
    assert (tmp_path / "report.ttl").exists()
    assert '"conforms": false' in (tmp_path / "run.json").read_text("utf-8")
