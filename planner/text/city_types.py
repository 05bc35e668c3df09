"""The words for the types of cities of the plan of 2013."""

from planner.model.city import CityType
from planner.text.marker import mark

TYPES: dict[CityType, str] = {
    "growing": mark("growing"),
    "mature": mark("mature"),
    "declining": mark("declining"),
    "regenerating": mark("regenerating"),
    "": mark("reference city"),
}
