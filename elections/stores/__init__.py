"""From database rows to values and back."""
