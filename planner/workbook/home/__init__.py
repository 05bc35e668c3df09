"""The export comes home: every input cell is known again, whatever was done to its sheet, and says what changed."""
