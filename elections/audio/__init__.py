"""The sound: every text of the voter's pages as a clip, tied to its words by a hash.

Knows no web and no database (`elections.web.core.clips` serves the clips). See docs/sound.md.
"""
