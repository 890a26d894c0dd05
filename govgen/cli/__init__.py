"""The command line: parse, call the library, print, exit."""

from govgen.cli.program import main

__all__ = ["main"]
