"""Questionnaires (咨询问卷): judgements and ratings asked for in a workbook, and read back from it."""
