"""How the command ends: 0 fine, 1 violations, 2 wrong use or bad input, 130 interrupted; never a traceback."""

import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE, CompletedProcess, Popen, run

import pytest

from rsi_graph.cli import main

Command = Callable[..., CompletedProcess[str]]
MAIN = "from rsi_graph.cli import main; main(prog_name='rsi-graph')"
HEAVY = {"rdflib", "pyshacl", "networkx", "SPARQLWrapper"}
COMMANDS = sorted(main.commands)


def test_version_is_the_one_of_the_package(rsi_graph: Command) -> None:
    """`--version` on standard output."""
    ended = rsi_graph("--version")
    assert (ended.returncode, ended.stdout) == (0, "rsi-graph, version 0.1.0\n")


@pytest.mark.parametrize("words", [("--help",), *((command, "--help") for command in COMMANDS)])
def test_help_loads_no_library(words: tuple[str, ...]) -> None:
    """Help is quick because no room behind the command is loaded."""
    shown = f"import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); {MAIN}"
    ended = run([sys.executable, "-c", shown, *words], capture_output=True, text=True, check=False)
    assert ended.returncode == 0
    assert set(ended.stderr.split()).isdisjoint(HEAVY)


def test_help_takes_less_than_three_tenths_of_a_second(rsi_graph: Command) -> None:
    """The best of three, so that a busy machine does not fail it."""

    def seconds() -> float:
        start = time.perf_counter()
        rsi_graph("--help")
        return time.perf_counter() - start

    assert min(seconds() for _ in range(3)) < 0.3


def test_help_says_what_it_is_not(rsi_graph: Command) -> None:
    """French first, English beside, and no legal advice in both."""
    said = rsi_graph("--help").stdout
    assert "Ceci n'est pas un conseil juridique. · This is no legal advice." in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("extract", "missing.md"), "missing.md: there is no such file or folder"),
        (("text", "missing.md"), "missing.md: there is no such file or folder"),
        (("build", "missing.md"), "missing.md: there is no such file or folder"),
        (("extract",), "Missing argument"),
        (("extract", "x.md", "--format", "pdf"), "'pdf' is not one of 'jsonl', 'csv', 'table'"),
        (("validate", "missing.ttl"), "missing.ttl: no such file or directory"),
        (("validate", "data.doc"), "data.doc: its ending tells no syntax of RDF"),
        (("query", "who-control-whom"), "Did you mean “who-controls-whom”"),
        (("query", "missing.rq"), "missing.rq: No such file or directory"),
        (("query", "finance", "--param", "finance"), "NAME=VALUE"),
        (("query", "-", "--data", "-"), "entrée standard"),
        (("export", "--format", "pdf"), "'pdf' is not one of"),
        (("exract", "x.md"), "No such command 'exract'"),
    ],
)
def test_what_a_user_can_mend_is_one_sentence_and_code_2(rsi_graph: Command, words: tuple[str, ...], said: str) -> None:
    """Wrong use and bad input end with 2, say what is wrong on standard error, and show no traceback."""
    ended = rsi_graph(*words)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert said in " ".join(ended.stderr.split())
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken.ttl", "<a> <b>"),
        ("broken.rdf", "<rdf"),
        ("broken.jsonld", "{"),
        ("broken.nq", "<a>"),
        ("b.ttl", "\xff"),
        ("cut.ttl", "@prefix a: <urn:a> .\na:b"),
    ],
)
def test_broken_data_is_told(rsi_graph: Command, tmp_path: Path, name: str, content: str) -> None:
    """Data that is not what its ending says is bad input, whatever the syntax."""
    (tmp_path / name).write_bytes(content.encode("latin-1"))
    ended = rsi_graph("validate", name)
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"Erreur / error: {name}: it is not ")
    assert "b'" not in ended.stderr


def test_broken_data_is_told_with_its_place(rsi_graph: Command, tmp_path: Path) -> None:
    """Line and column, what is missing there, and none of the text around."""
    (tmp_path / "a.ttl").write_text('<urn:a> <urn:b> "é" .\n<urn:a> <urn:b> "x" <urn:c> .\n', encoding="utf-8")
    assert rsi_graph("validate", "a.ttl").stderr == (
        "Erreur / error: a.ttl: it is not turtle, line 2, column 21: A dot is expected at the end of statements. "
        "Correct it at that place, or give the file the ending of its syntax.\n"
    )


def test_article_that_is_no_text_is_told(rsi_graph: Command, tmp_path: Path) -> None:
    """A picture given as an article."""
    (tmp_path / "L1.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    ended = rsi_graph("extract", "L1.md")
    assert ended.returncode == 2
    assert "it is not UTF-8 text" in ended.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_full_disk_behind_a_pipe_is_told(article: Path) -> None:
    """Standard output on a full disk."""
    with Path("/dev/full").open("wb") as full:
        ended = run(
            [sys.executable, "-c", MAIN, "text", str(article)], stdout=full, stderr=PIPE, text=True, check=False
        )
    assert ended.returncode == 2
    assert "standard output: No space left on device" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_reader_that_leaves_is_no_error(article: Path) -> None:
    """`rsi-graph extract … | head -1`: quiet, and 141 as a shell has it."""
    with Popen([sys.executable, "-c", MAIN, "extract", *[str(article)] * 40], stdout=PIPE, stderr=PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        _, errors = process.communicate()
    assert process.returncode == 141
    assert errors == b""


# What a shell runs in the background ignores Ctrl-C, and so would its children.
LISTENING = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "


def test_interruption_is_130() -> None:
    """Ctrl-C while reading standard input: one word, no traceback."""
    command = [sys.executable, "-c", LISTENING + MAIN, "extract", "-"]
    with Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
    assert process.returncode == 130
    assert errors.decode() == "Interrompu / interrupted.\n"
