"""Everything that can be proved about an election: boxes, trail, record, and their checks."""
