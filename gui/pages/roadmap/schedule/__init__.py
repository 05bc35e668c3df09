"""The schedule: bars over time, why each is there, and the library beside it."""
