"""Recalculation by LibreOffice in a private profile that never trusts cached values."""

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

Recalculate = Callable[[Path], Path]
RecalculateAll = Callable[[Sequence[Path]], list[Path]]

_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


@pytest.fixture(scope="session")
def recalculate_all(tmp_path_factory: pytest.TempPathFactory) -> RecalculateAll:
    """Open workbooks of one folder in LibreOffice, recalculate everything, save copies and return them."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: recalculated workbooks cannot be compared")
    profile = tmp_path_factory.mktemp("libreoffice-profile")
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")

    def run(paths: Sequence[Path]) -> list[Path]:
        folder = paths[0].parent / f"{paths[0].stem}-recalculated"
        command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return [folder / path.name for path in paths]

    return run


@pytest.fixture(scope="session")
def recalculate(recalculate_all: RecalculateAll) -> Recalculate:
    """The same for one workbook."""
    return lambda path: recalculate_all([path])[0]
