"""The page that reports on the actions."""
