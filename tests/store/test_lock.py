"""One writer at a time, also when the other program has died."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.store.lock import HeldBy, Lock, acquire
from tests.sentences import refusal, sentence

ROOT = Path(__file__).parents[2]
HOLD = (
    "import sys\n"
    "from pathlib import Path\n"
    "from planner.store.lock import acquire\n"
    "acquire(Path(sys.argv[1]))\n"
    "print('held', flush=True)\n"
    "sys.stdin.read()\n"
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return tmp_path / "小城.roadmap"


@pytest.fixture
def other_program(plan: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another program that has the plan open."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(plan)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "held"
        yield process
        process.kill()


def test_the_second_to_open_is_told_by_whom_it_is_held(plan: Path, other_program: "subprocess.Popen[str]") -> None:
    held = acquire(plan)
    assert isinstance(held, HeldBy)
    assert held.holder.pid == other_program.pid
    assert f"open to {held.holder.user} on {held.holder.host}" in sentence(held.message)


def test_the_lock_of_a_program_that_died_is_taken_over(plan: Path, other_program: "subprocess.Popen[str]") -> None:
    other_program.kill()
    other_program.wait()
    assert isinstance(acquire(plan), Lock)
    assert isinstance(acquire(plan), HeldBy)


def test_a_released_lock_is_free_and_leaves_nothing(plan: Path) -> None:
    lock = acquire(plan)
    assert isinstance(lock, Lock)
    lock.release()
    assert list(plan.parent.iterdir()) == []
    assert isinstance(acquire(plan), Lock)


def test_a_lock_taken_over_by_someone_else_stays_theirs(plan: Path) -> None:
    mine = acquire(plan)
    assert isinstance(mine, Lock)
    theirs = {"user": "li", "host": "another-machine", "pid": 1, "since": "2026-11-22T08:00:00+00:00"}
    mine.file.write_text(json.dumps(theirs), encoding="utf-8")
    mine.release()
    held = acquire(plan)
    assert isinstance(held, HeldBy)
    assert held.holder.host == "another-machine"


def test_a_lock_that_says_nothing_does_not_lock(plan: Path) -> None:
    plan.with_name(f".{plan.name}.lock").write_bytes(b"")
    assert isinstance(acquire(plan), Lock)


def test_where_no_lock_can_be_written_this_is_told(tmp_path: Path) -> None:
    assert "does not exist" in refusal(lambda: acquire(tmp_path / "none" / "x.roadmap"))
