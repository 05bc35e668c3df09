"""What may be typed on the command line, explained in the user's language."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal, NoReturn, get_args

from planner.cli.usage import usage_sentence
from planner.model.bilingual import LANGUAGES, Language
from planner.model.city import CityType
from planner.text.texts import Texts

PROGRAM = "main.py"
Theme = Literal["light", "dark", "high_contrast"]


class Arguments(argparse.Namespace):
    """The arguments of all commands; a command reads its own."""

    command: str
    type: CityType | None
    province: str | None
    resource: str | None
    resources: list[str] | None
    json: bool
    draws: int | None
    robustness: bool
    city: str | None
    cities: list[str] | None
    plan_file: Path
    file: Path | None
    folder: Path
    out: Path
    workbook: Path | None
    replace: bool
    experts: list[str] | None
    answers: list[Path]
    dry_run: bool
    accept: str
    department: str | None
    by_department: Path | None
    lang: Language | None
    theme: Theme
    size: tuple[int, int]
    action: Literal["import", "list", "export", "remove"]
    files: list[Path]
    source: str
    year: int | None
    yes: bool
    number: int | None
    all: bool


def parse(texts: Texts, argv: Sequence[str]) -> Arguments:
    """The arguments of the command named; wrong usage and --help end with SystemExit (2 and 0) as argparse does."""
    parser = _parser(texts)
    arguments = parser.parse_args(argv, Arguments())
    if arguments.command == "export":
        _check_export(parser, arguments)
    return arguments


def _check_export(parser: "_Parser", arguments: Arguments) -> None:
    if arguments.file is not None and arguments.resources:
        parser.error("argument --resource: not allowed with argument FILE.roadmap")
    if arguments.by_department is not None:
        for name, given in (("--out", arguments.out), ("--department", arguments.department)):
            if given is not None:
                parser.error(f"argument {name}: not allowed with argument --by-department")
    elif arguments.out is None:
        parser.error("the following arguments are required: --out")


def _parser(texts: Texts) -> "_Parser":
    parser = _Parser(texts, PROGRAM, texts.tr("Plans the transition of resource-based cities."))
    parser.epilog = texts.tr("Without a command the window opens; given the path of a plan, it opens with that plan.")
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", title=texts.tr("Commands"), parser_class=_Parser
    )

    def command(name: str, purpose: str) -> _Parser:
        return commands.add_parser(
            name, texts=texts, prog=f"{PROGRAM} {name}", description=purpose, help=purpose.rstrip("。.")
        )

    _cities(command("cities", texts.tr("List the cities of the catalogue.")), texts)
    _new(command("new", texts.tr("Make a plan for a city and save it.")), texts)
    evaluate = command("evaluate", texts.tr("Print weights, scores, ranking, schedule and messages of a plan."))
    _plan_file(evaluate, texts)
    _evaluate(evaluate, texts)
    _export(command("export", texts.tr("Write the workbook of a plan, or of a new plan for a city.")), texts)
    _document(command("document", texts.tr("Write the implementation plan of a plan as a Word draft.")), texts)
    _library(command("library", texts.tr("Write the action library of a plan as a workbook to be edited.")), texts)
    purpose = texts.tr("Write the questionnaires of a plan: one for each expert and a blank one, or for those named.")
    _questionnaire(command("questionnaire", purpose), texts)
    purpose = texts.tr("Take filled questionnaires and edited exports into a plan, and print what was found.")
    _import(command("import", purpose), texts)
    check = command("check", texts.tr("List what is wrong with a plan or deserves a look."))
    _plan_file(check, texts)
    _answer_language(check, texts)
    _figures(command("figures", texts.tr("Import, list, export and remove your own figures.")), texts)
    _region(command("region", texts.tr("Put the cities of a province, or any cities, side by side.")), texts)
    _screenshots(command("screenshots", texts.tr("Write a picture of every page of the window.")), texts)
    return parser


def _cities(parser: "_Parser", texts: Texts) -> None:
    types = [type for type in get_args(CityType) if type]
    parser.options.add_argument("--type", choices=types, help=texts.tr("only cities of this type"))
    parser.options.add_argument(
        "--province", metavar="PROVINCE", help=texts.tr("only this province, by its Chinese or English name")
    )
    parser.options.add_argument(
        "--resource", metavar="CODE", help=texts.tr("only cities known to hold this resource, such as coal")
    )
    parser.options.add_argument("--json", action="store_true", help=texts.tr("print all figures and sources as JSON"))
    _answer_language(parser, texts)


def _new(parser: "_Parser", texts: Texts) -> None:
    parser.options.add_argument("--city", required=True, metavar="CITY", help=_city_help(texts))
    _resources(parser, texts)
    parser.options.add_argument(
        "--out", required=True, type=Path, metavar="FILE.roadmap", help=texts.tr("the plan file to write")
    )
    parser.options.add_argument("--replace", action="store_true", help=texts.tr("write over an existing file"))
    _answer_language(parser, texts)


def _evaluate(parser: "_Parser", texts: Texts) -> None:
    parser.options.add_argument("--json", action="store_true", help=texts.tr("print the result as JSON"))
    parser.options.add_argument(
        "--draws",
        type=_count,
        metavar="NUMBER",
        help=texts.tr("how often weights and scores are drawn (the plan's choice unless given)"),
    )
    parser.options.add_argument(
        "--no-robustness",
        dest="robustness",
        action="store_false",
        help=texts.tr("leave out draws, reversals, other methods and scenarios, which take seconds"),
    )
    _answer_language(parser, texts)


def _export(parser: "_Parser", texts: Texts) -> None:
    parser.usage = (
        f"{parser.prog} [-h] (FILE.roadmap | --city CITY [--resource CODE]) "
        "(--out FILE.xlsx [--department NAME] | --by-department FOLDER [--replace]) [--lang {zh,en}]"
    )
    origin = parser.options.add_mutually_exclusive_group(required=True)
    origin.add_argument("file", nargs="?", type=Path, metavar="FILE.roadmap", help=texts.tr("the plan file to read"))
    origin.add_argument("--city", metavar="CITY", help=_city_help(texts))
    _resources(parser, texts)
    parser.options.add_argument("--out", type=Path, metavar="FILE.xlsx", help=texts.tr("the workbook to write"))
    parser.options.add_argument(
        "--department", metavar="NAME", help=texts.tr("only what this lead unit fills in, for its own actions")
    )
    parser.options.add_argument(
        "--by-department",
        dest="by_department",
        type=Path,
        metavar="FOLDER",
        help=texts.tr("a workbook for each lead unit into this folder, in place of --out"),
    )
    parser.options.add_argument("--replace", action="store_true", help=texts.tr("write over existing files"))
    parser.options.add_argument(
        "--lang", choices=LANGUAGES, help=texts.tr("language of the workbook (zh unless given) and of the answer")
    )


def _document(parser: "_Parser", texts: Texts) -> None:
    _plan_file(parser, texts)
    parser.options.add_argument(
        "--out", required=True, type=Path, metavar="FILE.docx", help=texts.tr("the document to write")
    )
    parser.options.add_argument(
        "--lang", choices=LANGUAGES, help=texts.tr("language of the document (zh unless given) and of the answer")
    )


def _library(parser: "_Parser", texts: Texts) -> None:
    _plan_file(parser, texts)
    parser.options.add_argument(
        "--out", required=True, type=Path, metavar="FILE.xlsx", help=texts.tr("the workbook to write")
    )
    parser.options.add_argument(
        "--lang", choices=LANGUAGES, help=texts.tr("language of the workbook (zh unless given) and of the answer")
    )


def _region(parser: "_Parser", texts: Texts) -> None:
    origin = parser.options.add_mutually_exclusive_group(required=True)
    origin.add_argument(
        "--province", metavar="PROVINCE", help=texts.tr("all cities of this province, by its Chinese or English name")
    )
    origin.add_argument(
        "--city",
        dest="cities",
        action="append",
        metavar="CITY",
        help=texts.tr("a city of the region; may be given several times"),
    )
    parser.options.add_argument(
        "--out", dest="workbook", type=Path, metavar="FILE.xlsx", help=texts.tr("the workbook to write")
    )
    parser.options.add_argument("--json", action="store_true", help=texts.tr("print the result as JSON"))
    parser.options.add_argument(
        "--lang", choices=LANGUAGES, help=texts.tr("language of the workbook (zh unless given) and of the answer")
    )


def _questionnaire(parser: "_Parser", texts: Texts) -> None:
    _plan_file(parser, texts)
    parser.options.add_argument(
        "--out", required=True, type=Path, metavar="FOLDER", help=texts.tr("the folder to write into")
    )
    parser.options.add_argument(
        "--expert",
        dest="experts",
        nargs="+",
        action="extend",
        metavar="NAME",
        help=texts.tr("an expert of the plan, or somebody new; may be several"),
    )
    parser.options.add_argument("--replace", action="store_true", help=texts.tr("write over existing files"))
    parser.options.add_argument(
        "--lang", choices=LANGUAGES, help=texts.tr("language of the questionnaires (zh unless given) and of the answer")
    )


def _import(parser: "_Parser", texts: Texts) -> None:
    _plan_file(parser, texts)
    parser.options.add_argument(
        "answers",
        nargs="+",
        type=Path,
        metavar="WORKBOOKS",
        help=texts.tr("filled questionnaires and edited exports, or folders with them"),
    )
    parser.options.add_argument(
        "--dry-run", dest="dry_run", action="store_true", help=texts.tr("only print what was found; change nothing")
    )
    parser.options.add_argument(
        "--accept",
        type=_accepted,
        default="clear",
        metavar="clear|all|none|1,3",
        help=texts.tr(
            "which changes of edited exports to take over: those beyond doubt (unless given), all, none, or these "
            "numbers of the table"
        ),
    )
    _answer_language(parser, texts)


def _screenshots(parser: "_Parser", texts: Texts) -> None:
    parser.options.add_argument("folder", type=Path, metavar="FOLDER", help=texts.tr("where the pictures go"))
    parser.options.add_argument(
        "--plan", dest="file", type=Path, metavar="FILE.roadmap", help=texts.tr("the plan shown; Hegang unless given")
    )
    parser.options.add_argument("--theme", choices=get_args(Theme), default="light", help=texts.tr("colours"))
    parser.options.add_argument(
        "--size", type=_size, default=(1440, 900), metavar="1440x900", help=texts.tr("width and height in pixels")
    )
    _answer_language(parser, texts)


def _figures(parser: "_Parser", texts: Texts) -> None:
    actions = parser.add_subparsers(
        dest="action", required=True, metavar="ACTION", title=texts.tr("Commands"), parser_class=_Parser
    )

    def action(name: str, purpose: str) -> _Parser:
        return actions.add_parser(
            name, texts=texts, prog=f"{parser.prog} {name}", description=purpose, help=purpose.rstrip("。.")
        )

    take = action("import", texts.tr("Read yearbook tables and store their figures over the catalogue's."))
    take.options.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help=texts.tr("a table: .xlsx, .csv or .txt")
    )
    take.options.add_argument(
        "--source", required=True, metavar="TEXT", help=texts.tr("where the figures were published: title and edition")
    )
    take.options.add_argument("--year", type=_year, metavar="YEAR", help=texts.tr("the year of tables that name none"))
    take.options.add_argument("--dry-run", action="store_true", help=texts.tr("show what would change, store nothing"))
    take.options.add_argument("--yes", action="store_true", help=texts.tr("store without being asked"))
    _answer_language(take, texts)
    listing = action("list", texts.tr("List the imports, or one city's own figures."))
    listing.options.add_argument("--city", metavar="CITY", help=_city_help(texts))
    _answer_language(listing, texts)
    export = action("export", texts.tr("Write the own figures as a table that can be imported again."))
    export.options.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help=texts.tr("the table to write: .xlsx or .csv")
    )
    export.options.add_argument("--replace", action="store_true", help=texts.tr("write over an existing file"))
    _answer_language(export, texts)
    remove = action("remove", texts.tr("Remove one import, or all own figures."))
    which = remove.options.add_mutually_exclusive_group(required=True)
    which.add_argument("number", nargs="?", type=int, metavar="NUMBER", help=texts.tr("the number of the import"))
    which.add_argument("--all", action="store_true", help=texts.tr("remove all own figures"))
    _answer_language(remove, texts)


def _year(text: str) -> int:
    if not (text.isdecimal() and 1949 <= int(text) <= 2100):
        raise argparse.ArgumentTypeError(f"'{text}'")
    return int(text)


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and 0 < int(width) < 10_000 and 0 < int(height) < 10_000):
        raise argparse.ArgumentTypeError(f"'{text}'")
    return int(width), int(height)


def _accepted(text: str) -> str:
    numbers = text.split(",")
    if text not in ("clear", "all", "none") and not all(each.isascii() and each.isdecimal() for each in numbers):
        raise argparse.ArgumentTypeError(f"'{text}'")
    return text


def _count(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError(f"'{text}'")
    return int(text)


def _plan_file(parser: "_Parser", texts: Texts) -> None:
    parser.options.add_argument("plan_file", type=Path, metavar="FILE.roadmap", help=texts.tr("the plan file to read"))


def _resources(parser: "_Parser", texts: Texts) -> None:
    parser.options.add_argument(
        "--resource",
        dest="resources",
        action="append",
        metavar="CODE",
        help=texts.tr("a resource the city lives on, such as coal; may be given several times"),
    )


def _answer_language(parser: "_Parser", texts: Texts) -> None:
    parser.options.add_argument("--lang", choices=LANGUAGES, help=texts.tr("language of the answer"))


def _city_help(texts: Texts) -> str:
    return texts.tr("the city: Chinese name, pinyin, English name or administrative code")


class _Formatter(argparse.HelpFormatter):
    """Help whose usage line starts in the user's language."""

    def __init__(self, prog: str, texts: Texts) -> None:
        super().__init__(prog, max_help_position=28)
        self._label = texts.tr("usage: ")

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self._label if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks the user's language wherever argparse lets it."""

    def __init__(self, texts: Texts, prog: str, description: str) -> None:
        super().__init__(
            prog=prog,
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=partial(_Formatter, texts=texts),
        )
        self._texts = texts
        self.options = self.add_argument_group(texts.tr("Options"))
        self.options.add_argument("-h", "--help", action="help", help=texts.tr("show this help"))

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, usage_sentence(message, self._texts) + "\n")
