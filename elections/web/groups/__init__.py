"""The pages of a group, for its organisers."""
