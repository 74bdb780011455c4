"""Data in and out: `-` is standard input or output, bytes are UTF-8 whatever the locale."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rsi_graph.errors import OutputError

STANDARD = "-"


def write_out(content: str | bytes, destination: str = STANDARD) -> None:
    """Content and a path (`-`: standard output) in; written whole, a file by renaming.

    Raises:
        OutputError: there is no room or no permission.
        BrokenPipeError: the reader of standard output is gone.
    """
    data = content.encode() if isinstance(content, str) else content
    if destination == STANDARD:
        _write_standard(data)
        return
    from rsi_graph.pipeline import write_file

    say(f"→ {write_file(Path(destination), data)}")


def say(words: str) -> None:
    """Words for a person in; they go to standard error, where they do not mix with data."""
    click.echo(words, err=True)


def terminal_width() -> int:
    """Columns of the terminal out, 100 where there is none, 160 at most."""
    from shutil import get_terminal_size

    return min(get_terminal_size((100, 24)).columns, 160)


def _write_standard(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError("standard output", error.strerror or type(error).__name__) from error
