"""Folders of what is not code: templates, words, and the files that browsers load."""

from __future__ import annotations

from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
WORDS = TEMPLATES / "words"
STATIC = TEMPLATES / "static"
