"""What could not be done outside an edit, on its way to the strip above the page."""

from PySide6.QtCore import QObject, Signal


class Notices(QObject):
    """`told(message)` carries one message; whoever could not do what was asked emits it."""

    told = Signal(object)
