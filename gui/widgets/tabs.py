"""A row of tabs without a frame, worded anew only where a word changed."""

from PySide6.QtWidgets import QTabBar


class Tabs(QTabBar):
    """As many tabs as there are names, in their order."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)  # they appear, over the last tab, once a later one turns bold
        for _ in range(count):
            self.addTab("")

    def show_names(self, names: tuple[str, ...], accessible: str) -> None:
        """Setting a text lays out and paints the whole window anew, so a word that stays is left alone."""
        for place, name in enumerate(names):
            if self.tabText(place) != name:
                self.setTabText(place, name)
        self.setAccessibleName(accessible)
