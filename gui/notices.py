"""What pages have to tell the window around them."""

from PySide6.QtCore import QObject, Signal


class Notices(QObject):
    """`told(message)` carries one message; whoever could not do what was asked emits it.

    `exported(path)` follows a written file; `import_wanted` asks for edited workbooks to be taken back.
    """

    told = Signal(object)
    exported = Signal(object)
    import_wanted = Signal()
