"""What can be proved about an election: boxes, trail, record, and the checks of all three."""
