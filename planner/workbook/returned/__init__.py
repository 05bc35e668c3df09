"""What questionnaires and edited exports share when they come back: harmless files, keys, cell values."""
