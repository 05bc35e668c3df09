"""Plans as JSON: strict both ways, with errors that name the field."""

import re
from pathlib import Path
from typing import Any

import msgspec

from planner import checks
from planner.model.bilingual import Bilingual
from planner.model.message import Message, ProblemError
from planner.model.plan import Plan
from planner.text.texts import Texts

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; a plan of a city takes a hundredth of it."""

_ERROR = re.compile(r"(?P<what>.*?)(?: - at `(?:key` in `)?\$(?P<path>[^`]*)`)?", re.DOTALL)
_WRONG_TYPE = re.compile(r"Expected `(?P<expected>[^`]+)`, got `(?P<found>[^`]+)`")
_MISSING = re.compile(r"Object missing required field `(?P<field>[^`]+)`")
_NO_CHOICE = re.compile(r"Invalid enum value (?P<value>.+)", re.DOTALL)
_KINDS = {
    "str": Bilingual("文字", "text"),
    "int": Bilingual("整数", "a whole number"),
    "float": Bilingual("数值", "a number"),
    "bool": Bilingual("是或否（true/false）", "true or false"),
    "array": Bilingual("列表", "a list"),
    "object": Bilingual("一组字段", "a group of fields"),
    "null": Bilingual("空值（null）", "nothing (null)"),
}


def to_json(value: object, path: Path) -> bytes:
    """UTF-8 JSON, ending with a line break; fields in the order of their dataclass, other keys sorted.

    Raises ProblemError for text that has no UTF-8 (half a surrogate pair).
    """
    try:
        return msgspec.json.encode(value, order="deterministic") + b"\n"
    except UnicodeEncodeError as error:
        raise _problem("plan not storable", path) from error


def from_json(data: bytes, path: Path) -> Any:
    """The value in UTF-8 JSON; ProblemError where it is cut off, not UTF-8, not JSON or nested too deeply."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        cut_off = error.reason == "unexpected end of data"
        raise _problem("file cut off" if cut_off else "file not UTF-8", path) from error
    try:
        return msgspec.json.decode(text)
    except RecursionError as error:
        raise _problem("file nested too deeply", path) from error
    except msgspec.DecodeError as error:
        cut_off = not text.strip() or (text.lstrip().startswith("{") and not text.rstrip().endswith("}"))
        raise _problem("file cut off" if cut_off or "truncated" in str(error) else "file not JSON", path) from error


def to_builtins(plan: Plan) -> dict[str, Any]:
    """The plan as dicts, lists and plain values."""
    plain: dict[str, Any] = msgspec.to_builtins(plan)
    return plain


def plan_from(value: object, path: Path, *, unknown_fields: bool = False) -> Plan:
    """The plan in a decoded JSON value.

    Raises ProblemError naming the field that is missing, of the wrong type or, unless `unknown_fields` are to
    be passed over, unknown; and the first rule of `planner.checks` that the plan breaks.
    """
    try:
        plan = msgspec.convert(value, Plan)
    except msgspec.ValidationError as error:
        raise _field_problem(str(error), path) from error
    unknown = "" if unknown_fields else _unknown_field(value, msgspec.to_builtins(plan), "plan")
    if unknown:
        raise _problem("field unknown", path, field=unknown)
    refuse_unsound(plan, path)
    return plan


def refuse_unsound(plan: Plan, path: Path) -> None:
    """Raise ProblemError with the first rule the plan breaks."""
    errors = checks.errors(plan)
    if errors:
        raise _problem("plan unsound", path, detail=_in_both_languages(errors[0]))


def _unknown_field(value: object, known: object, path: str) -> str:
    """The path of the first field in `value` that the plan made of it does not have, or an empty text."""
    if isinstance(value, dict) and isinstance(known, dict):
        pairs = ((f"{path}.{key}", inner, known.get(key, msgspec.UNSET)) for key, inner in value.items())
    elif isinstance(value, list) and isinstance(known, (list, tuple)):
        pairs = ((f"{path}[{position}]", *both) for position, both in enumerate(zip(value, known, strict=True)))
    else:
        return path if known is msgspec.UNSET else ""
    return next(filter(None, (_unknown_field(inner, fitting, at) for at, inner, fitting in pairs)), "")


def _field_problem(error: str, path: Path) -> ProblemError:
    parts = _ERROR.fullmatch(error)
    what, at = (parts["what"], parts["path"] or "") if parts else (error, "")
    field = f"plan{at}"
    if found := _WRONG_TYPE.fullmatch(what):
        return _problem(
            "field of wrong kind", path, field=field, expected=_kind(found["expected"]), found=_kind(found["found"])
        )
    if found := _MISSING.fullmatch(what):
        return _problem("field missing", path, field=f"{field}.{found['field']}")
    if found := _NO_CHOICE.fullmatch(what):
        return _problem("field not a choice", path, field=field, value=found["value"])
    return _problem("field unreadable", path, field=field, detail=what)


def _kind(types: str) -> Bilingual:
    kinds = [_KINDS.get(name, Bilingual(name, name)) for name in types.split(" | ")]
    return Bilingual("或".join(kind.zh for kind in kinds), " or ".join(kind.en for kind in kinds))


def _in_both_languages(message: Message) -> Bilingual:
    return Bilingual(Texts("zh").message(message), Texts("en").message(message))


def _problem(code: str, path: Path, **params: str | Bilingual) -> ProblemError:
    return ProblemError(code, "file", str(path), file=path.name, **params)
