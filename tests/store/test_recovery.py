"""Unsaved work is found again after a program that did not end well."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from planner.edits import criteria, roadmap, scoring
from planner.model.bilingual import same
from planner.store.differences import differences
from planner.store.plan_file import write_plan
from planner.store.recovery import Recovery
from tests.factories import ECONOMY, JOBS, SUN, YARD, small_plan
from tests.sentences import refusal

ROOT = Path(__file__).parents[2]
PLAN = small_plan()
DIE = (
    "import os, sys\n"
    "from pathlib import Path\n"
    "from planner.store.plan_file import read_plan\n"
    "from planner.store.recovery import Recovery\n"
    "path = Path(sys.argv[1])\n"
    "Recovery(Path(sys.argv[2])).save(read_plan(path).plan, path)\n"
    "print('saved', flush=True)\n"
    "sys.stdin.read()\n"
    "os._exit(1)\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "小城.roadmap"
    write_plan(PLAN, path)
    return path


def test_work_of_a_program_that_died_is_offered_and_that_of_a_running_one_is_not(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    with subprocess.Popen(
        [sys.executable, "-c", DIE, str(file), str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "saved"
        recovery = Recovery(folder)
        assert recovery.orphans() == ()
        process.communicate()
    (orphan,) = recovery.orphans()
    assert (orphan.plan, orphan.original, orphan.differences) == (PLAN, file, 0)
    recovery.discard(orphan.key)
    assert recovery.orphans() == ()


def test_own_work_is_not_an_orphan_and_goes_when_saved(file: Path, tmp_path: Path) -> None:
    recovery = Recovery(tmp_path / "recovery")
    recovery.save(PLAN, file)
    recovery.save(replace(PLAN, title=same("新稿")), file)
    assert recovery.orphans() == ()
    assert len(list((tmp_path / "recovery").iterdir())) == 1
    recovery.discard_own()
    assert list((tmp_path / "recovery").iterdir()) == []


def test_an_orphan_says_how_far_it_is_from_its_file(file: Path, tmp_path: Path) -> None:
    edited = scoring.set_score(replace(PLAN, title=same("新稿")), SUN, JOBS, 8)
    Recovery(tmp_path).save(edited, file)
    Recovery(tmp_path).save(PLAN, None)
    orphans = Recovery(tmp_path).orphans()
    assert {orphan.original for orphan in orphans} == {file, None}
    apart = {orphan.original: orphan.differences for orphan in orphans}
    assert apart[None] is None
    assert apart[file] == differences(PLAN, edited) > 2


def test_copies_that_cannot_be_read_are_passed_over_and_stay(tmp_path: Path) -> None:
    (tmp_path / "half.recovery").write_bytes(b'{"format": ')
    (tmp_path / "other.recovery").write_bytes(b'{"format": "shopping list"}')
    assert Recovery(tmp_path).orphans() == ()
    assert len(list(tmp_path.iterdir())) == 2
    assert Recovery(tmp_path / "none").orphans() == ()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert "was not saved" in refusal(lambda: Recovery(tmp_path / "file").save(PLAN, None))


def test_differences_count_fields_and_whole_items() -> None:
    assert differences(PLAN, PLAN) == 0
    assert differences(PLAN, roadmap.set_cost(roadmap.set_readiness(PLAN, YARD, 8), YARD, 90)) == 2
    inserted = criteria.move_criterion(criteria.add_criterion(PLAN, ECONOMY, same("税收")), "C1.3", ECONOMY, 0)
    assert differences(PLAN, inserted) == 1
    assert differences(inserted, PLAN) == 1
