"""The line under the judgements: questionnaires out, questionnaires in, and how far a job is."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from gui.context import Context
from gui.pages.weighting.questionnaires.exchange import OUT_JOB, Exchange
from gui.widgets.card import button, label
from planner.model.plan import Plan


class QuestionnaireStrip(QFrame):
    """Says who has answered, and does both ways of the exchange."""

    def __init__(self, context: Context, exchange: Exchange) -> None:
        super().__init__()
        self._context, self._exchange = context, exchange
        self.setObjectName("card")
        self.title = label(role="strong")
        self.sentence = label(role="muted", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1000)
        self.progress.setFixedWidth(160)
        self.cancel, self.folder, self.send, self.receive = button(), button("quiet"), button(), button()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self.title)
        row.addWidget(self.sentence, 1)
        for made in (self.folder, self.progress, self.cancel, self.send, self.receive):
            row.addWidget(made)
        self.cancel.clicked.connect(exchange.cancel)
        self.send.clicked.connect(exchange.send)
        self.receive.clicked.connect(exchange.ask_for_files)
        self.folder.clicked.connect(self._open_folder)
        exchange.progressed.connect(self._show_progress)

    def show_plan(self, plan: Plan) -> None:
        texts, running, written = self._context.texts, self._exchange.running, self._exchange.written
        self.title.setText(texts.tr("Questionnaires"))
        self.send.setText(texts.tr("Export questionnaires…"))
        self.send.setToolTip(texts.tr("One Excel file for each expert, and a blank one for anybody else"))
        self.receive.setText(texts.tr("Import questionnaires…"))
        self.receive.setToolTip(texts.tr("Files, or a folder with them, can also be dropped on this page"))
        self.cancel.setText(texts.tr("Cancel"))
        self.folder.setText(texts.tr("Open folder"))
        for made in (self.send, self.receive):
            made.setEnabled(not running)
        self.progress.setVisible(bool(running))
        self.cancel.setVisible(bool(running))
        self.folder.setVisible(bool(written) and not running)
        self.progress.setAccessibleName(self._sentence(plan))
        self.sentence.setText(self._sentence(plan))
        self._show_progress()

    def _sentence(self, plan: Plan) -> str:
        texts, exchange = self._context.texts, self._exchange
        if exchange.running:
            writing = exchange.running == OUT_JOB
            return texts.tr("Writing questionnaires…") if writing else texts.tr("Reading questionnaires…")
        if exchange.written:
            count = len(exchange.written)
            folder = str(exchange.written[0].parent)
            return texts.trn(
                "{count} file written to {folder}", "{count} files written to {folder}", count, folder=folder
            )
        heard = plan.weighting.heard
        answered = {given.expert for given in plan.weighting.judgements if given.evidence.basis != "assumption"}
        return texts.tr(
            "{answered} of {experts} experts have judged; drop filled files here",
            answered=sum(expert.id in answered for expert in heard),
            experts=len(heard),
        )

    def _show_progress(self) -> None:
        self.progress.setValue(round(self._exchange.share * 1000))

    def _open_folder(self) -> None:
        if self._exchange.written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._exchange.written[0].parent)))
