"""Step 4: what each strategy can score on each criterion."""
