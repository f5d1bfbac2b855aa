"""One function per command: one transaction and one trail entry (a cast: one box entry)."""
