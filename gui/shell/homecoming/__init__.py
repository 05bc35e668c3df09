"""Edited exports that came back: read as a job, reviewed change by change, taken over as one step."""
