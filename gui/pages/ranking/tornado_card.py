"""What each number does to the lead over its range, the largest effect first."""

from gui.context import Context
from gui.models.text_table import tab_separated
from gui.questions import Answered
from gui.widgets.answer_card import AnswerCard
from gui.widgets.span_bars import Span, SpanBars, SpanRow, SpanScale
from planner.checks.input_words import input_name, input_text
from planner.model.plan import Plan
from planner.model.sensitivity import Sensitivity, Swing
from planner.text.marker import mark

SHOWN = 20
LEGEND = mark(
    "Hatched: to the lower value, full: to the higher; left of 0 another leads. A weight moves by 10 points, a score "
    "over its range, a judgement by one step of the scale."
)


class TornadoCard(AnswerCard[Sensitivity]):
    """Left of the line at 0 another strategy leads. Full towards the upper end of an input, hatched to the lower."""

    title = mark("What moves the lead most? (tornado)")

    def __init__(self, context: Context) -> None:
        self.bars = SpanBars(context)
        super().__init__(context, context.questions.sensitivity, self.bars, self.bars.whole_size, scroll=True)

    def show_answer(self, answered: Answered[Sensitivity]) -> None:
        texts, plan, sensitivity = self.context.texts, answered.plan, answered.answer
        swings = sensitivity.swings[:SHOWN]
        if not swings:
            self.show_instead(texts.tr(self.title), texts.tr("No number moves the lead."))
            return
        leads = [0.0, sensitivity.lead, *(end for swing in swings for end in (swing.lead_low, swing.lead_high))]
        margin = (max(leads) - min(leads)) * 0.04 or 0.01
        self.bars.show_rows(
            tuple(self._row(plan, swing, sensitivity.lead) for swing in swings),
            SpanScale(
                min(leads) - margin,
                max(leads) + margin,
                (
                    (0.0, texts.tr("0: tie")),
                    (sensitivity.lead, texts.tr("lead {lead}", lead=texts.number(sensitivity.lead, 4))),
                ),
                marked=True,
            ),
        )
        self.show_chart(
            texts.tr(self.title),
            self._sentence(plan, sensitivity),
            tab_separated(self._lines(plan, sensitivity)),
            aside=texts.tr("{shown} of {all}", shown=len(swings), all=len(sensitivity.swings)),
            legend=texts.tr(LEGEND),
        )

    def _row(self, plan: Plan, swing: Swing, lead: float) -> SpanRow:
        texts, tokens = self.context.texts, self.context.tokens
        ends = (
            (swing.low, swing.lead_low),
            (swing.high, swing.lead_high),
        )
        hint = [texts.of(input_name(plan, swing.input))]
        hint += [
            texts.tr(
                "at {value}: lead {lead}",
                value=input_text(swing.input, value),
                lead=texts.number(end, 4),
            )
            for value, end in ends
        ]
        return SpanRow(
            hint[0],
            (
                Span(lead, swing.lead_low, tokens.color("accent"), hatched=True),
                Span(lead, swing.lead_high, tokens.color("accent")),
            ),
            f"{input_text(swing.input, swing.low)} … {input_text(swing.input, swing.high)}",
            "\n".join(hint),
        )

    def _sentence(self, plan: Plan, sensitivity: Sensitivity) -> str:
        texts = self.context.texts
        largest = sensitivity.swings[0]
        low, high = sorted((largest.lead_low, largest.lead_high))
        past = sum(min(swing.lead_low, swing.lead_high) < 0 for swing in sensitivity.swings)
        return texts.tr(
            "Most is moved by {input}: lead {low} to {high}. {past} of {all} numbers turn it at an end of their range.",
            input=input_name(plan, largest.input),
            low=texts.number(low, 4),
            high=texts.number(high, 4),
            past=past,
            all=len(sensitivity.swings),
        )

    def _lines(self, plan: Plan, sensitivity: Sensitivity) -> list[tuple[str, ...]]:
        texts = self.context.texts
        head = tuple(
            texts.tr(word)
            for word in (
                mark("Changed alone"),
                mark("Now"),
                mark("Lower value"),
                mark("Higher value"),
                mark("Lead at the lower"),
                mark("Lead at the higher"),
            )
        )
        lines = [head]
        for swing in sensitivity.swings:
            values = (input_text(swing.input, value) for value in (swing.now, swing.low, swing.high))
            leads = (texts.number(lead, 4) for lead in (swing.lead_low, swing.lead_high))
            lines.append((texts.of(input_name(plan, swing.input)), *values, *leads))
        return lines
