"""Template files that are one record: TOML turned into a dataclass, each field checked by its type."""

from pathlib import Path
from typing import TypeVar

from planner.model.message import ProblemError
from planner.templates.tables import read_toml

Record = TypeVar("Record")


def read_record(path: Path, type: type[Record]) -> Record:
    """The TOML file as `type`, a dataclass; keys it does not know are passed over.

    Raises ProblemError naming the path of the field inside the file that is missing or of the wrong type.
    """
    import msgspec

    try:
        return msgspec.convert(read_toml(path), type)
    except msgspec.ValidationError as error:
        raise ProblemError("template not TOML", where=str(path), file=path.name, detail=str(error)) from error
