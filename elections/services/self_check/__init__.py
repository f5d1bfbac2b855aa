"""Checks of the server's own data: at every start, and by ``repvote check``."""
