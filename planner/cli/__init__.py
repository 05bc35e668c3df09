"""The command line: everything but the window, without Qt."""

from planner.cli.main import main

__all__ = ["main"]
