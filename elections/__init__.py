"""The running service: commands in ``services``, pages in ``web``."""
