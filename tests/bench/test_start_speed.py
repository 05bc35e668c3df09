"""From the start of the process to the first painted window."""

import os
import subprocess
import sys
import textwrap

import pytest

from tests.bench.ratio import compare

pytestmark = pytest.mark.bench

FIRST_PAINT = textwrap.dedent(
    """
    {eager}
    import sys, tempfile
    from pathlib import Path
    from gui.app import build
    folder = Path(tempfile.mkdtemp())
    application = build(folder, folder / "recovery")
    application.window.show()
    application.qt.processEvents()
    loaded = {{name.split(".")[0] for name in sys.modules}}
    print(sorted(loaded & {{"numpy", "pandas", "scipy", "matplotlib", "pymcdm"}}))
    application.window.close()
    """
)


def _start(eager: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT.format(eager=eager)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_first_paint_waits_for_no_heavy_library() -> None:
    assert _start("") == "[]"
    ratio = compare(
        "window from cold start against the same with pandas and pymcdm imported first",
        lambda: _start(""),
        lambda: _start("import pandas, pymcdm.methods"),
        rounds=5,
    )
    assert ratio.times_faster > 2


def test_the_core_imports_quickly() -> None:
    def python(code: str) -> None:
        subprocess.run([sys.executable, "-c", code], check=True)

    ratio = compare(
        "importing the core against importing pandas",
        lambda: python("import planner.evaluate, planner.cities.catalogue, planner.edits.weighting"),
        lambda: python("import pandas"),
        rounds=5,
    )
    assert ratio.times_faster > 1
