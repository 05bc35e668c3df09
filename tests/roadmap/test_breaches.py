"""Every rule a schedule breaks is named, and no other."""

from dataclasses import replace

from hypothesis import given, settings

from planner import checks, evaluate
from planner.edits import roadmap as edits
from planner.model.bilingual import Bilingual
from planner.model.evaluation import Roadmap
from planner.model.message import Message
from planner.model.plan import Plan
from tests.factories import SURVEY, proposal, small_plan
from tests.roadmap.independent import broken_as_a_whole, broken_by_action
from tests.roadmap.plans import POOLS, scheduled_plans
from tests.sentences import sentence


def read(plan: Plan) -> Roadmap:
    roadmap = evaluate.roadmap(plan, evaluate.ranking(plan))
    assert roadmap is not None
    return roadmap


def told(message: Message) -> tuple[str, str, str]:
    """(action, code, collision) as `tests.roadmap.independent` names them."""
    assert sentence(message)
    kinds = {"budget": "year", "pool": "year", "phase limit": "phase", "capacity": "capacity"}
    code, blanks = message.code, message.params
    for kind, name in kinds.items():
        if code == f"in a year over {kind}":
            where = blanks.get("pool") or blanks.get("department")
            assert isinstance(where, Bilingual)
            pool = {pool.name: pool.id for pool in POOLS}.get(where, "" if "pool" in blanks else where.zh)
            return message.where, name, pool
    other = blanks.get("other") or blanks.get("group")
    named = other.zh.removeprefix("行动").removeprefix("组") if isinstance(other, Bilingual) else ""
    return message.where, code, named


@given(scheduled_plans())
@settings(max_examples=150, deadline=None)
def test_every_rule_a_place_breaks_is_told_and_no_other(plan: Plan) -> None:
    assert checks.errors(plan) == ()
    messages = [message for placed in read(plan).placed for message in placed.broken]
    wanted = broken_by_action(plan)
    found = [told(message) for message in messages]
    # of one pool the first excess is told, be it of a year or of a phase
    means = {(id, name) for id, code, name in wanted if code in ("year", "phase")}
    assert {(id, name) for id, code, name in found if code in ("year", "phase")} == means
    assert {each for each in found if each[1] not in ("year", "phase")} == {
        each for each in wanted if each[1] not in ("year", "phase")
    }
    assert {each for each in found if each[1] in ("year", "phase")} <= wanted
    assert len(found) == len(set(found))


@given(scheduled_plans())
@settings(max_examples=80, deadline=None)
def test_what_no_single_place_is_to_blame_for_is_told_of_the_whole(plan: Plan) -> None:
    codes = ("group not filled", "group overfull", "strategy share too small", "required not scheduled")
    messages = read(plan).messages
    assert all(sentence(message) for message in messages)
    assert {(message.code, message.where) for message in messages if message.code in codes} == broken_as_a_whole(plan)


@given(scheduled_plans())
@settings(max_examples=40, deadline=None)
def test_the_findings_on_any_such_plan_can_be_read(plan: Plan) -> None:
    assert all(sentence(message) for message in checks.check(plan))
    bare = replace(plan, actions=tuple(replace(action, included=False) for action in plan.actions))
    assert read(bare).placed == ()


def test_a_gdp_that_makes_no_sense_breaks_nothing_but_limits() -> None:
    """A figure is refused only where it is not above 0."""
    plan = small_plan()
    tiny = tuple(replace(figure, value=1e-300) for figure in plan.city.figures)
    actions = tuple(replace(action, cost=1e15) for action in plan.actions)
    plan = replace(plan, city=replace(plan.city, figures=tiny), actions=actions)
    assert checks.errors(plan) == ()
    roadmap = read(edits.adopt_schedule(plan, proposal((SURVEY, 2027)), "2026-11-22"))
    for message in (*roadmap.messages, *(out.reason for out in roadmap.left_out)):
        assert sentence(message)
