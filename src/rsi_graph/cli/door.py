"""How the command line ends: exit codes, and one sentence instead of a traceback."""

from __future__ import annotations

import os
import sys
from typing import Any, Final

import click

from rsi_graph.cli.streams import say
from rsi_graph.errors import RsiGraphError

FINE: Final = 0
VIOLATIONS: Final = 1
WRONG_USE: Final = 2
INTERRUPTED: Final = 128 + 2  # as a shell reports SIGINT
READER_GONE: Final = 128 + 13  # as a shell reports SIGPIPE


class Door(click.Group):
    """The group of commands: what a user can mend is said in one sentence, with exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        """Context in, the command's result out, or an exit with one of the codes above."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except RsiGraphError as error:
            say(f"Erreur / error: {error}")
            ctx.exit(WRONG_USE)
        except KeyboardInterrupt:
            say("Interrompu / interrupted.")
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _forget_standard_output()
            ctx.exit(READER_GONE)
        return result


def _forget_standard_output() -> None:
    """Point standard output at nothing: the interpreter flushes it again at its end, and would complain."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
