"""What must every schedule keep?"""

from gui.pages.roadmap.view import RoadmapView
from planner.text.marker import mark


class LimitsView(RoadmapView):
    name = mark("Limits")
    asks = mark("What must every schedule keep?")
