"""Entry of the command line: language, arguments, command, exit code."""

import locale
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from planner.cli.arguments import Arguments, Theme, parse
from planner.cli.streams import keep_stdout_for_results, never_fail_on_a_letter, tell, write_no_more
from planner.model.bilingual import LANGUAGES, Language
from planner.model.message import ProblemError
from planner.store.own_figures import FILE_NAME, OwnFigures
from planner.text.texts import Texts

DATA_NAME = "transition-roadmap-planner"
"""The name of the program's folder among the user's data."""

Screenshots = Callable[[Path, Language, Theme, tuple[int, int], Path | None], object]
"""Takes the pictures: folder, language, theme, width and height, plan. The window gives it, as the core has none."""


def main(
    argv: Sequence[str],
    today: date | None = None,
    screenshots: Screenshots | None = None,
    data_folder: Path | None = None,
) -> int:
    """Run one command; results go to stdout, progress and problems to stderr.

    Returns 0 when done, 1 for a problem, told in one sentence; wrong usage and --help end with SystemExit (2 and 0)
    as argparse does. `today` is the date a new plan is made on; `data_folder` is where own figures are kept, by
    default the user's.
    """
    keep_stdout_for_results()
    never_fail_on_a_letter()
    texts = Texts(_language(argv))
    arguments = parse(texts, argv)
    try:
        code = _run(arguments, texts, today or date.today(), screenshots, _own_figures(data_folder))
        sys.stdout.flush()
    except ProblemError as problem:
        tell(texts.message(problem.message))
        return 1
    except BrokenPipeError:
        write_no_more()
        return 0
    return code


def system_language(environment: Mapping[str, str], system_locale: str | None) -> Language:
    """Chinese where the environment, or failing that the system's locale, says so; else English."""
    names = [environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    named = next(filter(None, names), system_locale or "")
    return "zh" if named.lower().startswith(("zh", "chinese")) else "en"


def _run(arguments: Arguments, texts: Texts, today: date, screenshots: Screenshots | None, own: OwnFigures) -> int:
    """Run the command named; listing cities is quick because it does not load what plans need."""
    if arguments.command == "cities":
        from planner.cli.cities_command import cities

        return cities(arguments, texts, own)
    if arguments.command == "figures":
        from planner.cli.figures_command import figures

        return figures(arguments, texts, today, own)
    if arguments.command == "screenshots":
        if screenshots is None:
            raise ProblemError("no window for pictures")
        screenshots(arguments.folder, texts.language, arguments.theme, arguments.size, arguments.file)
        return 0
    from planner.cli import import_command, plan_commands, questionnaire_commands, region_command

    commands: dict[str, Callable[[], int]] = {
        "new": lambda: plan_commands.new(arguments, texts, today, own),
        "evaluate": lambda: plan_commands.evaluate(arguments, texts, today),
        "export": lambda: plan_commands.export(arguments, texts, today, own),
        "document": lambda: plan_commands.document(arguments, texts, today),
        "library": lambda: plan_commands.library(arguments, texts, today),
        "region": lambda: region_command.region(arguments, texts, today, own),
        "check": lambda: plan_commands.check(arguments, texts),
        "questionnaire": lambda: questionnaire_commands.questionnaire(arguments, today),
        "import": lambda: import_command.import_workbooks(arguments, texts, today),
    }
    return commands[arguments.command]()


def _own_figures(folder: Path | None) -> OwnFigures:
    if folder is None:
        import platformdirs

        folder = Path(platformdirs.user_data_dir(DATA_NAME, appauthor=False))
    return OwnFigures(folder / FILE_NAME)


def _language(argv: Sequence[str]) -> Language:
    """The language asked for by --lang, which has to be known before the arguments can be explained in it."""
    for position, argument in enumerate(argv):
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or next(iter(argv[position + 1 : position + 2]), "")
            for language in LANGUAGES:
                if value == language:
                    return language
    return system_language(os.environ, locale.getlocale()[0])
