"""The key holders' pages."""
