"""Check a whole record."""
