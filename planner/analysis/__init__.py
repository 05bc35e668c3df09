"""Questions put to a plan above its evaluation, one file each: how sure, what would change it, do others agree."""
