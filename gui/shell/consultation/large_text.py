"""Labels whose letters follow the size of the screen."""

from PySide6.QtWidgets import QLabel


def enlarge(made: QLabel, pixels: int) -> None:
    """Set the height of the letters; the style sheet of the window says everything else."""
    sheet = f"font-size: {pixels}px;"
    if made.styleSheet() != sheet:
        made.setStyleSheet(sheet)
