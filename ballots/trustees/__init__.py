"""Key holders: their keys, their shares, their files."""
