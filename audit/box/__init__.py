"""The box of a contest: a Belenios archive that only ever grows."""
