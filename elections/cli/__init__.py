"""The command ``repvote``."""
