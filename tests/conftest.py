"""Shared facts: the real catalogue and a real plan."""

import os
from datetime import date

import pytest

from planner.cities.catalogue import Catalogue, load_catalogue
from planner.model.plan import Plan
from planner.new_plan import ready_plan

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def hegang(catalogue: Catalogue) -> Plan:
    """The first plan of Hegang, coal and graphite entered, schedule adopted."""
    return ready_plan(catalogue, catalogue.city("R066"), date(2026, 11, 22), resources=("coal", "graphite"))
