"""People whom groups put forward, their own yes, and what becomes of it."""
