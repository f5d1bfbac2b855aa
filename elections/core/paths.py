"""Folders of files that are not code: templates, words, and what browsers load."""

from __future__ import annotations

from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
WORDS = TEMPLATES / "words"
STATIC = TEMPLATES / "static"
