"""Writing fails as a whole: the old file stays, nothing is left behind, and a sentence says why."""

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from planner.model.bilingual import same
from planner.store.plan_file import read_plan, write_plan
from tests.factories import small_plan
from tests.sentences import refusal

OLD = small_plan()
NEW = replace(OLD, title=same("新稿"))
ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "小城.roadmap"
    write_plan(OLD, path)
    return path


def failing(call: Callable[..., object], at: int, code: int) -> Callable[..., object]:
    """`call`, failing at its `at`-th use with an error of the system."""
    used = 0

    def fail(*arguments: object, **options: object) -> object:
        nonlocal used
        used += 1
        if used == at:
            raise OSError(code, os.strerror(code))
        return call(*arguments, **options)

    return fail


@pytest.mark.parametrize("fault", [("fsync", 1), ("fsync", 3), ("replace", 1), ("replace", 2)], ids=str)
@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "open in another program"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
    ids=["full", "closed", "broken"],
)
def test_a_failure_at_any_step_leaves_the_old_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, fault: tuple[str, int], code: int, said: str
) -> None:
    """First the copy of the old file is put in place, then the new file; each is flushed, then renamed."""
    step, at = fault
    before = path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(os, step, failing(getattr(os, step), at, code))
        text = refusal(lambda: write_plan(NEW, path))
    assert "“小城.roadmap” was not saved" in text
    assert said in text
    assert path.read_bytes() == before
    assert {file.name for file in path.parent.iterdir()} <= {path.name, f"{path.name}.bak"}
    write_plan(NEW, path)
    assert read_plan(path).plan == NEW


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit of the system on the size of files")
def test_a_disk_that_takes_only_half_leaves_the_old_file(path: Path) -> None:
    """A real limit in another process: the write itself stops after 4 KB."""
    before = path.read_bytes()
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from planner.model.message import ProblemError\n"
        "from planner.store.atomic import write_whole\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n"
        "    write_whole(Path(sys.argv[1]), b'x' * 100_000)\n"
        "except ProblemError as problem:\n"
        "    print(problem.message.code)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert result.stdout.strip() == "disk full"
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_state_before_stays_beside_the_file(path: Path) -> None:
    before = path.read_bytes()
    write_plan(NEW, path)
    assert path.with_name(path.name + ".bak").read_bytes() == before


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    assert str(folder) in refusal(lambda: write_plan(NEW, folder / "x.roadmap"))
    (tmp_path / "file").write_bytes(b"")
    assert "does not exist" in refusal(lambda: write_plan(NEW, tmp_path / "file" / "x.roadmap"))


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.roadmap").mkdir()
    assert "is a folder" in refusal(lambda: write_plan(NEW, tmp_path / "x.roadmap"))
    assert [file.name for file in tmp_path.iterdir()] == ["x.roadmap"]


@contextmanager
def ordinary_user() -> Iterator[None]:
    """As someone to whom protection applies: the administrator may write anywhere."""
    administrator = os.geteuid() == 0
    if administrator:
        os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        if administrator:
            os.setresuid(0, 0, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
@pytest.mark.parametrize(("protected", "mode"), [("x.roadmap", 0o444), (".", 0o555)], ids=["file", "folder"])
def test_a_protected_file_or_folder_is_told(protected: str, mode: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "x.roadmap"
        write_plan(OLD, path)
        folder.chmod(0o777)
        (folder / protected).chmod(mode)
        with ordinary_user():
            assert "it is protected" in refusal(lambda: write_plan(NEW, path))
        assert read_plan(path).plan == OLD
        folder.chmod(0o777)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_keeps_pointing_at_the_file(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.roadmap"
    link.symlink_to(path)
    write_plan(NEW, link)
    assert link.is_symlink()
    assert read_plan(path).plan == NEW
