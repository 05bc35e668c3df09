"""Data envelopment analysis (数据包络分析): how close each unit comes to the best practice of all.

A unit is a city, or a city in a year. Inputs, outputs and undesirable outputs are non-negative numbers in any
unit of measure: every efficiency here stays the same when a column is measured otherwise.
"""

from planner.cities.efficiency.envelopment import Envelopment, bcc, ccr
from planner.cities.efficiency.malmquist import Malmquist, malmquist
from planner.cities.efficiency.slacks_based import SlacksBased, sbm
from planner.cities.efficiency.superior import SuperEfficiency, super_efficiency
from planner.cities.efficiency.technology import Orientation, Returns

__all__ = [
    "Envelopment",
    "Malmquist",
    "Orientation",
    "Returns",
    "SlacksBased",
    "SuperEfficiency",
    "bcc",
    "ccr",
    "malmquist",
    "sbm",
    "super_efficiency",
]
