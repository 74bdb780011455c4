"""`extract` and `text`."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from rsi_graph.model import UnreadReason

Command = Callable[..., CompletedProcess[str]]


def test_extract_writes_a_competence_a_line(rsi_graph: Command, article: Path) -> None:
    """Thirty lines of JSON, data on standard output, words on standard error."""
    ended = rsi_graph("extract", article)
    rows = [json.loads(line) for line in ended.stdout.splitlines()]
    assert (ended.returncode, len(rows)) == (0, 30)
    assert "articles : 1, compétences : 30" in ended.stderr


def test_offsets_refer_to_the_text_of_the_text_command(rsi_graph: Command, article: Path) -> None:
    """`text[start:end] == quote`, through the two commands alone."""
    text = rsi_graph("text", article).stdout
    for line in rsi_graph("extract", article).stdout.splitlines():
        row = json.loads(line)
        assert text[row["start"] : row["end"]] == row["quote"]


def test_standard_input_is_a_source(rsi_graph: Command, article: Path) -> None:
    """`-` reads the article from standard input; the code must then be said."""
    law = article.read_text("utf-8")
    code = ("--code", "code-de-la-securite-sociale")
    assert len(rsi_graph("extract", "-", *code, stdin=law).stdout.splitlines()) == 30


def test_spreadsheet_comes_out_as_utf_8_whatever_the_locale(rsi_graph: Command, article: Path) -> None:
    """Byte order mark and accents in a locale that has none."""
    ended = rsi_graph("extract", article, "--format", "csv", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    rows = list(csv.DictReader(io.StringIO(ended.stdout.removeprefix("\ufeff")), delimiter=";"))
    assert (len(rows), rows[0]["targets"]) == (30, "branches | régimes")


def test_table_is_for_people(rsi_graph: Command, article: Path) -> None:
    """Headings in French, lines no wider than the terminal."""
    shown = rsi_graph("extract", article, "--format", "table", COLUMNS="90").stdout
    assert "Fait quoi" in shown
    assert max(map(len, shown.splitlines())) <= 90


def test_one_bad_file_of_a_folder_stops_nothing(rsi_graph: Command, article: Path, tmp_path: Path) -> None:
    """The others are read, the bad one is named on standard error."""
    law = tmp_path / "code-de-la-securite-sociale"
    law.mkdir()
    (law / "l611-4.md").write_bytes(article.read_bytes())
    (law / "l1.md").write_bytes(b"\xff\xfe")
    ended = rsi_graph("extract", law)
    assert (ended.returncode, len(ended.stdout.splitlines())) == (0, 30)
    assert "l1.md" in ended.stderr


def test_folder_of_nothing_but_bad_files_is_bad_input(rsi_graph: Command, tmp_path: Path) -> None:
    """Where not one article can be read, that is an error."""
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "l1.md").write_bytes(b"\xff")
    ended = rsi_graph("extract", "law")
    assert ended.returncode == 2
    assert "none of the 1 files could be read" in ended.stderr


def test_unread_passages_can_be_had(rsi_graph: Command, tmp_path: Path) -> None:
    """`--unread` writes, instead of the competences, the words that were not read, with their place and reason."""
    (tmp_path / "l1.md").write_text("# Article L1\n\n<p>Les statuts fixent les cotisations.</p>\n", "utf-8")
    ended = rsi_graph("extract", "l1.md", "--code", "code-du-sport", "--unread")
    [row] = [json.loads(line) for line in ended.stdout.splitlines()]
    text = rsi_graph("text", "l1.md", "--code", "code-du-sport").stdout
    assert text[row["start"] : row["end"]] == row["quote"]
    assert row["reason"] in set(UnreadReason)


def test_two_codes_that_disagree_are_bad_input(rsi_graph: Command, article: Path) -> None:
    """`--code` against the sidecar: an error that names both."""
    ended = rsi_graph("extract", article, "--code", "code-du-travail")
    assert ended.returncode == 2
    assert "code-du-travail" in ended.stderr
    assert "code-de-la-securite-sociale" in ended.stderr


def test_day_of_issue_comes_from_option_or_environment(rsi_graph: Command, article: Path, tmp_path: Path) -> None:
    """SOURCE_DATE_EPOCH is obeyed, `--issued` goes before it; without either no day is stated."""
    cases = (((), "", ""), ((), "1450828800", "2015-12-23"), (("--issued", "2016-01-02"), "1450828800", "2016-01-02"))
    for options, epoch, day in cases:
        assert rsi_graph("build", article, *options, SOURCE_DATE_EPOCH=epoch).returncode == 0
        graph = (tmp_path / "build" / "competences.ttl").read_text("utf-8")
        assert graph.partition('dct:issued "')[2][:10] == day


def test_epoch_that_is_no_time_is_named(rsi_graph: Command, article: Path) -> None:
    """Ends with 2 and says what to do."""
    ended = rsi_graph("build", article, SOURCE_DATE_EPOCH="yesterday")
    assert ended.returncode == 2
    assert "“yesterday”" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_coverage_tells_what_the_lexicon_lacks(rsi_graph: Command, tmp_path: Path) -> None:
    """Text for a person, JSON for a program; a missing source is one sentence and exit 2."""
    law = tmp_path / "law.md"
    law.write_text("## L1\n\nLa caisse fabulise les cotisations. Elle verse les prestations.", "utf-8")
    code = ("--code", "code-de-la-securite-sociale")
    assert "1  fabulise : « La caisse fabulise les cotisations » L1" in rsi_graph("coverage", law, *code).stdout
    figures = json.loads(rsi_graph("coverage", law, *code, "--format", "json").stdout)
    assert (figures["verb_share"], figures["verbs"][0]["word"]) == (0.5, "fabulise")
    missing = rsi_graph("coverage", "nowhere")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "Traceback" not in missing.stderr
