"""Opens the window; with a command, runs it without one."""

import sys
from pathlib import Path

from planner.cli import main as run_command
from planner.cli.arguments import Theme
from planner.model.bilingual import Language


def main(argv: list[str]) -> int:
    """The window for no argument, a plan file or an option of the window; a command for anything else."""
    first = argv[0] if argv else ""
    if first in ("-h", "--help") or not (first == "" or first.startswith("-") or first.endswith(".roadmap")):
        return run_command(argv, screenshots=take_screenshots)
    from gui.app import run

    return run(argv)


def take_screenshots(folder: Path, language: Language, theme: Theme, size: tuple[int, int], plan: Path | None) -> None:
    from gui.screenshots import take

    take(folder, language, theme, size, plan)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
