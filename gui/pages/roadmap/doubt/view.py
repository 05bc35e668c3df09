"""Would it still be here with other weights?"""

from gui.pages.roadmap.view import RoadmapView
from planner.text.marker import mark


class DoubtView(RoadmapView):
    name = mark("How firm")
    asks = mark("Would it still be here with other weights?")
